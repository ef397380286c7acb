import { analyse } from '../drivers/analyse.ts';
import type { AnalysisOptions, Watch } from '../drivers/analysis.ts';
import { mayCompare, sizeOf } from '../drivers/sizes.ts';
import { type Driver, type DriverTable, type Labels, layOut } from '../drivers/table.ts';
import type { Answered } from './answered.ts';
import type { Comparison } from './report.ts';

/** Segments are told apart by wide strokes; more draws would show no more. */
const maximumResamples = 500;
const maximumGroups = 6;

/** The same analysis for each channel or language, where each has cases enough; null: there are not
 *  two of them, or it was cancelled. rows: those of the table. */
export function compareBy(
  by: Comparison['by'],
  { table, rows }: { table: DriverTable; rows: readonly Answered[] },
  options: AnalysisOptions,
  watch: Watch,
): Comparison | null {
  const placesOf = new Map<string, number[]>();
  rows.forEach((row, place) => {
    if (!Number.isFinite(table.outcome.values[place])) return;
    const places = placesOf.get(row[by]);
    if (places) places.push(place);
    else placesOf.set(row[by], [place]);
  });
  const groups = Array.from(placesOf, ([name, places]) => ({ name, n: places.length, places }))
    .sort((one, other) => other.n - one.n)
    .slice(0, maximumGroups);
  if (groups.length < 2) return null;
  const columns = layOut(table.drivers).columns.length;
  const { needed } = sizeOf(rows.length, columns);
  const counts = groups.map(({ n }) => n);
  const told = {
    by,
    groups: groups.map(({ name, n }) => ({ name, n })),
    needed: { each: needed.standard, all: needed.segments },
  };
  if (!mayCompare(counts, columns)) return { ...told, found: null };
  const resamples = Math.min(options.resamples, maximumResamples);
  const found: NonNullable<Comparison['found']>[number][] = [];
  for (const { name, places } of groups) {
    const outcome = analyse(partOf(table, places), { ...options, resamples }, watch);
    if (outcome.kind === 'cancelled') return null;
    if (outcome.kind === 'refused') return { ...told, found: null };
    const { n, r2, drivers } = outcome.analysis;
    found.push({
      ...{ name, n, r2 },
      drivers: drivers.map(({ name: driver, share, rank, drawn, priority }) => ({
        ...{ name: driver, share, rank },
        shareInterval: drawn?.shareInterval ?? null,
        performance: priority?.performance ?? null,
      })),
    });
  }
  return { ...told, found };
}

/** Some rows of a table, in order. */
function partOf(table: DriverTable, places: readonly number[]): DriverTable {
  const pick = (values: Float64Array) =>
    Float64Array.from(places, (place) => values[place] ?? Number.NaN);
  const pickCodes = (codes: Int32Array) => Int32Array.from(places, (place) => codes[place] ?? -1);
  const pickLabels = (labels: Labels | null) =>
    labels && { ...labels, codes: pickCodes(labels.codes) };
  const pickDriver = (driver: Driver): Driver =>
    driver.kind === 'number'
      ? { ...driver, values: pick(driver.values) }
      : { ...driver, labels: { ...driver.labels, codes: pickCodes(driver.labels.codes) } };
  return {
    outcome: { ...table.outcome, values: pick(table.outcome.values) },
    drivers: table.drivers.map(pickDriver),
    clusters: pickLabels(table.clusters),
    segments: pickLabels(table.segments),
    ...(table.notAsked && {
      notAsked: Int32Array.from(places, (place) => table.notAsked?.[place] ?? 0),
    }),
  };
}
