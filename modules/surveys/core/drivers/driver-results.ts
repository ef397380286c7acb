import type { AnalysisOptions, DriverResult, Priority } from './analysis.ts';
import type { Cases } from './cases.ts';
import { conditionalDominance } from './dominance.ts';
import { columnOf, percentileInterval, ranksOf, sharesOf, summariseDraws } from './drawn.ts';
import { correlationWithOutcome, intervalOf, type PooledFit } from './fits.ts';
import { bestSegment, performanceOf, priorityIndex, quadrantOf } from './priorities.ts';
import type { Draws } from './resampling.ts';
import type { DriverTable, Layout, NumberDriver } from './table.ts';

interface Found {
  readonly table: DriverTable;
  readonly layout: Layout;
  readonly cases: Cases;
  readonly options: AnalysisOptions;
  readonly fit: PooledFit;
  readonly draws: Draws;
}

/** What is known of each driver, in the order of the table. */
export function resultsOf(found: Found): DriverResult[] {
  const { table, layout, options, fit, draws } = found;
  const m = table.drivers.length;
  const drawn = options.resamples > 0 ? summariseDraws(draws) : [];
  const levels = fit.explained ? conditionalDominance(fit.explained, m) : [];
  const ranks = ranksOf(fit.weights, m);
  return table.drivers.map((driver, index) => {
    const from = layout.ends[index - 1] ?? 0;
    const end = layout.ends[index] ?? from;
    const weight = fit.weights[index] ?? 0;
    const share = fit.r2 > 0 ? weight / fit.r2 : 0;
    const isNumber = driver.kind === 'number';
    return {
      ...{ name: driver.name, weight, share, rank: ranks[index] ?? 0 },
      lmg: fit.explained ? weight : null,
      johnson: fit.johnson[index] ?? 0,
      coefficients: fit.coefficients.slice(from, end),
      standardised: fit.standardised.slice(from, end),
      correlation: isNumber ? correlationWithOutcome(fit, from) : null,
      alone: fit.alone[index] ?? 0,
      last: fit.last[index] ?? 0,
      inflation: fit.inflation[index] ?? null,
      conditionalDominance: levels[index] ?? null,
      drawn: drawn[index] ?? null,
      priority: isNumber ? priorityOf(found, driver, { index, column: from, share }) : null,
    };
  });
}

/** null: without a scale, or where less is better, there is no performance of 0..100. */
function priorityOf(
  { table, cases, options, fit, draws }: Found,
  { values, scale, direction }: NumberDriver,
  { index, column, share }: { index: number; column: number; share: number },
): Priority | null {
  if (!scale || direction === -1) return null;
  const performance = performanceOf(fit.means[column] ?? 0, scale);
  const target = options.targetPerformance;
  const coefficient = fit.coefficients[column];
  const rows = cases.chosen.filter((row) => !Number.isNaN(values[row]));
  return {
    performance,
    quadrant: quadrantOf({ share, performance }, { target, drivers: table.drivers.length }),
    index: priorityIndex(share, performance),
    interval: options.resamples > 0 ? indexInterval(draws, { index, column, scale }) : null,
    best:
      table.segments && coefficient
        ? bestSegment({ values, scale, rows }, table.segments, {
            coefficient: coefficient.value,
            interval: intervalOf(coefficient),
          })
        : null,
  };
}

function indexInterval(
  { weights, means, drivers, columns }: Draws,
  { index, column, scale }: { index: number; column: number; scale: { from: number; to: number } },
) {
  const shares = columnOf(sharesOf(weights, drivers), drivers, index);
  const ofColumn = columnOf(means, columns, column);
  return percentileInterval(
    shares.map((share, draw) => priorityIndex(share, performanceOf(ofColumn[draw] ?? 0, scale))),
  );
}
