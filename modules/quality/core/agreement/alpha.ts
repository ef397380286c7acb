import type { Interval } from '#kernel/proportion.ts';
import { quantile } from '#kernel/quantile.ts';
import { seededRandom } from '#kernel/random.ts';
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
  return alphaOf(patternsOf(ratings), scale);
}

/** Interval of 95 % of Krippendorff's alpha, from drawing as many units with replacement; null when
 *  fewer than two units have two ratings, or the draws tell nothing.
 *  resamples: how often it is drawn. seed: repeats the draws. */
export function alphaInterval(
  ratings: Ratings,
  scale: Scale,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Interval | null {
  const patterns = patternsOf(ratings);
  const units = patterns.flatMap(({ times }, place) => Array.from({ length: times }, () => place));
  if (units.length < 2) return null;
  const random = seededRandom(seed);
  const alphas = Array.from({ length: resamples }, () => {
    const drawn = new Uint32Array(patterns.length);
    for (let draw = 0; draw < units.length; draw += 1) {
      const place = units[Math.floor(random() * units.length)] ?? 0;
      drawn[place] = (drawn[place] ?? 0) + 1;
    }
    const others = patterns.map((pattern, place) => ({ ...pattern, times: drawn[place] ?? 0 }));
    return alphaOf(others, scale);
  }).filter((alpha) => alpha !== null);
  const low = quantile(alphas, 0.025);
  const high = quantile(alphas, 0.975);
  return low === null || high === null ? null : { low, high };
}

/** How often each value was given. */
type Counts = ReadonlyMap<number, number>;

/** Units whose ratings are the same, whoever gave which. */
interface Pattern {
  readonly counts: Counts;
  readonly ratings: number;
  readonly times: number;
}

/** Of the units with two ratings or more. */
function patternsOf(ratings: Ratings): Pattern[] {
  const units = ratings.map(givenOf).filter(({ length }) => length > 1);
  const alike = Map.groupBy(units, (unit) => unit.sort((one, other) => one - other).join(' '));
  return [...alike.values()].map((group) => ({
    counts: countsOf((group[0] ?? []).map((value) => [value, 1])),
    ratings: group[0]?.length ?? 0,
    times: group.length,
  }));
}

function alphaOf(patterns: readonly Pattern[], scale: Scale): number | null {
  const counts = countsOf(
    patterns.flatMap((pattern) =>
      [...pattern.counts].map(([value, count]): [number, number] => [value, count * pattern.times]),
    ),
  );
  if (counts.size < 2) return null;
  const distanceOf = distances[scale](counts);
  const expected = distanceOf(counts) / (sumOf(counts) - 1);
  const observed = patterns.reduce(
    (sum, pattern) => sum + (pattern.times * distanceOf(pattern.counts)) / (pattern.ratings - 1),
    0,
  );
  return 1 - observed / expected;
}

/** Sum of the squared distances of all ordered pairs of values. */
type Distance = (counts: Counts) => number;

/** Told by all ratings together, as they say how far apart two ranks lie. */
const distances: Readonly<Record<Scale, (all: Counts) => Distance>> = {
  nominal: () => unlikePairs,
  ordinal: (all) => {
    const ranks = middleRanks(all);
    return (counts) =>
      squaredDifferences(
        new Map([...counts].map(([value, count]) => [ranks.get(value) ?? 0, count])),
      );
  },
  interval: () => squaredDifferences,
  ratio: () => relativeDifferences,
};

function unlikePairs(counts: Counts): number {
  let alike = 0;
  for (const count of counts.values()) alike += count * count;
  return sumOf(counts) ** 2 - alike;
}

/** Reckoned from one of the values, so that it is exactly 0 when there is no other. */
function squaredDifferences(counts: Counts): number {
  const [first = 0] = counts.keys();
  const all = sumOf(counts);
  let total = 0;
  for (const [value, count] of counts) total += count * (value - first);
  const mean = total / all;
  let squares = 0;
  for (const [value, count] of counts) squares += count * (value - first - mean) ** 2;
  return 2 * all * squares;
}

function relativeDifferences(counts: Counts): number {
  let sum = 0;
  for (const [one, ones] of counts) {
    for (const [other, others] of counts) {
      if (one !== other) sum += ones * others * ((one - other) / (one + other)) ** 2;
    }
  }
  return sum;
}

function middleRanks(counts: Counts): Counts {
  let before = 0;
  return new Map(
    [...counts]
      .sort(([one], [other]) => one - other)
      .map(([value, count]) => {
        before += count;
        return [value, before - count / 2];
      }),
  );
}

function countsOf(given: readonly (readonly [number, number])[]): Counts {
  const counts = new Map<number, number>();
  for (const [value, count] of given) {
    if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return counts;
}

function sumOf(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
