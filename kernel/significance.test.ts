import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedForMany, exactP, pooledSurprise } from './significance.ts';

const one = { hits: 56, all: 70 };
const other = { hits: 48, all: 80 };
const share = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([hits, misses]) => ({ hits, all: hits + misses }));

describe('the surprise of two shares', () => {
  it('agrees with R, by the normal distribution and exactly', () => {
    const found = pooledSurprise(one, other);
    expect(Math.abs((found?.z ?? 0) - 2.650171951)).toBeLessThan(1e-9);
    expect(Math.abs((found?.p ?? 0) - 0.008045081368)).toBeLessThan(1e-12);
    expect(Math.abs(exactP(one, other) - 0.01252112975)).toBeLessThan(1e-11);
  });

  it('squared is the chi-square of the table', () => {
    const found = pooledSurprise({ hits: 120, all: 200 }, { hits: 40, all: 100 });
    expect((found?.z ?? 0) ** 2).toBeCloseTo(10.71428571, 8);
    expect(found?.p).toBeCloseTo(0.001063114917, 11);
  });

  it('is the same whichever stands first, and a probability', () => {
    fc.assert(
      fc.property(share, share, (own, its) => {
        const p = exactP(own, its);
        expect(p).toBeCloseTo(exactP(its, own), 9);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(pooledSurprise(own, its)?.p).toBe(pooledSurprise(its, own)?.p);
      }),
    );
  });

  it('is unknown of nothing, and of all or none', () => {
    expect(pooledSurprise(one, { hits: 0, all: 0 })).toBeNull();
    expect(pooledSurprise({ hits: 3, all: 3 }, { hits: 9, all: 9 })).toBeNull();
    expect(exactP({ hits: 3, all: 3 }, { hits: 9, all: 9 })).toBe(1);
  });
});

describe('the probabilities of many comparisons', () => {
  it('agree with p.adjust of R', () => {
    const found = adjustedForMany([0.01, 0.04, 0.03, 0.005, 0.5]);
    [0.025, 0.05, 0.05, 0.025, 0.5].forEach((wanted, index) => {
      expect(found[index]).toBeCloseTo(wanted, 12);
    });
    expect([adjustedForMany([]), adjustedForMany([0.2])]).toEqual([[], [0.2]]);
  });
});
