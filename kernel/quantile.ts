import { assert } from './assert.ts';

/** Quantile with linear interpolation between the closest ranks; null for no values.
 *  share: 0..1; 0.5 is the median. Source: Hyndman and Fan, 1996, type 7, the default of R. */
export function quantile(values: readonly number[], share: number): number | null {
  return quantileOfSorted(
    values.toSorted((one, other) => one - other),
    share,
  );
}

/** The same of values that are in order already, the smallest first. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
  assert(share >= 0 && share <= 1, 'the share of a quantile lies between 0 and 1');
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
