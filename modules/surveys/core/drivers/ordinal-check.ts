import { seededRandom } from '#kernel/random.ts';
import { generalDominance } from './dominance.ts';
import { cellOf } from './matrix.ts';
import { fitOrdinal, nullDeviance, type OrdinalCases } from './ordinal.ts';
import { seedOf } from './resampling.ts';
import { allOf, momentsOf, rowsOf } from './rows.ts';
import { explainedBySubsets } from './subsets.ts';

/** Whether the drivers come out alike when the outcome is read as ordered answers. */
export interface OrdinalCheck {
  /** Why it was made: few answers to choose from, or most chose the best one. */
  readonly why: 'few-levels' | 'top-heavy';
  readonly levels: readonly number[];
  /** Cases that were fitted: all of them, or a sample where models are many. */
  readonly n: number;
  readonly cases: number;
  readonly thresholds: readonly number[];
  /** Of each column; null: the columns before it hold all that it says. */
  readonly coefficients: readonly (number | null)[];
  readonly standardErrors: readonly (number | null)[];
  readonly deviance: number;
  readonly nullDeviance: number;
  /** McFadden's R², and each driver's part of it by general dominance. */
  readonly r2: number;
  readonly dominance: readonly number[] | null;
  /** The same of R² by least squares, on the same cases. */
  readonly linear: readonly number[] | null;
  readonly isConverged: boolean;
}

const fewLevels = 5;
const topHeavy = 0.6;
const maximumLevels = 20;
/** Rows × models that are fitted in some seconds. */
const work = 6_000_000;
const fewestRows = 500;
const maximumDrivers = 12;

/** Why an outcome should be read as ordered answers; null: it need not be, or cannot. */
export function ordinalReason(outcome: Float64Array): OrdinalCheck['why'] | null {
  const counts = new Map<number, number>();
  for (const value of outcome) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > maximumLevels) return null;
  }
  if (counts.size <= fewLevels) return 'few-levels';
  const top = counts.get(Math.max(...counts.keys())) ?? 0;
  return top > topHeavy * outcome.length ? 'top-heavy' : null;
}

/** Fits the ordered answers on all drivers and on every subset of them. What columns the full model
 *  cannot hold are left out; from 13 drivers on there are too many subsets to fit.
 *  columns: complete, in the order of the outcome. ends[k]: behind the last column of driver k.
 *  Returns null when it was stopped. */
export function checkOrdinal(
  data: { columns: readonly Float64Array[]; ends: readonly number[]; kept: readonly number[] },
  outcome: Float64Array,
  why: OrdinalCheck['why'],
  { seed, goOn }: { seed: number; goOn: (share: number) => boolean },
): OrdinalCheck | null {
  const { columns, ends, kept } = data;
  const models = 2 ** ends.length;
  const isExact = ends.length <= maximumDrivers;
  const rows = Math.max(Math.floor(work / (isExact ? models : 64)), fewestRows);
  const sample = sampleOf(outcome.length, rows, seed);
  const { cases, levels } = casesOf(columns, outcome, sample);
  const full = fitOrdinal(cases, kept);
  const ground = nullDeviance(cases);
  const fits = isExact ? fitsOfSubsets(cases, { ends, kept, ground, goOn }) : null;
  if (isExact && !fits) return null;
  const cuts = levels.length - 1;
  const covariance = full.covariance();
  const ofKept = (column: number, read: (place: number) => number | null) =>
    kept.includes(column) ? read(kept.indexOf(column)) : null;
  return {
    ...{ why, levels, n: cases.count, cases: outcome.length },
    thresholds: Array.from(full.thresholds),
    coefficients: columns.map((_, column) =>
      ofKept(column, (place) => full.coefficients[place] ?? 0),
    ),
    standardErrors: columns.map((_, column) =>
      ofKept(column, (place) =>
        covariance ? Math.sqrt(cellOf(covariance, cuts + place, cuts + place)) : null,
      ),
    ),
    deviance: full.deviance,
    nullDeviance: ground,
    r2: 1 - full.deviance / ground,
    dominance: fits ? Array.from(generalDominance(fits, ends.length)) : null,
    linear: fits ? linearDominance([...columns, outcome], ends, sample) : null,
    isConverged: full.isConverged,
  };
}

function linearDominance(
  columns: readonly Float64Array[],
  ends: readonly number[],
  sample: Int32Array,
): number[] {
  const rows = rowsOf(columns, sample);
  const { correlations } = momentsOf(rows, allOf(rows), new Float64Array(rows.stride ** 2));
  return Array.from(generalDominance(explainedBySubsets({ correlations, ends }), ends.length));
}

interface Subsets {
  readonly ends: readonly number[];
  readonly kept: readonly number[];
  readonly ground: number;
  readonly goOn: (share: number) => boolean;
}

/** McFadden's R² of each subset; each fit starts where the one without its last driver ended. */
function fitsOfSubsets(
  cases: OrdinalCases,
  { ends, kept, ground, goOn }: Subsets,
): Float64Array | null {
  const fits = new Float64Array(2 ** ends.length);
  const cuts = cases.levels - 1;
  let done = 0;
  const descend = (driver: number, subset: number, fit: ReturnType<typeof fitOf>): boolean => {
    if (driver === ends.length) {
      done += 1;
      fits[subset] = 1 - fit.deviance / ground;
      return goOn(done / fits.length);
    }
    if (!descend(driver + 1, subset, fit)) return false;
    const added = kept.filter(
      (column) => column >= (ends[driver - 1] ?? 0) && column < (ends[driver] ?? 0),
    );
    const columns = [...fit.columns, ...added];
    const start = new Float64Array(cuts + columns.length);
    start.set(fit.parameters);
    return descend(driver + 1, subset | (1 << driver), fitOf(cases, columns, start));
  };
  return descend(0, 0, fitOf(cases, [], null)) ? fits : null;
}

function fitOf(cases: OrdinalCases, columns: readonly number[], start: Float64Array | null) {
  const { thresholds, coefficients, deviance } = fitOrdinal(cases, columns, start);
  const parameters = new Float64Array(thresholds.length + coefficients.length);
  parameters.set(thresholds);
  parameters.set(coefficients, thresholds.length);
  return { columns, parameters, deviance };
}

function casesOf(columns: readonly Float64Array[], outcome: Float64Array, rows: Int32Array) {
  const stride = columns.length;
  const count = rows.length;
  const cells = new Float64Array(count * stride);
  rows.forEach((row, place) => {
    columns.forEach((values, column) => {
      cells[place * stride + column] = values[row] ?? 0;
    });
  });
  const given = Array.from(rows, (row) => outcome[row] ?? 0);
  const levels = Array.from(new Set(given)).sort((one, other) => one - other);
  const answers = Uint8Array.from(given, (value) => levels.indexOf(value));
  const cases = { count, cells, stride, answers, levels: levels.length, weights: null };
  return { cases, levels };
}

/** So many rows at most, each as likely as the others, in their order. */
function sampleOf(count: number, atMost: number, seed: number): Int32Array {
  const rows = Int32Array.from({ length: count }, (_, row) => row);
  if (count <= atMost) return rows;
  const random = seededRandom(seedOf(seed ^ 0x2545f491, 0));
  for (let place = 0; place < atMost; place += 1) {
    const other = place + Math.floor(random() * (count - place));
    [rows[place], rows[other]] = [rows[other] ?? 0, rows[place] ?? 0];
  }
  return rows.slice(0, atMost).sort();
}
