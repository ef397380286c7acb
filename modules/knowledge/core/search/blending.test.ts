import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blended, chooseWeight, cosineOfVectors, minimumSearches } from './blending.ts';

const found = (...rows: readonly [id: string, score: number, cosine: number | null][]) =>
  rows.map(([id, score, cosine]) => ({ id, score, cosine }));
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('');

describe('words and meaning together', () => {
  const rows = found(['a', 2, 0.1], ['b', 1.5, 0.9], ['c', 1, null]);
  it.each([
    [0, 'abc'],
    [0.25, 'abc'],
    [1, 'bac'],
    [4, 'bca'],
  ])('under the weight %d come as %s', (weight, order) => {
    expect(ids(blended(rows, weight))).toBe(order);
  });

  it('leave nothing out and bring nothing in', () => {
    const row = fc.record({
      score: fc.double({ min: 0, max: 2, noNaN: true }),
      cosine: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(row), fc.double({ min: 0, max: 4, noNaN: true }), (some, weight) => {
        expect(new Set(blended(some, weight))).toEqual(new Set(some));
      }),
    );
  });
});

describe('the weight of meaning', () => {
  const helped = { openedId: 'b', found: found(['a', 2, 0.1], ['b', 1.5, 0.9]) };
  const hurt = { openedId: 'a', found: found(['a', 2, 0.1], ['b', 1.5, 0.9]) };
  const many = (...kinds: readonly (typeof helped)[]) =>
    Array.from({ length: minimumSearches }, (_, place) => kinds[place % kinds.length] ?? helped);

  it('is the least that puts first what was opened', () => {
    expect(chooseWeight(many(helped))).toBe(1);
  });
  it('is nothing while there are too few searches', () => {
    expect(chooseWeight(many(helped).slice(1))).toBe(0);
  });
  it('is nothing when words alone do as well', () => {
    expect(chooseWeight(many(hurt))).toBe(0);
  });
  it('is nothing when searches that had no part in the choice gain nothing by it', () => {
    expect(chooseWeight(many(helped, hurt))).toBe(0);
  });
});

it('vectors are as near as they point the same way', () => {
  expect(cosineOfVectors([1, 0], [2, 0])).toBe(1);
  expect(cosineOfVectors([1, 0], [0, 3])).toBe(0);
  expect(cosineOfVectors([1, 1], [-1, -1])).toBeCloseTo(-1);
  expect(cosineOfVectors([0, 0], [1, 1])).toBe(0);
});
