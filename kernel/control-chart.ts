import { assert } from './assert.ts';
import type { Proportion } from './proportion.ts';

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

/** What each value tells of a special cause, at the value that completes the pattern: that of
 *  `patternsOf`, and `jump`, a moving range beyond its limit. */
export function signalsOf(values: readonly number[], limits: ControlLimits): Signal[][] {
  const { centre, upper, rangeUpper } = limits;
  const ranges = movingRanges(values);
  const offsets = values.map((value) => ({ offset: value - centre, limit: upper - centre }));
  return patternsOf(offsets).map((patterns, index) => {
    const isJump = (ranges[index] ?? 0) > rangeUpper;
    return signalKinds.filter((kind) => (kind === 'jump' ? isJump : patterns.includes(kind)));
  });
}

/** A share in a p-chart. value: null of nothing. */
export interface SharePoint extends Proportion {
  readonly value: number | null;
  /** Where the share of so many lies as long as nothing special happens, within 0..1. */
  readonly lower: number;
  readonly upper: number;
  readonly signals: readonly Signal[];
}

/** Shares of the same thing one after the other, and where they lie as long as it does not change:
 *  the more a share is of, the narrower its limits. null when all are of nothing. Shares of nothing
 *  are left out of the patterns.
 *  Sources: Shewhart, 1931; limits for unequal samples as in Montgomery, Statistical Quality
 *  Control, 7.2.2. */
export function pChart(
  samples: readonly Proportion[],
): { readonly centre: number; readonly points: SharePoint[] } | null {
  const all = samples.reduce((sum, sample) => sum + sample.all, 0);
  if (all === 0) return null;
  const centre = samples.reduce((sum, { hits }) => sum + hits, 0) / all;
  const limitOf = (sample: Proportion) => 3 * Math.sqrt((centre * (1 - centre)) / sample.all);
  const told = samples.filter((sample) => sample.all > 0);
  const patterns = patternsOf(
    told.map((sample) => ({ offset: sample.hits / sample.all - centre, limit: limitOf(sample) })),
  );
  const signals = new Map(told.map((sample, index) => [sample, patterns[index] ?? []]));
  const points = samples.map((sample) => ({
    ...sample,
    value: sample.all > 0 ? sample.hits / sample.all : null,
    lower: Math.max(0, centre - limitOf(sample)),
    upper: Math.min(1, centre + limitOf(sample)),
    signals: signals.get(sample) ?? [],
  }));
  return { centre, points };
}

/** How far a value lies from its centre, and how far it may. */
interface Offset {
  readonly offset: number;
  readonly limit: number;
}

/** `beyond-limit`, `two-of-three` beyond two thirds of the way to one limit, and `run-of-eight` on
 *  one side of the centre: tests 1, 2 and 4 of Western Electric, 1956. */
function patternsOf(offsets: readonly Offset[]): Signal[][] {
  return offsets.map((each, index) => {
    const side = Math.sign(each.offset);
    const isFar = ({ offset, limit }: Offset) => offset * side > (limit * 2) / 3;
    const last = (count: number) => offsets.slice(Math.max(0, index + 1 - count), index + 1);
    const run = last(runLength);
    const isRun = run.length === runLength && run.every(({ offset }) => offset * side > 0);
    const found: Signal[] = [];
    if (Math.abs(each.offset) > each.limit) found.push('beyond-limit');
    if (isFar(each) && last(3).filter(isFar).length >= 2) found.push('two-of-three');
    if (isRun) found.push('run-of-eight');
    return found;
  });
}

/** Reckoned from the first value, so that the mean of equal values is exactly that value. */
function mean(values: readonly number[]): number {
  const [first = 0] = values;
  return first + values.reduce((total, value) => total + value - first, 0) / values.length;
}
