import { type Confidence, type Interval, type Proportion, wilson } from '#kernel/proportion.ts';

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
