import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, exactInterval, isTooFew, wilson } from './proportion.ts';

describe('the Wilson interval', () => {
  it.each([
    [81, 263, 0.95, 0.2552885199, 0.366209577],
    [81, 263, 0.9, 0.2633136172, 0.3565663496],
    [15, 148, 0.95, 0.06238639953, 0.1604872417],
    [15, 148, 0.9, 0.06744326225, 0.1495729317],
    [0, 20, 0.95, 0, 0.1611251581],
    [0, 20, 0.9, 0, 0.1191578374],
    [1, 29, 0.95, 0.006113214293, 0.1717552188],
    [1, 29, 0.9, 0.007730807973, 0.1406830951],
    [4, 5, 0.95, 0.3755346298, 0.9637758914],
    [4, 5, 0.9, 0.4352925534, 0.9540375461],
    [5, 5, 0.95, 0.5655175352, 1],
    [5, 5, 0.9, 0.6488834992, 1],
    [45, 50, 0.95, 0.7863976856, 0.9565242351],
    [45, 50, 0.9, 0.8084624858, 0.9504709655],
    [170, 200, 0.95, 0.7939442072, 0.8928640644],
    [170, 200, 0.9, 0.8038124011, 0.8868445865],
  ] as const)('of %i of %i at %d agrees with R', (hits, all, confidence, low, high) => {
    const interval = wilson({ hits, all }, confidence);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-10);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-10);
  });

  it('holds the share, stays within 0 and 1, and widens with confidence', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (hits, misses) => {
        const all = hits + misses;
        const [narrow, usual, wide] = ([0.9, 0.95, 0.99] as const).map((confidence) =>
          wilson({ hits, all }, confidence),
        );
        const share = all === 0 ? 0.5 : hits / all;
        expect(usual?.low).toBeGreaterThanOrEqual(0);
        expect(usual?.high).toBeLessThanOrEqual(1);
        expect(usual?.low).toBeLessThanOrEqual(share);
        expect(usual?.high).toBeGreaterThanOrEqual(share);
        expect(wide?.low).toBeLessThanOrEqual(narrow?.low ?? Number.NaN);
        expect(wide?.high).toBeGreaterThanOrEqual(narrow?.high ?? Number.NaN);
      }),
    );
  });
});

describe('the exact interval', () => {
  it.each([
    [81, 263, 0.2527367456, 0.3676219226],
    [15, 148, 0.05784401008, 0.1616504903],
    [0, 20, 0, 0.168433471],
    [1, 29, 0.0008726468836, 0.1776442955],
    [4, 5, 0.2835820639, 0.9949492366],
    [5, 5, 0.4781762499, 1],
    [45, 50, 0.7818646336, 0.9667249064],
    [170, 200, 0.7928412963, 0.8964504765],
  ])('of %i of %i agrees with R', (hits, all, low, high) => {
    const interval = exactInterval({ hits, all });
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-10);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-10);
  });

  it('says nothing of nothing', () => {
    expect(exactInterval({ hits: 0, all: 0 })).toEqual({ low: 0, high: 1 });
  });
});

describe('the difference of two shares', () => {
  const one = { hits: 56, all: 70 };
  const other = { hits: 48, all: 80 };

  it('agrees with the published example of Newcombe', () => {
    const result = difference(one, other);
    expect(result?.value).toBeCloseTo(0.2, 12);
    expect(Math.abs((result?.low ?? 0) - 0.0524314724)).toBeLessThan(1e-10);
    expect(Math.abs((result?.high ?? 0) - 0.333872654)).toBeLessThan(1e-9);
  });

  it('turns its sign when the two change places', () => {
    const forth = difference(one, other);
    const back = difference(other, one);
    expect(back?.low).toBeCloseTo(-(forth?.high ?? 0), 12);
    expect(back?.high).toBeCloseTo(-(forth?.low ?? 0), 12);
  });

  it('is unknown when one side has nothing', () => {
    expect(difference(one, { hits: 0, all: 0 })).toBeNull();
  });
});

describe('too few answers', () => {
  it('are fewer than five, unless another limit is given', () => {
    expect([4, 5].map((answers) => isTooFew(answers))).toEqual([true, false]);
    expect(isTooFew(29, 30)).toBe(true);
  });
});
