import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Entry, Queue } from '../contract.ts';
import { heldUnitsOf } from './capacity.ts';
import type { WorkItem } from './work.ts';

const notOffered = { offerId: null, offeredAt: null, offerExpiresAt: null } as const;

/** How an entry stands that is nobody's. */
export const nobodys = { state: 'waiting', heldUnits: 0, agentId: null, ...notOffered } as const;

/** What an entry has of the queue that it enters. */
export function placeIn(
  queue: Queue,
  enteredAt: Instant,
): Pick<Entry, 'queueId' | 'enteredAt' | 'priority' | 'requirements'> {
  return {
    queueId: queue.id,
    enteredAt,
    priority: queue.priority,
    requirements: requirementsOf(queue),
  };
}

/** What a queue asks for. */
export function requirementsOf({ language, skills, relaxing }: Queue): Entry['requirements'] {
  return { language, skills, relaxing };
}

/** The entry while it rings at an agent. */
export function ringingAt(
  entry: Entry,
  offer: { agentId: Id; offerId: Id; offeredAt: Instant; offerExpiresAt: Instant },
): Entry {
  return { ...entry, ...offer, state: 'offered', heldUnits: heldUnitsOf(entry, 'offer') };
}

/** The entry while an agent has it. */
export function assignedTo(entry: Entry, agentId: Id): Entry {
  const heldUnits = heldUnitsOf(entry, 'talk');
  return { ...entry, ...notOffered, state: 'assigned', agentId, heldUnits };
}

/** The entry as it waits again, in its old place. */
export function waitingAgain(entry: Entry, excluded: WorkItem['excluded']): Entry {
  return { ...entry, ...nobodys, excluded: [...excluded] };
}
