import { logGamma, normalTail } from './distribution.ts';
import type { Proportion } from './proportion.ts';

/** How surprising two shares would be if the true ones were the same. p: of both sides, 0..1. */
export interface Surprise {
  /** Standard errors between them. */
  readonly z: number;
  readonly p: number;
}

/** Of large samples; null when either is of nothing, or both are all or none.
 *  Source: Pearson's chi-square of two by two without correction, of which z is the root. */
export function pooledSurprise(one: Proportion, other: Proportion): Surprise | null {
  const pooled = (one.hits + other.hits) / (one.all + other.all);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.all + 1 / other.all));
  const z = (one.hits / one.all - other.hits / other.all) / error;
  return Number.isFinite(z) ? { z, p: 2 * normalTail(Math.abs(z)) } : null;
}

/** Rounding must not part tables that are as likely as each other. */
const sameLikelihood = 1 + 1e-7;

/** Of samples of any size: the probability of all tables with the same sums that are no likelier.
 *  Source: Fisher, 1935. */
export function exactP(one: Proportion, other: Proportion): number {
  const hits = one.hits + other.hits;
  const fewest = Math.max(0, hits - other.all);
  const most = Math.min(hits, one.all);
  const whole = logChoose(one.all + other.all, hits);
  const likelihood = (own: number) =>
    Math.exp(logChoose(one.all, own) + logChoose(other.all, hits - own) - whole);
  const seen = likelihood(one.hits) * sameLikelihood;
  let p = 0;
  for (let own = fewest; own <= most; own += 1) {
    const its = likelihood(own);
    if (its <= seen) p += its;
  }
  return Math.min(1, p);
}

/** The same probabilities, raised for their number: of those below a limit no more than that part
 *  is expected to be chance. Source: Benjamini and Hochberg, 1995. */
export function adjustedForMany(ps: readonly number[]): number[] {
  const order = ps.map((_, index) => index);
  order.sort((one, other) => (ps[other] ?? 0) - (ps[one] ?? 0));
  const adjusted = Array.from(ps);
  let least = 1;
  order.forEach((index, place) => {
    least = Math.min(least, ((ps[index] ?? 0) * ps.length) / (ps.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}

function logChoose(all: number, some: number): number {
  return logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1);
}
