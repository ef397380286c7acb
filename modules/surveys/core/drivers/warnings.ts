import type { AnalysisOptions, DriverResult, Warning } from './analysis.ts';
import type { Cases } from './cases.ts';
import { correlationWithOutcome, type PooledFit } from './fits.ts';
import type { OrdinalCheck } from './ordinal-check.ts';
import type { Method } from './resampling.ts';
import type { Size } from './sizes.ts';
import type { DriverTable } from './table.ts';

const littleExplained = 0.1;
const muchInflation = 10;
const muchCondition = 30;
const fewCustomers = 30;

/** What a finished analysis must warn of, the gravest first. */
export function warningsOf(found: {
  readonly table: DriverTable;
  readonly options: AnalysisOptions;
  readonly cases: Cases;
  readonly clusters: number;
  readonly fit: PooledFit;
  readonly size: Size;
  readonly method: Method;
  readonly drivers: readonly DriverResult[];
  readonly ordinal: OrdinalCheck | null;
  readonly maximumExact: number;
}): Warning[] {
  const { table, options, cases, clusters, fit, size, method, drivers, ordinal } = found;
  const { maximumExact } = found;
  const isClustered = table.clusters !== null;
  return [
    ...ofSize(size, fit.n),
    ...(fit.r2 < littleExplained ? [{ code: 'little-explained', r2: fit.r2 } as const] : []),
    ...(isClustered && clusters < fewCustomers
      ? [{ code: 'few-customers', customers: clusters } as const]
      : []),
    ...(method === 'johnson'
      ? [{ code: 'johnson-only', drivers: drivers.length, maximum: maximumExact } as const]
      : []),
    ...ofCases(cases, table, options),
    ...ofSigns(table, drivers, fit),
    ...ofLikeness(drivers, fit),
    ...ofNoise(drivers),
    ...(ordinal ? ofOrdinal(ordinal, drivers) : []),
  ];
}

function ofSize({ code, mayRank, needed }: Size, n: number): Warning[] {
  const ofRanks: Warning[] = mayRank ? [] : [{ code: 'no-ranking', n, needed: needed.ranking }];
  if (code === 'too-few') return [{ code, n, needed: needed.firstSigns }, ...ofRanks];
  if (code === 'first-signs') return [{ code, n, needed: needed.standard }, ...ofRanks];
  return ofRanks;
}

function ofCases(
  { counts, how, chosen, notApplicable }: Cases,
  { drivers }: DriverTable,
  { straightLiners }: AnalysisOptions,
): Warning[] {
  const warnings: Warning[] = [];
  if (counts.straightLiners > 0) {
    const areApart = straightLiners === 'apart';
    warnings.push({ code: 'straight-liners', cases: counts.straightLiners, areApart });
  }
  if (counts.withoutOutcome > 0)
    warnings.push({ code: 'left-out-without-outcome', cases: counts.withoutOutcome });
  const most = notApplicable.indexOf(Math.max(...notApplicable));
  if (counts.notApplicable > 0) {
    const driver = drivers[most]?.name ?? '';
    warnings.push({ code: 'left-out-not-applicable', cases: counts.notApplicable, driver });
  }
  const n = chosen.length;
  if (counts.incomplete > 0)
    warnings.push({ code: 'left-out-incomplete', cases: counts.incomplete, n });
  if (how === 'imputed') warnings.push({ code: 'imputed', cases: n - counts.complete, n });
  return warnings;
}

function ofSigns(table: DriverTable, drivers: readonly DriverResult[], fit: PooledFit): Warning[] {
  let column = -1;
  return table.drivers.flatMap((driver, index) => {
    const found = drivers[index];
    column += found?.coefficients.length ?? 0;
    const coefficient = found?.coefficients[0];
    if (driver.kind !== 'number' || !coefficient) return [];
    const { value, p } = coefficient;
    const isExpected = driver.direction !== null;
    const sign = driver.direction ?? correlationWithOutcome(fit, column);
    if (value * sign >= 0) return [];
    return [{ code: 'sign', driver: driver.name, coefficient: value, p, isExpected } as const];
  });
}

function ofLikeness(drivers: readonly DriverResult[], { conditionNumber }: PooledFit): Warning[] {
  const warnings = drivers.flatMap(({ name, inflation, coefficients }): Warning[] => {
    if (inflation === null) return [{ code: 'made-of-others', driver: name }];
    const ofOne = inflation ** (1 / coefficients.length);
    return ofOne > muchInflation ? [{ code: 'alike', driver: name, inflation }] : [];
  });
  if (conditionNumber !== null && conditionNumber > muchCondition)
    warnings.push({ code: 'hard-to-tell-apart', conditionNumber });
  return warnings;
}

function ofNoise(drivers: readonly DriverResult[]): Warning[] {
  const unproven = drivers.filter(({ drawn }) => drawn && !drawn.isProven).map(({ name }) => name);
  return unproven.length > 0 ? [{ code: 'no-proven-influence', drivers: unproven }] : [];
}

function ofOrdinal(
  { dominance, linear: sameCases, n, cases, isConverged }: OrdinalCheck,
  drivers: readonly DriverResult[],
): Warning[] {
  const warnings: Warning[] = [];
  if (!isConverged) warnings.push({ code: 'ordinal-unsure' });
  if (!dominance || !sameCases)
    return [...warnings, { code: 'ordinal-not-shared', drivers: drivers.length }];
  const top = (weights: readonly number[]) =>
    drivers
      .map(({ name }, index) => ({ name, weight: weights[index] ?? 0 }))
      .sort((one, other) => other.weight - one.weight)
      .slice(0, 3)
      .map(({ name }) => name);
  const linear = top(sameCases);
  const ordinal = top(dominance);
  if (linear.join('\0') !== ordinal.join('\0'))
    warnings.push({ code: 'ordinal-differs', linear, ordinal });
  if (n < cases) warnings.push({ code: 'ordinal-sample', n, cases });
  return warnings;
}
