import { expect, it } from 'vitest';
import { spelledInRussian, typedOnEnglishKeys, typedOnRussianKeys } from './other-writing.ts';

it.each([
  ['ghbdtn', 'привет'],
  ['ult vjq pfrfp', 'где мой заказ'],
  [',tcgkfnyj', 'бесплатно'],
  ['{jxe', 'хочу'],
  ['GBN`', 'питё'],
])('%s on the English keyboard was to be %s', (typed, meant) => {
  expect(typedOnRussianKeys(typed)).toBe(meant);
});

it.each([
  ['руддщ', 'hello'],
  ['зфыыцщкв', 'password'],
  ['退款 руддщ', '退款 hello'],
])('%s on the Russian keyboard was to be %s', (typed, meant) => {
  expect(typedOnEnglishKeys(typed)).toBe(meant);
});

it.each([
  ['dostavka', 'доставка'],
  ['Gde moy zakaz', 'где мой заказ'],
  ['vozvrashchenie', 'возвращение'],
  ['podpisatsya', 'подписаця'],
  ['chek', 'чек'],
  ['bonusy', 'бонусы'],
  ['yubiley', 'юбилей'],
])('%s is spelled %s in Russian', (latin, russian) => {
  expect(spelledInRussian(latin)).toBe(russian);
});
