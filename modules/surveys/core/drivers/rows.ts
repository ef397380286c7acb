import type { Matrix } from './matrix.ts';

/** Rows side by side, each column moved and scaled to mean 0 and variance 1 over all rows, so that
 *  sums of squares lose no digits. The outcome is the last of `width` columns; behind it stands a
 *  column of ones, then zeros up to `stride`, a multiple of 3. */
export interface Rows {
  readonly count: number;
  readonly width: number;
  readonly stride: number;
  readonly cells: Float64Array;
  readonly centres: Float64Array;
  readonly scales: Float64Array;
}

/** Rows that were drawn: positions[k] with weights[k], for k below count. */
export interface Drawn {
  readonly positions: Int32Array;
  readonly weights: Float64Array;
  count: number;
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

const block = 3;
/** Rows whose cells stay in the fastest cache while every block of columns passes over them. */
const rowsAtOnce = 256;
const leastVariance = 1e-12;

/** Puts the chosen rows of some columns side by side. */
export function rowsOf(columns: readonly Float64Array[], chosen: Int32Array): Rows {
  const count = chosen.length;
  const width = columns.length;
  const stride = Math.ceil((width + 1) / block) * block;
  const cells = new Float64Array(count * stride);
  const centres = new Float64Array(width);
  const scales = new Float64Array(width);
  columns.forEach((values, column) => {
    const { mean, deviation } = spreadOf(values, chosen);
    centres[column] = mean;
    scales[column] = deviation > 0 ? deviation : 1;
    for (let row = 0; row < count; row += 1) {
      const value = values[chosen[row] ?? 0] ?? 0;
      cells[row * stride + column] = (value - mean) / (deviation > 0 ? deviation : 1);
    }
  });
  for (let row = 0; row < count; row += 1) cells[row * stride + width] = 1;
  return { count, width, stride, cells, centres, scales };
}

/** Every row once. */
export function allOf({ count }: Rows): Drawn {
  const positions = Int32Array.from({ length: count }, (_, position) => position);
  return { positions, weights: new Float64Array(count).fill(1), count };
}

/** Sums of weighted products of columns, stride × stride, of which the upper half is filled.
 *
 *  Rows are never copied: a draw is a list of positions with weights. The sums of a block of 3 × 3
 *  pairs of columns stay in registers while some rows pass by, so a product costs a multiplication
 *  and an addition and no trip to memory. This is where all time of a large bootstrap goes. */
export function crossProducts(rows: Rows, drawn: Drawn, sums: Float64Array): Float64Array {
  const { stride } = rows;
  sums.fill(0);
  for (let from = 0; from < drawn.count; from += rowsAtOnce) {
    const to = Math.min(from + rowsAtOnce, drawn.count);
    for (let one = 0; one < stride; one += block)
      for (let other = one; other < stride; other += block)
        addBlock(rows, drawn, { sums, from, to, one, other });
  }
  return sums;
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

function spreadOf(values: Float64Array, chosen: Int32Array): { mean: number; deviation: number } {
  const count = chosen.length;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const row of chosen) {
    const value = values[row] ?? 0;
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const mean = sum / count;
  if (!(most > least)) return { mean: least, deviation: 0 };
  let squares = 0;
  for (const row of chosen) squares += ((values[row] ?? 0) - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / Math.max(count - 1, 1)) };
}

interface Span {
  readonly sums: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly one: number;
  readonly other: number;
}

/** Adds the products of columns one..one+2 and other..other+2 of some drawn rows. Written out,
 *  because sums in an array would be read and written for every product. Nine sums and what they
 *  are made of are all that the registers of a processor hold. */
function addBlock(rows: Rows, drawn: Drawn, { sums, from, to, one, other }: Span): void {
  const { cells, stride } = rows;
  const { positions, weights } = drawn;
  let [s00, s01, s02] = [0, 0, 0];
  let [s10, s11, s12] = [0, 0, 0];
  let [s20, s21, s22] = [0, 0, 0];
  for (let index = from; index < to; index += 1) {
    const start = (positions[index] ?? 0) * stride;
    const weight = weights[index] ?? 0;
    const left = start + one;
    const right = start + other;
    const b0 = cells[right] ?? 0;
    const b1 = cells[right + 1] ?? 0;
    const b2 = cells[right + 2] ?? 0;
    const a0 = (cells[left] ?? 0) * weight;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    const a1 = (cells[left + 1] ?? 0) * weight;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    const a2 = (cells[left + 2] ?? 0) * weight;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
  }
  const place = one * stride + other;
  addThree(sums, place, s00, s01, s02);
  addThree(sums, place + stride, s10, s11, s12);
  addThree(sums, place + 2 * stride, s20, s21, s22);
}

function addThree(
  sums: Float64Array,
  place: number,
  ...[first, second, third]: [number, number, number]
): void {
  sums[place] = (sums[place] ?? 0) + first;
  sums[place + 1] = (sums[place + 1] ?? 0) + second;
  sums[place + 2] = (sums[place + 2] ?? 0) + third;
}
