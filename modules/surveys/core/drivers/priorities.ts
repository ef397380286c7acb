import type { Interval } from '#kernel/proportion.ts';
import type { Labels, Scale } from './table.ts';

export type Quadrant = 'concentrate-here' | 'keep-up' | 'low-priority' | 'possible-overkill';

/** The segment in which a driver does best, and what it would bring to do as well everywhere. */
export interface BestSegment {
  readonly segment: string;
  /** 0..100. */
  readonly performance: number;
  readonly n: number;
  /** By how much the outcome would rise, in its own units; never below 0. */
  readonly gain: number;
  readonly gainInterval: Interval;
}

/** A segment with fewer cases is not held up as an example. */
const fewestInSegment = 30;

/** Where a mean answer stands on its scale, 0..100. */
export function performanceOf(mean: number, { from, to }: Scale): number {
  return (100 * (mean - from)) / (to - from);
}

/** Where a driver stands in the picture of importance and performance: against the target, and
 *  against the share it would have if all m drivers mattered alike. Lines at the means would always
 *  make some drivers weak. Source: Martilla and James, Importance-performance analysis, 1977. */
export function quadrantOf(
  { share, performance }: { share: number; performance: number },
  { target, drivers }: { target: number; drivers: number },
): Quadrant {
  const isImportant = share >= 1 / drivers;
  if (performance >= target) return isImportant ? 'keep-up' : 'possible-overkill';
  return isImportant ? 'concentrate-here' : 'low-priority';
}

/** What is still to be won with a driver: its share of importance × what it lacks to 100. */
export function priorityIndex(share: number, performance: number): number {
  return share * (100 - performance);
}

/** The best segment of a driver whose coefficient is known with its interval. null: no segment has
 *  enough cases, or there is one alone. rows: cases with a value. */
export function bestSegment(
  { values, scale, rows }: { values: Float64Array; scale: Scale; rows: Int32Array },
  segments: Labels,
  { coefficient, interval }: { coefficient: number; interval: Interval },
): BestSegment | null {
  const sums = segments.names.map((name) => ({ name, n: 0, sum: 0 }));
  let all = 0;
  for (const row of rows) {
    const value = values[row] ?? 0;
    all += value;
    const sum = sums[segments.codes[row] ?? -1];
    if (!sum) continue;
    sum.n += 1;
    sum.sum += value;
  }
  const enough = sums.filter(({ n }) => n >= fewestInSegment);
  if (enough.length < 2) return null;
  const sign = coefficient < 0 ? -1 : 1;
  const best = enough.reduce((one, other) =>
    (sign * other.sum) / other.n > (sign * one.sum) / one.n ? other : one,
  );
  const gap = best.sum / best.n - all / rows.length;
  const ends = [interval.low * gap, interval.high * gap];
  return {
    segment: best.name,
    performance: performanceOf(best.sum / best.n, scale),
    n: best.n,
    gain: Math.max(coefficient * gap, 0),
    gainInterval: { low: Math.max(Math.min(...ends), 0), high: Math.max(...ends, 0) },
  };
}
