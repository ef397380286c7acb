import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossProducts } from './cross-products.ts';
import { allOf, momentsOf, rowsOf } from './rows.ts';

const count = 70;
const everyone = Int32Array.from({ length: count }, (_, row) => row);

/** Columns of whole numbers, and how often each row was drawn. */
const drawnAnswers = fc
  .record({
    columns: fc.integer({ min: 2, max: 20 }),
    numbers: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1_400, maxLength: 1_400 }),
    times: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: count, maxLength: count }),
  })
  .map(({ columns, numbers, times }) => ({
    columns: Array.from({ length: columns }, (_, column) =>
      Float64Array.from(numbers.slice(count * column, count * (column + 1))),
    ),
    times,
  }));

function drawnOf(times: readonly number[]) {
  const rows = everyone.filter((row) => (times[row] ?? 0) > 0);
  const weights = Float64Array.from(rows, (row) => times[row] ?? 0);
  return { positions: rows, weights, count: rows.length };
}

function byHand(columns: readonly Float64Array[], times: readonly number[], pair: number[]) {
  const [one = 0, other = 0] = pair;
  const cell = (column: number, row: number) => columns[column]?.[row] ?? 1;
  return times.reduce((sum, time, row) => sum + time * cell(one, row) * cell(other, row), 0);
}

describe('cross products', () => {
  it('of answers are exact, however many columns and however heavy the rows', () => {
    fc.assert(
      fc.property(drawnAnswers, fc.integer({ min: 1, max: 400 }), ({ columns, times }, heavier) => {
        const rows = rowsOf(columns, everyone);
        expect(rows.packed).not.toBeNull();
        const heavy = times.map((time, row) => (row === 3 ? time * heavier : time));
        const sums = crossProducts(rows, drawnOf(heavy), new Float64Array(rows.stride ** 2));
        const moved = columns.map((values, column) =>
          values.map((value) => value - (rows.centres[column] ?? 0)),
        );
        for (let one = 0; one <= rows.width; one += 1)
          for (let other = one; other <= rows.width; other += 1)
            expect(sums[one * rows.stride + other]).toBe(byHand(moved, heavy, [one, other]));
      }),
      { numRuns: 40 },
    );
  });

  it('of other numbers are the same up to rounding', () => {
    fc.assert(
      fc.property(drawnAnswers, ({ columns, times }) => {
        const scaled = columns.map((values) => values.map((value) => value * 1.7 - 300));
        const rows = rowsOf(scaled, everyone);
        expect(rows.packed).toBeNull();
        const answers = rowsOf(columns, everyone);
        const drawn = drawnOf([...times.slice(1), 1]);
        const plain = momentsOf(rows, drawn, new Float64Array(rows.stride ** 2));
        const packed = momentsOf(answers, drawn, new Float64Array(answers.stride ** 2));
        plain.correlations.cells.forEach((cell, place) => {
          expect(cell).toBeCloseTo(packed.correlations.cells[place] ?? 0, 10);
        });
        plain.means.forEach((mean, column) => {
          expect(mean).toBeCloseTo((packed.means[column] ?? 0) * 1.7 - 300, 8);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('take every row once when all are wanted', () => {
    const rows = rowsOf(
      [Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 7)],
      Int32Array.of(0, 1, 2),
    );
    const { n, means, deviations } = momentsOf(rows, allOf(rows), new Float64Array(9));
    expect(n).toBe(3);
    expect(Array.from(means)).toEqual([2, expect.closeTo(16 / 3, 12)]);
    expect(deviations[0]).toBeCloseTo(1, 12);
  });
});
