import { addMs, type Instant, msBetween } from '#kernel/time.ts';
import type { Contact, ConversationItem, Segment } from '#modules/contacts/contract.ts';
import { afterOpenMs, type OpenTimes, openMsBetween } from './business-time.ts';
import type { Target, TargetState, TargetTally } from './target.ts';

/** Of the time of a target; when it is over, the target is near. */
const nearShare = 0.8;

/** A stretch in which a clock stands. until: null while it lasts. */
export interface Pause {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** By what a target is counted. times: null around the clock. */
export interface Terms {
  targetMs: number;
  readonly times: OpenTimes | null;
}

/** A target with all that it follows from. */
export interface Clock extends Target, Terms {
  /** In their order, and apart. Only the last may still last. */
  readonly pauses: readonly Pause[];
  readonly isNearTold: boolean;
  /** The agent's message that ended it. */
  readonly endedBy: string | null;
}

/** How a clock ends: with what was promised, or without. */
export interface Ending {
  readonly at: Instant;
  readonly isKept: boolean;
  readonly by?: string;
}

/** When the time of a target is nearly over, and when it is. Null where the clock stands before
 *  that, and where no opening is in sight. */
export function duesOf(
  { targetMs, times }: Terms,
  course: { readonly startedAt: Instant; readonly pauses: readonly Pause[] },
): Pick<Target, 'nearAt' | 'dueAt'> {
  return {
    nearAt: afterRunningMs(times, course, Math.round(nearShare * targetMs)),
    dueAt: afterRunningMs(times, course, targetMs),
  };
}

/** A clock that begins to run. pauses: those it has had, when it began in the past. */
export function begun(
  about: Pick<
    Clock,
    'id' | 'projectId' | 'contactId' | 'conversationId' | 'queueId' | 'channel' | 'kind'
  > &
    Terms & { readonly startedAt: Instant; readonly pauses?: readonly Pause[] },
  now: Instant,
): Clock {
  const fresh = { nearAt: null, dueAt: null, endedAt: null, endedBy: null, isNearTold: false };
  return counted({ ...about, ...fresh, pauses: about.pauses ?? [], state: 'running' }, now);
}

/** The clock as it stands from an instant on. */
export function paused(clock: Clock, from: Instant): Clock {
  if (isStanding(clock)) return clock;
  return counted({ ...clock, pauses: [...clock.pauses, { from, until: null }] }, from);
}

/** The clock as it runs again from an instant on. */
export function resumed(clock: Clock, until: Instant): Clock {
  const last = clock.pauses.at(-1);
  if (!last || !isStanding(clock)) return clock;
  return counted({ ...clock, pauses: [...clock.pauses.slice(0, -1), { ...last, until }] }, until);
}

/** The clock as it ended. Whether that was in time is told by the instant of its ending, not by
 *  what has been told of it before. */
export function ended(clock: Clock, { at, isKept, by }: Ending): Clock {
  const isLate = clock.dueAt !== null && at > clock.dueAt;
  const state = isLate ? 'breached' : isKept ? 'met' : 'dropped';
  return { ...clock, state, endedAt: at, endedBy: by ?? null };
}

/** The clock as it goes on when what ended it was taken back. */
export function reopened(clock: Clock, now: Instant): Clock {
  return counted({ ...clock, endedAt: null, endedBy: null }, now);
}

/** The clock as other terms count it. What was late by the old ones stays so. */
export function recounted(
  clock: Clock,
  terms: Terms & Pick<Clock, 'queueId'>,
  now: Instant,
): Clock {
  return clock.state === 'breached' ? clock : counted({ ...clock, ...terms }, now);
}

/** What there is to tell of an open clock at an instant. null: nothing, or not yet. */
export function newsOf(clock: Clock, now: Instant): 'near' | 'breached' | null {
  const { state, nearAt, dueAt, isNearTold } = clock;
  if (state !== 'running' && state !== 'paused') return null;
  if (dueAt !== null && dueAt <= now) return 'breached';
  return !isNearTold && nearAt !== null && nearAt <= now ? 'near' : null;
}

/** When an open clock has something to tell next; null: never, as it stands. */
export function nextNewsAt({ state, nearAt, dueAt, isNearTold }: Clock): Instant | null {
  if (state !== 'running' && state !== 'paused') return null;
  return isNearTold ? dueAt : (nearAt ?? dueAt);
}

/** How a clock goes on when its contact has moved. */
export function moved(
  clock: Clock,
  { state, stateSince: at }: Pick<ConversationItem, 'state' | 'stateSince'>,
): Clock {
  const isCustomersTurn = state === 'wait-for-customer';
  if (clock.kind === 'resolution') return isCustomersTurn ? paused(clock, at) : resumed(clock, at);
  const isNothingLeftToSay = isCustomersTurn || state === 'wrap-up';
  if (clock.kind === 'first-response' || !isNothingLeftToSay) return clock;
  return ended(clock, { at, isKept: false });
}

/** The turns of the customer, in which the clock of the resolution stands. segments: the ended ones
 *  of a contact, in their order. */
export function pausesOf(segments: History['segments']): Pause[] {
  const past = segments
    .filter(({ kind }) => kind === 'wait-for-customer')
    .map(({ startedAt: from, endedAt: until }) => ({ from, until }));
  const last = segments.at(-1);
  return last?.outcome === 'customer-turn' ? [...past, { from: last.endedAt, until: null }] : past;
}

/** What is known of a contact that is closed. */
export interface History {
  readonly contact: Pick<Contact, 'openedAt' | 'firstResponseAt' | 'closedAt' | 'outcome'>;
  readonly segments: readonly Pick<Segment, 'kind' | 'startedAt' | 'endedAt' | 'outcome'>[];
}

/** How a target of a closed contact stands by the history of the contact, counted as the target
 *  says it was. Only the words in the middle of a dialogue are taken from the target itself. */
export function stateByHistory(clock: Clock, history: History): TargetState {
  const { openedAt, closedAt } = history.contact;
  const isWithdrawn = clock.state === 'dropped' && clock.endedAt !== closedAt;
  const ending = isWithdrawn ? null : endingBy(clock, history);
  if (!ending) return clock.state;
  const isOwn = clock.kind === 'next-response';
  const startedAt = isOwn ? clock.startedAt : openedAt;
  const pauses = clock.kind === 'resolution' ? pausesOf(history.segments) : [];
  return ended(counted({ ...clock, startedAt, pauses }, startedAt), ending).state;
}

/** What a target adds to the count: nothing while it runs in time, and when it was dropped. */
export function tallyOf({ kind, queueId, targetMs, state }: Clock): TargetTally[] {
  if (state !== 'met' && state !== 'breached') return [];
  const isMet = state === 'met';
  return [{ kind, queueId, targetMs, met: isMet ? 1 : 0, breached: isMet ? 0 : 1 }];
}

function endingBy({ kind, endedAt, endedBy }: Clock, { contact }: History): Ending | null {
  const { firstResponseAt, closedAt, outcome } = contact;
  if (kind === 'next-response') return endedAt === null ? null : { at: endedAt, isKept: !!endedBy };
  if (kind === 'first-response' && firstResponseAt) return { at: firstResponseAt, isKept: true };
  const isKept = kind === 'resolution' && outcome === 'answered';
  return closedAt === null ? null : { at: closedAt, isKept };
}

/** The clock with its dues and its state as they follow from the rest. That its time is over is
 *  for its timer to find, which tells it. */
function counted(clock: Clock, now: Instant): Clock {
  const dues = duesOf(clock, clock);
  const isLate = clock.state === 'breached' && dues.dueAt !== null && dues.dueAt <= now;
  const state = isLate ? 'breached' : isStanding(clock) ? 'paused' : 'running';
  const isNearTold = clock.isNearTold && dues.nearAt !== null && dues.nearAt <= now;
  return { ...clock, ...dues, state, isNearTold };
}

function isStanding({ pauses }: Clock): boolean {
  return pauses.at(-1)?.until === null;
}

/** The instant by which a clock has run for so long. */
function afterRunningMs(
  times: OpenTimes | null,
  { startedAt, pauses }: { readonly startedAt: Instant; readonly pauses: readonly Pause[] },
  runningMs: number,
): Instant | null {
  let leftMs = runningMs;
  let from = startedAt;
  for (const pause of pauses) {
    const ranMs = times ? openMsBetween(times, from, pause.from) : msBetween(from, pause.from);
    if (ranMs >= leftMs) break;
    leftMs -= ranMs;
    if (pause.until === null) return null;
    from = pause.until;
  }
  return times ? afterOpenMs(times, from, leftMs) : addMs(from, leftMs);
}
