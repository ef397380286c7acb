import { type HeedEvent, isEvent } from '#kernel/event.ts';
import {
  type Contact,
  type ConversationItem,
  type ConversationView,
  contactClosed,
  contactMoved,
  contactOpened,
  contactRecoded,
  conversationChanged,
  conversationCustomerChanged,
  conversationMerged,
  type Message,
  messageAdded,
  messageChanged,
  messageReleased,
} from '../contract.ts';

/** The state of a conversation that an event tells, if it tells one. */
function itemOf(event: HeedEvent): ConversationItem | null {
  const definitions = [
    contactOpened,
    contactMoved,
    contactClosed,
    messageAdded,
    messageChanged,
    messageReleased,
    conversationChanged,
    conversationCustomerChanged,
    conversationMerged,
  ];
  for (const definition of definitions) {
    if (definition.name === event.name) return (event.data as { item: ConversationItem }).item;
  }
  return null;
}

/** Whether an event tells how a conversation stood before what is known of it. Whoever begins to
 *  hear a topic is told what happened a moment ago, and may know of later things already. */
function isStale(item: ConversationItem, known: ConversationItem | undefined): boolean {
  if (!known) return false;
  if (item.stateSince !== known.stateSince) return item.stateSince < known.stateSince;
  return item.lastMessageAt < known.lastMessageAt;
}

/** What is known of a contact after an event, if it tells that. */
function contactOf(event: HeedEvent): Contact | null {
  const definitions = [contactOpened, contactMoved, contactClosed, contactRecoded, messageReleased];
  for (const definition of definitions) {
    if (definition.name === event.name) return (event.data as { contact: Contact }).contact;
  }
  return null;
}

/** An agent's open work after an event. The same as fetching it anew. */
export function applyToMine(
  items: readonly ConversationItem[],
  event: HeedEvent,
  agentId: string,
): readonly ConversationItem[] {
  const item = itemOf(event);
  if (
    !item ||
    isStale(
      item,
      items.find(({ id }) => id === item.id),
    )
  )
    return items;
  const others = items.filter((each) => each.id !== item.id);
  const merged = isEvent(event, conversationMerged) ? event.data.from.id : null;
  const kept = others.filter((each) => each.id !== merged);
  const isMine = item.agentId === agentId && item.state !== 'closed';
  return isMine ? [...kept, item].sort(byLastMessage) : kept;
}

/** A conversation as it is shown, after an event of that conversation. The same as fetching it
 *  anew. */
export function applyToConversation(view: ConversationView, event: HeedEvent): ConversationView {
  const told = itemOf(event);
  const isOld = told !== null && isStale(told, view.item);
  const next = { ...view, item: isOld || !told ? view.item : told };
  const contact = isOld ? null : contactOf(event);
  if (contact) next.contacts = withContact(view.contacts, contact);
  if (isEvent(event, conversationCustomerChanged)) {
    const { customerId } = event.data.item;
    return { ...next, contacts: view.contacts.map((each) => ({ ...each, customerId })) };
  }
  if (isEvent(event, messageAdded) || isEvent(event, messageReleased)) {
    return { ...next, messages: withMessage(view.messages, event.data.message) };
  }
  if (isEvent(event, messageChanged)) {
    const { message, isTakenBack } = event.data;
    const others = view.messages.filter((each) => each.id !== message.id);
    return { ...next, messages: isTakenBack ? others : withMessage(view.messages, message) };
  }
  return next;
}

function withContact(contacts: readonly Contact[], contact: Contact): Contact[] {
  const others = contacts.filter((each) => each.id !== contact.id);
  return [...others, contact].sort((a, b) => order(a.openedAt, b.openedAt) || order(a.id, b.id));
}

function withMessage(messages: readonly Message[], message: Message): Message[] {
  const others = messages.filter((each) => each.id !== message.id);
  return [...others, message].sort((a, b) => order(a.createdAt, b.createdAt) || order(a.id, b.id));
}

function byLastMessage(a: ConversationItem, b: ConversationItem): number {
  return order(b.lastMessageAt, a.lastMessageAt) || order(b.id, a.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
