import fc from 'fast-check';
import { expect, it } from 'vitest';
import { masked } from './masking.ts';

it.each([
  ['where is my parcel', 'where is my parcel'],
  ['пишите на anna.petrova@почта.рф срочно', 'пишите на … срочно'],
  ['мой номер +7 (912) 345-67-89, жду', 'мой номер …, жду'],
  ['订单 １２３４５６７８ 没到', '订单 … 没到'],
  ['card 4276 1600 1234 5678!', 'card …!'],
  ['see https://shop.test/o?token=abc now', 'see … now'],
  ['500 рублей в 2026 году в 14:30', '500 рублей в 2026 году в 14:30'],
])('hides who is meant in %j', (words, rest) => {
  expect(masked(words)).toBe(rest);
});

it('leaves no five digits in a row', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', '9', ' ', '-', 'a', '@', '.') }),
      (words) => {
        expect(masked(words)).not.toMatch(/\d{5}/);
      },
    ),
  );
});
