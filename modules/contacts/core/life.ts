import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { ContactState, Segment, SegmentKind, SegmentOutcome } from '../contract.ts';

/** Where a contact stands: the segment that runs now, or closed. */
export interface Standing {
  readonly state: ContactState;
  readonly since: Instant;
  readonly queueId: Id | null;
  readonly agentId: Id | null;
}

/** A step that routing, a channel or an agent asks for. An offer that comes to nothing returns the
 *  contact to the queue it waits in. */
export type Step =
  | { readonly to: 'queue'; readonly why: 'declined' | 'timed-out' | 'withdrawn' }
  | { readonly to: 'queue'; readonly queueId: Id; readonly why: 'transferred' | 'overflowed' }
  | { readonly to: 'offer'; readonly agentId: Id }
  | { readonly to: 'talk'; readonly agentId: Id; readonly why: 'accepted' | 'taken' }
  | { readonly to: 'talk'; readonly why: 'resumed' }
  | { readonly to: 'interrupted' }
  | { readonly to: 'wait-for-customer' }
  | { readonly to: 'wrap-up' }
  | { readonly to: 'closed'; readonly why: 'abandoned' | 'sent-elsewhere' };

/** What can happen to an open contact: a step asked for, or one that a message, a coding or a
 *  merging brings with it. */
export type AnyStep =
  | Step
  | { readonly to: 'talk'; readonly why: 'customer-wrote' }
  | { readonly to: 'closed'; readonly why: 'coded' | 'merged' };

/** The step taken: the new standing and the segment it ended. The contact and the ids of rows are
 *  the caller's. */
export interface Move {
  readonly standing: Standing;
  readonly ended: Omit<Segment, 'id' | 'contactId'>;
}

/** From where each step may be taken. */
const allowedFrom: Record<AnyStep['to'], Partial<Record<string, readonly SegmentKind[]>>> = {
  queue: {
    declined: ['offer'],
    'timed-out': ['offer'],
    withdrawn: ['offer'],
    transferred: ['talk', 'interrupted', 'wait-for-customer', 'wrap-up'],
    overflowed: ['queue'],
  },
  offer: { offered: ['queue'] },
  talk: {
    accepted: ['offer'],
    taken: ['queue', 'offer', 'talk', 'interrupted', 'wait-for-customer'],
    'customer-wrote': ['wait-for-customer', 'wrap-up'],
    resumed: ['interrupted'],
  },
  interrupted: { interrupted: ['talk'] },
  'wait-for-customer': { 'customer-turn': ['talk'] },
  'wrap-up': { finished: ['talk', 'interrupted', 'wait-for-customer'] },
  closed: {
    coded: ['wrap-up', 'talk', 'interrupted', 'wait-for-customer'],
    abandoned: ['queue', 'offer'],
    'sent-elsewhere': ['queue', 'offer'],
    merged: ['queue', 'offer', 'talk', 'interrupted', 'wait-for-customer', 'wrap-up'],
  },
};

/** Takes a step. Returns null when it cannot be taken from where the contact stands.
 *  An offer that is not accepted keeps the queue; time with the customer keeps the agent. */
export function takeStep(standing: Standing, step: AnyStep, now: Instant): Move | null {
  const { state } = standing;
  const outcome = outcomeOf(step);
  if (state === 'closed' || !allowedFrom[step.to][outcome]?.includes(state)) return null;
  const { since, queueId, agentId } = standing;
  return {
    standing: { state: step.to, since: now, ...holdersAfter(standing, step) },
    ended: { kind: state, queueId, agentId, startedAt: since, endedAt: now, outcome },
  };
}

/** What a step says about the segment that it ends. */
function outcomeOf(step: AnyStep): SegmentOutcome {
  switch (step.to) {
    case 'offer':
      return 'offered';
    case 'wait-for-customer':
      return 'customer-turn';
    case 'wrap-up':
      return 'finished';
    case 'interrupted':
      return 'interrupted';
    default:
      return step.why;
  }
}

function holdersAfter(standing: Standing, step: AnyStep): Pick<Standing, 'queueId' | 'agentId'> {
  const { queueId, agentId } = standing;
  switch (step.to) {
    case 'queue':
      return { queueId: 'queueId' in step ? step.queueId : queueId, agentId: null };
    case 'offer':
      return { queueId, agentId: step.agentId };
    case 'talk':
      return { queueId, agentId: 'agentId' in step ? step.agentId : agentId };
    default:
      return { queueId, agentId };
  }
}
