import { describe, expect, it } from 'vitest';
import { isSameMatter, type Matter } from './matter.ts';

const matter = (about: Partial<Matter> | string): Matter => ({
  ...{ articleIds: [], categoryIds: [] },
  words: typeof about === 'string' ? [about] : [],
  ...(typeof about !== 'string' && about),
});

describe('what is searched, read and written', () => {
  it.each<[string, Partial<Matter>, Partial<Matter>, boolean]>([
    ['the same article', { articleIds: ['a', 'b'] }, { articleIds: ['b'] }, true],
    ['other articles', { articleIds: ['a'] }, { articleIds: ['b'] }, false],
    ['one category', { articleIds: ['a'], categoryIds: ['c'] }, { categoryIds: ['c'] }, true],
    ['other categories', { categoryIds: ['c'] }, { categoryIds: ['d'] }, false],
    ['one like wording of many', { words: ['invoice', 'refund'] }, { words: ['refunds'] }, true],
    ['nothing', {}, {}, false],
    ['nothing told', { words: ['refund'] }, { words: ['', '…'] }, false],
  ])('is about one matter or not: %s', (_, one, other, isSame) => {
    expect(isSameMatter(matter(one), matter(other))).toBe(isSame);
    expect(isSameMatter(matter(other), matter(one))).toBe(isSame);
  });

  it.each([
    ['refund', 'refund not arrived', true],
    ['return parcel', 'Return a parcel and get your money back', true],
    ['change address', 'Changing the delivery address', true],
    ['return parcel', 'Hello, I would like to return the parcel, it is the wrong size.', true],
    ['where is my parcel', 'where is my refund', false],
    ['change address', 'change phone number', false],
    ['возврат', 'Здравствуйте! Хочу оформить возврат вазы, что делать?', true],
    ['изменить адрес', 'Здравствуйте, мне нужно изменить дату доставки', false],
    ['где моя посылка', 'посылка не пришла', true],
    ['где моя посылка', 'где мой возврат', false],
    ['退款', '退款多久到账', true],
    ['退货', '如何退货并获得退款', true],
    ['如何退货', '如何开发票', false],
    ['发票', '退款', false],
    ['退款', '退货', false],
    ['Hello!', 'Hello, please', false],
  ])('in the words %j and %j: %s', (one, other, isSame) => {
    expect(isSameMatter(matter(one), matter(other))).toBe(isSame);
  });
});
