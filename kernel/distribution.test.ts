import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, fQuantile, incompleteBeta, logGamma, normalTail } from './distribution.ts';

/** Equal to twelve digits that count. */
function expectDigits(value: number, wanted: number) {
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-12 * Math.abs(wanted));
}

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.025],
    [2.5758293035489004, 0.005],
    [5, 2.866515718791939e-7],
    [10, 7.61985302416047e-24],
  ])('has beyond %d', (z, tail) => {
    expectDigits(normalTail(z), tail);
    expectDigits(normalTail(-z), 1 - tail);
  });
});

describe('the gamma function', () => {
  it('is the factorial of whole numbers, and the root of pi at a half', () => {
    const factorial = [1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880];
    factorial.forEach((value, n) => {
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(value), 12);
    });
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(0.25)).toBeCloseTo(Math.log(3.6256099082219087), 12);
  });
});

describe('the beta distribution', () => {
  it('is a power where one side is 1', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 60 }), (x, a) => {
        expect(incompleteBeta(x, { a, b: 1 })).toBeCloseTo(x ** a, 12);
        expect(incompleteBeta(x, { a: 1, b: a })).toBeCloseTo(1 - (1 - x) ** a, 12);
      }),
    );
  });

  it('is found back from its share', () => {
    const side = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), side, side, (share, a, b) => {
        expect(incompleteBeta(betaQuantile(share, { a, b }), { a, b })).toBeCloseTo(share, 8);
      }),
    );
  });
});

describe('the F distribution', () => {
  it.each([
    // Student's t of 2.5 %, squared.
    [0.95, 1, 10, 2.2281388519649385 ** 2],
    [0.95, 1, 1, 12.706204736432095 ** 2],
    // With two degrees above it has a closed form.
    [0.975, 2, 8, 4 * (0.025 ** -0.25 - 1)],
    [0.5, 7, 7, 1],
  ])('has at %d, of %d and %d degrees', (share, above, below, wanted) => {
    const found = fQuantile(share, { above, below });
    expect(Math.abs(found - wanted)).toBeLessThan(1e-10 * wanted);
  });
});
