import type { Interval } from '#kernel/proportion.ts';
import type { Analysis, DriverResult } from '#modules/surveys/core/drivers/analysis.ts';
import type { DriverTable } from '#modules/surveys/core/drivers/table.ts';
import { sentenceOf } from './drivers-words.ts';

/** An analysis as JSON. interval: 95 %, of lmg (of johnson where there are too many drivers for
 *  lmg), lowest and highest; rankProbability: of rank 1, 2, … Both are null without draws. */
export function jsonOf(analysis: Analysis): string {
  const { r2, n, drivers, warnings, ...about } = analysis;
  return JSON.stringify({
    ...{ r2, n },
    drivers: drivers.map(driverOf),
    warnings: warnings.map((warning) => ({ ...warning, message: sentenceOf(warning) })),
    ...about,
  });
}

function driverOf({ drawn, coefficients, priority, ...driver }: DriverResult) {
  const { name, lmg, share, johnson, ...figures } = driver;
  const [coefficient = null, ...more] = coefficients;
  return {
    ...{ name, lmg, share, johnson },
    coefficient: more.length === 0 ? (coefficient?.value ?? null) : null,
    interval: pairOf(drawn?.interval),
    rankProbability: drawn?.rankProbability ?? null,
    shareInterval: pairOf(drawn?.shareInterval),
    rankInterval: pairOf(drawn?.rankInterval),
    leadOverNoise: pairOf(drawn?.lead),
    isProven: drawn?.isProven ?? null,
    ...figures,
    coefficients,
    priority: priority && { ...priority, interval: pairOf(priority.interval) },
  };
}

function pairOf(interval: Interval | null | undefined): readonly [number, number] | null {
  return interval ? [interval.low, interval.high] : null;
}

/** An analysis to read: a line for each driver, the strongest first, and what to look out for. */
export function textOf(analysis: Analysis, { outcome }: DriverTable): string {
  const { drivers, r2, adjustedR2, n, warnings, method, resamples, seed, fingerprint } = analysis;
  const ordered = drivers.toSorted((one, other) => one.rank - other.rank);
  const name = method === 'lmg' ? 'lmg' : 'johnson';
  const head = ['driver', name, '95 %', 'share', 'johnson', 'coefficient', 'rank 1', 'proven'];
  const rows = ordered.map(cellsOf);
  const percent = (100 * r2).toFixed(1);
  return [
    `The drivers explain ${percent} % of "${outcome.name}".`,
    `R² ${digits(r2)}, adjusted ${digits(adjustedR2)}, n ${n}`,
    '',
    ...aligned([head, ...rows]),
    '',
    ...prioritiesOf(analysis),
    ...warnings.map((warning) => `! ${sentenceOf(warning)}`),
    ...(warnings.length > 0 ? [''] : []),
    resamples > 0
      ? `95 %: interval of ${name} from ${resamples} draws of the rows, seed ${seed}.`
      : 'Without draws there are no intervals.',
    `Data: ${fingerprint}`,
  ].join('\n');
}

/** Where to act first, when the answers have a scale. */
function prioritiesOf({ drivers, contrasts }: Analysis): string[] {
  const known = drivers
    .flatMap(({ name, priority }) => (priority ? [{ name, ...priority }] : []))
    .sort((one, other) => other.index - one.index);
  if (known.length === 0) return [];
  const head = ['act first', 'performance', 'priority', '95 %', 'quadrant', 'kind', 'best, gain'];
  const rows = known.map(({ name, performance, index, interval, quadrant, best }) => [
    name,
    performance.toFixed(1),
    index.toFixed(1),
    interval ? `${interval.low.toFixed(1)} – ${interval.high.toFixed(1)}` : '',
    quadrant,
    contrasts.find(({ driver }) => driver === name)?.kind ?? '',
    best ? `${best.segment}, ${best.gain.toFixed(3)}` : '',
  ]);
  return [...aligned([head, ...rows]), ''];
}

function cellsOf({ name, weight, share, johnson, coefficients, drawn }: DriverResult): string[] {
  const [coefficient, ...more] = coefficients;
  const first = drawn?.rankProbability[0];
  return [
    name,
    digits(weight),
    drawn ? `${digits(drawn.interval.low)} – ${digits(drawn.interval.high)}` : '',
    `${(100 * share).toFixed(1)} %`,
    digits(johnson),
    coefficient && more.length === 0 ? coefficient.value.toPrecision(4) : '',
    first === undefined ? '' : `${(100 * first).toFixed(1)} %`,
    drawn ? (drawn.isProven ? 'yes' : 'no') : '',
  ];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => Array.from(row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - Array.from(cell).length);
        return column === 0 ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

function digits(value: number): string {
  return value.toFixed(4);
}
