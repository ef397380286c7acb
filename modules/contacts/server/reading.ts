import { refuse } from '#kernel/errors.ts';
import { type Id, isId } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { authorise, type Context, isAllowed } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type Contact,
  type ConversationItem,
  type ConversationView,
  conversationChanged,
  type Message,
  may,
  refusals,
  type Segment,
} from '../contract.ts';
import { findLastMeeting } from './past-store.ts';
import {
  type ConversationFilter,
  findConversation,
  type InProject,
  isConversationInScope,
  lockConversation,
  readContact,
  readContacts,
  readContactsOf,
  readConversations,
  readMessagesBefore,
  readOpenOf,
  readSegments,
  readSegmentsOf,
  updateConversation,
} from './store.ts';

const messagesAtFirst = 60;
/** More open work than anybody can hold; the list is never cut in practice. */
const maximumOpen = 500;

/** The open work of whoever asks, newest message first. */
export async function listMine(ctx: Context): Promise<ConversationItem[]> {
  authorise(ctx, may.read);
  return readOpenOf(ctx, ctx.actor.id, maximumOpen);
}

/** Conversations of a project, newest message first. */
export async function listConversations(
  ctx: Context,
  filter: ConversationFilter & PageWanted,
): Promise<Page<ConversationItem>> {
  authorise(ctx, may.read);
  return pageOf(
    filter,
    ({ after: before, limit }) => readConversations(ctx, filter, { before, limit }),
    ({ lastMessageAt }) => lastMessageAt,
  );
}

/** A conversation with its contacts and newest messages. */
export async function openConversation(ctx: Context, which: InProject): Promise<ConversationView> {
  authorise(ctx, may.read);
  const item = await findConversation(ctx, which);
  if (!item) refuse(refusals.notFound);
  const contacts = await readContactsOf(ctx, which);
  const wanted = { limit: messagesAtFirst };
  const { items, nextCursor } = await messagesBefore(ctx, which, wanted);
  return { item, contacts, messages: items, earlierCursor: nextCursor };
}

/** Messages before a cursor, oldest first within the page. */
export async function listEarlier(
  ctx: Context,
  { limit, cursor, ...which }: InProject & PageWanted,
): Promise<Page<Message>> {
  authorise(ctx, may.read);
  return messagesBefore(ctx, which, { limit, cursor });
}

/** Whether the actor may hear a topic of this module: `conversation:ID` of a project in scope. */
export async function mayHearConversation(ctx: Context, topic: string): Promise<boolean> {
  const [kind, conversationId] = topic.split(':');
  if (kind !== 'conversation' || !isId(conversationId)) return false;
  return isAllowed(ctx.actor, may.read) && isConversationInScope(ctx, conversationId);
}

/** One contact. Refuses when the actor may not see it. */
export async function getContact(ctx: Context, which: InProject): Promise<Contact> {
  authorise(ctx, may.read);
  return (await readContact(ctx, which)) ?? refuse(refusals.notFound);
}

/** The ended segments of a contact, in the order of time. */
export async function listSegments(ctx: Context, which: InProject): Promise<Segment[]> {
  authorise(ctx, may.read);
  return readSegments(ctx, which);
}

/** A contact with its ended segments, in the order of time. */
export interface ContactHistory {
  readonly contact: Contact;
  readonly segments: readonly Segment[];
}

/** Contacts with their segments: those named, or the next closed ones after a place in the order
 *  of their ids. limit: how many at most. */
export async function listHistories(
  ctx: Context,
  which:
    | { projectId: Id; ids: readonly Id[] }
    | { projectId: Id; afterId: Id | null; limit: number },
): Promise<ContactHistory[]> {
  authorise(ctx, may.read);
  const contacts = await readContacts(ctx, which);
  const segments = await readSegmentsOf(
    ctx,
    which.projectId,
    contacts.map(({ id }) => id),
  );
  const byContact = Map.groupBy(segments, ({ contactId }) => contactId);
  return contacts.map((contact) => ({ contact, segments: byContact.get(contact.id) ?? [] }));
}

/** The agent whom a customer met last since an instant, and when that contact closed. */
export async function lastMeeting(
  ctx: Context,
  which: { projectId: Id; customerId: Id; since: Instant },
): Promise<{ agentId: Id; closedAt: Instant } | null> {
  authorise(ctx, may.read);
  return findLastMeeting(ctx, which);
}

/** The customer has seen everything up to now. */
export async function markReadByCustomer(ctx: Context, which: InProject): Promise<void> {
  authorise(ctx, may.receive);
  const before = await lockConversation(ctx, which);
  if (!before) refuse(refusals.notFound);
  const item = { ...before, customerReadAt: ctx.now };
  await updateConversation(ctx, item);
  ctx.emit(conversationChanged, { projectId: item.projectId, subjectId: item.id, data: { item } });
}

async function messagesBefore(
  ctx: Context,
  which: InProject,
  wanted: PageWanted,
): Promise<Page<Message>> {
  const { items, nextCursor } = await pageOf(
    wanted,
    ({ after: before, limit }) => readMessagesBefore(ctx, which, { before, limit }),
    ({ createdAt }) => createdAt,
  );
  return { items: items.reverse(), nextCursor };
}
