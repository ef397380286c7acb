import { type Confidence, type Interval, type Proportion, wilson } from '#kernel/proportion.ts';

/** A value with the interval in which the true one lies. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** A share with its interval; null of nothing. */
export function shareOf(proportion: Proportion, confidence: Confidence = 0.95): Estimate | null {
  const { hits, all } = proportion;
  return all > 0 ? { value: hits / all, ...wilson(proportion, confidence) } : null;
}

/** Difference of two independent estimates, one - other, with its interval.
 *  Source: Zou and Donner, 2008 (square-and-add). */
export function differenceOf(one: Estimate, other: Estimate): Estimate {
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  };
}

/** Difference of two independent shares, one - other, with its interval; null when either is of
 *  nothing. An interval without 0 is a proven difference.
 *  Source: Newcombe, 1998, hybrid score interval (his method 10). */
export function difference(
  one: Proportion,
  other: Proportion,
  confidence: Confidence = 0.95,
): Estimate | null {
  const own = shareOf(one, confidence);
  const its = shareOf(other, confidence);
  return own && its && differenceOf(own, its);
}

/** Below this many answers a share is shown as "too few": single people could be told apart. */
const fewestAnswers = 5;

/** Whether there are too few answers to show a share of them. */
export function isTooFew(answers: number, fewest: number = fewestAnswers): boolean {
  return answers < fewest;
}
