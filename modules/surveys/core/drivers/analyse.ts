import type { Outcome, Refusal, Watch } from './analysis.ts';
import { type Analysis, type AnalysisOptions, analysisVersion } from './analysis.ts';
import { type Cases, chooseCases } from './cases.ts';
import { penaltyReward } from './contrasts.ts';
import { completeDominance } from './dominance.ts';
import { resultsOf } from './driver-results.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Fit, fitSet, poolFits } from './fits.ts';
import { imputedSets, imputeSet } from './imputation.ts';
import { checkOrdinal, type OrdinalCheck, ordinalReason } from './ordinal-check.ts';
import { cronbachAlpha } from './reliability.ts';
import { type Clusters, type Draws, drawAgain, methodFor, roomFor } from './resampling.ts';
import { type Rows, rowsOf } from './rows.ts';
import { type Size, sizeOf } from './sizes.ts';
import { type DriverTable, type Layout, layOut, maximumColumns, maximumExact } from './table.ts';
import { warningsOf } from './warnings.ts';

/** Which part of the time drawing takes, before the ordered answers are fitted. */
const partOfDraws = 0.7;

/** What drives an outcome: how much of it the drivers explain, how that is shared among them, how
 *  sure it is, and what to look out for. The same table, options and version give the same figures.
 *  Imputed sets share the draws among them; ordered answers are fitted to the first set. */
export function analyse(table: DriverTable, options: AnalysisOptions, watch: Watch = {}): Outcome {
  const layout = layOut(table.drivers);
  const cases = chooseCases(table, layout, options);
  const size = sizeOf(cases.chosen.length, layout.columns.length);
  const refusal = refusalOf(table, { layout, cases, size, options });
  if (refusal) return { kind: 'refused', refusal };
  const clusters = clustersOf(table, cases.chosen);
  const work = { table, options, watch, layout, cases, clusters };
  const drawn = fitAll(work);
  if (!drawn) return { kind: 'cancelled' };
  const { fits, draws, first } = drawn;
  const pooled = poolFits(fits);
  const ordinal = checkIfOrdinal(work, first, pooled.kept);
  if (ordinal === 'cancelled') return { kind: 'cancelled' };
  const method = methodFor(table.drivers.length);
  const drivers = resultsOf({ table, layout, cases, options, fit: pooled, draws });
  const complete = cases.chosen.filter((row) =>
    layout.columns.every((values) => !Number.isNaN(values[row])),
  );
  const items = table.drivers.flatMap((each) => (each.kind === 'number' ? [each] : []));
  const scaled = items.filter(({ scale }) => scale !== null);
  const { r2, adjustedR2, sigma, f, p, n, intercept, conditionNumber } = pooled;
  const found = {
    table,
    options,
    cases,
    fit: pooled,
    size,
    method,
    drivers,
    ordinal,
    maximumExact,
  };
  const analysis: Analysis = {
    ...{ r2, adjustedR2, sigma, f, p, n, intercept, conditionNumber },
    ...{ version: analysisVersion, seed: options.seed, resamples: options.resamples },
    ...{ method, size, drivers, ordinal, clusters: clusters.count, counts: cases.counts },
    fingerprint: fingerprintOf(table),
    missing: cases.counts.complete === n && cases.counts.incomplete === 0 ? 'none' : cases.how,
    alpha: cronbachAlpha(
      (scaled.length > 0 ? scaled : items).map(({ values }) => values),
      complete,
    ),
    completeDominance: pooled.explained
      ? completeDominance(pooled.explained, table.drivers.length)
      : null,
    contrasts: penaltyReward(table.drivers, table.outcome.values, complete),
    warnings: warningsOf({ ...found, clusters: clusters.count }),
  };
  return { kind: 'analysed', analysis };
}

interface Work {
  readonly table: DriverTable;
  readonly options: AnalysisOptions;
  readonly watch: Watch;
  readonly layout: Layout;
  readonly cases: Cases;
  readonly clusters: Clusters;
}

function refusalOf(
  { outcome, drivers }: DriverTable,
  found: { layout: Layout; cases: Cases; size: Size; options: AnalysisOptions },
): Refusal | null {
  const { layout, cases, size, options } = found;
  const columns = layout.columns.length;
  const n = cases.chosen.length;
  if (drivers.length === 0) return { code: 'no-drivers' };
  if (columns > maximumColumns)
    return { code: 'too-many-drivers', columns, maximum: maximumColumns };
  const fewest = options.evenIfFew ? columns + 3 : Math.max(size.needed.firstSigns, columns + 3);
  if (n < fewest) return { code: 'too-few', n, needed: fewest };
  if (!varies(outcome.values, cases.chosen)) return { code: 'constant-outcome' };
  const constant = drivers.find((_, driver) => {
    const own = layout.columns.slice(layout.ends[driver - 1] ?? 0, layout.ends[driver]);
    return !own.some((values) => varies(values, cases.chosen));
  });
  return constant ? { code: 'constant-driver', driver: constant.name } : null;
}

function varies(values: Float64Array, chosen: Int32Array): boolean {
  let first: number | null = null;
  for (const row of chosen) {
    const value = values[row] ?? 0;
    if (Number.isNaN(value)) continue;
    if (first !== null && value !== first) return true;
    first = value;
  }
  return false;
}

/** Numbers the customers of the chosen rows; a row without one stands alone. */
function clustersOf({ clusters }: DriverTable, chosen: Int32Array): Clusters {
  if (!clusters) return { count: chosen.length, ofRow: chosen.map((_, place) => place) };
  const numbers = new Map<number, number>();
  let count = 0;
  const ofRow = chosen.map((row) => {
    const code = clusters.codes[row] ?? -1;
    const known = code < 0 ? undefined : numbers.get(code);
    if (known !== undefined) return known;
    if (code >= 0) numbers.set(code, count);
    count += 1;
    return count - 1;
  });
  return { count, ofRow };
}

/** Fits every set and draws from it its part of the draws. Null: it was cancelled. */
function fitAll(work: Work): { fits: [Fit, ...Fit[]]; draws: Draws; first: Rows } | null {
  const { options, watch, layout, cases, clusters } = work;
  const { resamples, seed } = options;
  const { ends } = layout;
  const method = methodFor(ends.length);
  const draws = roomFor(resamples, ends.length, layout.columns.length);
  const goOn = (draw: number) => {
    if (draw % 16 === 0) watch.onProgress?.((partOfDraws * draw) / Math.max(resamples, 1));
    return !watch.isCancelled?.();
  };
  const sets = cases.how === 'imputed' ? imputedSets : 1;
  const fits: Fit[] = [];
  let first: Rows | null = null;
  for (let set = 0; set < sets; set += 1) {
    if (watch.isCancelled?.()) return null;
    const rows = rowsOfSet(work, set);
    first ??= rows;
    fits.push(fitSet(rows, ends, method));
    const from = Math.floor((resamples * set) / sets);
    const to = Math.floor((resamples * (set + 1)) / sets);
    if (!drawAgain({ rows, ends, clusters, method, seed, from, to, goOn }, draws)) return null;
  }
  const [one, ...others] = fits;
  return one && first ? { fits: [one, ...others], draws, first } : null;
}

function rowsOfSet({ table, layout, cases, clusters, options }: Work, set: number): Rows {
  const columns = [...layout.columns, table.outcome.values];
  if (cases.how === 'listwise') return rowsOf(columns, cases.chosen);
  const chosen = columns.map((values) =>
    Float64Array.from(cases.chosen, (row) => values[row] ?? 0),
  );
  const imputed = imputeSet(chosen, { clusters, seed: options.seed, set });
  return rowsOf(
    imputed,
    cases.chosen.map((_, place) => place),
  );
}

function checkIfOrdinal(
  { table, options, watch, layout, cases }: Work,
  { cells, count, stride, width, centres, scales }: Rows,
  kept: readonly number[],
): OrdinalCheck | null | 'cancelled' {
  const outcome = Float64Array.from(cases.chosen, (row) => table.outcome.values[row] ?? 0);
  const why = ordinalReason(outcome);
  if (!why) return null;
  const columns = Array.from({ length: width - 1 }, (_, column) =>
    Float64Array.from(
      { length: count },
      (_, row) =>
        (cells[row * stride + column] ?? 0) * (scales[column] ?? 1) + (centres[column] ?? 0),
    ),
  );
  const goOn = (share: number) => {
    watch.onProgress?.(partOfDraws + (1 - partOfDraws) * share);
    return !watch.isCancelled?.();
  };
  const { seed } = options;
  const data = { columns, ends: layout.ends, kept };
  return checkOrdinal(data, outcome, why, { seed, goOn }) ?? 'cancelled';
}
