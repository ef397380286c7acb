import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import {
  type ConversationItem,
  channel,
  contactState,
  conversationItem,
} from '#modules/contacts/contract.ts';
import { id, instant, language } from '#platform/http/contract.ts';

/** Of a floor with more contacts than this only those that wait are sure to be shown. */
export const maximumWork = 5_000;

/** Where a contact stands in the order of its queue. */
const place = z.object({
  contactId: id,
  queueId: id,
  enteredAt: instant,
  priority: z.number(),
  accelerationPerMinute: z.number(),
});
export type Place = z.infer<typeof place>;

/** A contact in routing as a floor shows it. */
export const floorContact = place.extend({
  conversationId: id,
  customerName: z.string(),
  subject: z.string(),
  channel,
  language,
  /** Who has it, or at whom it rings. */
  agentId: id.nullable(),
  state: contactState,
  since: instant,
});
export type FloorContact = z.infer<typeof floorContact>;

/** A contact has its place: it came, was handed on or put back, or its urgency changed.
 *  item: null where only the urgency did. */
export const contactPlaced = defineEvent(
  'routing.contact-placed',
  place.extend({ item: conversationItem.nullable() }),
);

/** What a floor shows of a conversation. */
export function shownOf({
  id: conversationId,
  customerName,
  subject,
  channel,
  language,
  agentId,
  state,
  stateSince: since,
}: ConversationItem): Omit<FloorContact, keyof Place> {
  return { conversationId, customerName, subject, channel, language, agentId, state, since };
}
