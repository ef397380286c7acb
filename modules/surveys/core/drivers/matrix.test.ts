import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellOf,
  choleskyOf,
  determinantOf,
  eigenOf,
  inverseOf,
  type Matrix,
  solve,
  timesVector,
  zeros,
} from './matrix.ts';

/** Products of random columns, so positive definite when there are more rows than columns. */
const definite = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }), {
      minLength: size + 4,
      maxLength: size + 4,
    }),
  )
  .map((rows): Matrix => {
    const size = rows[0]?.length ?? 0;
    const matrix = zeros(size);
    for (let one = 0; one < size; one += 1)
      for (let other = 0; other < size; other += 1)
        matrix.cells[one * size + other] =
          rows.reduce((sum, row) => sum + (row[one] ?? 0) * (row[other] ?? 0), 0) +
          (one === other ? 1 : 0);
    return matrix;
  });

const largest = ({ cells }: Matrix) =>
  cells.reduce((most, cell) => Math.max(most, Math.abs(cell)), 1);

describe('a positive definite matrix', () => {
  it('is the product of its triangle with itself', () => {
    fc.assert(
      fc.property(definite, (matrix) => {
        const { lower, rank } = choleskyOf(matrix);
        expect(rank).toBe(matrix.size);
        for (let row = 0; row < matrix.size; row += 1) {
          for (let column = 0; column < matrix.size; column += 1) {
            let product = 0;
            for (let k = 0; k < matrix.size; k += 1)
              product += cellOf(lower, row, k) * cellOf(lower, column, k);
            expect(product).toBeCloseTo(cellOf(matrix, row, column), 8);
          }
        }
      }),
    );
  });

  it('gives back the vector that was solved for', () => {
    fc.assert(
      fc.property(definite, (matrix) => {
        const vector = Float64Array.from({ length: matrix.size }, (_, index) => index - 1);
        const { lower } = choleskyOf(matrix);
        const again = timesVector(matrix, solve(lower, vector));
        again.forEach((each, index) => {
          expect(each).toBeCloseTo(index - 1, 6);
        });
      }),
    );
  });

  it('has the eigenvalues and vectors that make it up', () => {
    fc.assert(
      fc.property(definite, (matrix) => {
        const { values, vectors } = eigenOf(matrix);
        for (let k = 0; k < matrix.size; k += 1) {
          const vector = Float64Array.from({ length: matrix.size }, (_, row) =>
            cellOf(vectors, row, k),
          );
          timesVector(matrix, vector).forEach((each, row) => {
            const wanted = (values[k] ?? 0) * (vector[row] ?? 0);
            expect(Math.abs(each - wanted)).toBeLessThan(1e-11 * largest(matrix));
          });
          expect(values[k] ?? 0).toBeLessThanOrEqual(values[k - 1] ?? Number.POSITIVE_INFINITY);
        }
        const product = values.reduce((all, value) => all * value, 1);
        expect(determinantOf(matrix) / product).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe('a matrix whose columns repeat', () => {
  const repeated: Matrix = { size: 3, cells: Float64Array.of(1, 1, 0.5, 1, 1, 0.5, 0.5, 0.5, 1) };

  it('has no inverse', () => {
    expect(inverseOf(repeated)).toBeNull();
  });

  it('has a triangle of lower rank', () => {
    const { lower, rank } = choleskyOf(repeated);
    expect(rank).toBe(2);
    expect(cellOf(lower, 1, 1)).toBe(0);
  });
});
