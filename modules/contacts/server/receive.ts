import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context, LostRace } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import {
  type Attachment,
  type Channel,
  type Contact,
  type ConversationItem,
  contactOpened,
  type Message,
  may,
  messageAdded,
  refusals,
} from '../contract.ts';
import { previewOf } from '../core/preview.ts';
import { caseFor } from '../core/reopening.ts';
import { moveLocked } from './moves.ts';
import {
  findMessageByExternalId,
  insertCase,
  insertContact,
  insertConversation,
  insertMessage,
  lockConversation,
  updateConversation,
} from './store.ts';

/** A customer's message as a channel hands it in. */
export interface Incoming {
  readonly projectId: Id;
  readonly channel: Channel;
  readonly customerId: Id;
  readonly customerName: string;
  /** The conversation it belongs to, when the channel knows; else a new one begins. */
  readonly conversationId: Id | null;
  /** The case that a new conversation goes on with; else one of its own begins. */
  readonly caseId?: Id;
  readonly subject: string;
  readonly language: Language;
  readonly queueId: Id;
  readonly message: {
    readonly body: string;
    readonly html: string | null;
    readonly attachments: readonly Attachment[];
    /** The channel's own name of the message: the same name is never stored twice. */
    readonly externalId: string;
  };
}

export interface Received {
  readonly item: ConversationItem;
  readonly message: Message;
  /** The channel had delivered it before; nothing was changed. */
  readonly isDuplicate: boolean;
}

/** Takes a customer's message into its conversation. A new conversation, or a closed one, begins a
 *  contact that waits in the queue; a contact that waited for the customer goes on. */
export async function receiveMessage(ctx: Context, incoming: Incoming): Promise<Received> {
  authorise(ctx, may.receive);
  const { projectId, message: given, conversationId } = incoming;
  const found = conversationId
    ? await lockConversation(ctx, { projectId, id: conversationId })
    : undefined;
  if (conversationId && !found) refuse(refusals.notFound);
  const isOpen = found !== undefined && found.state !== 'closed';
  const earlier = isOpen ? undefined : await findEarlier(ctx, incoming);
  if (earlier) return earlier;
  const item = isOpen ? found : await openContact(ctx, incoming, found);
  const message: Message = {
    id: newId(Date.parse(ctx.now)),
    conversationId: item.id,
    contactId: item.contactId,
    authorKind: 'customer',
    authorId: incoming.customerId,
    authorName: incoming.customerName,
    kind: 'message',
    body: given.body,
    html: given.html,
    attachments: [...given.attachments],
    createdAt: ctx.now,
    deliveryState: 'none',
    deliveryReason: null,
  };
  const next = withLast(item, message);
  const isNew = await insertMessage(ctx, next, { ...message, externalId: given.externalId });
  if (!isNew) return (isOpen && (await findEarlier(ctx, incoming))) || loseRace();
  ctx.emit(messageAdded, { projectId, subjectId: message.id, data: { item: next, message } });
  const isCustomersTurn = next.state === 'wait-for-customer' || next.state === 'wrap-up';
  const after = isCustomersTurn
    ? await moveLocked(ctx, next, { to: 'talk', why: 'customer-wrote' })
    : next;
  return { item: after, message, isDuplicate: false };
}

/** The item as lists show it after a message that customer and centre exchanged. */
export function withLast(item: ConversationItem, message: Message): ConversationItem {
  return {
    ...item,
    lastMessageAt: message.createdAt,
    lastMessagePreview: previewOf(message),
    lastAuthorKind: message.authorKind,
  };
}

/** What the channel delivered before under the same name. */
async function findEarlier(ctx: Context, incoming: Incoming): Promise<Received | undefined> {
  const { projectId, channel } = incoming;
  const { externalId } = incoming.message;
  const message = await findMessageByExternalId(ctx, { projectId, channel, externalId });
  if (!message) return undefined;
  const item = await lockConversation(ctx, { projectId, id: message.conversationId });
  return { item: present(item, 'the conversation'), message, isDuplicate: true };
}

/** Another delivery of the same message came first, while this one opened a contact for it. */
function loseRace(): never {
  throw new LostRace();
}

/** The case that is taken up again with a closed conversation, within the project's days. */
async function caseOf(ctx: Context, projectId: Id, closed: ConversationItem): Promise<Id | null> {
  const { repeatWithinDays } = await settingsOf(ctx, projectId);
  return caseFor(closed, ctx.now, repeatWithinDays);
}

/** Begins a contact: in the closed conversation that the customer takes up, or in a new one. */
async function openContact(
  ctx: Context,
  incoming: Incoming,
  closed: ConversationItem | undefined,
): Promise<ConversationItem> {
  const { projectId, customerId, channel, subject } = incoming;
  const nowMs = Date.parse(ctx.now);
  const contactId = newId(nowMs);
  const known = closed ? await caseOf(ctx, projectId, closed) : (incoming.caseId ?? null);
  const caseId = known ?? newId(nowMs);
  if (!known)
    await insertCase(ctx, { projectId, id: caseId, customerId, subject, openedAt: ctx.now });
  const item: ConversationItem = {
    ...(closed ?? newConversation(ctx, incoming)),
    caseId,
    contactId,
    customerName: incoming.customerName,
    state: 'queue',
    stateSince: ctx.now,
    queueId: incoming.queueId,
    agentId: null,
  };
  if (closed) await updateConversation(ctx, item);
  else await insertConversation(ctx, item);
  const contact: Contact = {
    ...uncoded,
    id: contactId,
    projectId,
    conversationId: item.id,
    caseId,
    customerId,
    channel,
    direction: 'inbound',
    openedAt: ctx.now,
  };
  await insertContact(ctx, contact);
  const data = { item, contact, ended: null };
  ctx.emit(contactOpened, { projectId, subjectId: contactId, data });
  return item;
}

const uncoded = {
  firstResponseAt: null,
  closedAt: null,
  agentId: null,
  outcome: null,
  repeatOfId: null,
  reasonId: null,
  resolution: null,
  causeKind: null,
  departmentId: null,
  promise: null,
  promisedAt: null,
  details: [],
} satisfies Partial<Contact>;

function newConversation(
  ctx: Context,
  incoming: Incoming,
): Omit<ConversationItem, 'caseId' | 'contactId' | 'state' | 'stateSince' | 'queueId' | 'agentId'> {
  const { projectId, customerId, customerName, channel, subject, language } = incoming;
  return {
    id: newId(Date.parse(ctx.now)),
    projectId,
    customerId,
    customerName,
    channel,
    subject,
    language,
    lastMessageAt: ctx.now,
    lastMessagePreview: '',
    lastAuthorKind: 'customer',
    customerReadAt: null,
    mergedIntoId: null,
  };
}
