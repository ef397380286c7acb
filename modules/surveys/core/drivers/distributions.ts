import { assert } from '#kernel/assert.ts';
import type { Random } from '#kernel/random.ts';

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Probability that Student's t lies at least this far from 0, on either side.
 *  degrees > 0, not necessarily whole. */
export function tailOfT(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
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
  return incompleteBeta(below / (below + above * f), below / 2, above / 2);
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

/** Regularised incomplete beta function by its continued fraction (Lentz). 0 ≤ x ≤ 1. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const guard = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}

/** Source: Lanczos' approximation with g = 7, good to 15 digits. */
function logGamma(value: number): number {
  assert(value > 0, 'the gamma function is asked above 0');
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const x = value - 1;
  const sum = lanczos.reduce(
    (total, term, index) => total + (index > 0 ? term / (x + index) : term),
  );
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}
