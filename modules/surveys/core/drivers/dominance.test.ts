import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeDominance, conditionalDominance, generalDominance } from './dominance.ts';
import type { Matrix } from './matrix.ts';
import reference from './reference.fixture.json' with { type: 'json' };
import { correlationsOf, matrices } from './reference.fixture.ts';
import { inflationOf, regress } from './regression.ts';
import { relativeWeights } from './relative-weights.ts';
import { allOf, momentsOf, rowsOf } from './rows.ts';
import { explainedBy, explainedBySubsets } from './subsets.ts';

const digits = 9;

describe('four drivers of Azen and Budescu', () => {
  const { azen } = matrices;
  const names = azen.predictors;
  const correlations = correlationsOf(azen.correlation, [...names, azen.outcome]);
  const ends = names.map((_, index) => index + 1);
  const explained = explainedBySubsets({ correlations, ends });

  it('share R² out as published', () => {
    const lmg = generalDominance(explained, names.length);
    const johnson = relativeWeights({ correlations, ends });
    const ofNames = (weights: Float64Array) =>
      Object.fromEntries(names.map((name, index) => [name, weights[index]]));
    expect(explained.at(-1)).toBeCloseTo(azen.r2, digits);
    expectFigures(ofNames(lmg), azen.lmg);
    expectFigures(ofNames(johnson), azen.johnson);
  });

  it('add to models of each size what is published', () => {
    const levels = conditionalDominance(explained, names.length);
    names.forEach((name, driver) => {
      const ofLevels = Object.fromEntries(
        (levels[driver] ?? []).map((value, level) => [`level${level}`, value]),
      );
      expectFigures(ofLevels, azen.conditional_dominance[name as keyof typeof azen.lmg]);
    });
    Object.values(azen.published_conditional).forEach((published, level) => {
      expect(levels[0]?.[level]).toBeCloseTo(published.x1, 3);
      expect(levels[3]?.[level]).toBeCloseTo(published.x4, 3);
    });
  });

  it('dominate each other as published', () => {
    const complete = completeDominance(explained, names.length);
    expect(complete).toEqual(
      Object.values(azen.complete_dominance).map((row) => Object.values(row)),
    );
  });
});

it('two drivers follow the closed form', () => {
  const { two } = matrices;
  const correlations = correlationsOf(two.correlation, ['a', 'b', 'y']);
  const ends = [1, 2];
  const lmg = generalDominance(explainedBySubsets({ correlations, ends }), 2);
  const johnson = relativeWeights({ correlations, ends });
  expect(Array.from(lmg)).toEqual([expect.closeTo(two.lmg.a, 14), expect.closeTo(two.lmg.b, 14)]);
  expect(Array.from(johnson)).toEqual([
    expect.closeTo(two.johnson.a, 14),
    expect.closeTo(two.johnson.b, 14),
  ]);
});

describe('factors of Canadian firms', () => {
  const { ornstein } = reference;
  const size = ornstein.columns.length;
  const cells = new Float64Array(size * size);
  let place = 0;
  for (let column = 0; column < size; column += 1) {
    cells[column * (size + 1)] = 1;
    for (let row = 0; row < column; row += 1) {
      const correlation = ornstein.upperTriangle[place] ?? 0;
      cells[row * size + column] = correlation;
      cells[column * size + row] = correlation;
      place += 1;
    }
  }
  const correlations: Matrix = { size, cells };

  it('share R² out as single drivers, as in R', () => {
    const explained = explainedBySubsets({ correlations, ends: ornstein.ends });
    const [la, nation, sector] = generalDominance(explained, 3);
    expect(explained.at(-1)).toBeCloseTo(ornstein.r2, 10);
    expectFigures({ la, nation, sector }, ornstein.lmg);
  });

  it('have the generalised inflation of R', () => {
    const moments = {
      n: ornstein.n,
      means: new Float64Array(size),
      deviations: new Float64Array(size).fill(1),
      correlations,
    };
    const regression = regress(moments);
    const inflation = (...columns: number[]) =>
      inflationOf(regression, correlations, columns) ?? Number.NaN;
    const found = {
      la: inflation(0),
      nation: inflation(1, 2, 3),
      sector: inflation(4, 5, 6, 7, 8, 9, 10, 11, 12),
    };
    expectFigures(found, ornstein.gvif);
  });
});

/** Correlations of random columns that share something. */
const correlated = fc
  .record({
    columns: fc.integer({ min: 2, max: 7 }),
    numbers: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 240, maxLength: 240 }),
  })
  .map(({ columns, numbers }) => columnsOf(numbers, columns));

function columnsOf(numbers: readonly number[], count: number): Float64Array[] {
  return Array.from({ length: count }, (_, column) =>
    Float64Array.from({ length: 30 }, (_, row) => {
      const own = numbers[column * 30 + row] ?? 0;
      return own + (numbers[210 + row] ?? 0) * (column % 3) * 0.5 + row * 0.01 * column;
    }),
  );
}

function matrixOf(columns: readonly Float64Array[]): Matrix {
  const rows = rowsOf(
    columns,
    Int32Array.from({ length: 30 }, (_, row) => row),
  );
  return momentsOf(rows, allOf(rows), new Float64Array(rows.stride ** 2)).correlations;
}

function lmgOf(columns: readonly Float64Array[]): number[] {
  const ends = columns.slice(1).map((_, index) => index + 1);
  const explained = explainedBySubsets({ correlations: matrixOf(columns), ends });
  return Array.from(generalDominance(explained, ends.length));
}

describe('shares of R²', () => {
  it('sum to R², and none is below 0', () => {
    fc.assert(
      fc.property(correlated, (columns) => {
        const weights = lmgOf(columns);
        const sum = weights.reduce((all, each) => all + each, 0);
        expect(sum).toBeCloseTo(explainedBy(matrixOf(columns)), 10);
        expect(Math.min(...weights)).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it('of relative weights sum to R² too', () => {
    fc.assert(
      fc.property(correlated, (columns) => {
        const correlations = matrixOf(columns);
        const ends = columns.slice(1).map((_, index) => index + 1);
        const sum = relativeWeights({ correlations, ends }).reduce((all, each) => all + each, 0);
        expect(sum).toBeCloseTo(explainedBy(correlations), 8);
      }),
    );
  });

  it('do not depend on the order of columns', () => {
    fc.assert(
      fc.property(correlated, (columns) => {
        const turned = [...columns.slice(0, -1).reverse(), columns.at(-1) ?? new Float64Array(30)];
        lmgOf(turned)
          .reverse()
          .forEach((weight, driver) => {
            expect(weight).toBeCloseTo(lmgOf(columns)[driver] ?? 0, 10);
          });
      }),
    );
  });

  it('do not depend on the scale of columns', () => {
    fc.assert(
      fc.property(correlated, fc.integer({ min: 1, max: 1_000 }), (columns, factor) => {
        const scaled = columns.map((values, column) =>
          values.map((value) => value * factor * (column % 2 === 0 ? 1 : -1) + 1_000 * column),
        );
        lmgOf(scaled).forEach((weight, driver) => {
          expect(weight).toBeCloseTo(lmgOf(columns)[driver] ?? 0, 8);
        });
      }),
    );
  });

  it('of a copied column are alike, and R² stays', () => {
    fc.assert(
      fc.property(correlated, (columns) => {
        const [first = new Float64Array(30)] = columns;
        const weights = lmgOf([first, ...columns]);
        expect(weights[0]).toBeCloseTo(weights[1] ?? 0, 9);
        const sum = weights.reduce((all, each) => all + each, 0);
        expect(sum).toBeCloseTo(explainedBy(matrixOf(columns)), 9);
      }),
    );
  });

  it('of columns taken as one driver are theirs together in every subset', () => {
    fc.assert(
      fc.property(
        correlated.filter((columns) => columns.length > 3),
        (columns) => {
          const correlations = matrixOf(columns);
          const last = columns.length - 1;
          const grouped = explainedBySubsets({ correlations, ends: [2, last] });
          const single = explainedBySubsets({
            correlations,
            ends: Array.from({ length: last }, (_, index) => index + 1),
          });
          expect(grouped[1]).toBeCloseTo(single[0b11] ?? 0, 10);
          expect(grouped[2]).toBeCloseTo(single[2 ** last - 1 - 0b11] ?? 0, 10);
          expect(grouped[3]).toBeCloseTo(single.at(-1) ?? 0, 10);
        },
      ),
    );
  });
});

function expectFigures(
  found: Readonly<Record<string, number | undefined>>,
  wanted: Readonly<Record<string, number>>,
) {
  for (const [name, value] of Object.entries(wanted))
    expect((found[name] ?? 0) / value, name).toBeCloseTo(1, digits);
}
