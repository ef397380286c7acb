import { controlLimits, movingRanges, signalsOf } from '#kernel/control-chart.ts';
import { quantile } from '#kernel/quantile.ts';
import { addMs, type Instant, msBetween } from '#kernel/time.ts';
import { type ControlPoint, type Figure, minimumBasePoints, type Steadiness } from '../contract.ts';
import { figure } from './board.ts';
import type { Period } from './facts.ts';
import { firstResponse, firstResponseSpread } from './metrics.ts';

/** Fewer answers than this do not make a point. */
const answersPerPoint = 5;
/** The latest points of a chart; earlier ones are judged, but not shown. */
const maximumPoints = 120;
const signalsFormula = 'steadiness.signals';

/** A contact that a customer began and an agent answered. */
export interface Answer {
  readonly openedAt: Instant;
  readonly firstResponseMs: number;
}

/** How evenly these contacts were answered over a period. Times of answer are skewed, so the chart
 *  follows the median of each hour, or of each day where answers are rare. What came before the
 *  last quarter of the period sets the limits by which that quarter is judged. */
export function steadinessOf(answers: readonly Answer[], period: Period): Steadiness {
  const { grain, series } = pointsOf(answers);
  const lateFrom = lastQuarterOf(period);
  const medians = series.map(({ medianMs }) => medianMs);
  const early = series.filter(({ startsAt }) => startsAt < lateFrom).length;
  const base = baseOf(medians.slice(0, early));
  const limitsMs = base.length >= minimumBasePoints ? controlLimits(base) : null;
  const ranges = movingRanges(medians);
  const signals = limitsMs ? signalsOf(medians, limitsMs) : [];
  const points = series.map(
    (point, index): ControlPoint => ({
      ...point,
      rangeMs: ranges[index] ?? null,
      signals: signals[index] ?? [],
    }),
  );
  return {
    figures: [
      signalsFigure(points.slice(early), limitsMs !== null),
      figure(firstResponse.median, answers),
      figure(firstResponse.p90, answers),
      figure(firstResponseSpread, answers),
    ],
    grain,
    limitsMs,
    basePoints: base.length,
    points: points.slice(-maximumPoints),
  };
}

/** Sorts the least steady first: most signals in the last quarter, then the widest spread. Where
 *  the points are too few for limits, or the answers for a spread, they come last. */
export function byUnsteadiness(one: Steadiness, other: Steadiness): number {
  return (
    told(other, signalsFormula) - told(one, signalsFormula) ||
    told(other, firstResponseSpread.formula) - told(one, firstResponseSpread.formula)
  );
}

function signalsFigure(late: readonly ControlPoint[], isJudged: boolean): Figure {
  return {
    key: 'steadiness',
    formula: signalsFormula,
    unit: 'count',
    value: isJudged ? late.filter(({ signals }) => signals.length > 0).length : null,
    n: late.length,
    interval: null,
  };
}

function told({ figures }: Steadiness, wanted: string): number {
  return figures.find(({ formula }) => formula === wanted)?.value ?? -1;
}

/** Without what lies beyond the limits of all of them: one very bad day must not make every other
 *  look good. Source: phase 1 in D. C. Montgomery, Introduction to Statistical Quality Control. */
function baseOf(medians: readonly number[]): readonly number[] {
  if (medians.length < minimumBasePoints) return medians;
  const { lower, upper } = controlLimits(medians);
  return medians.filter((median) => median >= lower && median <= upper);
}

function lastQuarterOf({ from, to }: Period): Instant {
  return addMs(to, -msBetween(from, to) / 4);
}

/** The points by hour when most hours with an answer have enough of them, else by day. */
function pointsOf(answers: readonly Answer[]) {
  const hours = Map.groupBy(answers, ({ openedAt }) => `${openedAt.slice(0, 13)}:00:00.000Z`);
  const perHour = [...hours.values()].map(({ length }) => length);
  if ((quantile(perHour, 0.5) ?? 0) >= answersPerPoint) {
    return { grain: 'hour' as const, series: seriesOf(hours) };
  }
  const days = Map.groupBy(answers, ({ openedAt }) => `${openedAt.slice(0, 10)}T00:00:00.000Z`);
  return { grain: 'day' as const, series: seriesOf(days) };
}

function seriesOf(groups: ReadonlyMap<Instant, readonly Answer[]>) {
  return [...groups]
    .filter(([, { length }]) => length >= answersPerPoint)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([startsAt, group]) => {
      const responses = group.map(({ firstResponseMs }) => firstResponseMs);
      return { startsAt, n: group.length, medianMs: quantile(responses, 0.5) ?? 0 };
    });
}
