import type { Id } from '#kernel/id.ts';
import { quantileOfSorted } from '#kernel/quantile.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { courseOf, type Day } from './day.ts';
import {
  type Figures,
  figuresOf,
  type Outcome,
  outcomesOf,
  type Played,
  type ServiceTerms,
} from './figures.ts';

export type Measure = keyof Figures | 'occupancy';

/** What is compared, in the order in which it is shown. */
export const measures = [
  'contacts',
  'answered',
  'abandoned',
  'waiting',
  'meanWaitMs',
  'medianWaitMs',
  'p90WaitMs',
  'serviceLevel',
  'occupancy',
] as const satisfies readonly Measure[];

/** One figure: as it was, as the simulation gives it, and as it would be. */
export interface Compared {
  /** What happened; null for a day that is not over. */
  readonly real: number | null;
  readonly base: number | null;
  readonly whatIf: number | null;
  /** whatIf - base; null without a wish. */
  readonly difference: number | null;
  /** Where 95 % of the differences of single runs lie: from the 2.5th to the 97.5th percentile
   *  over runs with the same chance on both sides. null with a single run. */
  readonly interval: readonly [number, number] | null;
}

/** The figures of one queue and channel; of all where both are null. */
export interface Group {
  readonly queueId: Id | null;
  readonly channel: Channel | null;
  readonly figures: Readonly<Record<Measure, Compared>>;
}

export interface Comparison {
  readonly runs: number;
  readonly events: number;
  readonly groups: readonly Group[];
}

/** Plays a day as it was and as it is wished, and compares. Figures of several runs are their
 *  means. runs: each with its own chance, from seed on; both sides of a run have the same. terms:
 *  of the service level, of the day as it was and as it is wished. */
export function compare(
  { base, whatIf, real }: { base: Day; whatIf: Day | null; real: readonly Outcome[] | null },
  { runs, seed, termsOf }: { runs: number; seed: number; termsOf: (day: Day) => ServiceTerms },
): Comparison {
  const side = (day: Day) =>
    Array.from({ length: runs }, (_, run) =>
      outcomesOf({ ...courseOf(day, seed + run), untilMs: day.toMs }),
    );
  const played = { base: side(base), whatIf: whatIf && side(whatIf) };
  const all = [...played.base, ...(played.whatIf ?? [])];
  const groups = [
    { queueId: null, channel: null },
    ...groupsOf([...all.flatMap((each) => each.outcomes), ...(real ?? [])]),
  ];
  return {
    runs,
    events: all.reduce((sum, { events }) => sum + events, 0),
    groups: groups.map((group) => {
      const figures = (day: Day, one: Pick<Played, 'outcomes' | 'occupancy'>) =>
        measuresOf(group, one, termsOf(day));
      const asked = {
        real: real && figures(base, { outcomes: real, occupancy: null }),
        base: played.base.map((one) => figures(base, one)),
        whatIf: whatIf && played.whatIf ? played.whatIf.map((one) => figures(whatIf, one)) : null,
      };
      return {
        ...group,
        figures: mapMeasures((measure) => comparedOf(measure, asked)),
      };
    }),
  };
}

type Measured = Readonly<Record<Measure, number | null>>;
type Place = Pick<Group, 'queueId' | 'channel'>;

function measuresOf(
  { queueId, channel }: Place,
  { outcomes, occupancy }: Pick<Played, 'outcomes' | 'occupancy'>,
  terms: ServiceTerms,
): Measured {
  if (queueId === null) return { ...figuresOf(outcomes, terms), occupancy };
  const own = outcomes.filter((each) => each.queueId === queueId && each.channel === channel);
  return { ...figuresOf(own, terms), occupancy: null };
}

function groupsOf(outcomes: readonly Outcome[]): Place[] {
  const groups = new Map<string, Place>();
  for (const { queueId, channel } of outcomes) {
    const key = `${queueId} ${channel}`;
    if (!groups.has(key)) groups.set(key, { queueId, channel });
  }
  return Array.from(groups.entries())
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => group);
}

function mapMeasures(figure: (measure: Measure) => Compared): Record<Measure, Compared> {
  return {
    contacts: figure('contacts'),
    answered: figure('answered'),
    abandoned: figure('abandoned'),
    waiting: figure('waiting'),
    meanWaitMs: figure('meanWaitMs'),
    medianWaitMs: figure('medianWaitMs'),
    p90WaitMs: figure('p90WaitMs'),
    serviceLevel: figure('serviceLevel'),
    occupancy: figure('occupancy'),
  };
}

function comparedOf(
  measure: Measure,
  sides: {
    real: Measured | null;
    base: readonly Measured[];
    whatIf: readonly Measured[] | null;
  },
): Compared {
  const base = sides.base.map((each) => each[measure]);
  const whatIf = sides.whatIf?.map((each) => each[measure]) ?? [];
  const differences = whatIf.flatMap((each, run) => {
    const before = base[run];
    return each === null || before === null || before === undefined ? [] : [each - before];
  });
  const sorted = Float64Array.from(differences).sort();
  const [low, high] = [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)];
  return {
    real: sides.real?.[measure] ?? null,
    base: meanOf(base),
    whatIf: meanOf(whatIf),
    difference: meanOf(differences),
    interval: differences.length > 1 && low !== null && high !== null ? [low, high] : null,
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}
