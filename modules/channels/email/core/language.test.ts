import { expect, it } from 'vitest';
import { languageOf } from './language.ts';

it.each([
  ['Where is my parcel? It was due on Monday.', 'en'],
  ['Где моя посылка? Номер заказа RU-12345, DHL Express.', 'ru'],
  ['我的包裹在哪里？订单号 CN-12345。', 'zh'],
  ['Ok', 'ru'],
  ['12345', 'ru'],
] as const)('%s is %s where Russian is usual', (text, language) => {
  expect(languageOf(text, 'ru')).toBe(language);
});
