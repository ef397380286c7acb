import { accountScenarios } from './en/account.ts';
import { billScenarios } from './en/bill.ts';
import { dropsScenarios } from './en/drops.ts';
import { joiningScenarios } from './en/joining.ts';
import { leavingScenarios } from './en/leaving.ts';
import { outageScenarios } from './en/outage.ts';
import { paymentScenarios } from './en/payment.ts';
import { phrases } from './en/phrases.ts';
import { planScenarios } from './en/plan.ts';
import { drawSlots } from './en/slots.ts';
import { speedScenarios } from './en/speed.ts';
import type { DialogueBook } from './scenario.ts';

/** What customers and agents of Wrenlink say. */
export const englishBook: DialogueBook = {
  scenarios: [
    ...outageScenarios,
    ...dropsScenarios,
    ...speedScenarios,
    ...joiningScenarios,
    ...billScenarios,
    ...paymentScenarios,
    ...planScenarios,
    ...leavingScenarios,
    ...accountScenarios,
  ],
  phrases,
  drawSlots,
  address: ({ name }) => name.split(' ')[0] ?? name,
  nickname: ({ name }) => name.split(' ')[0] ?? name,
};
