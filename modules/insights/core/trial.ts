import { z } from 'zod';
import { difference, type Estimate, shareOf } from '#kernel/proportion.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import {
  type Trial,
  type TrialMeasure,
  type TrialPlan,
  trial,
  trialMeasure,
} from '#modules/routing/core/trial.ts';
import { id } from '#platform/http/contract.ts';
import {
  contactsNeeded,
  differenceOfMeans,
  differenceOfMedians,
  meanWithin,
  medianOf,
  spreadOfMean,
  spreadOfMedian,
  spreadOfShare,
} from './comparison.ts';
import type { ContactFacts } from './facts.ts';
import { isSatisfied } from './metrics.ts';

/** Arms with fewer contacts than this are not compared. */
export const fewestInArm = 30;

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** A measure in one arm. n: of how many contacts it is known. */
const inArm = z.object({ n: z.number().int(), estimate: estimate.nullable() });

const compared = z.object({
  measure: trialMeasure,
  treated: inArm,
  control: inArm,
  /** With the rule less without it; null while either arm is too small. */
  difference: estimate.nullable(),
});
export type Compared = z.infer<typeof compared>;

/** What two arms show. */
export const armsReport = z.object({
  /** How many were drawn into each arm. */
  drawn: z.object({ treated: z.number().int(), control: z.number().int() }),
  measures: z.array(compared),
  /** Of how many contacts the measure of the plan is known. */
  known: z.number().int(),
  /** From the first contacts alone, as many as planned: looking often does not change it. null
   *  before they are known. */
  verdict: z.object({ says: z.enum(['better', 'worse', 'no-difference']), compared }).nullable(),
});
export type ArmsReport = z.infer<typeof armsReport>;

/** What a trial shows. */
export const trialReport = armsReport.extend({ trial });
export type TrialReport = z.infer<typeof trialReport>;

/** What a trial of a queue can expect, by what came in the past. */
export const trialBaseline = z.object({
  queueId: id,
  measures: z.array(
    z.object({
      measure: trialMeasure,
      n: z.number().int(),
      perDay: z.number(),
      /** null while too few tell. */
      value: z.number().nullable(),
      /** How widely single contacts lie about it. */
      spread: z.number(),
    }),
  ),
});
export type TrialBaseline = z.infer<typeof trialBaseline>;

/** A contact of a trial as far as it is known. */
export interface TrialContact
  extends Pick<
    ContactFacts,
    'result' | 'waitMs' | 'endedAt' | 'talkMs' | 'wrapUpMs' | 'transfers'
  > {
  readonly isTreated: boolean;
  readonly drawnAt: Instant;
  readonly thresholdMs: number;
  /** null: nobody has said. */
  readonly isResolved: boolean | null;
  readonly rating: number | null;
  readonly cameAgain: boolean;
}

/** What it takes to know a measure of a contact. repeatWithinDays: of the project. */
interface Knowing {
  readonly repeatWithinDays: number;
  readonly now: Instant;
}

/** How a measure is put together, and which way is better. */
export const measureKinds = {
  'in-time': { kind: 'share', better: 'more' },
  wait: { kind: 'median', better: 'less' },
  abandoned: { kind: 'share', better: 'less' },
  handling: { kind: 'mean', better: 'less' },
  transferred: { kind: 'share', better: 'less' },
  'came-again': { kind: 'share', better: 'less' },
  resolved: { kind: 'share', better: 'more' },
  satisfied: { kind: 'share', better: 'more' },
} as const satisfies Record<TrialMeasure, { kind: string; better: 'more' | 'less' }>;

/** Compares the arms of a trial as they were drawn, whatever happened to a contact then. contacts:
 *  those of whom anything is known. */
export function reportOf(
  about: Pick<TrialReport, 'trial' | 'drawn'>,
  contacts: readonly TrialContact[],
  knowing: Knowing,
): TrialReport {
  const { plan } = about.trial;
  return { ...about, ...judgeArms({ ...plan, measures: trialMeasure.options }, contacts, knowing) };
}

/** Compares two arms by several measures, and judges them by one of them on the planned number of
 *  contacts. */
export function judgeArms(
  plan: Pick<TrialPlan, 'measure' | 'contacts'> & { readonly measures: readonly TrialMeasure[] },
  contacts: readonly TrialContact[],
  knowing: Knowing,
): Omit<ArmsReport, 'drawn'> {
  const ordered = contacts.toSorted((one, other) => (one.drawnAt < other.drawnAt ? -1 : 1));
  const known = ordered.filter((each) => measured(plan.measure, each, knowing) !== null);
  return {
    measures: plan.measures.map((measure) => compare(measure, ordered, knowing)),
    known: known.length,
    verdict: verdictOf(plan, known, knowing),
  };
}

/** What the contacts of past days tell of each measure. days: how many they are of. */
export function baselineOf(
  contacts: readonly Omit<TrialContact, 'isTreated' | 'drawnAt'>[],
  { days, ...knowing }: Knowing & { days: number },
): TrialBaseline['measures'] {
  return trialMeasure.options.map((measure) => {
    const values = contacts.flatMap((each) => measured(measure, each, knowing) ?? []);
    const { kind } = measureKinds[measure];
    const isEnough = values.length >= fewestInArm;
    const value = isEnough ? (estimateOf(kind, values)?.value ?? null) : null;
    const spread = spreads[kind](values, value ?? 0);
    return { measure, n: values.length, perDay: values.length / days, value, spread };
  });
}

/** How many contacts a trial needs to find a difference that is wished for; null when nothing is
 *  known to reckon with. */
export function plannedContacts(
  { measure, value, spread }: TrialBaseline['measures'][number],
  { difference, share }: Pick<Trial, 'share'> & Pick<TrialPlan, 'difference'>,
): number | null {
  if (value === null || spread === 0 || !(difference > 0)) return null;
  const { kind, better } = measureKinds[measure];
  const hoped =
    better === 'more' ? Math.min(1, value + difference) : Math.max(0, value - difference);
  const treated = kind === 'share' ? spreadOfShare(hoped) : spread;
  return Math.max(
    fewestContacts,
    contactsNeeded({ treated, control: spread }, { difference, share }),
  );
}

const fewestContacts = 2 * fewestInArm;

const spreads = {
  share: (_values: readonly number[], value: number) => spreadOfShare(value),
  mean: (values: readonly number[]) => spreadOfMean(values),
  median: (values: readonly number[]) => spreadOfMedian(values),
} as const;

function verdictOf(
  { measure, contacts }: Pick<TrialPlan, 'measure' | 'contacts'>,
  known: readonly TrialContact[],
  knowing: Knowing,
): ArmsReport['verdict'] {
  if (known.length < contacts) return null;
  const found = compare(measure, known.slice(0, contacts), knowing);
  if (!found.difference) return null;
  const { low, high } = found.difference;
  if (low <= 0 && high >= 0) return { says: 'no-difference', compared: found };
  const isMore = low > 0;
  const isBetter = isMore === (measureKinds[measure].better === 'more');
  return { says: isBetter ? 'better' : 'worse', compared: found };
}

function compare(
  measure: TrialMeasure,
  contacts: readonly TrialContact[],
  knowing: Knowing,
): Compared {
  const valuesOf = (isTreated: boolean) =>
    contacts
      .filter((each) => each.isTreated === isTreated)
      .flatMap((each) => measured(measure, each, knowing) ?? []);
  const [own, its] = [valuesOf(true), valuesOf(false)];
  const { kind } = measureKinds[measure];
  const isEnough = Math.min(own.length, its.length) >= fewestInArm;
  return {
    measure,
    treated: { n: own.length, estimate: estimateOf(kind, own) },
    control: { n: its.length, estimate: estimateOf(kind, its) },
    difference: isEnough ? differences[kind](own, its) : null,
  };
}

type Kind = (typeof measureKinds)[TrialMeasure]['kind'];

const differences = {
  share: (one: readonly number[], other: readonly number[]) =>
    difference(proportionOf(one), proportionOf(other)),
  mean: differenceOfMeans,
  median: differenceOfMedians,
} as const;

function estimateOf(kind: Kind, values: readonly number[]): Estimate | null {
  if (kind === 'mean') return meanWithin(values);
  if (kind === 'median') return medianOf(values);
  return shareOf(proportionOf(values));
}

function proportionOf(values: readonly number[]) {
  return { hits: values.reduce((sum, value) => sum + value, 0), all: values.length };
}

/** A measure of one contact, 0 or 1 where it is a share; null while it is not known. */
function measured(
  measure: TrialMeasure,
  contact: Omit<TrialContact, 'isTreated' | 'drawnAt'>,
  { repeatWithinDays, now }: Knowing,
): number | null {
  const { result, waitMs, thresholdMs, endedAt, talkMs, wrapUpMs, transfers } = contact;
  const { cameAgain, isResolved, rating } = contact;
  const isServed = result === 'answered' && endedAt !== null;
  switch (measure) {
    case 'in-time':
      if (result === 'waiting') return waitMs > thresholdMs ? 0 : null;
      return result === 'left' ? null : Number(result === 'answered' && waitMs <= thresholdMs);
    case 'wait':
      return result === 'answered' || result === 'abandoned' ? waitMs : null;
    case 'abandoned':
      return result === 'answered' || result === 'abandoned'
        ? Number(result === 'abandoned')
        : null;
    case 'handling':
      return isServed ? talkMs + wrapUpMs : null;
    case 'transferred':
      return isServed ? Number(transfers > 0) : null;
    case 'came-again':
      return isServed && addMs(endedAt, repeatWithinDays * dayMs) <= now ? Number(cameAgain) : null;
    case 'resolved':
      return isResolved === null ? null : Number(isResolved);
    default:
      return rating === null ? null : Number(isSatisfied(rating));
  }
}
