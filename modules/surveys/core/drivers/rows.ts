import {
  type Cells,
  crossProducts,
  type Drawn,
  largestPacked,
  packedOf,
  strideFor,
} from './cross-products.ts';
import type { Matrix } from './matrix.ts';

/** Rows side by side, each column moved, and scaled where it is not of small whole numbers, so
 *  that sums of squares lose no digits: a value is its centre + its scale × the cell. The outcome
 *  is the last of `width` columns; behind it stands a column of ones. */
export interface Rows extends Cells {
  readonly width: number;
  readonly centres: Float64Array;
  readonly scales: Float64Array;
}

/** What the columns of weighted rows have in common. n: the sum of the weights. */
export interface Moments {
  readonly n: number;
  readonly means: Float64Array;
  /** With the divisor n − 1. */
  readonly deviations: Float64Array;
  /** A column that does not vary correlates with none. */
  readonly correlations: Matrix;
}

const leastVariance = 1e-12;

/** Puts the chosen rows of some columns side by side. */
export function rowsOf(columns: readonly Float64Array[], chosen: Int32Array): Rows {
  const count = chosen.length;
  const width = columns.length;
  const stride = strideFor(width + 1);
  const cells = new Float64Array(count * stride);
  const spreads = columns.map((values) => spreadOf(values, chosen));
  const areAnswers = spreads.every(({ areAnswers }) => areAnswers);
  const centres = Float64Array.from(spreads, ({ mean, least }) => (areAnswers ? least : mean));
  const scales = Float64Array.from(spreads, ({ deviation }) =>
    areAnswers || deviation === 0 ? 1 : deviation,
  );
  columns.forEach((values, column) => {
    const centre = centres[column] ?? 0;
    const scale = scales[column] ?? 1;
    for (let row = 0; row < count; row += 1)
      cells[row * stride + column] = ((values[chosen[row] ?? 0] ?? 0) - centre) / scale;
  });
  for (let row = 0; row < count; row += 1) cells[row * stride + width] = 1;
  const plain = { count, columns: width + 1, stride, cells };
  return { ...plain, packed: areAnswers ? packedOf(plain) : null, width, centres, scales };
}

/** Every row once. */
export function allOf({ count }: Rows): Drawn {
  const positions = Int32Array.from({ length: count }, (_, position) => position);
  return { positions, weights: new Float64Array(count).fill(1), count };
}

/** The moments of the rows that were drawn, in the units of the columns. */
export function momentsOf(rows: Rows, drawn: Drawn, sums: Float64Array): Moments {
  crossProducts(rows, drawn, sums);
  const { width, stride, centres, scales } = rows;
  const sum = (one: number, other: number) => sums[one * stride + other] ?? 0;
  const n = sum(width, width);
  const squares = Float64Array.from(
    { length: width },
    (_, column) => sum(column, column) - sum(column, width) ** 2 / n,
  );
  const correlations = { size: width, cells: new Float64Array(width * width) };
  for (let one = 0; one < width; one += 1) {
    correlations.cells[one * width + one] = 1;
    for (let other = one + 1; other < width; other += 1) {
      const shared = sum(one, other) - (sum(one, width) * sum(other, width)) / n;
      const spread = (squares[one] ?? 0) * (squares[other] ?? 0);
      const isVaried = spread > (leastVariance * n) ** 2;
      const correlation = isVaried ? shared / Math.sqrt(spread) : 0;
      correlations.cells[one * width + other] = correlation;
      correlations.cells[other * width + one] = correlation;
    }
  }
  return {
    n,
    means: centres.map(
      (centre, column) => centre + ((scales[column] ?? 1) * sum(column, width)) / n,
    ),
    deviations: scales.map((scale, column) => {
      const square = Math.max(squares[column] ?? 0, 0);
      return square > leastVariance * n ? scale * Math.sqrt(square / (n - 1)) : 0;
    }),
    correlations,
  };
}

function spreadOf(values: Float64Array, chosen: Int32Array) {
  const count = chosen.length;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let areWhole = true;
  for (const row of chosen) {
    const value = values[row] ?? 0;
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
    areWhole &&= Number.isInteger(value);
  }
  const mean = sum / count;
  const areAnswers = areWhole && most - least <= largestPacked;
  if (!(most > least)) return { mean: least, least, deviation: 0, areAnswers };
  let squares = 0;
  for (const row of chosen) squares += ((values[row] ?? 0) - mean) ** 2;
  return { mean, least, deviation: Math.sqrt(squares / Math.max(count - 1, 1)), areAnswers };
}
