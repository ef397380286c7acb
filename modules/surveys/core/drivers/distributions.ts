import { incompleteBeta } from '#kernel/distribution.ts';
import type { Random } from '#kernel/random.ts';

/** Probability that Student's t lies at least this far from 0, on either side.
 *  degrees > 0, not necessarily whole. */
export function tailOfT(t: number, degrees: number): number {
  return betaShare(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The t that is exceeded on either side with this probability, 0..1, by bisection. */
export function quantileOfT(tail: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (tailOfT(high, degrees) > tail) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2;
    if (tailOfT(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability that a variance ratio exceeds f. above, below: its degrees of freedom. */
export function tailOfF(f: number, { above, below }: { above: number; below: number }): number {
  return betaShare(below / (below + above * f), below / 2, above / 2);
}

/** Normal values with mean 0 and variance 1, one at a time. Source: Marsaglia's polar method. */
export function normalValues(random: Random): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const one = 2 * random() - 1;
      const other = 2 * random() - 1;
      const square = one * one + other * other;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = other * factor;
      return one * factor;
    }
  };
}

/** A value of the chi-square distribution. degrees ≥ 1.
 *  Source: Marsaglia and Tsang, A simple method for generating gamma variables, 2000. */
export function chiSquareValue(degrees: number, random: Random, normal: () => number): number {
  if (degrees < 2) return normal() ** 2;
  const d = degrees / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random()) < z * z * 0.5 + d * (1 - v + Math.log(v))) return 2 * d * v;
  }
}

/** I_x(a, b), also where rounding put x beside 0..1; NaN of NaN. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return Number.isNaN(x) ? x : incompleteBeta(x, { a, b });
}
