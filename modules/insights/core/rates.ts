import { assert } from '#kernel/assert.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** hits of all, as in "44 of 50 customers". */
export interface Proportion {
  readonly hits: number;
  readonly all: number;
}

export type Confidence = keyof typeof quantilesOfNormal;

const quantilesOfNormal = {
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
} as const;

/** Interval in which the true share lies with the given confidence; 0..1 when nothing is known.
 *  Stays inside 0..1 and holds for small numbers. Source: Wilson, 1927. */
export function wilson({ hits, all }: Proportion, confidence: Confidence = 0.95): Interval {
  assert(all >= 0 && hits >= 0 && hits <= all, 'hits are a part of all');
  if (all === 0) return { low: 0, high: 1 };
  const z = quantilesOfNormal[confidence];
  const share = hits / all;
  const spread = 1 + (z * z) / all;
  const centre = (share + (z * z) / (2 * all)) / spread;
  const half = (z / spread) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return {
    low: hits === 0 ? 0 : centre - half,
    high: hits === all ? 1 : centre + half,
  };
}

/** Difference of two independent shares, one - other, with its interval; null when either is of
 *  nothing. An interval without 0 is a proven difference.
 *  Source: Newcombe, 1998, hybrid score interval (his method 10). */
export function difference(
  one: Proportion,
  other: Proportion,
  confidence: Confidence = 0.95,
): (Interval & { readonly value: number }) | null {
  if (one.all === 0 || other.all === 0) return null;
  const share = one.hits / one.all;
  const otherShare = other.hits / other.all;
  const range = wilson(one, confidence);
  const otherRange = wilson(other, confidence);
  const value = share - otherShare;
  return {
    value,
    low: value - Math.hypot(share - range.low, otherRange.high - otherShare),
    high: value + Math.hypot(range.high - share, otherShare - otherRange.low),
  };
}

/** Below this many answers a share is shown as "too few": single people could be told apart. */
const fewestAnswers = 5;

/** Whether there are too few answers to show a share of them. */
export function isTooFew(answers: number, fewest: number = fewestAnswers): boolean {
  return answers < fewest;
}
