import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { chiSquareValue, normalValues, quantileOfT, tailOfF, tailOfT } from './distributions.ts';

describe('tails', () => {
  // Closed forms: of t with 1 and 2 degrees, of F with 2 above.
  it.each([0.1, 1, 2.5, 12.7])('of t at %d', (t) => {
    expect(tailOfT(t, 1) / (1 - (2 * Math.atan(t)) / Math.PI)).toBeCloseTo(1, 12);
    expect(tailOfT(-t, 2)).toBeCloseTo(1 - t / Math.sqrt(t * t + 2), 12);
  });

  it.each([0.5, 1, 4, 20])('of F at %d', (f) => {
    expect(tailOfF(f, { above: 2, below: 30 }) / (1 + f / 15) ** -15).toBeCloseTo(1, 12);
  });

  it.each([1, 2, 8.5, 40, 1_000])('are met by the quantile of t with %d degrees', (degrees) => {
    expect(tailOfT(quantileOfT(0.05, degrees), degrees)).toBeCloseTo(0.05, 12);
  });
});

describe('chance', () => {
  const count = 40_000;

  it('gives normal values with mean 0 and variance 1', () => {
    const values = Array.from({ length: count }, normalValues(seededRandom(5)));
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const fourth = values.reduce((sum, value) => sum + value ** 4, 0) / count;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(fourth - 3)).toBeLessThan(0.2);
  });

  it.each([1, 3, 30, 5_000])('gives chi-square values with %i degrees', (degrees) => {
    const random = seededRandom(6);
    const normal = normalValues(random);
    const values = Array.from({ length: count }, () => chiSquareValue(degrees, random, normal));
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    expect(mean / degrees).toBeCloseTo(1, 1);
    expect(Math.abs(variance / (2 * degrees) - 1)).toBeLessThan(0.06);
  });
});
