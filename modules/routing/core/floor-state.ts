import { z } from 'zod';
import { compareText } from '#kernel/text.ts';
import { id, instant } from '#platform/http/contract.ts';
import { agent } from './agent.ts';

/** How many wait in a queue. waitingSince: when the one who has waited longest entered. */
export const queueCount = z.object({
  queueId: id,
  waiting: z.number().int(),
  offered: z.number().int(),
  waitingSince: instant.nullable(),
});
export type QueueCount = z.infer<typeof queueCount>;

const openOffer = z.object({
  contactId: id,
  queueId: id,
  agentId: id,
  offeredAt: instant,
  expiresAt: instant,
});

/** The floor of a project at this moment, as boards show it. */
export const floorState = z.object({
  queues: z.array(queueCount),
  agents: z.array(agent),
  offers: z.array(openOffer),
});
export type FloorState = z.infer<typeof floorState>;

/** Open offers in the order in which a floor tells them. */
export function inOrder(offers: FloorState['offers']): FloorState['offers'] {
  const keyOf = ({ contactId, agentId }: FloorState['offers'][number]) => contactId + agentId;
  return offers.toSorted((one, other) => compareText(keyOf(one), keyOf(other)));
}
