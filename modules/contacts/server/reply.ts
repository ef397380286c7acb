import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import {
  type Attachment,
  type ConversationItem,
  type DeliveryState,
  type Message,
  may,
  messageAdded,
  messageChanged,
  messageReleased,
  refusals,
} from '../contract.ts';
import { moveLocked } from './moves.ts';
import { withLast } from './receive.ts';
import {
  deleteMessage,
  findMessageByExternalId,
  type InProject,
  insertMessage,
  lockConversation,
  lockMessage,
  readContact,
  readLastMessage,
  updateContact,
  updateConversation,
  updateDelivery,
} from './store.ts';

/** The end of the time in which a reply can be taken back. Its subject is the message. */
const holdOver = defineTimer<{ projectId: Id }>('contacts.hold-over');

/** What an agent writes: a reply for the customer, or a note for colleagues. */
export interface Outgoing {
  readonly projectId: Id;
  readonly conversationId: Id;
  readonly kind: 'message' | 'note';
  /** The sender's own name of it. */
  readonly clientId?: Id | undefined;
  readonly body: string;
  readonly attachments: readonly Attachment[];
  /** How long a reply can be taken back. */
  readonly holdMs: number;
  /** Who signs; the customer reads it. */
  readonly authorName: string;
}

/** Writes a reply or a note. A reply is held for holdMs and then released to its channel. An agent
 *  who replies in a talk that was set aside goes on with it. What he sends again under the same
 *  name is written once.
 *  Refuses when the contact is closed or another agent's; notes are free to everybody. */
export async function reply(ctx: Context, outgoing: Outgoing): Promise<Message> {
  authorise(ctx, may.reply);
  const { projectId, kind, body, attachments, holdMs } = outgoing;
  if (body.trim() === '' && attachments.length === 0) refuse(refusals.emptyMessage);
  const item = await lockConversation(ctx, { projectId, id: outgoing.conversationId });
  if (!item) refuse(refusals.notFound);
  const externalId = outgoing.clientId ? `sent:${ctx.actor.id}:${outgoing.clientId}` : null;
  const sent = externalId && (await findSent(ctx, item, externalId));
  if (sent) return sent;
  if (kind === 'message') refuseUnlessOwn(ctx, item);
  const isHeld = kind === 'message' && holdMs > 0;
  const message: Message = {
    id: newId(Date.parse(ctx.now)),
    conversationId: item.id,
    contactId: item.contactId,
    authorKind: isHeed(ctx) ? 'system' : 'agent',
    authorId: ctx.actor.id,
    authorName: outgoing.authorName,
    kind,
    body,
    html: null,
    attachments: [...attachments],
    createdAt: ctx.now,
    deliveryState: kind === 'note' ? 'none' : 'held',
    deliveryReason: null,
  };
  const goesOn = kind === 'message' && item.state === 'interrupted' && !isHeed(ctx);
  const talk = goesOn ? await moveLocked(ctx, item, { to: 'talk', why: 'resumed' }) : item;
  const next = kind === 'message' ? withLast(talk, message) : talk;
  await insertMessage(ctx, next, { ...message, externalId });
  ctx.emit(messageAdded, { projectId, subjectId: message.id, data: { item: next, message } });
  if (isHeld) {
    const dueAt = addMs(ctx.now, holdMs);
    await setTimer(ctx, holdOver, { subjectId: message.id, dueAt, data: { projectId } });
    return message;
  }
  return kind === 'message' ? release(ctx, next, message) : message;
}

async function findSent(
  ctx: Context,
  { projectId, channel, id }: ConversationItem,
  externalId: string,
): Promise<Message | undefined> {
  const sent = await findMessageByExternalId(ctx, { projectId, channel, externalId });
  return sent?.conversationId === id ? sent : undefined;
}

function isHeed({ actor }: Context): boolean {
  return actor.kind === 'system';
}

function refuseUnlessOwn(ctx: Context, item: ConversationItem): void {
  if (isHeed(ctx)) return;
  if (item.state === 'closed') refuse(refusals.wrongState, { state: item.state });
  if (item.agentId !== ctx.actor.id) refuse(refusals.notYours);
}

/** Takes a reply back while it is held. Returns it, so that its text can be written on. */
export async function takeBack(
  ctx: Context,
  { projectId, conversationId, messageId }: { projectId: Id; conversationId: Id; messageId: Id },
): Promise<Message> {
  authorise(ctx, may.reply);
  const item = await lockConversation(ctx, { projectId, id: conversationId });
  const message = await lockMessage(ctx, { projectId, id: messageId });
  if (!item || !message || message.conversationId !== item.id) refuse(refusals.notFound);
  if (message.authorId !== ctx.actor.id) refuse(refusals.notYours);
  if (message.deliveryState !== 'held') refuse(refusals.alreadySent);
  await clearTimer(ctx, holdOver, messageId);
  await deleteMessage(ctx, { projectId, id: messageId });
  const last = await readLastMessage(ctx, { projectId, id: conversationId });
  const next = last ? withLast(item, last) : item;
  await updateConversation(ctx, next);
  const data = { item: next, message, isTakenBack: true };
  ctx.emit(messageChanged, { projectId, subjectId: messageId, data });
  return message;
}

/** Moves a released message along: its channel sent it, the customer got it, or it failed. */
export async function recordDelivery(
  ctx: Context,
  delivery: InProject & { state: DeliveryState; reason?: string },
): Promise<void> {
  authorise(ctx, may.receive);
  const { projectId, id, state, reason } = delivery;
  const found = await lockMessage(ctx, { projectId, id });
  if (!found || found.deliveryState === state) return;
  const item = await lockConversation(ctx, { projectId, id: found.conversationId });
  const message: Message = { ...found, deliveryState: state, deliveryReason: reason ?? null };
  await updateDelivery(ctx, projectId, message);
  const data = { item: present(item, 'the conversation'), message, isTakenBack: false };
  ctx.emit(messageChanged, { projectId, subjectId: id, data });
}

/** Lets held messages go when their time is over. */
export const replyTimers = [
  onTimer(holdOver, async (ctx, { subjectId, data: { projectId } }) => {
    const message = await lockMessage(ctx, { projectId, id: subjectId });
    if (message?.deliveryState !== 'held') return;
    const item = await lockConversation(ctx, { projectId, id: message.conversationId });
    await release(ctx, present(item, 'the conversation'), message);
  }),
];

async function release(ctx: Context, item: ConversationItem, held: Message): Promise<Message> {
  const { projectId } = item;
  const message: Message = { ...held, deliveryState: 'released' };
  const found = await readContact(ctx, { projectId, id: held.contactId });
  const before = present(found, 'the contact of a message');
  const isFirst = before.firstResponseAt === null && held.authorKind === 'agent';
  const contact = isFirst ? { ...before, firstResponseAt: held.createdAt } : before;
  if (isFirst) await updateContact(ctx, contact);
  await updateDelivery(ctx, projectId, message);
  const data = { item, contact, message };
  ctx.emit(messageReleased, { projectId, subjectId: message.id, data });
  return message;
}
