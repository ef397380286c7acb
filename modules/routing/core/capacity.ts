import type { Channel, ContactState } from '#modules/contacts/contract.ts';
import type { Agent, Capacity } from '../contract.ts';
import type { AgentState, WorkItem } from './work.ts';

/** The capacity an agent has unless somebody changes it. */
export const defaultCapacityUnits = 4;

/** What an agent can hold unless somebody changes it: the units set the limit. */
export const defaultCapacity: Capacity = {
  capacityUnits: defaultCapacityUnits,
  channelLimits: { chat: defaultCapacityUnits, email: defaultCapacityUnits },
};

/** What a contact of a channel takes of it. */
export const defaultWeightUnits: Readonly<Record<Channel, number>> = { chat: 1, email: 1 };

/** The share of its weight that a contact keeps while it is the customer's turn. A chat goes on at
 *  any moment; a mail may be answered next week. */
const waitingShare: Readonly<Record<Channel, number>> = { chat: 1, email: 0 };

/** What a contact takes of the agent who has it, by where it stands. */
export function heldUnitsOf(
  { channel, weightUnits }: { readonly channel: Channel; readonly weightUnits: number },
  state: ContactState,
): number {
  if (state === 'queue' || state === 'closed') return 0;
  return state === 'wait-for-customer' ? weightUnits * waitingShare[channel] : weightUnits;
}

/** The agent after a contact of his takes `to` units instead of `from`. */
export function withUnits<A extends Agent>(
  agent: A,
  { channel, from, to }: { channel: Channel; from: number; to: number },
): A {
  const held = agent.held[channel] + Number(to > 0) - Number(from > 0);
  return {
    ...agent,
    loadUnits: agent.loadUnits + to - from,
    held: { ...agent.held, [channel]: held },
  };
}

/** The load of the contacts an agent holds, the one that rings included. */
export function loadOf(held: readonly Pick<WorkItem, 'weightUnits'>[]): number {
  return held.reduce((sum, { weightUnits }) => sum + weightUnits, 0);
}

/** Whether the agent can hold the contact beside all that he holds already. */
export function hasRoom(
  agent: Pick<AgentState, 'capacityUnits' | 'loadUnits' | 'channels'>,
  item: Pick<WorkItem, 'channel' | 'weightUnits'>,
): boolean {
  const channel = agent.channels.get(item.channel);
  return (
    channel !== undefined &&
    channel.held < channel.limit &&
    agent.loadUnits + item.weightUnits <= agent.capacityUnits
  );
}
