import { assert } from '#kernel/assert.ts';

/** A symmetric matrix of size × size cells, row by row. */
export interface Matrix {
  readonly size: number;
  readonly cells: Float64Array;
}

/** The eigenvalues, the largest first, and their vectors: vector k is column k of `vectors`. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/** Below this part of its own variance, what is left of a column is rounding. */
export const aliasTolerance = 1e-11;

const maximumSweeps = 60;

/** A matrix of zeros. */
export function zeros(size: number): Matrix {
  return { size, cells: new Float64Array(size * size) };
}

/** A cell of a matrix, counted from 0. */
export function cellOf({ size, cells }: Matrix, row: number, column: number): number {
  return cells[row * size + column] ?? 0;
}

/** The rows and columns of a matrix that are named, in that order. */
export function partOf(matrix: Matrix, indices: ArrayLike<number>): Matrix {
  const part = zeros(indices.length);
  for (let row = 0; row < part.size; row += 1) {
    for (let column = 0; column < part.size; column += 1) {
      const cell = cellOf(matrix, indices[row] ?? 0, indices[column] ?? 0);
      part.cells[row * part.size + column] = cell;
    }
  }
  return part;
}

/** The lower triangle L with L Lᵀ = matrix. What is positive semidefinite only has columns of zeros
 *  where a pivot vanishes; `rank` counts the others. */
export function choleskyOf(matrix: Matrix): { lower: Matrix; rank: number } {
  const { size } = matrix;
  const lower = zeros(size);
  let rank = 0;
  for (let column = 0; column < size; column += 1) {
    const diagonal = cellOf(matrix, column, column);
    const pivot = diagonal - productOfRows(lower, column, column, column);
    if (!(pivot > aliasTolerance * diagonal)) continue;
    rank += 1;
    const root = Math.sqrt(pivot);
    lower.cells[column * size + column] = root;
    for (let row = column + 1; row < size; row += 1) {
      const rest = cellOf(matrix, row, column) - productOfRows(lower, row, column, column);
      lower.cells[row * size + column] = rest / root;
    }
  }
  return { lower, rank };
}

/** The determinant of a positive semidefinite matrix. */
export function determinantOf(matrix: Matrix): number {
  const { lower } = choleskyOf(matrix);
  let root = 1;
  for (let index = 0; index < matrix.size; index += 1) root *= cellOf(lower, index, index);
  return root * root;
}

/** The inverse of a positive definite matrix; null of one that is singular. */
export function inverseOf(matrix: Matrix): Matrix | null {
  const { lower, rank } = choleskyOf(matrix);
  if (rank < matrix.size) return null;
  const { size } = matrix;
  const inverse = zeros(size);
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const solved = solve(lower, unit);
    for (let row = 0; row < size; row += 1) inverse.cells[row * size + column] = solved[row] ?? 0;
  }
  return inverse;
}

/** x of L Lᵀ x = vector. lower: the triangle of a matrix of full rank. */
export function solve(lower: Matrix, vector: Float64Array): Float64Array {
  const { size } = lower;
  const solved = Float64Array.from(vector);
  for (let row = 0; row < size; row += 1) {
    let rest = solved[row] ?? 0;
    for (let index = 0; index < row; index += 1)
      rest -= cellOf(lower, row, index) * (solved[index] ?? 0);
    solved[row] = rest / cellOf(lower, row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = solved[row] ?? 0;
    for (let index = row + 1; index < size; index += 1)
      rest -= cellOf(lower, index, row) * (solved[index] ?? 0);
    solved[row] = rest / cellOf(lower, row, row);
  }
  return solved;
}

/** Matrix times vector. */
export function timesVector(matrix: Matrix, vector: ArrayLike<number>): Float64Array {
  const product = new Float64Array(matrix.size);
  for (let row = 0; row < matrix.size; row += 1) {
    let sum = 0;
    for (let column = 0; column < matrix.size; column += 1)
      sum += cellOf(matrix, row, column) * (vector[column] ?? 0);
    product[row] = sum;
  }
  return product;
}

/** Eigenvalues and vectors by cyclic Jacobi rotations, which are exact to rounding for the small
 *  matrices of drivers. Source: Golub and Van Loan, Matrix Computations, 8.5. */
export function eigenOf(matrix: Matrix): Eigen {
  const { size } = matrix;
  const turned: Matrix = { size, cells: Float64Array.from(matrix.cells) };
  const vectors = zeros(size);
  for (let index = 0; index < size; index += 1) vectors.cells[index * size + index] = 1;
  let sweeps = 0;
  while (!isDiagonal(turned)) {
    assert(sweeps < maximumSweeps, 'Jacobi rotations come to an end');
    sweeps += 1;
    for (let p = 0; p < size - 1; p += 1)
      for (let q = p + 1; q < size; q += 1) rotate(turned, vectors, p, q);
  }
  return inOrder(turned, vectors);
}

function productOfRows(lower: Matrix, one: number, other: number, length: number): number {
  const { size, cells } = lower;
  let sum = 0;
  for (let index = 0; index < length; index += 1)
    sum += (cells[one * size + index] ?? 0) * (cells[other * size + index] ?? 0);
  return sum;
}

function isDiagonal({ size, cells }: Matrix): boolean {
  let outside = 0;
  let inside = 0;
  for (let row = 0; row < size; row += 1) {
    inside += Math.abs(cells[row * size + row] ?? 0);
    for (let column = 0; column < row; column += 1)
      outside += Math.abs(cells[row * size + column] ?? 0);
  }
  return outside <= Number.EPSILON * inside * 0.1;
}

function rotate(matrix: Matrix, vectors: Matrix, p: number, q: number): void {
  const { size, cells } = matrix;
  const across = cellOf(matrix, p, q);
  if (across === 0) return;
  const theta = (cellOf(matrix, q, q) - cellOf(matrix, p, p)) / (2 * across);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let index = 0; index < size; index += 1)
    turn(cells, index * size + p, index * size + q, cosine, sine);
  for (let index = 0; index < size; index += 1)
    turn(cells, p * size + index, q * size + index, cosine, sine);
  cells[p * size + q] = 0;
  cells[q * size + p] = 0;
  for (let index = 0; index < size; index += 1)
    turn(vectors.cells, index * size + p, index * size + q, cosine, sine);
}

function turn(cells: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const one = cells[p] ?? 0;
  const other = cells[q] ?? 0;
  cells[p] = cosine * one - sine * other;
  cells[q] = sine * one + cosine * other;
}

function inOrder(diagonal: Matrix, vectors: Matrix): Eigen {
  const { size } = diagonal;
  const order = Array.from({ length: size }, (_, index) => index).sort(
    (one, other) => cellOf(diagonal, other, other) - cellOf(diagonal, one, one),
  );
  const sorted = zeros(size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row += 1)
      sorted.cells[row * size + to] = cellOf(vectors, row, from);
  });
  return {
    values: Float64Array.from(order, (index) => cellOf(diagonal, index, index)),
    vectors: sorted,
  };
}
