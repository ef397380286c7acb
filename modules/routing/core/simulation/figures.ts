import type { Id } from '#kernel/id.ts';
import { quantileOfSorted } from '#kernel/quantile.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { WorkItem } from '../work.ts';
import { type Course, play, type Watcher } from './play.ts';

/** What became of a contact until the end. */
export interface Outcome {
  readonly queueId: Id;
  readonly channel: Channel;
  readonly result: 'answered' | 'abandoned' | 'waiting';
  readonly waitMs: number;
}

/** Figures of some contacts; null where there is nothing to say it about. Waits are those of who
 *  was answered, from entering the queue to the accepting. */
export interface Figures {
  readonly contacts: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly waiting: number;
  readonly meanWaitMs: number | null;
  readonly medianWaitMs: number | null;
  readonly p90WaitMs: number | null;
  /** 0..1: answered within the threshold / (answered + abandoned, who left within the limit of
   *  short abandons left out + those who waited longer than the threshold at the end). */
  readonly serviceLevel: number | null;
}

export interface ServiceTerms {
  readonly thresholdMsOf: (outcome: Pick<Outcome, 'queueId' | 'channel'>) => number;
  readonly shortAbandonMs: number;
}

/** The figures of contacts. */
export function figuresOf(outcomes: readonly Outcome[], terms: ServiceTerms): Figures {
  const { thresholdMsOf, shortAbandonMs } = terms;
  const of = (result: Outcome['result']) => outcomes.filter((each) => each.result === result);
  const isWithin = (each: Outcome) => each.waitMs <= thresholdMsOf(each);
  const answered = of('answered');
  const abandoned = of('abandoned');
  const waiting = of('waiting');
  const counted =
    answered.length +
    abandoned.filter(({ waitMs }) => waitMs >= shortAbandonMs).length +
    waiting.filter((each) => !isWithin(each)).length;
  const waits = Float64Array.from(answered, ({ waitMs }) => waitMs).sort();
  return {
    contacts: outcomes.length,
    answered: answered.length,
    abandoned: abandoned.length,
    waiting: waiting.length,
    meanWaitMs: waits.length > 0 ? waits.reduce((sum, wait) => sum + wait, 0) / waits.length : null,
    medianWaitMs: quantileOfSorted(waits, 0.5),
    p90WaitMs: quantileOfSorted(waits, 0.9),
    serviceLevel: counted > 0 ? answered.filter(isWithin).length / counted : null,
  };
}

/** What a course comes to. */
export interface Played {
  readonly outcomes: readonly Outcome[];
  /** 0..1: talk and wrap-up / (talk and wrap-up + available without any), over all agents; several
   *  contacts at once count once. null when nobody was there. */
  readonly occupancy: number | null;
  readonly events: number;
}

/** Plays a course until its end and notes what became of each contact. */
export function outcomesOf(course: Course & { readonly untilMs: number }): Played {
  const waiting = new Map<Id, WorkItem>();
  const outcomes: Outcome[] = [];
  const times = new Map<Id, AgentTimes>();
  const settle = (item: WorkItem, result: Outcome['result'], atMs: number) => {
    waiting.delete(item.contactId);
    const { queueId } = item;
    const waitMs = atMs - Date.parse(item.enteredAt);
    outcomes.push({ queueId, channel: item.channel as Channel, result, waitMs });
  };
  const working = new Set<Id>();
  const watcher: Watcher = {
    entered: (item) => waiting.set(item.contactId, item),
    offerEnded: (item, _, { end, atMs }) => {
      if (end === 'accepted') settle(item, 'answered', atMs);
    },
    abandoned: (item, atMs) => settle(item, 'abandoned', atMs),
    moved: ({ contactId }, agentId, { state, atMs }) => {
      const isWork = state !== 'wait-for-customer';
      if (isWork === working.has(contactId)) return;
      if (isWork) working.add(contactId);
      else working.delete(contactId);
      advance(timesOf(times, agentId), atMs).contacts += isWork ? 1 : -1;
    },
    finished: ({ contactId }, agentId, atMs) => {
      if (working.delete(contactId)) advance(timesOf(times, agentId), atMs).contacts -= 1;
    },
    presence: ({ agentId, presence }, atMs) => {
      advance(timesOf(times, agentId), atMs).isAvailable = presence === 'available';
    },
  };
  const { events } = play(course, watcher);
  for (const item of [...waiting.values()]) settle(item, 'waiting', course.untilMs);
  return { outcomes, occupancy: occupancyOf(times, course.untilMs), events };
}

interface AgentTimes {
  sinceMs: number;
  contacts: number;
  isAvailable: boolean;
  handlingMs: number;
  idleMs: number;
}

function timesOf(times: Map<Id, AgentTimes>, agentId: Id): AgentTimes {
  const blank = { sinceMs: 0, contacts: 0, isAvailable: false, handlingMs: 0, idleMs: 0 };
  const known = times.get(agentId) ?? blank;
  times.set(agentId, known);
  return known;
}

/** Books the time since the last change. */
function advance(times: AgentTimes, atMs: number): AgentTimes {
  const passedMs = atMs - times.sinceMs;
  if (times.contacts > 0) times.handlingMs += passedMs;
  else if (times.isAvailable) times.idleMs += passedMs;
  times.sinceMs = atMs;
  return times;
}

function occupancyOf(times: ReadonlyMap<Id, AgentTimes>, endMs: number): number | null {
  let handlingMs = 0;
  let idleMs = 0;
  for (const each of times.values()) {
    advance(each, endMs);
    handlingMs += each.handlingMs;
    idleMs += each.idleMs;
  }
  return handlingMs + idleMs > 0 ? handlingMs / (handlingMs + idleMs) : null;
}
