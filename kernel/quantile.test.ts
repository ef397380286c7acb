import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('quantile', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, 3.25],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5, 5.5],
    [[40, 10, 30, 20], 0, 10],
    [[40, 10, 30, 20], 1, 40],
    [[40, 10, 30, 20], 1 / 3, 20],
    [[7], 0.9, 7],
  ])('of %j at %d is %d, as in R', (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected, 12);
  });

  it('is unknown for no values', () => {
    expect(quantile([], 0.5)).toBeNull();
  });

  it('lies within the values, rises with the share, and does not depend on their order', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    const shareFrom = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, shareFrom, shareFrom, (numbers, a, b) => {
        const low = quantile(numbers, Math.min(a, b)) ?? Number.NaN;
        const high = quantile(numbers, Math.max(a, b)) ?? Number.NaN;
        expect(low).toBeGreaterThanOrEqual(Math.min(...numbers));
        expect(high).toBeLessThanOrEqual(Math.max(...numbers));
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(quantile(numbers.toReversed(), a)).toBe(quantile(numbers, a));
      }),
    );
  });
});
