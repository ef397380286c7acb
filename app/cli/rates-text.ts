import type { Signal } from '#kernel/control-chart.ts';
import type { Estimate } from '#kernel/proportion.ts';
import type { Comparison, Rate, Trend } from './rate.ts';

const signalWords: Readonly<Record<Signal, string>> = {
  'beyond-limit': 'beyond the limit',
  jump: 'jump',
  'two-of-three': 'two of three near a limit',
  'run-of-eight': 'eight on one side',
};

/** Fewer answers give an interval of the normal kind that cannot be believed. */
const fewestForScore = 30;

/** Rates as tables for people. */
export function ratesText(told: {
  readonly rates: readonly Rate[];
  readonly trend: Trend;
  readonly comparisons: readonly Comparison[];
}): string {
  const { rates, trend, comparisons } = told;
  const parts = [
    ...(trend ? trendLines(trend) : rateLines(rates)),
    ...(comparisons.length > 0 ? ['', ...comparisonLines(comparisons)] : []),
  ];
  return parts.join('\n');
}

function rateLines(rates: readonly Rate[]): string[] {
  const [first] = rates;
  if (first?.kind === 'promotion') {
    const isFew = rates.some(({ all }) => all < fewestForScore);
    return [
      lineOf('', ['n', 'score', '95 % interval']),
      ...rates.map((rate) => {
        const score = rate.kind === 'promotion' ? rate.score : null;
        return lineOf(rate.name, [String(rate.all), points(score?.value), withinPoints(score)]);
      }),
      'Score: promoters - detractors of a hundred; interval: 1.96 × √((p + d - score²) / n).',
      ...(isFew ? [`Below ${fewestForScore} answers the interval claims too much.`] : []),
    ];
  }
  return [
    lineOf('', ['n', 'share', '95 % Wilson', '95 % exact']),
    ...rates.flatMap((rate) => {
      if (rate.kind !== 'share') return [];
      const { name, all, share, exact } = rate;
      const exactly = all > 0 ? `${percent(exact.low)} to ${percent(exact.high)}` : '-';
      return [lineOf(name, [String(all), percent(share?.value), within(share), exactly])];
    }),
  ];
}

function trendLines({ centre, points: places }: NonNullable<Trend>): string[] {
  return [
    lineOf('', ['n', 'share', 'limits']).concat('  signals'),
    ...places.map(({ name, all, value, lower, upper, signals }) => {
      const limits = `${percent(lower)} to ${percent(upper)}`;
      const line = lineOf(name, [String(all), percent(value ?? undefined), all > 0 ? limits : '-']);
      const words = signals.map((signal) => signalWords[signal]).join(', ');
      return words === '' ? line : `${line}  ${words}`;
    }),
    `p-chart about ${percent(centre)}; limits: three standard errors of each n.`,
  ];
}

function comparisonLines(comparisons: readonly Comparison[]): string[] {
  const areShares = comparisons.some(({ p }) => p !== null);
  return [
    lineOf('Difference', ['', 'points', '95 % interval', ...(areShares ? ['p, adjusted'] : [])]),
    ...comparisons.map(({ one, other, difference, p, adjustedP }) => {
      const told = difference && areShares ? hundredfold(difference) : difference;
      const chances = p === null || adjustedP === null ? '-' : `${chance(p)}, ${chance(adjustedP)}`;
      return lineOf(`${one} - ${other}`, [
        told && (told.low > 0 || told.high < 0) ? 'proven' : '',
        points(told?.value),
        withinPoints(told),
        ...(areShares ? [chances] : []),
      ]);
    }),
    'Proven: the interval is without 0.',
    ...(areShares
      ? ['p: Fisher, both sides; adjusted for the number of pairs by Benjamini and Hochberg.']
      : []),
  ];
}

const widths = [9, 9, 20, 20];

function lineOf(name: string, cells: readonly string[]): string {
  const padded = cells.map((cell, place) => cell.padStart(widths[place] ?? 0));
  return `${name.padEnd(28)}${padded.join('')}`.trimEnd();
}

function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(100 * share).toFixed(1)} %`;
}

function within(share: Estimate | null): string {
  return share ? `${percent(share.low)} to ${percent(share.high)}` : '-';
}

function points(value: number | undefined): string {
  return value === undefined ? '-' : `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}

function withinPoints(estimate: Estimate | null): string {
  return estimate ? `${points(estimate.low)} to ${points(estimate.high)}` : '-';
}

function hundredfold({ value, low, high }: Estimate): Estimate {
  return { value: 100 * value, low: 100 * low, high: 100 * high };
}

function chance(p: number): string {
  return p < 0.001 ? '<.001' : p.toFixed(3);
}
