import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlLimits, movingRanges, type Signal, signalsOf } from './control-chart.ts';

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
