/** Of two drivers: 1 where the first adds more than the second in every model without both, 0 where
 *  it adds less in every one, ½ where it depends. */
export type CompleteDominance = readonly (readonly (0 | 0.5 | 1)[])[];

/** What each driver contributes to the fit of the whole model: the mean of what it adds to the
 *  models without it, over models of one size first and then over sizes. Sums to the last value.
 *  values: the fit of each subset of m drivers, by bits; the first is 0.
 *  Known as general dominance (Budescu, 1993), LMG (Lindeman, Merenda and Gold, 1980), Shapley
 *  value. */
export function generalDominance(values: ArrayLike<number>, m: number): Float64Array {
  const weights = orderWeights(m);
  const sizes = sizesOfSubsets(m);
  const gains = new Float64Array(2 ** m);
  let without = 0;
  for (let subset = 0; subset < gains.length; subset += 1) {
    const size = sizes[subset] ?? 0;
    const value = values[subset] ?? 0;
    const asGround = size < m ? (weights[size] ?? 0) : 0;
    without += value * asGround;
    gains[subset] = value * (asGround + (size > 0 ? (weights[size - 1] ?? 0) : 0));
  }
  return sumsByMember(gains, m).map((sum) => sum - without);
}

/** What each driver adds on average to models of 0, 1, … m − 1 other drivers: [driver][level]. */
export function conditionalDominance(values: ArrayLike<number>, m: number): number[][] {
  const sizes = sizesOfSubsets(m);
  const sums = Array.from({ length: m }, () => new Float64Array(m));
  for (let subset = 0; subset < sizes.length; subset += 1) {
    const level = sizes[subset] ?? 0;
    sums.forEach((levels, driver) => {
      if (subset & (1 << driver)) return;
      const added = (values[subset | (1 << driver)] ?? 0) - (values[subset] ?? 0);
      levels[level] = (levels[level] ?? 0) + added;
    });
  }
  return sums.map((levels) => Array.from(levels, (sum, level) => sum / combinations(m - 1, level)));
}

/** Which driver adds more than which other in every model. */
export function completeDominance(values: ArrayLike<number>, m: number): CompleteDominance {
  return Array.from({ length: m }, (_, one) =>
    Array.from({ length: m }, (_, other) => {
      if (one === other) return 0.5;
      const { isMore, isLess } = comparisons(values, m, one, other);
      if (isMore === isLess) return 0.5;
      return isMore ? 1 : 0;
    }),
  );
}

/** Whether the first adds more than the other in every model without both; and whether less. */
function comparisons(values: ArrayLike<number>, m: number, one: number, other: number) {
  const both = (1 << one) | (1 << other);
  let isMore = true;
  let isLess = true;
  for (let subset = 0; subset < 2 ** m && (isMore || isLess); subset += 1) {
    if (subset & both) continue;
    const ahead = (values[subset | (1 << one)] ?? 0) - (values[subset | (1 << other)] ?? 0);
    isMore &&= ahead > 0;
    isLess &&= ahead < 0;
  }
  return { isMore, isLess };
}

/** The part of all orders in which exactly a given set of so many drivers comes before another. */
function orderWeights(m: number): number[] {
  return Array.from({ length: m }, (_, size) => 1 / (m * combinations(m - 1, size)));
}

function combinations(n: number, k: number): number {
  let count = 1;
  for (let step = 1; step <= k; step += 1) count = (count * (n - k + step)) / step;
  return count;
}

/** Sums over the subsets that each driver is in. The upper half of the subsets holds the last
 *  driver; folded onto the lower half it leaves the same question with one driver less. */
function sumsByMember(gains: Float64Array, m: number): Float64Array {
  const sums = new Float64Array(m);
  for (let driver = m - 1; driver >= 0; driver -= 1) {
    const half = 1 << driver;
    let sum = 0;
    for (let subset = 0; subset < half; subset += 1) {
      const gain = gains[subset + half] ?? 0;
      sum += gain;
      gains[subset] = (gains[subset] ?? 0) + gain;
    }
    sums[driver] = sum;
  }
  return sums;
}

function sizesOfSubsets(m: number): Uint8Array {
  const sizes = new Uint8Array(2 ** m);
  for (let subset = 1; subset < sizes.length; subset += 1)
    sizes[subset] = (sizes[subset >> 1] ?? 0) + (subset & 1);
  return sizes;
}
