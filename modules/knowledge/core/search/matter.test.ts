import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionOf } from './collection.fixture.ts';
import { type Matter, namedLike } from './matter.ts';
import { isTelling } from './telling.ts';
import { productGain, topicGain } from './weights.ts';

const nothing: Matter = { products: [], topics: [], categoryIds: [] };
const articles = [
  { title: 'Sign the form', headings: 'Bills', categoryId: 'bills' },
  { title: 'Sign the form', headings: 'Boxes', categoryId: 'boxes', products: ['Express'] },
  { title: 'Sign the form', headings: 'Visit', tags: ['repairs'], products: ['Full Fibre'] },
  { title: 'Change the password' },
];
const { find, index } = collectionOf(articles, { language: 'en' });
const idsOf = (query: string, about: Partial<Matter> = {}) =>
  find(query, { matter: { ...nothing, ...about } }).map(({ id }) => id);

describe('what a contact is about', () => {
  it.each<[string, Partial<Matter>, string]>([
    ['nothing', {}, '0'],
    ['a product of the article', { products: ['Full Fibre 500'] }, '2'],
    ['another product', { products: ['Full 500'] }, '0'],
    ['one of several products', { products: ['Slippers', 'express'] }, '1'],
    ['words of a heading', { topics: ['Where are my boxes?'] }, '1'],
    ['a tag of the article', { topics: ['Late repair'] }, '2'],
    ['the category of the article', { categoryIds: ['boxes'] }, '1'],
    ['words of one of several topics', { topics: ['Password bills', 'Boxes'] }, '1'],
    ['words that no article has', { topics: ['Zebra'] }, '0'],
    ['stop words alone', { topics: ['the and of'] }, '0'],
  ])('puts first, of articles that answer alike, what has %s', (_, about, id) => {
    expect(idsOf('sign the form', about)[0]).toBe(id);
  });

  it('finds nothing by itself', () => {
    const about = { products: ['Express'], topics: ['password'], categoryIds: ['boxes'] };
    expect(idsOf('', about)).toEqual([]);
    expect(idsOf('zebra', about)).toEqual([]);
  });

  it('does not bring up what answers the words badly', () => {
    const about = { products: ['Express'], topics: ['boxes'], categoryIds: ['boxes'] };
    expect(idsOf('change the password, sign', about)[0]).toBe('3');
  });

  it('raises a score by its gains at most, and lowers none', () => {
    const word = fc.constantFrom('sign', 'form', 'bills', 'boxes', 'visit', 'password', 'zebra');
    const words = fc.array(word, { maxLength: 5 }).map((all) => all.join(' '));
    const about = fc.record({
      products: fc.array(fc.constantFrom('Express', 'Full Fibre 500', 'Slippers')),
      topics: fc.array(words, { maxLength: 2 }),
      categoryIds: fc.subarray(['bills', 'boxes']),
    });
    fc.assert(
      fc.property(words, about, (query, matter) => {
        const before = new Map(find(query).map(({ id, score }) => [id, score]));
        const after = find(query, { matter });
        expect(after.length).toBe(before.size);
        for (const { id, score } of after) {
          const known = before.get(id) ?? 0;
          expect(score).toBeGreaterThanOrEqual(known);
          expect(score).toBeLessThanOrEqual(known * (1 + productGain + topicGain) + 1e-9);
        }
      }),
    );
  });

  it('finds what is named by a telling word of its topic', () => {
    const { linguistics } = index.vocabulary;
    const categories = ['Bills', 'Parcels and letters', '退货', 'The rest'].map((name) => ({
      name,
    }));
    expect(namedLike(categories, ['The parcel is lost'], linguistics)).toEqual([
      { name: 'Parcels and letters' },
    ]);
    expect(namedLike(categories, ['Hi', '我要退货'], linguistics)).toEqual([{ name: '退货' }]);
    expect(namedLike(categories, [], linguistics)).toEqual([]);
  });
});

it.each([
  ['', false],
  ['hi', false],
  ['hello', false],
  ['Здравствуйте', false],
  ['my', false],
  ['my par', false],
  ['my parc', true],
  ['где посы', true],
  ['*** ***', false],
  ['你好', false],
  ['退', false],
  ['退货', true],
  ['怎么退款', true],
])('what is begun by %j says enough to be searched: %s', (begun, isEnough) => {
  expect(isTelling(begun)).toBe(isEnough);
});
