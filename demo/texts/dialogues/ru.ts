import { accountScenarios } from './ru/account.ts';
import { conditionScenarios } from './ru/condition.ts';
import { deliveryScenarios } from './ru/delivery.ts';
import { deliveryChangesScenarios } from './ru/delivery-changes.ts';
import { phrases } from './ru/phrases.ts';
import { pickupScenarios } from './ru/pickup.ts';
import { priceScenarios } from './ru/price.ts';
import { returnScenarios } from './ru/return.ts';
import { sendingScenarios } from './ru/sending.ts';
import { drawSlots } from './ru/slots.ts';
import { trackingScenarios } from './ru/tracking.ts';
import type { DialogueBook } from './scenario.ts';

/** What customers and agents of «Быстрослав» say. */
export const russianBook: DialogueBook = {
  scenarios: [
    ...deliveryScenarios,
    ...deliveryChangesScenarios,
    ...trackingScenarios,
    ...pickupScenarios,
    ...conditionScenarios,
    ...priceScenarios,
    ...sendingScenarios,
    ...returnScenarios,
    ...accountScenarios,
  ],
  phrases,
  drawSlots,
  // The surname comes last: «Ольга Смирнова», «Марина Сергеевна Ковалёва».
  address: ({ name }) => name.split(' ').slice(0, -1).join(' '),
  nickname: ({ name }) => name.split(' ')[0] ?? name,
};
