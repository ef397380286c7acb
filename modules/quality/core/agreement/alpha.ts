import type { Interval } from '#kernel/proportion.ts';
import { quantile } from '#kernel/quantile.ts';
import { pick, seededRandom } from '#kernel/random.ts';
import { givenOf, type Ratings } from './ratings.ts';

/** How far apart two ratings lie. `nominal`: alike or not. `ordinal`: by how many ratings stand
 *  between them. `interval`: by their difference. `ratio`: by it as a part of their sum. */
export const scales = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Scale = (typeof scales)[number];

/** Krippendorff's alpha: 1 is full agreement, 0 what chance brings, below 0 raters who contradict
 *  each other. Any number of raters; missing ratings are left out. null when no unit has two
 *  ratings, or all ratings are the same, as nothing could have differed.
 *  scale: `ratio` asks for ratings of 0 and more.
 *  Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. */
export function krippendorffAlpha(ratings: Ratings, scale: Scale): number | null {
  const units = ratings.map(givenOf).filter(({ length }) => length > 1);
  const values = units.flat();
  if (values.length === 0) return null;
  const distanceOf = distances[scale](values);
  const expected = distanceOf(values) / (values.length - 1);
  if (expected === 0) return null;
  const observed = units.reduce((sum, unit) => sum + distanceOf(unit) / (unit.length - 1), 0);
  return 1 - observed / expected;
}

/** Interval of 95 % of Krippendorff's alpha, from drawing as many units with replacement; null when
 *  fewer than two units have two ratings, or the draws tell nothing.
 *  resamples: how often it is drawn. seed: repeats the draws. */
export function alphaInterval(
  ratings: Ratings,
  scale: Scale,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Interval | null {
  const units = ratings.filter((unit) => givenOf(unit).length > 1);
  if (units.length < 2) return null;
  const random = seededRandom(seed);
  const alphas = Array.from({ length: resamples }, () =>
    krippendorffAlpha(
      units.map(() => pick(random, units)),
      scale,
    ),
  ).filter((alpha) => alpha !== null);
  const low = quantile(alphas, 0.025);
  const high = quantile(alphas, 0.975);
  return low === null || high === null ? null : { low, high };
}

/** Sum of the squared distances of all ordered pairs of values. */
type Distance = (values: readonly number[]) => number;

/** Told by all ratings together, as they say how far apart two ranks lie. */
const distances: Readonly<Record<Scale, (all: readonly number[]) => Distance>> = {
  nominal: () => unlikePairs,
  ordinal: (all) => {
    const ranks = middleRanks(all);
    return (values) => squaredDifferences(values.map((value) => ranks.get(value) ?? 0));
  },
  interval: () => squaredDifferences,
  ratio: () => relativeDifferences,
};

function unlikePairs(values: readonly number[]): number {
  let alike = 0;
  for (const count of countsOf(values).values()) alike += count * count;
  return values.length ** 2 - alike;
}

/** Reckoned from the first value, so that it is exactly 0 for equal values. */
function squaredDifferences(values: readonly number[]): number {
  const [first = 0] = values;
  const mean = values.reduce((sum, value) => sum + value - first, 0) / values.length;
  return 2 * values.length * values.reduce((sum, value) => sum + (value - first - mean) ** 2, 0);
}

function relativeDifferences(values: readonly number[]): number {
  const counts = [...countsOf(values)];
  let sum = 0;
  for (const [one, ones] of counts) {
    for (const [other, others] of counts) {
      if (one !== other) sum += ones * others * ((one - other) / (one + other)) ** 2;
    }
  }
  return sum;
}

function middleRanks(values: readonly number[]): Map<number, number> {
  let before = 0;
  const counts = [...countsOf(values)].sort(([one], [other]) => one - other);
  return new Map(
    counts.map(([value, count]) => {
      before += count;
      return [value, before - count / 2];
    }),
  );
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
