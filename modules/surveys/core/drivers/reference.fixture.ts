import type { AnalysisOptions } from './analysis.ts';
import type { Matrix } from './matrix.ts';
import reference from './reference.fixture.json' with { type: 'json' };
import type { DriverTable, NumberDriver, Scale } from './table.ts';

type Figures = Readonly<Record<string, number>>;
type Table = Readonly<Record<string, Figures>>;
interface Drawn {
  readonly lmg_percentile: Readonly<
    Record<string, { readonly p025: number; readonly p975: number }>
  >;
  readonly johnson_percentile: Readonly<
    Record<string, { readonly p025: number; readonly p975: number }>
  >;
  readonly prob_rank1_lmg: Figures;
}

/** A set of data with everything that R says of it. */
export interface ReferenceSet {
  readonly outcome: string;
  readonly predictors: readonly string[];
  readonly n: number;
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly r2: number;
  readonly adj_r2: number;
  readonly sigma: number;
  readonly f: number;
  readonly coefficients: Figures;
  readonly se: Figures;
  readonly t: Figures;
  readonly p: Figures;
  readonly beta_standardised: Figures;
  readonly vif: Figures;
  readonly condition_number_corr: number;
  readonly zero_order_r2: Figures;
  readonly last_r2: Figures;
  readonly lmg: Figures;
  readonly lmg_share: Figures;
  readonly johnson: Figures;
  readonly conditional_dominance: Table;
  readonly complete_dominance: Table;
}

const { swiss, attitude, mtcars3, airquality_listwise, azen_budescu_2003, two_predictors } =
  reference.keyDriver;

/** Whole sets of data, by name. */
export const sets: Readonly<Record<string, ReferenceSet>> = {
  swiss,
  attitude,
  mtcars3,
  airquality: {
    ...airquality_listwise,
    data: Object.fromEntries(
      Object.entries(airquality_listwise.raw_with_na).map(([name, values]) => [
        name,
        values.map((value: number | null) => value ?? Number.NaN),
      ]),
    ),
  },
};

/** What 10,000 draws in R gave. */
export const drawnInR: Readonly<Record<string, Drawn>> = {
  swiss: swiss.bootstrap_case_resampling,
  attitude: attitude.bootstrap_case_resampling,
  mtcars3: mtcars3.bootstrap_case_resampling,
};

/** Sets of which only the correlations are published. */
export const matrices = { azen: azen_budescu_2003, two: two_predictors };

export const { housing, binaryLogistic, cronbach } = reference;

/** How sets are analysed when nothing else is said. */
export const plainly: AnalysisOptions = {
  resamples: 0,
  seed: 20261121,
  straightLiners: 'keep',
  evenIfFew: false,
  targetPerformance: 75,
};

/** The table of a set. */
export function tableOf({ data, outcome, predictors }: ReferenceSet): DriverTable {
  return {
    outcome: { name: outcome, values: Float64Array.from(data[outcome] ?? []) },
    drivers: predictors.map((name) => numberDriver(name, data[name] ?? [])),
    clusters: null,
    segments: null,
  };
}

/** A driver that is a number, of which nobody has said what is better. */
export function numberDriver(
  name: string,
  values: Iterable<number>,
  scale: Scale | null = null,
): NumberDriver {
  return { kind: 'number', name, values: Float64Array.from(values), scale, direction: null };
}

/** A matrix of named correlations, the outcome last. */
export function correlationsOf(
  named: Readonly<Record<string, Figures>>,
  names: readonly string[],
): Matrix {
  const cells = names.flatMap((row) => names.map((column) => named[row]?.[column] ?? 0));
  return { size: names.length, cells: Float64Array.from(cells) };
}
