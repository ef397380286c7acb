import type { Interval } from '#kernel/proportion.ts';
import { quantileOfSorted } from '#kernel/quantile.ts';
import type { DrawnDriver } from './analysis.ts';
import type { Draws } from './resampling.ts';

/** What draws say of each driver. */
export function summariseDraws({ drivers, weights, leads }: Draws): DrawnDriver[] {
  const count = weights.length / drivers;
  const shares = sharesOf(weights, drivers);
  const ranks = ranksOf(weights, drivers);
  return Array.from({ length: drivers }, (_, driver) => {
    const own = (values: ArrayLike<number>) => columnOf(values, drivers, driver);
    const ranked = own(ranks);
    const rankProbability = Array.from(
      { length: drivers },
      (_, rank) => ranked.filter((each) => each === rank + 1).length / count,
    );
    const lead = percentileInterval(own(leads));
    return {
      interval: percentileInterval(own(weights)),
      shareInterval: percentileInterval(own(shares)),
      rankInterval: percentileInterval(ranked),
      rankProbability,
      lead,
      isProven: lead.low > 0,
    };
  });
}

/** The middle 95 % of values. */
export function percentileInterval(values: Float64Array): Interval {
  const sorted = values.toSorted();
  return {
    low: quantileOfSorted(sorted, 0.025) ?? 0,
    high: quantileOfSorted(sorted, 0.975) ?? 0,
  };
}

/** The values of one of `width` columns. */
export function columnOf(values: ArrayLike<number>, width: number, column: number): Float64Array {
  return Float64Array.from(
    { length: values.length / width },
    (_, row) => values[row * width + column] ?? 0,
  );
}

/** Each draw's weights by their sum. */
export function sharesOf(weights: Float64Array, drivers: number): Float64Array {
  const shares = new Float64Array(weights.length);
  for (let from = 0; from < weights.length; from += drivers) {
    const sum = weights.subarray(from, from + drivers).reduce((all, each) => all + each, 0);
    for (let place = from; place < from + drivers; place += 1)
      shares[place] = sum > 0 ? (weights[place] ?? 0) / sum : 0;
  }
  return shares;
}

/** 1 for the greatest weight of a draw. Of equal ones the earlier driver goes first. */
export function ranksOf(weights: ArrayLike<number>, drivers: number): Float64Array {
  const ranks = new Float64Array(weights.length);
  for (let from = 0; from < weights.length; from += drivers) {
    const order = Array.from({ length: drivers }, (_, driver) => driver).sort(
      (one, other) => (weights[from + other] ?? 0) - (weights[from + one] ?? 0),
    );
    order.forEach((driver, place) => {
      ranks[from + driver] = place + 1;
    });
  }
  return ranks;
}
