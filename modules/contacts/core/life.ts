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

/** What can happen to an open contact. */
export type Step =
  | { readonly to: 'queue'; readonly queueId: Id; readonly why: ReturnReason }
  | { readonly to: 'offer'; readonly agentId: Id }
  | { readonly to: 'talk'; readonly agentId: Id; readonly why: 'accepted' | 'taken' }
  | { readonly to: 'talk'; readonly why: 'customer-wrote' }
  | { readonly to: 'wait-for-customer' }
  | { readonly to: 'wrap-up' }
  | { readonly to: 'closed'; readonly why: 'coded' | 'abandoned' | 'merged' };

type ReturnReason = 'declined' | 'timed-out' | 'withdrawn' | 'transferred';

/** The step taken: the new standing and the segment it ended. The contact and the ids of rows are
 *  the caller's. */
export interface Move {
  readonly standing: Standing;
  readonly ended: Omit<Segment, 'id' | 'contactId'>;
}

/** From where each step may be taken. */
const allowedFrom: Record<Step['to'], Partial<Record<string, readonly SegmentKind[]>>> = {
  queue: {
    declined: ['offer'],
    'timed-out': ['offer'],
    withdrawn: ['offer'],
    transferred: ['talk', 'wait-for-customer', 'wrap-up'],
  },
  offer: { offered: ['queue'] },
  talk: {
    accepted: ['offer'],
    taken: ['queue', 'offer', 'talk', 'wait-for-customer'],
    'customer-wrote': ['wait-for-customer', 'wrap-up'],
  },
  'wait-for-customer': { 'customer-turn': ['talk'] },
  'wrap-up': { finished: ['talk', 'wait-for-customer'] },
  closed: {
    coded: ['wrap-up', 'talk', 'wait-for-customer'],
    abandoned: ['queue', 'offer'],
    merged: ['queue', 'offer', 'talk', 'wait-for-customer', 'wrap-up'],
  },
};

/** Takes a step. Returns null when it cannot be taken from where the contact stands.
 *  An offer that is not accepted keeps the queue; time with the customer keeps the agent. */
export function takeStep(standing: Standing, step: Step, now: Instant): Move | null {
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
function outcomeOf(step: Step): SegmentOutcome {
  switch (step.to) {
    case 'offer':
      return 'offered';
    case 'wait-for-customer':
      return 'customer-turn';
    case 'wrap-up':
      return 'finished';
    default:
      return step.why;
  }
}

function holdersAfter(standing: Standing, step: Step): Pick<Standing, 'queueId' | 'agentId'> {
  const { queueId, agentId } = standing;
  switch (step.to) {
    case 'queue':
      return { queueId: step.queueId, agentId: null };
    case 'offer':
      return { queueId, agentId: step.agentId };
    case 'talk':
      return { queueId, agentId: 'agentId' in step ? step.agentId : agentId };
    default:
      return { queueId, agentId };
  }
}
