import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlLimits, movingRanges, pChart, type Signal, signalsOf } from './control-chart.ts';

/** Centre 50, limits 20 and 80, two thirds of the way at 30 and 70, jumps beyond 36.8. */
const limits = { centre: 50, lower: 20, upper: 80, rangeMean: 30 / 2.66, rangeUpper: 36.8 };

describe('the limits of a control chart', () => {
  it('agree with the flow rates of the NIST handbook, 6.3.2.2', () => {
    const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    const { centre, lower, upper, rangeMean, rangeUpper } = controlLimits(flow);
    expect(centre).toBeCloseTo(50.81, 10);
    expect(rangeMean).toBeCloseTo(1.8778, 4);
    // The handbook divides by d2 = 1.128 itself: 55.8041 and 45.8159.
    expect(upper).toBeCloseTo(55.8041, 2);
    expect(lower).toBeCloseTo(45.8159, 2);
    expect(rangeUpper).toBeCloseTo(3.267 * 1.8778, 3);
    expect(signalsOf(flow, controlLimits(flow)).flat()).toEqual([]);
  });

  it('lie on the value of a series that never changes, which has no signals', () => {
    const values = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 40 }), (value, length) => {
        const series = Array.from({ length }, () => value);
        const found = controlLimits(series);
        expect(found).toEqual({
          centre: value,
          lower: value,
          upper: value,
          rangeMean: 0,
          rangeUpper: 0,
        });
        expect(signalsOf(series, found).flat()).toEqual([]);
      }),
    );
  });

  it('move with the values and stretch with their unit', () => {
    const series = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 1_000 }), (values, shift) => {
        const one = controlLimits(values);
        const other = controlLimits(values.map((value) => value * 4 + shift));
        expect(other.upper).toBeCloseTo(one.upper * 4 + shift, 6);
        expect(other.lower).toBeCloseTo(one.lower * 4 + shift, 6);
        expect(other.rangeUpper).toBeCloseTo(one.rangeUpper * 4, 6);
      }),
    );
  });
});

describe('the moving ranges', () => {
  it('are the distances of neighbours', () => {
    expect(movingRanges([5, 8, 2])).toEqual([null, 3, 6]);
  });
});

describe('the signals of a control chart', () => {
  it.each<[string, number[], Signal[]]>([
    ['a value on the limit tells nothing', [60, 80], []],
    ['a value beyond the upper limit', [60, 81], ['beyond-limit']],
    ['a value beyond the lower limit', [40, 19], ['beyond-limit']],
    ['a jump from one side to the other', [31, 69], ['jump']],
    ['two neighbours near one limit', [71, 72], ['two-of-three']],
    ['two of three near one limit', [71, 50, 72], ['two-of-three']],
    ['two of four near one limit tell nothing', [71, 50, 51, 72], []],
    ['two near two limits tell nothing', [71, 50, 29], []],
    ['two of three, but not the last, tell nothing again', [71, 72, 60], []],
    ['eight above the centre', [51, 52, 51, 53, 51, 52, 51, 51], ['run-of-eight']],
    ['seven above the centre tell nothing', [52, 51, 53, 51, 52, 51, 51], []],
    ['a value on the centre ends a run', [51, 52, 51, 50, 51, 52, 51, 51], []],
    ['eight below the centre', [49, 48, 49, 47, 49, 48, 49, 49], ['run-of-eight']],
  ])('%s', (_, values, expected) => {
    expect(signalsOf(values, limits).at(-1)).toEqual(expected);
  });

  it('stand at the value that completes the pattern', () => {
    expect(signalsOf([71, 72, 50, 51], limits)).toEqual([[], ['two-of-three'], [], []]);
  });
});

describe('the p-chart', () => {
  /** Montgomery, Introduction to Statistical Quality Control: cans of orange juice, 50 a sample. */
  const cans = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
    7, 13, 9, 6,
  ].map((hits) => ({ hits, all: 50 }));
  const wilder = fc
    .tuple(fc.nat(300), fc.nat(300))
    .map(([hits, misses]) => ({ hits, all: hits + misses }));

  it('agrees with the published example of Montgomery', () => {
    const chart = pChart(cans);
    const [first] = chart?.points ?? [];
    expect(Math.abs((chart?.centre ?? 0) - 0.2313333333)).toBeLessThan(1e-10);
    expect(Math.abs((first?.upper ?? 0) - 0.4102391186)).toBeLessThan(1e-10);
    expect(Math.abs((first?.lower ?? 0) - 0.05242754807)).toBeLessThan(1e-11);
    const beyond = chart?.points.flatMap(({ signals }, index) =>
      signals.includes('beyond-limit') ? [index + 1] : [],
    );
    expect(beyond).toEqual([15, 23]);
  });

  it('sets wider limits for smaller samples, by which each is judged', () => {
    const samples = [
      { hits: 500, all: 1_000 },
      { hits: 7, all: 10 },
      { hits: 700, all: 1_000 },
      { hits: 300, all: 1_000 },
    ];
    const points = pChart(samples)?.points ?? [];
    expect(points.map(({ signals }) => signals.includes('beyond-limit'))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(points[1]?.upper).toBeCloseTo(0.5 + 3 * Math.sqrt(0.25 / 10), 2);
  });

  it('sees eight on one side of the centre, and lets an empty sample break nothing', () => {
    const of = (hits: number) => ({ hits, all: 100 });
    const nothing = { hits: 0, all: 0 };
    const low = Array.from({ length: 8 }, () => of(48));
    const samples = [...low.slice(0, 4), nothing, ...low.slice(4), of(70)];
    const told = pChart(samples)?.points.map(({ value, signals }) => ({ value, signals }));
    expect(told?.[8]).toEqual({ value: 0.48, signals: ['run-of-eight'] });
    expect(told?.[4]).toEqual({ value: null, signals: [] });
    expect(told?.filter(({ signals }) => signals.length > 0)).toHaveLength(2);
  });

  it('has nothing to tell of nothing, nor of shares that never change', () => {
    expect([pChart([]), pChart([{ hits: 0, all: 0 }])]).toEqual([null, null]);
    const same = Array.from({ length: 20 }, (_, index) => ({
      hits: index + 1,
      all: 3 * index + 3,
    }));
    expect(pChart(same)?.points.flatMap(({ signals }) => signals)).toEqual([]);
  });

  it('turns over when hits and misses change places', () => {
    fc.assert(
      fc.property(fc.array(wilder, { maxLength: 40 }), (samples) => {
        const one = pChart(samples)?.points ?? [];
        const other =
          pChart(samples.map(({ hits, all }) => ({ hits: all - hits, all })))?.points ?? [];
        one.forEach((point, index) => {
          expect(1 - (other[index]?.lower ?? 0)).toBeCloseTo(point.upper, 10);
          expect(point.lower).toBeLessThanOrEqual(point.upper);
        });
      }),
    );
  });
});
