import { type Channel, channel } from '#modules/contacts/contract.ts';
import type { Agent, Capacity, Load } from './agent.ts';
import type { Entry } from './entry.ts';
import type { AgentState, WorkItem } from './work.ts';

/** The capacity an agent has unless somebody changes it. */
export const defaultCapacityUnits = 4;

/** What an agent can hold unless somebody changes it: the units set the limit. */
export const defaultCapacity: Capacity = {
  capacityUnits: defaultCapacityUnits,
  channelLimits: { chat: defaultCapacityUnits, email: defaultCapacityUnits },
};

/** The load of an agent who has nothing. */
export const noLoad: Load = {
  loadUnits: 0,
  held: { chat: 0, email: 0 },
  interruptible: { chat: 0, email: 0 },
  ringingContactId: null,
};

/** A contact as far as it counts for its agent. */
export type Counted = Pick<Entry, 'channel' | 'heldUnits' | 'contactState' | 'interruptedBy'>;

/** The agent after a contact of his stands otherwise. before, after: null when it is not his. */
export function withContact<L extends Omit<Load, 'ringingContactId'>>(
  agent: L,
  { before, after }: { before: Counted | null; after: Counted | null },
): L {
  const next = { ...agent, held: { ...agent.held }, interruptible: { ...agent.interruptible } };
  for (const [contact, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!contact || contact.heldUnits === 0) continue;
    next.loadUnits += sign * contact.heldUnits;
    next.held[contact.channel] += sign;
    if (contact.contactState !== 'talk') continue;
    for (const each of contact.interruptedBy) next.interruptible[each] += sign * contact.heldUnits;
  }
  return next;
}

/** The load of the contacts an agent holds, the one that rings included. */
export function loadOf(held: readonly Pick<WorkItem, 'weightUnits'>[]): number {
  return held.reduce((sum, { weightUnits }) => sum + weightUnits, 0);
}

/** What the counters of an agent must say, counted from the contacts that are his. If several ring
 *  at him, which is a fault, the first of them counts as the one that does. */
export function countLoad(
  contacts: readonly (Counted & Pick<Entry, 'state' | 'contactId'>)[],
): Load {
  const load = contacts.reduce<Load>(
    (sum, after) => withContact(sum, { before: null, after }),
    noLoad,
  );
  const ringing = contacts.find(({ state }) => state === 'offered');
  return { ...load, ringingContactId: ringing?.contactId ?? null };
}

/** Whether the agent can hold the contact beside all that he holds already and that it may not
 *  interrupt. */
export function hasRoom(
  agent: Pick<AgentState, 'capacityUnits' | 'loadUnits' | 'channels'>,
  item: Pick<WorkItem, 'channel' | 'weightUnits'>,
): boolean {
  const room = agent.channels.get(item.channel);
  return (
    room !== undefined &&
    room.held < room.limit &&
    agent.loadUnits - (room.interruptibleUnits ?? 0) + item.weightUnits <= agent.capacityUnits
  );
}

/** The channels in which an agent can take more, if it weighs little enough. */
export function openChannelsOf({
  capacityUnits,
  channelLimits,
  loadUnits,
  held,
  interruptible,
}: Capacity & Omit<Load, 'ringingContactId'>): Channel[] {
  return channel.options.filter(
    (each) => held[each] < channelLimits[each] && loadUnits - interruptible[each] < capacityUnits,
  );
}

/** Whether an agent holds more than he can, in units or of a channel. */
export function isOverLimit(
  agent: Pick<Agent, 'capacityUnits' | 'channelLimits' | 'loadUnits' | 'held'>,
  of: Channel,
): boolean {
  return agent.loadUnits > agent.capacityUnits || agent.held[of] > agent.channelLimits[of];
}
