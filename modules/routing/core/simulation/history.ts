import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Segment } from '#modules/contacts/contract.ts';
import type { PresenceState } from '#modules/staff/core/presence.ts';
import type { DayAgent, DayContact } from './day.ts';
import type { Outcome } from './figures.ts';
import type { Span } from './local-day.ts';
import type { Answer } from './play.ts';

/** A contact as it went. */
export interface Course extends Pick<DayContact, 'channel' | 'language'> {
  readonly id: Id;
  readonly closedAt: Instant | null;
  readonly segments: readonly Pick<
    Segment,
    'kind' | 'queueId' | 'agentId' | 'startedAt' | 'endedAt' | 'outcome'
  >[];
}

/** What a past contact brings to the day in which it waited, and what became of it there. null for
 *  one that did not wait in it, or did so neither until an agent had it nor until it left: it was
 *  merged. Who was handed on later is taken as worked on by one agent without a break. */
export function replayed(
  { id: contactId, channel, language, closedAt, segments }: Course,
  { fromMs, toMs }: Span,
): { contact: DayContact; real: Outcome } | null {
  const first = segments.find(({ kind }) => kind === 'queue' || kind === 'offer');
  if (!first?.queueId) return null;
  const end = segments.find(({ outcome }) => ends.has(outcome));
  if (!end && closedAt !== null) return null;
  const { queueId } = first;
  const enteredMs = Date.parse(first.startedAt);
  const endedMs = end ? Date.parse(end.endedAt) : Number.POSITIVE_INFINITY;
  if (enteredMs >= toMs || endedMs <= fromMs) return null;
  const isInside = endedMs < toMs;
  const waitedMs = Math.min(endedMs, toMs) - enteredMs;
  const hasLeft = end?.outcome === 'abandoned';
  const isWorkKnown = end !== undefined && !hasLeft && closedAt !== null;
  const work = isWorkKnown ? workIn(segments, end.endedAt) : null;
  const result = isInside ? (hasLeft ? 'abandoned' : 'answered') : 'waiting';
  return {
    contact: {
      ...{ contactId, queueId, channel, language, enteredMs, work, waitedMs },
      hasLeft: hasLeft && isInside,
    },
    real: { queueId, channel, result, waitMs: waitedMs },
  };
}

const ends = new Set<Segment['outcome']>(['accepted', 'taken', 'abandoned']);

function workIn(segments: Course['segments'], since: Instant): NonNullable<DayContact['work']> {
  return segments.flatMap(({ kind, startedAt, endedAt }) => {
    if (startedAt < since) return [];
    if (kind !== 'talk' && kind !== 'wait-for-customer' && kind !== 'wrap-up') return [];
    return [{ state: kind, durationMs: Date.parse(endedAt) - Date.parse(startedAt) }];
  });
}

/** How the offers of past contacts ended by themselves. */
export function answersIn(segments: Course['segments']): Answer[] {
  return segments.flatMap(({ kind, outcome, startedAt, endedAt }): Answer[] => {
    if (kind !== 'offer') return [];
    const afterMs = Date.parse(endedAt) - Date.parse(startedAt);
    if (outcome === 'declined') return [{ end: { kind: outcome, reason: '' }, afterMs }];
    if (outcome === 'accepted' || outcome === 'timed-out')
      return [{ end: { kind: outcome }, afterMs }];
    return [];
  });
}

/** A stretch of presence. endedAt: null while it lasts. */
export interface PresenceStretch {
  readonly state: PresenceState;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** The presence of an agent in a time, by the stretches in which he was there. */
export function presenceIn(
  stretches: readonly PresenceStretch[],
  { fromMs, toMs }: Span,
): DayAgent['presence'] {
  const changes: DayAgent['presence'][number][] = [];
  let reachedMs = fromMs;
  for (const { state, startedAt, endedAt } of stretches) {
    const startMs = Math.max(Date.parse(startedAt), fromMs);
    const endMs = Math.min(endedAt === null ? toMs : Date.parse(endedAt), toMs);
    if (startMs >= endMs) continue;
    if (startMs > reachedMs) changes.push({ atMs: reachedMs, presence: 'offline' });
    changes.push({ atMs: startMs, presence: state });
    reachedMs = endMs;
  }
  if (changes.length > 0 && reachedMs < toMs)
    changes.push({ atMs: reachedMs, presence: 'offline' });
  return changes;
}

/** The presence of agents of whom none is written down: on each day from the first to the last
 *  moment at which they had a contact. */
export function presenceByWork(
  segments: Course['segments'],
  days: readonly Span[],
): ReadonlyMap<Id, readonly PresenceStretch[]> {
  const stretches = new Map<Id, PresenceStretch[]>();
  for (const day of days) {
    const reach = new Map<Id, { from: number; to: number }>();
    for (const { agentId, startedAt, endedAt } of segments) {
      const from = Math.max(Date.parse(startedAt), day.fromMs);
      const to = Math.min(Date.parse(endedAt), day.toMs);
      if (agentId === null || from >= to) continue;
      const known = reach.get(agentId) ?? { from, to };
      reach.set(agentId, { from: Math.min(known.from, from), to: Math.max(known.to, to) });
    }
    for (const [agentId, { from, to }] of reach) {
      const stretch: PresenceStretch = {
        state: 'available',
        startedAt: new Date(from).toISOString(),
        endedAt: new Date(to).toISOString(),
      };
      stretches.set(agentId, [...(stretches.get(agentId) ?? []), stretch]);
    }
  }
  return stretches;
}
