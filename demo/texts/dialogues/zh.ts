import type { DialogueBook } from './scenario.ts';
import { accountScenarios } from './zh/account.ts';
import { adviceScenarios } from './zh/advice.ts';
import { goodsScenarios } from './zh/goods.ts';
import { invoiceScenarios } from './zh/invoice.ts';
import { moneyScenarios } from './zh/money.ts';
import { orderChangesScenarios } from './zh/order-changes.ts';
import { phrases } from './zh/phrases.ts';
import { returnsScenarios } from './zh/returns.ts';
import { serviceScenarios } from './zh/service.ts';
import { shippingScenarios } from './zh/shipping.ts';
import { drawSlots } from './zh/slots.ts';

/** What customers and agents of 云栗商城 say. */
export const chineseBook: DialogueBook = {
  scenarios: [
    ...shippingScenarios,
    ...orderChangesScenarios,
    ...goodsScenarios,
    ...returnsScenarios,
    ...moneyScenarios,
    ...invoiceScenarios,
    ...adviceScenarios,
    ...accountScenarios,
    ...serviceScenarios,
  ],
  phrases,
  drawSlots,
  address: ({ name, gender }) => `${surname(name)}${gender === 'female' ? '女士' : '先生'}`,
  // Agents go by the given name, `小林` when it has one character.
  nickname: ({ name }) => {
    const given = name.slice(surname(name).length);
    return given.length > 1 ? given : `小${given}`;
  },
};

const twoCharacterSurnames = ['欧阳', '上官', '司徒', '诸葛', '夏侯', '慕容', '令狐'];

function surname(name: string): string {
  return twoCharacterSurnames.find((double) => name.startsWith(double)) ?? name.slice(0, 1);
}
