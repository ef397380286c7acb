import { assert } from './assert.ts';

/** What a point of a control chart tells of a special cause. `jump`: it lies too far from the point
 *  before it. `two-of-three`: with one of the two before it, near the same limit. */
export const signalKinds = ['beyond-limit', 'jump', 'two-of-three', 'run-of-eight'] as const;
export type Signal = (typeof signalKinds)[number];

/** By what the points of a control chart are judged, in their own unit. */
export interface ControlLimits {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean distance of neighbouring points, and how far it may reach. */
  readonly rangeMean: number;
  readonly rangeUpper: number;
}

/** Three standard deviations as a multiple of the mean moving range of two: 3 ÷ 1.128. */
const individualsFactor = 2.66;
/** The upper limit of a moving range of two as a multiple of their mean (D4). */
const rangeFactor = 3.267;
const runLength = 8;

/** Where the values of a process lie as long as nothing special happens to it: centre and limits of
 *  its individuals and moving-range chart.
 *  base: at least two values, in order of time, by which the rest is judged.
 *  Sources: Shewhart, 1931; factors as in ISO 7870-2:2013 and the NIST handbook, 6.3.2.2. */
export function controlLimits(base: readonly number[]): ControlLimits {
  const ranges = movingRanges(base).filter((range) => range !== null);
  assert(ranges.length > 0, 'limits need at least two values');
  const centre = mean(base);
  const rangeMean = mean(ranges);
  return {
    centre,
    lower: centre - individualsFactor * rangeMean,
    upper: centre + individualsFactor * rangeMean,
    rangeMean,
    rangeUpper: rangeFactor * rangeMean,
  };
}

/** How far each value lies from the one before it; the first has none. */
export function movingRanges(values: readonly number[]): (number | null)[] {
  return values.map((value, index) => {
    const before = values[index - 1];
    return before === undefined ? null : Math.abs(value - before);
  });
}

/** What each value tells of a special cause, at the value that completes the pattern.
 *  `beyond-limit`, `two-of-three` beyond two thirds of the way to one limit, and `run-of-eight` on
 *  one side of the centre are tests 1, 2 and 4 of Western Electric, 1956; `jump` is a moving range
 *  beyond its limit. */
export function signalsOf(values: readonly number[], limits: ControlLimits): Signal[][] {
  const { centre, upper, rangeUpper } = limits;
  const limit = upper - centre;
  const offsets = values.map((value) => value - centre);
  const ranges = movingRanges(values);
  return offsets.map((offset, index) => {
    const side = Math.sign(offset);
    const isFar = (each: number) => each * side > (limit * 2) / 3;
    const last = (count: number) => offsets.slice(Math.max(0, index + 1 - count), index + 1);
    const run = last(runLength);
    const isRun = run.length === runLength && run.every((each) => each * side > 0);
    const signals: Signal[] = [];
    if (Math.abs(offset) > limit) signals.push('beyond-limit');
    if ((ranges[index] ?? 0) > rangeUpper) signals.push('jump');
    if (isFar(offset) && last(3).filter(isFar).length >= 2) signals.push('two-of-three');
    if (isRun) signals.push('run-of-eight');
    return signals;
  });
}

/** Reckoned from the first value, so that the mean of equal values is exactly that value. */
function mean(values: readonly number[]): number {
  const [first = 0] = values;
  return first + values.reduce((total, value) => total + value - first, 0) / values.length;
}
