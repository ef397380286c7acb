import { quantile } from '#kernel/quantile.ts';
import { addMs, hourMs, type Instant } from '#kernel/time.ts';
import { type TargetKind, type TargetTally, targetKind } from '#modules/routing/core/target.ts';
import type { Board, Figure } from '../contract.ts';
import type { ContactFacts } from './facts.ts';
import {
  abandonment,
  abandonmentWithoutShort,
  contacts,
  dissatisfaction,
  firstResponse,
  handlingTime,
  type LowRating,
  lowRatingsCorrected,
  lowRatingsHeard,
  type Metric,
  satisfaction,
  serviceLevel,
  speedOfAnswer,
  targetsMet,
  timeToCorrect,
  timeToHear,
  waiting,
} from './metrics.ts';

/** A contact's facts with the threshold within which it should have been answered. */
export interface BoardFact extends ContactFacts {
  readonly openedAt: Instant;
  readonly thresholdMs: number;
}

/** A rating as boards count it. */
export interface BoardRating extends LowRating {
  readonly queueId: string | null;
  readonly rating: number;
  readonly isLow: boolean;
}

/** All figures of a set of contacts and ratings, in the order of the board. */
export function figuresOf(
  facts: readonly BoardFact[],
  ratings: readonly BoardRating[],
  targets: readonly TargetTally[],
): Figure[] {
  const low = ratings.filter(({ isLow }) => isLow);
  const scores = ratings.map(({ rating }) => rating);
  return [
    figure(contacts, facts),
    figure(waiting, facts),
    { ...figure(serviceLevel(0), facts.map(againstThreshold)), terms: serviceTermsOf(facts) },
    figure(speedOfAnswer.median, facts),
    figure(speedOfAnswer.p90, facts),
    figure(speedOfAnswer.maximum, facts),
    figure(firstResponse.median, facts),
    ...targetKind.options.map((kind) => targetFigure(kind, targets)),
    figure(abandonment, facts),
    figure(abandonmentWithoutShort, facts),
    figure(handlingTime.median, facts),
    figure(satisfaction, scores),
    figure(dissatisfaction, scores),
    figure(lowRatingsHeard, low),
    figure(timeToHear.median, low),
    figure(lowRatingsCorrected, low),
    figure(timeToCorrect.median, low),
  ];
}

/** The hours from the first contact to the last, each with what came in it. */
export function hoursOf(facts: readonly BoardFact[]): Board['hours'] {
  const byHour = Map.groupBy(
    facts.filter(({ offeredAt }) => offeredAt !== null),
    ({ openedAt }) => startOfHour(openedAt),
  );
  const known = [...byHour.keys()].sort();
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return [];
  const hours: Board['hours'] = [];
  for (let startsAt = first; startsAt <= last; startsAt = addMs(startsAt, hourMs)) {
    const inHour = byHour.get(startsAt) ?? [];
    const answered = inHour.filter(({ result }) => result === 'answered');
    hours.push({
      startsAt,
      offered: inHour.length,
      answered: answered.length,
      medianWaitMs: quantile(
        answered.map(({ waitMs }) => waitMs),
        0.5,
      ),
    });
  }
  return hours;
}

/** A metric with what it says about these facts. */
export function figure<Fact>(metric: Metric<Fact>, facts: readonly Fact[]): Figure {
  const { key, formula, unit, compute } = metric;
  return { key, formula, unit, ...compute(facts) };
}

/** Contacts of several channels have several thresholds. Measured from its own, each is in time
 *  when no wait is left. */
function againstThreshold(fact: BoardFact): BoardFact {
  return { ...fact, waitMs: fact.waitMs - fact.thresholdMs };
}

/** The limits that the service level was measured against: all wait by the clock on the wall, and
 *  who leaves at once is counted like everybody. */
function serviceTermsOf(facts: readonly BoardFact[]): NonNullable<Figure['terms']> {
  const offered = facts.filter(({ offeredAt }) => offeredAt !== null);
  return {
    limitsMs: eachOnce(offered.map(({ thresholdMs }) => thresholdMs)),
    hours: 'around-the-clock',
    shortAbandons: 'counted',
  };
}

function targetFigure(kind: TargetKind, targets: readonly TargetTally[]): Figure {
  const ofKind = targets.filter((target) => target.kind === kind);
  const limitsMs = eachOnce(ofKind.map(({ targetMs }) => targetMs));
  const terms = { limitsMs, hours: 'business', shortAbandons: null } as const;
  return { ...figure(targetsMet(kind), ofKind), terms };
}

function eachOnce(values: readonly number[]): number[] {
  return Array.from(new Set(values)).sort((one, other) => one - other);
}

function startOfHour(instant: Instant): Instant {
  return `${instant.slice(0, 13)}:00:00.000Z`;
}
