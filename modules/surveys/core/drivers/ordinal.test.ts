import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { generalDominance } from './dominance.ts';
import { fitOrdinal, nullDeviance, type OrdinalCases } from './ordinal.ts';
import { checkOrdinal, ordinalReason } from './ordinal-check.ts';
import { binaryLogistic, housing } from './reference.fixture.ts';

/** The contrasts of R: a column for each kind but the first. */
const columns = [
  ['InflMedium', 'Infl', 'Medium'],
  ['InflHigh', 'Infl', 'High'],
  ['TypeApartment', 'Type', 'Apartment'],
  ['TypeAtrium', 'Type', 'Atrium'],
  ['TypeTerrace', 'Type', 'Terrace'],
  ['ContHigh', 'Cont', 'High'],
] as const;
const answers = ['Low', 'Medium', 'High'];

const cases: OrdinalCases = {
  count: housing.rows.length,
  stride: columns.length,
  cells: Float64Array.from(
    housing.rows.flatMap((row) => columns.map(([, key, kind]) => Number(row[key] === kind))),
  ),
  answers: Uint8Array.from(housing.rows, ({ Sat }) => answers.indexOf(Sat)),
  levels: 3,
  weights: Float64Array.from(housing.rows, ({ Freq }) => Freq),
};

function expectSame(found: number | undefined, wanted: number | undefined, digits = 9) {
  expect((found ?? Number.NaN) / (wanted ?? Number.NaN)).toBeCloseTo(1, digits);
}

function expectShares(found: ArrayLike<number>) {
  const { Infl, Type, Cont } = housing.general_dominance_mcfadden;
  [Infl, Type, Cont].forEach((wanted, driver) => {
    expect(Math.abs((found[driver] ?? 0) - wanted)).toBeLessThan(1e-9);
  });
}

describe('satisfaction with housing in Copenhagen', () => {
  const fit = fitOrdinal(cases, [0, 1, 2, 3, 4, 5]);

  const { converged } = housing;
  const ground = converged.deviance.none;
  const r2Of = (deviance: number) => 1 - deviance / ground;

  it('comes out as R says', () => {
    expect(fit.isConverged).toBe(true);
    expectSame(fit.deviance, housing.deviance);
    expectSame(fit.deviance, converged.deviance.all, 12);
    expectSame(nullDeviance(cases), converged.deviance.none, 12);
    const r2 = 1 - fit.deviance / nullDeviance(cases);
    expectSame(r2, r2Of(converged.deviance.all), 10);
    // What R says by default comes from a search that it ends in the ninth digit.
    expect(Math.abs(r2 - housing.mcfadden)).toBeLessThan(2e-9);
  });

  it('has the coefficients, thresholds and errors of R', () => {
    const covariance = fit.covariance();
    const size = covariance?.size ?? 0;
    const errorOf = (place: number) => Math.sqrt(covariance?.cells[place * (size + 1)] ?? 0);
    columns.forEach(([name], index) => {
      expectSame(fit.coefficients[index], converged.coefficients[name], 5);
      expectSame(errorOf(2 + index), housing.se[name], 6);
    });
    expectSame(fit.thresholds[0], converged.zeta['Low|Medium'], 5);
    expectSame(fit.thresholds[1], converged.zeta['Medium|High'], 5);
    expectSame(errorOf(0), housing.se['Low|Medium'], 6);
    expectSame(errorOf(1), housing.se['Medium|High'], 6);
  });

  it('shares McFadden R² out as R does', () => {
    const parts = [[0, 1], [2, 3, 4], [5]];
    const fits = Array.from({ length: 8 }, (_, subset) => {
      const chosen = parts.flatMap((part, driver) => (subset & (1 << driver) ? part : []));
      return 1 - fitOrdinal(cases, chosen).deviance / nullDeviance(cases);
    });
    const { Infl, Type, Cont, Infl_Type, Infl_Cont, Type_Cont, all } = converged.deviance;
    [0, Infl, Type, Infl_Type, Cont, Infl_Cont, Type_Cont, all].forEach((deviance, subset) => {
      if (subset > 0) expectSame(fits[subset], r2Of(deviance), 9);
    });
    const shares = generalDominance(fits, 3);
    expectShares(shares);
  });

  it('is checked over all subsets, with its factors as drivers', () => {
    const rows = housing.rows.flatMap((row) => new Array<typeof row>(row.Freq).fill(row));
    const data = {
      columns: columns.map(([, key, kind]) =>
        Float64Array.from(rows, (row) => Number(row[key] === kind)),
      ),
      ends: [2, 5, 6],
      kept: [0, 1, 2, 3, 4, 5],
    };
    const outcome = Float64Array.from(rows, ({ Sat }) => answers.indexOf(Sat));
    const check = checkOrdinal(data, outcome, 'few-levels', { seed: 1, goOn: () => true });
    expect(check).toMatchObject({ n: 1681, cases: 1681, levels: [0, 1, 2], isConverged: true });
    expectShares(check?.dominance ?? []);
  });
});

it('two answers are the logistic regression of R', () => {
  const { am, wt, hp } = binaryLogistic.data;
  const two: OrdinalCases = {
    count: am.length,
    stride: 2,
    cells: Float64Array.from(am.flatMap((_, row) => [wt[row] ?? 0, hp[row] ?? 0])),
    answers: Uint8Array.from(am),
    levels: 2,
    weights: null,
  };
  const fit = fitOrdinal(two, [0, 1]);
  const covariance = fit.covariance();
  const errorOf = (place: number) => Math.sqrt(covariance?.cells[place * 4] ?? 0);
  expectSame(fit.deviance, binaryLogistic.deviance);
  expectSame(nullDeviance(two), binaryLogistic.null_deviance);
  expectSame(-(fit.thresholds[0] ?? 0), binaryLogistic.coefficients['(Intercept)']);
  expectSame(fit.coefficients[0], binaryLogistic.coefficients.wt);
  expectSame(fit.coefficients[1], binaryLogistic.coefficients.hp);
  expectSame(errorOf(0), binaryLogistic.se['(Intercept)'], 6);
  expectSame(errorOf(1), binaryLogistic.se.wt, 6);
  expectSame(errorOf(2), binaryLogistic.se.hp, 6);
});

describe('ordered answers', () => {
  it('are asked for when few or most at the top', () => {
    const outcome = (...counts: number[]) =>
      Float64Array.from(counts.flatMap((count, level) => new Array<number>(count).fill(level)));
    expect(ordinalReason(outcome(1, 2, 3, 4, 5))).toBe('few-levels');
    expect(ordinalReason(outcome(1, 1, 1, 1, 1, 1, 1, 13))).toBe('top-heavy');
    expect(ordinalReason(outcome(3, 3, 3, 3, 3, 3, 3, 3))).toBeNull();
    expect(ordinalReason(Float64Array.from({ length: 50 }, (_, row) => row))).toBeNull();
  });

  it('fit better with every driver that comes in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (seed) => {
        const random = seededRandom(seed);
        const drawn: OrdinalCases = {
          count: 80,
          stride: 2,
          cells: Float64Array.from({ length: 160 }, () => Math.floor(5 * random())),
          answers: Uint8Array.from({ length: 80 }, (_, row) => (row < 3 ? row : 3 * random())),
          levels: 3,
          weights: null,
        };
        const deviances = [[], [0], [0, 1]].map((each) => fitOrdinal(drawn, each).deviance);
        expect(deviances[1]).toBeLessThanOrEqual((deviances[0] ?? 0) + 1e-6);
        expect(deviances[2]).toBeLessThanOrEqual((deviances[1] ?? 0) + 1e-6);
        expect(deviances[0]).toBeCloseTo(nullDeviance(drawn), 6);
      }),
      { numRuns: 30 },
    );
  });

  it('that a driver separates end without an error', () => {
    const separated: OrdinalCases = {
      count: 20,
      stride: 1,
      cells: Float64Array.from({ length: 20 }, (_, row) => row),
      answers: Uint8Array.from({ length: 20 }, (_, row) => Number(row >= 10)),
      levels: 2,
      weights: null,
    };
    expect(fitOrdinal(separated, [0]).deviance).toBeLessThan(0.001);
  });
});
