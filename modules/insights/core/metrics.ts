import { type Interval, type Proportion, wilson } from '#kernel/proportion.ts';
import { quantile } from '#kernel/quantile.ts';
import { type Instant, msBetween } from '#kernel/time.ts';
import type { TargetKind, TargetTally } from '#modules/routing/core/target.ts';
import type { AgentTime, ContactFacts } from './facts.ts';

/** What a metric says about a set of facts. */
export interface Figure {
  /** null when there is nothing to say it about. */
  readonly value: number | null;
  /** How many facts it rests on. */
  readonly n: number;
  /** Where the true share lies with 95 % confidence; null for anything but shares. */
  readonly interval: Interval | null;
}

/** A figure by name. Two figures are comparable only when their formulas are the same. */
export interface Metric<Fact> {
  readonly key: string;
  /** Names the formula; its words are in the message catalogues. */
  readonly formula: string;
  readonly unit: 'count' | 'ratio' | 'ms' | 'points' | 'times';
  readonly compute: (facts: readonly Fact[]) => Figure;
}

/** Contacts that came, whatever became of them. */
export const contacts: Metric<ContactFacts> = count('contacts', () => true);

/** Contacts that wait for an agent now. */
export const waiting: Metric<ContactFacts> = count('waiting', ({ isWaiting }) => isWaiting);

export type ServiceLevelVariant = keyof typeof serviceLevels;

/** Counts of one set of contacts, from which every variant of the service level follows. */
interface Tally {
  readonly offered: number;
  readonly answered: number;
  readonly answeredWithin: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
  readonly abandonedWithin: number;
}

const serviceLevels = {
  'all-offered': ({ answeredWithin, offered }: Tally) => ({ hits: answeredWithin, all: offered }),
  'short-abandons-excluded': ({ answeredWithin, offered, shortAbandoned }: Tally) => ({
    hits: answeredWithin,
    all: offered - shortAbandoned,
  }),
  'answered-only': ({ answeredWithin, answered }: Tally) => ({
    hits: answeredWithin,
    all: answered,
  }),
  'abandons-within-excluded': ({ answeredWithin, offered, abandonedWithin }: Tally) => ({
    hits: answeredWithin,
    all: offered - abandonedWithin,
  }),
  'abandons-within-met': ({ answeredWithin, offered, abandonedWithin }: Tally) => ({
    hits: answeredWithin + abandonedWithin,
    all: offered,
  }),
};

/** Share of the contacts answered within a threshold. A contact that still waits counts as offered
 *  once it has waited longer than that, so the figure cannot shine because nobody answers. */
export function serviceLevel(
  thresholdMs: number,
  variant: ServiceLevelVariant = 'all-offered',
): Metric<ContactFacts> {
  return share('service-level', variant, (facts) =>
    serviceLevels[variant](tallyOf(facts, thresholdMs)),
  );
}

/** Waiting of the answered contacts. The mean alone hides the worst: show all four. */
export const speedOfAnswer = timings<ContactFacts>('speed-of-answer', (fact) =>
  fact.result === 'answered' && fact.offeredAt !== null ? fact.waitMs : null,
);

/** From the customer's first word to an agent's first word. */
export const firstResponse = timings<Pick<ContactFacts, 'firstResponseMs'>>(
  'first-response',
  ({ firstResponseMs }) => firstResponseMs,
);

/** How many times as long the slowest tenth of the customers waits as the one in the middle. */
export const firstResponseSpread: Metric<Pick<ContactFacts, 'firstResponseMs'>> = {
  key: 'first-response',
  formula: 'first-response.p90-of-median',
  unit: 'times',
  compute: (facts) => {
    const { value: median, n } = firstResponse.median.compute(facts);
    const { value: p90 } = firstResponse.p90.compute(facts);
    return { value: median && p90 !== null ? p90 / median : null, n, interval: null };
  },
};

/** Share of the targets of a kind that were met. One that is late still is not; one that was
 *  dropped in time counts for neither. */
export function targetsMet(kind: TargetKind): Metric<TargetTally> {
  return share('targets-met', kind, (tallies) => {
    const ofKind = tallies.filter((tally) => tally.kind === kind);
    const hits = sum(ofKind.map(({ met }) => met));
    return { hits, all: hits + sum(ofKind.map(({ breached }) => breached)) };
  });
}

/** Share of the offered contacts that left before an answer. */
export const abandonment: Metric<ContactFacts> = share('abandonment', 'all-offered', (facts) => {
  const { abandoned, offered } = tallyOf(facts);
  return { hits: abandoned, all: offered };
});

/** The same without those who left almost at once, neither above nor below the line. */
export const abandonmentWithoutShort: Metric<ContactFacts> = share(
  'abandonment',
  'short-abandons-excluded',
  (facts) => {
    const { abandoned, offered, shortAbandoned } = tallyOf(facts);
    return { hits: abandoned - shortAbandoned, all: offered - shortAbandoned };
  },
);

/** Work on a contact that is over: talk and wrap-up, without the time in which it was set aside for
 *  another. Never a target for a person. */
export const handlingTime = timings<ContactFacts>('handling-time', (fact) =>
  fact.result === 'answered' && fact.endedAt !== null ? fact.talkMs + fact.wrapUpMs : null,
);

/** Handling / (handling + available), over the time of agents. */
export const occupancy: Metric<AgentTime> = {
  key: 'occupancy',
  formula: 'occupancy.handling-of-handling-and-available',
  unit: 'ratio',
  compute: (times) => {
    const handlingMs = sum(times.map((time) => time.handlingMs));
    const totalMs = handlingMs + sum(times.map((time) => time.availableMs));
    return { value: totalMs > 0 ? handlingMs / totalMs : null, n: times.length, interval: null };
  },
};

/** Whether a rating is one of the two best of five. */
export function isSatisfied(rating: number): boolean {
  return rating >= 4;
}

/** A share as a figure, with its Wilson interval of 95 %. */
export function shareFigure({ hits, all }: Proportion): Figure {
  return all > 0
    ? { value: hits / all, n: all, interval: wilson({ hits, all }) }
    : { value: null, n: 0, interval: null };
}

/** Share of ratings of 4 and 5. */
export const satisfaction: Metric<number> = share('satisfaction', 'top-two-of-five', (ratings) => ({
  hits: ratings.filter(isSatisfied).length,
  all: ratings.length,
}));

/** Share of ratings of 1 and 2. */
export const dissatisfaction: Metric<number> = share(
  'dissatisfaction',
  'bottom-two-of-five',
  (ratings) => ({ hits: ratings.filter((rating) => rating <= 2).length, all: ratings.length }),
);

export const meanRating: Metric<number> = {
  key: 'mean-rating',
  formula: 'mean-rating.mean',
  unit: 'points',
  compute: (ratings) => ({ value: mean(ratings), n: ratings.length, interval: null }),
};

/** A low rating and what was done about it. */
export interface LowRating {
  readonly ratedAt: Instant;
  readonly heardAt: Instant | null;
  /** Whether the evaluator found something to put right with the customer. */
  readonly needsCorrection: boolean;
  readonly correctedAt: Instant | null;
}

/** Share of the low ratings to which an evaluator has listened. */
export const lowRatingsHeard: Metric<LowRating> = share(
  'low-ratings-heard',
  'heard',
  (ratings) => ({
    hits: ratings.filter(({ heardAt }) => heardAt !== null).length,
    all: ratings.length,
  }),
);

/** Share of what had to be put right that has been. */
export const lowRatingsCorrected: Metric<LowRating> = share(
  'low-ratings-corrected',
  'corrected',
  (ratings) => {
    const wrong = ratings.filter(({ needsCorrection }) => needsCorrection);
    const right = wrong.filter(({ correctedAt }) => correctedAt !== null);
    return { hits: right.length, all: wrong.length };
  },
);

export const timeToHear = timings<LowRating>('time-to-hear', ({ ratedAt, heardAt }) =>
  heardAt === null ? null : msBetween(ratedAt, heardAt),
);

export const timeToCorrect = timings<LowRating>('time-to-correct', ({ ratedAt, correctedAt }) =>
  correctedAt === null ? null : msBetween(ratedAt, correctedAt),
);

function count<Fact>(key: string, isCounted: (fact: Fact) => boolean): Metric<Fact> {
  return {
    key,
    formula: `${key}.count`,
    unit: 'count',
    compute: (facts) => {
      const n = facts.filter(isCounted).length;
      return { value: n, n, interval: null };
    },
  };
}

function share<Fact>(
  key: string,
  variant: string,
  split: (facts: readonly Fact[]) => Proportion,
): Metric<Fact> {
  return {
    key,
    formula: `${key}.${variant}`,
    unit: 'ratio',
    compute: (facts) => shareFigure(split(facts)),
  };
}

/** The four figures that describe a duration. durationMs: null leaves a fact out. */
function timings<Fact>(key: string, durationMs: (fact: Fact) => number | null) {
  const metric = (
    variant: string,
    summary: (durations: readonly number[]) => number | null,
  ): Metric<Fact> => ({
    key,
    formula: `${key}.${variant}`,
    unit: 'ms',
    compute: (facts) => {
      const durations = facts.map(durationMs).filter((duration) => duration !== null);
      return { value: summary(durations), n: durations.length, interval: null };
    },
  });
  return {
    median: metric('median', (durations) => quantile(durations, 0.5)),
    p90: metric('p90', (durations) => quantile(durations, 0.9)),
    maximum: metric('maximum', (durations) => quantile(durations, 1)),
    mean: metric('mean', mean),
  };
}

function tallyOf(facts: readonly ContactFacts[], thresholdMs = Number.POSITIVE_INFINITY): Tally {
  const offered = facts.filter(({ offeredAt }) => offeredAt !== null);
  const answered = offered.filter(({ result }) => result === 'answered');
  const abandoned = offered.filter(({ result }) => result === 'abandoned');
  const waitingTooLong = offered.filter(
    ({ result, waitMs }) => result === 'waiting' && waitMs > thresholdMs,
  );
  return {
    offered: answered.length + abandoned.length + waitingTooLong.length,
    answered: answered.length,
    answeredWithin: answered.filter(({ waitMs }) => waitMs <= thresholdMs).length,
    abandoned: abandoned.length,
    shortAbandoned: abandoned.filter(({ isShortAbandoned }) => isShortAbandoned).length,
    abandonedWithin: abandoned.filter(({ waitMs }) => waitMs <= thresholdMs).length,
  };
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? sum(values) / values.length : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
