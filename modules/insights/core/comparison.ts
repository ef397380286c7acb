import { assert } from '#kernel/assert.ts';
import { differenceOf, type Estimate, quantilesOfNormal } from '#kernel/proportion.ts';
import { quantile } from '#kernel/quantile.ts';

/** z of 97.5 % and of 80 %: an interval of 95 % on both sides, and a power of 80 %. */
const z = quantilesOfNormal[0.95];
const zOfPower = 0.8416212335729143;

/** Difference of the means of two arms, one - other; null when either has fewer than two values.
 *  Source: Welch, 1947, with the degrees of freedom of Satterthwaite. */
export function differenceOfMeans(
  one: readonly number[],
  other: readonly number[],
): Estimate | null {
  if (one.length < 2 || other.length < 2) return null;
  const [own, its] = [one, other].map((values) => ({
    mean: meanOf(values),
    error2: varianceOf(values) / values.length,
    freedom: values.length - 1,
  }));
  assert(own !== undefined && its !== undefined, 'there are two arms');
  const value = own.mean - its.mean;
  const error2 = own.error2 + its.error2;
  if (error2 === 0) return { value, low: value, high: value };
  const freedom = error2 ** 2 / (own.error2 ** 2 / own.freedom + its.error2 ** 2 / its.freedom);
  const reach = studentQuantile(freedom) * Math.sqrt(error2);
  return { value, low: value - reach, high: value + reach };
}

/** Difference of the medians of two arms, one - other; null when either has fewer than six values.
 *  The intervals of the two medians are joined as Newcombe joins those of two shares: nothing is
 *  supposed of how waits are spread. */
export function differenceOfMedians(
  one: readonly number[],
  other: readonly number[],
): Estimate | null {
  const own = medianOf(one);
  const its = medianOf(other);
  return own && its && differenceOf(own, its);
}

/** Median with the interval between two of the values themselves; null for fewer than six, which
 *  have none of 95 %. Source: Thompson, 1936; Conover, Practical Nonparametric Statistics, 3.2. */
export function medianOf(values: readonly number[]): Estimate | null {
  const rank = lowerRank(values.length);
  const sorted = values.toSorted((one, other) => one - other);
  const low = sorted[rank - 1];
  const high = sorted[values.length - rank];
  const value = quantile(sorted, 0.5);
  if (value === null || low === undefined || high === undefined) return null;
  return { value, low, high };
}

/** Mean with its interval; null for fewer than two values. Source: Student, 1908. */
export function meanWithin(values: readonly number[]): Estimate | null {
  if (values.length < 2) return null;
  const value = meanOf(values);
  const reach = studentQuantile(values.length - 1) * Math.sqrt(varianceOf(values) / values.length);
  return { value, low: value - reach, high: value + reach };
}

/** How many contacts both arms together need, so that a true difference is found four times of five
 *  and none is found by chance in nineteen of twenty. spreads: standard deviation of one contact in
 *  each arm. share: of the contacts that get the rule, 0..1.
 *  Source: Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 3.2 and 4.2. */
export function contactsNeeded(
  { treated, control }: { treated: number; control: number },
  { difference: wished, share }: { difference: number; share: number },
): number {
  const variance = treated ** 2 / share + control ** 2 / (1 - share);
  return Math.ceil(((z + zOfPower) / wished) ** 2 * variance);
}

/** Standard deviation of one contact about a share. */
export function spreadOfShare(share: number): number {
  return Math.sqrt(share * (1 - share));
}

/** Standard deviation of one value about their mean. */
export function spreadOfMean(values: readonly number[]): number {
  return Math.sqrt(varianceOf(values));
}

/** What stands for it where medians are compared: so wide as the interval of their median is. */
export function spreadOfMedian(values: readonly number[]): number {
  const median = medianOf(values);
  return median ? ((median.high - median.low) / (2 * z)) * Math.sqrt(values.length) : 0;
}

/** The largest rank r, from 1, such that the true median lies below the r-th of n values with at
 *  most 2.5 %; 0 when there is none. */
function lowerRank(n: number): number {
  let below = 0;
  let logOfTerm = -n * Math.LN2;
  for (let rank = 0; rank < n; rank += 1) {
    below += Math.exp(logOfTerm);
    if (below > 0.025) return rank;
    logOfTerm += Math.log((n - rank) / (rank + 1));
  }
  return 0;
}

/** 97.5 % quantile of Student's distribution. freedom: 3 or more gives four digits, 10 or more six.
 *  Source: Abramowitz and Stegun, 26.7.5. */
function studentQuantile(freedom: number): number {
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * freedom ** 4)
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
