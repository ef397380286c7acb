import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import {
  contactClosed,
  contactMoved,
  conversationChanged,
  conversationCustomerChanged,
} from '#modules/contacts/contract.ts';
import { contactPlaced, type FloorContact, shownOf } from './floor-contact.ts';

const changes = [contactMoved, conversationChanged, conversationCustomerChanged];

/** The contacts on the floor of a project after an event, by their ids. The same as fetching them
 *  anew. */
export function applyToWork(
  work: readonly FloorContact[],
  event: HeedEvent,
  projectId: Id,
): readonly FloorContact[] {
  if (event.projectId !== projectId) return work;
  if (isEvent(event, contactClosed)) {
    const { id } = event.data.contact;
    return work.filter(({ contactId }) => contactId !== id);
  }
  if (isEvent(event, contactPlaced)) {
    const { item, ...place } = event.data;
    const known = work.find(({ contactId }) => contactId === place.contactId);
    const shown = item ? shownOf(item) : known;
    if (!shown) return work;
    return sorted([...without(work, place.contactId), { ...shown, ...place }]);
  }
  for (const change of changes) {
    if (!isEvent(event, change)) continue;
    const { item } = event.data;
    return work.map((each) =>
      each.contactId === item.contactId ? { ...each, ...shownOf(item) } : each,
    );
  }
  return work;
}

function without(work: readonly FloorContact[], id: Id): readonly FloorContact[] {
  return work.filter(({ contactId }) => contactId !== id);
}

function sorted(work: readonly FloorContact[]): FloorContact[] {
  return work.toSorted((one, other) => (one.contactId < other.contactId ? -1 : 1));
}
