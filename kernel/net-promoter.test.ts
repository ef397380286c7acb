import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netPromoterScore, promotionOf } from './net-promoter.ts';

const count = fc.nat(1_000);

describe('the net promoter score', () => {
  it.each([
    [50, 30, 20, 30, 7.810249676, 14.69219192, 45.30780808],
    [14, 5, 1, 65, 12.79648389, 39.91935244, 90.08064756],
    [400, 350, 250, 15, 2.50499501, 10.0903, 19.9097],
    [5, 5, 5, 0, 21.08185107, -41.31966882, 41.31966882],
  ])('of %i, %i and %i agrees with R', (promoters, passives, detractors, ...figures) => {
    const found = netPromoterScore({ promoters, passives, detractors });
    const told = [found?.value, found?.standardError, found?.low, found?.high];
    told.forEach((value, index) => {
      expect(Math.abs((value ?? Number.NaN) - (figures[index] ?? 0))).toBeLessThan(1e-8);
    });
  });

  it('stays within its scale and turns its sign with its answers', () => {
    fc.assert(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        const one = netPromoterScore({ promoters, passives, detractors });
        const other = netPromoterScore({ promoters: detractors, passives, detractors: promoters });
        expect(one?.low ?? -100).toBeGreaterThanOrEqual(-100);
        expect(one?.high ?? 100).toBeLessThanOrEqual(100);
        expect(other?.value ?? 0).toBeCloseTo(-(one?.value ?? 0), 8);
      }),
    );
  });

  it('is unknown of nobody', () => {
    expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
  });

  it.each([
    [10, 'promoters'],
    [9, 'promoters'],
    [8, 'passives'],
    [7, 'passives'],
    [6, 'detractors'],
    [0, 'detractors'],
  ] as const)('counts an answer of %i among the %s', (answer, kind) => {
    expect(promotionOf(answer)).toBe(kind);
  });
});
