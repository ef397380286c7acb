import { tailOfF, tailOfT } from './distributions.ts';
import {
  aliasTolerance,
  cellOf,
  determinantOf,
  eigenOf,
  inverseOf,
  type Matrix,
  partOf,
  timesVector,
} from './matrix.ts';
import type { Moments } from './rows.ts';

/** A coefficient with its standard error, t and two-sided p. */
export interface Coefficient {
  readonly value: number;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
}

/** Least squares of the last column on the others. */
export interface Regression {
  readonly n: number;
  /** n − 1 − columns that are kept. */
  readonly degrees: number;
  readonly r2: number;
  readonly adjustedR2: number;
  /** Standard deviation of what is left. */
  readonly sigma: number;
  readonly f: number;
  readonly p: number;
  readonly intercept: Coefficient;
  /** One for each column; null: the columns before it hold all that it says. */
  readonly coefficients: readonly (Coefficient | null)[];
  /** In standard deviations of the outcome for one of the column. */
  readonly standardised: readonly (number | null)[];
  /** By how much the other columns blow up the variance of the coefficient; null: without end. */
  readonly inflation: readonly (number | null)[];
  /** Square root of the largest by the smallest eigenvalue of the columns' correlations: above 30
   *  they can hardly be told apart. null: one is made of others, it has no end. */
  readonly conditionNumber: number | null;
  /** The columns that are kept, and the inverse of their correlations. */
  readonly kept: readonly number[];
  readonly inverse: Matrix;
}

/** Fits least squares from moments alone. n must be above the number of columns + 1. */
export function regress({ n, means, deviations, correlations }: Moments): Regression {
  const outcome = correlations.size - 1;
  const kept = keptColumns(correlations);
  const inverse = inverseOf(partOf(correlations, kept)) ?? { size: 0, cells: new Float64Array() };
  const toOutcome = kept.map((column) => cellOf(correlations, column, outcome));
  const betas = timesVector(inverse, toOutcome);
  const explained = toOutcome.reduce((sum, each, index) => sum + each * (betas[index] ?? 0), 0);
  const r2 = Math.min(explained, 1);
  const degrees = n - 1 - kept.length;
  const spread = deviations[outcome] ?? 0;
  const variance = ((1 - r2) * spread ** 2 * (n - 1)) / degrees;
  const slopes = kept.map((column, index) => {
    const deviation = deviations[column] ?? 1;
    const error = Math.sqrt((variance * cellOf(inverse, index, index)) / (n - 1)) / deviation;
    return coefficientOf(((betas[index] ?? 0) * spread) / deviation, error, degrees);
  });
  const ratios = kept.map((column) => (means[column] ?? 0) / (deviations[column] ?? 1));
  const distance = ratios.reduce(
    (sum, ratio, index) => sum + ratio * (timesVector(inverse, ratios)[index] ?? 0),
    0,
  );
  const atZero = kept.reduce(
    (left, column, index) => left - (means[column] ?? 0) * (slopes[index]?.value ?? 0),
    means[outcome] ?? 0,
  );
  const f = r2 / kept.length / ((1 - r2) / degrees);
  const spreadOut = <T>(values: ArrayLike<T>): (T | null)[] =>
    Array.from({ length: outcome }, (_, column) => values[kept.indexOf(column)] ?? null);
  return {
    ...{ n, degrees, r2, f, kept, inverse },
    adjustedR2: 1 - ((1 - r2) * (n - 1)) / degrees,
    sigma: Math.sqrt(variance),
    p: tailOfF(f, { above: kept.length, below: degrees }),
    intercept: coefficientOf(atZero, Math.sqrt(variance * (1 / n + distance / (n - 1))), degrees),
    coefficients: spreadOut(slopes),
    standardised: spreadOut(betas),
    inflation: spreadOut(kept.map((_, index) => cellOf(inverse, index, index))),
    conditionNumber: conditionNumberOf(correlations),
  };
}

/** By how much the other drivers blow up the uncertainty of one that has several columns
 *  (generalised VIF; for one column the usual VIF); null when they make it up wholly.
 *  Source: Fox and Monette, Generalized collinearity diagnostics, 1992. */
export function inflationOf(
  { kept, inverse }: Regression,
  correlations: Matrix,
  columns: readonly number[],
): number | null {
  const places = columns.map((column) => kept.indexOf(column)).filter((place) => place >= 0);
  if (places.length < columns.length) return null;
  if (places.length === 1) return cellOf(inverse, places[0] ?? 0, places[0] ?? 0);
  return determinantOf(partOf(correlations, columns)) * determinantOf(partOf(inverse, places));
}

/** A coefficient from its value and standard error; t has no end when nothing is left over. */
export function coefficientOf(value: number, standardError: number, degrees: number): Coefficient {
  const t = value === 0 ? 0 : value / standardError;
  return { value, standardError, t, p: tailOfT(t, degrees) };
}

/** The columns that the ones before do not hold already, the outcome aside. */
function keptColumns(correlations: Matrix): number[] {
  const { size } = correlations;
  const left = Float64Array.from(correlations.cells);
  const kept: number[] = [];
  for (let column = 0; column < size - 1; column += 1) {
    const pivot = left[column * size + column] ?? 0;
    if (pivot <= aliasTolerance) continue;
    kept.push(column);
    for (let row = column + 1; row < size; row += 1) {
      const factor = (left[row * size + column] ?? 0) / pivot;
      for (let cell = column; cell < size; cell += 1)
        left[row * size + cell] =
          (left[row * size + cell] ?? 0) - factor * (left[column * size + cell] ?? 0);
    }
  }
  return kept;
}

function conditionNumberOf(correlations: Matrix): number | null {
  const columns = Array.from({ length: correlations.size - 1 }, (_, column) => column);
  const { values } = eigenOf(partOf(correlations, columns));
  const smallest = values.at(-1) ?? 1;
  return smallest > aliasTolerance ? Math.sqrt((values[0] ?? 1) / smallest) : null;
}
