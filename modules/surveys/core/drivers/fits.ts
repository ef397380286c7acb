import type { Interval } from '#kernel/proportion.ts';
import { quantileOfT } from './distributions.ts';
import { cellOf, type Matrix, partOf } from './matrix.ts';
import { meanOf, type PooledCoefficient, pool } from './pooling.ts';
import { inflationOf, type Regression, regress } from './regression.ts';
import { relativeWeights } from './relative-weights.ts';
import { type Method, weightsOf } from './resampling.ts';
import { allOf, type Moments, momentsOf, type Rows } from './rows.ts';
import { explainedBy, explainedBySubsets } from './subsets.ts';

/** What one set of complete rows gives. */
export interface Fit {
  readonly moments: Moments;
  readonly regression: Regression;
  /** R² of each subset of drivers; null: there are too many. */
  readonly explained: Float64Array | null;
  readonly weights: Float64Array;
  readonly johnson: Float64Array;
  /** R² of each driver alone, and what it adds to all others. */
  readonly alone: readonly number[];
  readonly last: readonly number[];
  readonly inflation: readonly (number | null)[];
}

/** The fits of all sets as one. */
export interface PooledFit extends Omit<Fit, 'moments' | 'regression'> {
  readonly n: number;
  readonly means: Float64Array;
  readonly correlations: Matrix;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly sigma: number;
  readonly f: number;
  readonly p: number;
  readonly intercept: PooledCoefficient;
  readonly coefficients: readonly (PooledCoefficient | null)[];
  readonly standardised: readonly (number | null)[];
  readonly conditionNumber: number | null;
  readonly kept: readonly number[];
}

/** Fits one set of rows in every way that moments allow. */
export function fitSet(rows: Rows, ends: readonly number[], method: Method): Fit {
  const moments = momentsOf(rows, allOf(rows), new Float64Array(rows.stride ** 2));
  const { correlations } = moments;
  const arrangement = { correlations, ends };
  const regression = regress(moments);
  const outcome = correlations.size - 1;
  const all = Array.from({ length: outcome }, (_, column) => column);
  const columnsOf = (driver: number) => all.slice(driver > 0 ? ends[driver - 1] : 0, ends[driver]);
  const r2Of = (columns: readonly number[]) =>
    explainedBy(partOf(correlations, [...columns, outcome]));
  const whole = r2Of(all);
  return {
    moments,
    regression,
    explained: method === 'lmg' ? explainedBySubsets(arrangement) : null,
    weights: weightsOf(arrangement, method),
    johnson: relativeWeights(arrangement),
    alone: ends.map((_, driver) => r2Of(columnsOf(driver))),
    last: ends.map((_, driver) => {
      const own = columnsOf(driver);
      return Math.max(whole - r2Of(all.filter((column) => !own.includes(column))), 0);
    }),
    inflation: ends.map((_, driver) => inflationOf(regression, correlations, columnsOf(driver))),
  };
}

/** One picture of several imputed sets: coefficients by Rubin's rules, all else as means. */
export function poolFits(fits: readonly [Fit, ...Fit[]]): PooledFit {
  const [first] = fits;
  const regressions = fits.map(({ regression }) => regression);
  const mean = (read: (regression: Regression) => number) => meanOf(regressions.map(read));
  const { n, degrees, kept } = first.regression;
  return {
    n,
    kept,
    means: meanArray(fits.map(({ moments }) => moments.means)),
    correlations: {
      size: first.moments.correlations.size,
      cells: meanArray(fits.map(({ moments }) => moments.correlations.cells)),
    },
    r2: mean(({ r2 }) => r2),
    adjustedR2: mean(({ adjustedR2 }) => adjustedR2),
    sigma: mean(({ sigma }) => sigma),
    f: mean(({ f }) => f),
    p: mean(({ p }) => p),
    conditionNumber: meansOrNull(regressions.map((each) => [each.conditionNumber]))[0] ?? null,
    intercept: pool(
      regressions.map(({ intercept }) => intercept),
      degrees,
    ),
    coefficients: first.regression.coefficients.map((_, column) => {
      const found = regressions.flatMap(({ coefficients }) => coefficients[column] ?? []);
      return found.length === fits.length ? pool(found, degrees) : null;
    }),
    standardised: meansOrNull(regressions.map(({ standardised }) => standardised)),
    explained: first.explained
      ? meanArray(fits.flatMap(({ explained }) => (explained ? [explained] : [])))
      : null,
    weights: meanArray(fits.map(({ weights }) => weights)),
    johnson: meanArray(fits.map(({ johnson }) => johnson)),
    alone: Array.from(meanArray(fits.map(({ alone }) => alone))),
    last: Array.from(meanArray(fits.map(({ last }) => last))),
    inflation: meansOrNull(fits.map(({ inflation }) => inflation)),
  };
}

/** Interval of a coefficient, 95 %. */
export function intervalOf({ value, standardError, degrees }: PooledCoefficient): Interval {
  const half = quantileOfT(0.05, degrees) * standardError;
  return { low: value - half, high: value + half };
}

/** The correlation of a column with the outcome. */
export function correlationWithOutcome({ correlations }: PooledFit, column: number): number {
  return cellOf(correlations, column, correlations.size - 1);
}

function meanArray(arrays: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from({ length: arrays[0]?.length ?? 0 }, (_, index) =>
    meanOf(arrays.map((array) => array[index] ?? 0)),
  );
}

function meansOrNull(lists: readonly (readonly (number | null)[])[]): (number | null)[] {
  return (lists[0] ?? []).map((_, index) => {
    const known = lists.flatMap((list) => list[index] ?? []);
    return known.length === lists.length ? meanOf(known) : null;
  });
}
