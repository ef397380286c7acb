import { assert } from '#kernel/assert.ts';
import { type Estimate, quantilesOfNormal } from '#kernel/proportion.ts';

/** How much two categories differ, by their places; 0 for the same. */
export type Weight = (one: number, other: number) => number;

/** Cohen's kappa of two raters with its interval of 95 %: agreement beyond chance, as a part of
 *  what chance leaves. null when both used one and the same category alone.
 *  table: a row for each category of the first rater, a column for each of the second.
 *  Sources: Cohen, 1960 and 1968; interval: Fleiss, Cohen and Everitt, 1969. */
export function cohenKappa(
  table: readonly (readonly number[])[],
  weight: Weight = (one, other) => (one === other ? 0 : 1),
): Estimate | null {
  const all = sumOf(table.flat());
  if (all === 0) return null;
  const cells = cellsOf(table, all);
  const heaviest = Math.max(...cells.map(({ row, column }) => weight(row, column)));
  const likeness = (row: number, column: number) =>
    heaviest === 0 ? 1 : 1 - weight(row, column) / heaviest;
  const rows = table.map((row) => sumOf(row) / all);
  const columns = table.map((_, column) => sumOf(table.map((row) => row[column] ?? 0)) / all);
  const observed = sumOf(cells.map((cell) => cell.share * likeness(cell.row, cell.column)));
  const expected = sumOf(
    cells.map(
      ({ row, column }) => (rows[row] ?? 0) * (columns[column] ?? 0) * likeness(row, column),
    ),
  );
  if (expected >= 1) return null;
  const value = (observed - expected) / (1 - expected);
  const rowLikeness = rows.map((_, row) =>
    sumOf(columns.map((share, column) => share * likeness(row, column))),
  );
  const columnLikeness = columns.map((_, column) =>
    sumOf(rows.map((share, row) => share * likeness(row, column))),
  );
  const spread = sumOf(
    cells.map(({ row, column, share }) => {
      const chance = (rowLikeness[row] ?? 0) + (columnLikeness[column] ?? 0);
      return share * (likeness(row, column) * (1 - expected) - chance * (1 - observed)) ** 2;
    }),
  );
  const rest = (observed * expected - 2 * expected + observed) ** 2;
  const variance = Math.max(0, spread - rest) / (all * (1 - expected) ** 4);
  const reach = quantilesOfNormal[0.95] * Math.sqrt(variance);
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) };
}

/** Part of all pairs of ratings of the same unit that are alike, 0..1; null when no unit has two.
 *  counts: how often each unit was put into each category. */
export function percentAgreement(counts: readonly (readonly number[])[]): number | null {
  const shares = counts
    .map((unit) => ({ unit, raters: sumOf(unit) }))
    .filter(({ raters }) => raters > 1)
    .map(({ unit, raters }) => pairsOf(unit) / (raters * (raters - 1)));
  return shares.length === 0 ? null : sumOf(shares) / shares.length;
}

/** Fleiss' kappa of several raters, who need not be the same for each unit. Units with a rating or
 *  more tell how common a category is, those with two or more how raters agree. null when nothing
 *  could have differed.
 *  Sources: Fleiss, 1971; for missing ratings Gwet, Handbook of Inter-Rater Reliability, 2014. */
export function fleissKappa(counts: readonly (readonly number[])[]): number | null {
  const shares = prevalences(counts);
  if (shares.filter((share) => share > 0).length < 2) return null;
  return beyondChance(percentAgreement(counts), sumOf(shares.map((share) => share ** 2)));
}

/** Fleiss' kappa of each category against all others: which one raters confuse. */
export function fleissByCategory(counts: readonly (readonly number[])[]): (number | null)[] {
  return (counts[0] ?? []).map((_, category) =>
    fleissKappa(
      counts.map((unit) => {
        const count = unit[category] ?? 0;
        return [count, sumOf(unit) - count];
      }),
    ),
  );
}

/** By how many standard errors Fleiss' kappa lies above 0; null when there is no kappa. All units
 *  have as many ratings, two or more. Source: Fleiss, Nee and Landis, 1979. */
export function fleissZ(counts: readonly (readonly number[])[]): number | null {
  const kappa = fleissKappa(counts);
  const raters = sumOf(counts[0] ?? []);
  assert(
    counts.every((unit) => sumOf(unit) === raters),
    'all units have as many ratings',
  );
  if (kappa === null) return null;
  const shares = prevalences(counts);
  const mixed = sumOf(shares.map((share) => share * (1 - share)));
  const skewed = sumOf(shares.map((share) => share * (1 - share) * (1 - 2 * share)));
  const variance =
    (2 * (mixed ** 2 - skewed)) / (mixed ** 2 * counts.length * raters * (raters - 1));
  return kappa / Math.sqrt(variance);
}

/** Gwet's AC1 of several raters: like kappa, but it stays near the agreement when almost all is of
 *  one category. null when no unit has two ratings, or there is one category alone.
 *  Source: K. L. Gwet, 2008. */
export function gwetAc1(counts: readonly (readonly number[])[]): number | null {
  const shares = prevalences(counts);
  if (shares.length < 2) return null;
  const expected = sumOf(shares.map((share) => share * (1 - share))) / (shares.length - 1);
  return beyondChance(percentAgreement(counts), expected);
}

function beyondChance(observed: number | null, expected: number): number | null {
  return observed === null ? null : (observed - expected) / (1 - expected);
}

/** How common each category is: the mean of its shares of the units that have a rating. */
function prevalences(counts: readonly (readonly number[])[]): number[] {
  const rated = counts.filter((unit) => sumOf(unit) > 0);
  const [first = []] = rated;
  return first.map(
    (_, category) => sumOf(rated.map((unit) => (unit[category] ?? 0) / sumOf(unit))) / rated.length,
  );
}

function pairsOf(unit: readonly number[]): number {
  return sumOf(unit.map((count) => count * (count - 1)));
}

function cellsOf(table: readonly (readonly number[])[], all: number) {
  return table.flatMap((counts, row) =>
    counts.map((count, column) => ({ row, column, share: count / all })),
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
