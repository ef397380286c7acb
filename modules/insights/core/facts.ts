import type { Id } from '#kernel/id.ts';
import { type Instant, msBetween } from '#kernel/time.ts';

/** A timed step of a contact, never changed once it has ended. */
export interface Segment {
  readonly kind: 'queue' | 'offer' | 'talk' | 'interrupted' | 'wait-for-customer' | 'wrap-up';
  readonly queueId: Id | null;
  readonly agentId: Id | null;
  readonly startedAt: Instant;
  /** null while it lasts. */
  readonly endedAt: Instant | null;
  /** `abandoned`: the customer left. `declined`, `timed-out`: the agent did not take the offer.
   *  `transferred`: it went on with somebody else. Others do not matter here. */
  readonly outcome: string | null;
}

/** What one contact adds to the metrics. */
export interface ContactFacts {
  /** The queue it entered first; null when it never waited in one. */
  readonly queueId: Id | null;
  /** Who took it first; null while nobody has. */
  readonly agentId: Id | null;
  /** When it first waited; null when an agent started it. */
  readonly offeredAt: Instant | null;
  /** null while any of its segments lasts. */
  readonly endedAt: Instant | null;
  /** `answered`: an agent took it, whatever happened later. `left`: it stopped waiting without an
   *  agent and without being abandoned, because it was spam or merged. */
  readonly result: 'waiting' | 'answered' | 'abandoned' | 'left';
  /** Whether it waits in a queue: for the first time, or handed on. */
  readonly isWaiting: boolean;
  /** From the first queue until the first talk, the customer's leaving, or now. */
  readonly waitMs: number;
  readonly isShortAbandoned: boolean;
  readonly offersNotAccepted: number;
  readonly talkMs: number;
  readonly waitForCustomerMs: number;
  readonly wrapUpMs: number;
  /** From the customer's first word until an agent's first word; null before that. */
  readonly firstResponseMs: number | null;
  readonly transfers: number;
}

export interface FactsOptions {
  /** When an agent first wrote or spoke to the customer; null before that. */
  readonly firstResponseAt: Instant | null;
  /** A customer who leaves sooner than this has hardly waited. */
  readonly shortAbandonMs: number;
  /** Where segments that still last are cut off. */
  readonly now: Instant;
}

/** The facts of a contact from its segments alone; live figures and recomputed ones both use it.
 *  segments: of one contact, in any order; null when there are none. A contact that has ended gives
 *  the same facts whatever now is. */
export function factsOfContact(
  segments: readonly Segment[],
  { firstResponseAt, shortAbandonMs, now }: FactsOptions,
): ContactFacts | null {
  const ordered = segments.toSorted(
    (one, other) =>
      msBetween(other.startedAt, one.startedAt) ||
      msBetween(other.endedAt ?? now, one.endedAt ?? now),
  );
  const [first] = ordered;
  if (first === undefined) return null;
  const waits = ordered.filter(({ kind }) => kind === 'queue' || kind === 'offer');
  const firstTalk = ordered.find(({ kind }) => kind === 'talk');
  const result = firstTalk ? 'answered' : resultOfWaiting(waits);
  const offeredAt = waits[0]?.startedAt ?? null;
  const waitedUntil = firstTalk?.startedAt ?? latestEnd(waits, now);
  const waitMs = offeredAt === null ? 0 : Math.max(0, msBetween(offeredAt, waitedUntil));
  return {
    queueId: waits[0]?.queueId ?? null,
    agentId: firstTalk?.agentId ?? null,
    offeredAt,
    endedAt: ordered.some(isOpen) ? null : latestEnd(ordered, now),
    result,
    isWaiting: waits.some(isOpen),
    waitMs,
    isShortAbandoned: result === 'abandoned' && waitMs < shortAbandonMs,
    offersNotAccepted: ordered.filter(isOfferNotAccepted).length,
    talkMs: totalMs(ordered, 'talk', now),
    waitForCustomerMs: totalMs(ordered, 'wait-for-customer', now),
    wrapUpMs: totalMs(ordered, 'wrap-up', now),
    firstResponseMs: firstResponseAt === null ? null : msBetween(first.startedAt, firstResponseAt),
    transfers: ordered.filter(({ outcome }) => outcome === 'transferred').length,
  };
}

/** A stretch of time, from included, to excluded. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

export interface AgentTime {
  readonly handlingMs: number;
  /** Ready for work, but without any. */
  readonly availableMs: number;
}

/** How an agent's time divides. Several contacts at once count once.
 *  work: talk and wrap-up; ready: the periods in which the agent took work. */
export function agentTime(work: readonly Period[], ready: readonly Period[]): AgentTime {
  const handlingMs = unionMs(work);
  return { handlingMs, availableMs: unionMs([...work, ...ready]) - handlingMs };
}

function resultOfWaiting(waits: readonly Segment[]): ContactFacts['result'] {
  if (waits.some(isOpen)) return 'waiting';
  return waits.at(-1)?.outcome === 'abandoned' ? 'abandoned' : 'left';
}

function latestEnd(segments: readonly Segment[], now: Instant): Instant {
  const ends = segments.map(({ endedAt }) => endedAt ?? now);
  return ends.reduce((latest, end) => (end > latest ? end : latest), '');
}

function isOpen({ endedAt }: Segment): boolean {
  return endedAt === null;
}

function totalMs(segments: readonly Segment[], kind: Segment['kind'], now: Instant): number {
  return segments
    .filter((segment) => segment.kind === kind)
    .reduce((sum, { startedAt, endedAt }) => sum + msBetween(startedAt, endedAt ?? now), 0);
}

function isOfferNotAccepted({ kind, outcome }: Segment): boolean {
  return kind === 'offer' && (outcome === 'declined' || outcome === 'timed-out');
}

function unionMs(periods: readonly Period[]): number {
  let total = 0;
  let reached = '';
  for (const { from, to } of periods.toSorted((one, other) => msBetween(other.from, one.from))) {
    const start = from > reached ? from : reached;
    if (to <= start) continue;
    total += msBetween(start, to);
    reached = to;
  }
  return total;
}
