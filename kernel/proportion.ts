import { assert } from './assert.ts';
import { betaQuantile } from './distribution.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A value with the interval in which the true one lies. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** hits of all, as in "44 of 50 customers". */
export interface Proportion {
  readonly hits: number;
  readonly all: number;
}

export type Confidence = keyof typeof quantilesOfNormal;

/** z of both sides of an interval, by how sure it is. */
export const quantilesOfNormal = {
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

/** Interval of 95 % that holds the true share at least so often as it claims, and is wider for it;
 *  0..1 when nothing is known. Source: Clopper and Pearson, 1934. */
export function exactInterval({ hits, all }: Proportion): Interval {
  assert(hits >= 0 && hits <= all, 'hits are a part of all');
  return {
    low: hits === 0 ? 0 : betaQuantile(0.025, { a: hits, b: all - hits + 1 }),
    high: hits === all ? 1 : betaQuantile(0.975, { a: hits + 1, b: all - hits }),
  };
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
export const fewestAnswers = 5;

/** Whether there are too few answers to show a share of them. */
export function isTooFew(answers: number, fewest: number = fewestAnswers): boolean {
  return answers < fewest;
}
