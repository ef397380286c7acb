import { assert } from '#kernel/assert.ts';
import { aliasTolerance, type Matrix } from './matrix.ts';
import { maximumExact } from './table.ts';

/** The drivers' columns stand before the outcome, which is the last of the matrix.
 *  ends[k]: the column behind the last of driver k. */
export interface Arrangement {
  readonly correlations: Matrix;
  readonly ends: readonly number[];
}

/** R² of every subset of m drivers: bit k of the place says whether driver k is in. 2^m values.
 *
 *  One walk through the tree of subsets: to take a driver in is to sweep its columns out of what is
 *  left of the later columns and the outcome, to leave it out costs nothing. Half of all sweeps
 *  concern the last driver alone, a quarter the last two: about six multiplications a subset on
 *  average, whatever m is, where a solved system for each takes m³/3. A column that the ones before
 *  explain wholly adds nothing. */
export function explainedBySubsets({ correlations, ends }: Arrangement): Float64Array {
  const m = ends.length;
  assert(m <= maximumExact + 1, 'all subsets of a few drivers are looked at');
  const { size, cells } = correlations;
  assert((ends.at(-1) ?? 0) === size - 1, 'the outcome stands behind the drivers');
  const left = Array.from({ length: m }, () => new Float64Array(size * size));
  const explained = new Float64Array(2 ** m);
  const last = size * size - 1;
  const descend = (driver: number, subset: number, present: Float64Array) => {
    if (driver === m) {
      explained[subset] = 1 - (present[last] ?? 0);
      return;
    }
    const next = left[driver] ?? present;
    descend(driver + 1, subset, present);
    let from = present;
    for (let column = ends[driver - 1] ?? 0; column < (ends[driver] ?? 0); column += 1) {
      sweep(from, next, size, column);
      from = next;
    }
    descend(driver + 1, subset | (1 << driver), from);
  };
  descend(0, 0, cells);
  return explained;
}

/** R² of the outcome on all columns. */
export function explainedBy(correlations: Matrix): number {
  const { size } = correlations;
  const left = Float64Array.from(correlations.cells);
  for (let column = 0; column < size - 1; column += 1) sweep(left, left, size, column);
  return 1 - (left[size * size - 1] ?? 0);
}

/** Takes the part that a column explains out of all later ones; upper triangles. */
function sweep(from: Float64Array, to: Float64Array, size: number, column: number): void {
  const top = column * size;
  const pivot = from[top + column] ?? 0;
  const scale = pivot > aliasTolerance ? 1 / pivot : 0;
  for (let row = column + 1; row < size; row += 1) {
    const factor = (from[top + row] ?? 0) * scale;
    const start = row * size;
    for (let cell = row; cell < size; cell += 1)
      to[start + cell] = (from[start + cell] ?? 0) - factor * (from[top + cell] ?? 0);
  }
}
