import { assert } from './assert.ts';

const smallest = 1e-300;
const maximumSteps = 10_000;

/** Probability that a standard normal value lies beyond z, on one side. Exact to 14 digits, also
 *  far out. Source: Abramowitz and Stegun, 26.2.10 and 26.2.14. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < 3 ? 0.5 - density * seriesOf(z) : density / fractionOf(z);
}

/** Regularised incomplete beta function I_x(a, b). a, b > 0; x: 0..1.
 *  Source: Lentz' continued fraction, Abramowitz and Stegun, 26.5.8. */
export function incompleteBeta(x: number, { a, b }: { a: number; b: number }): number {
  assert(x >= 0 && x <= 1 && a > 0 && b > 0, 'the incomplete beta function is asked within reach');
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, { a: b, b: a });
  const logFront = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b);
  return (Math.exp(logFront) / a) * betaFraction(x, a, b);
}

/** The x at which I_x(a, b) is the given share, 0..1. */
export function betaQuantile(share: number, { a, b }: { a: number; b: number }): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, { a, b }) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Quantile of the F distribution. above, below: degrees of freedom, of which the first belongs to
 *  the numerator; they need not be whole. */
export function fQuantile(share: number, freedom: { above: number; below: number }): number {
  const { above, below } = freedom;
  // The smaller of x and 1 - x is looked for, as it keeps its digits.
  const rest = betaQuantile(1 - share, { a: below / 2, b: above / 2 });
  return (below * (1 - rest)) / (above * rest);
}

/** Natural logarithm of the gamma function, x > 0.
 *  Source: Lanczos, 1964, with the coefficients of Godfrey (g = 7, n = 9). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = lanczos.reduce(
    (total, coefficient, index) =>
      total + (index === 0 ? coefficient : coefficient / (shifted + index)),
    0,
  );
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (shifted + 0.5) * Math.log(base) - base;
}

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function seriesOf(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + ...))), from its far end. */
function fractionOf(z: number): number {
  let fraction = z;
  for (let place = 200; place > 0; place -= 1) fraction = z + place / fraction;
  return fraction;
}

function betaFraction(x: number, a: number, b: number): number {
  const guarded = (value: number) => (Math.abs(value) < smallest ? smallest : value);
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= maximumSteps; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    const before = fraction;
    for (const term of [even, odd]) {
      d = 1 / guarded(1 + term * d);
      c = guarded(1 + term / c);
      fraction *= d * c;
    }
    if (Math.abs(fraction - before) < 1e-16 * Math.abs(fraction)) break;
  }
  return fraction;
}
