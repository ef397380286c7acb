import { z } from 'zod';
import { channel } from '#modules/contacts/contract.ts';
import { presenceState } from '#modules/staff/core/presence.ts';
import { id, instant } from '#platform/http/contract.ts';

export const maximumCapacityUnits = 100;
export const units = z.number().min(0).max(maximumCapacityUnits);

/** How much an agent can hold: in units over all channels, and contacts of each channel. */
export const capacity = z.object({
  capacityUnits: units,
  channelLimits: z.record(channel, z.number().int().min(0).max(maximumCapacityUnits)),
});
export type Capacity = z.infer<typeof capacity>;

/** What an agent has, as routing counts it. */
export const load = z.object({
  loadUnits: z.number(),
  held: z.record(channel, z.number()),
  /** Units that a contact of a channel may set aside. */
  interruptible: z.record(channel, z.number()),
  ringingContactId: id.nullable(),
});
export type Load = z.infer<typeof load>;

/** An agent as routing sees him. */
export const agent = capacity.extend({
  personId: id,
  /** The projects in which he is offered work. */
  projectIds: z.array(id),
  /** Those of them in which he only helps out: he is asked where waiting has relaxed so far. */
  helperProjectIds: z.array(id),
  presence: presenceState,
  presenceSince: instant,
  /** Units that his contacts take, the one that rings included. */
  loadUnits: z.number().min(0),
  /** The contacts that take them, by channel. */
  held: z.record(channel, z.number().int().min(0)),
  ringingContactId: id.nullable(),
  /** He has coded a contact and is offered nothing until then. */
  pausedUntil: instant.nullable(),
  /** When he last took or finished a contact, or became available. */
  idleSince: instant,
  /** Unanswered offers in a row. */
  missedOffers: z.number().int().min(0),
});
export type Agent = z.infer<typeof agent>;
