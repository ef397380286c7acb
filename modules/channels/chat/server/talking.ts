import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { answerLater, canAnswerLater } from '#modules/channels/server/index.ts';
import type { Attachment, ConversationView, Message } from '#modules/contacts/contract.ts';
import {
  markReadByCustomer,
  moveContact,
  openConversation,
  receiveMessage,
  recordDelivery,
} from '#modules/contacts/server/index.ts';
import { type IdentityGiven, recognise } from '#modules/customers/server/index.ts';
import { receptionOf, stopWaiting } from '#modules/routing/server/index.ts';
import type { Context } from '#platform/context.ts';
import { chatStarted, type LeftMessage, refusals, type Saying } from '../contract.ts';
import { phaseOf } from '../core/phase.ts';
import {
  findThread,
  insertThread,
  lockVisitor,
  readUploads,
  type Thread,
  updateVisitor,
  type Visitor,
} from './store.ts';
import type { Caller, Visit } from './visitors.ts';

/** Takes a visitor's message into his conversation, or begins one. The same clientId is stored
 *  once. A visitor has one open conversation at a time. */
export async function say(
  ctx: Context,
  caller: Caller,
  saying: Saying & { isLeft?: boolean },
): Promise<Message> {
  const { projectId, queueId } = caller.widget;
  const visitor = (await lockVisitor(ctx, caller.visitor)) ?? refuse(refusals.unknownVisitor);
  const attachments = await attachmentsOf(ctx, visitor, saying);
  const thread = await threadFor(ctx, visitor, saying);
  const customerId = (thread && visitor.customerId) ?? (await recogniseVisitor(ctx, visitor));
  const received = await receiveMessage(ctx, {
    projectId,
    channel: 'chat',
    customerId,
    customerName: visitor.name ?? visitor.email ?? '',
    conversationId: thread?.conversationId ?? null,
    subject: '',
    language: visitor.language,
    queueId,
    message: {
      body: saying.body,
      html: null,
      attachments,
      externalId: `${visitor.id}:${saying.clientId}`,
    },
  });
  const conversationId = received.item.id;
  if (!thread && !received.isDuplicate) {
    const { id: visitorId, widgetId } = visitor;
    const isLeft = saying.isLeft === true;
    await insertThread(ctx, { projectId, conversationId, visitorId, isLeft, startedAt: ctx.now });
    const data = { conversationId, visitorId, widgetId };
    ctx.emit(chatStarted, { projectId, subjectId: conversationId, data });
  }
  return received.message;
}

/** Takes a message that is left while nobody is there. Name and address are what the visitor
 *  claims; they do not make him anybody else. */
export async function leaveMessage(
  ctx: Context,
  visit: Visit,
  { name, email, ...saying }: LeftMessage,
): Promise<Message> {
  const { visitor } = visit;
  const told = visitor.isEmailVerified ? { name } : { name, email };
  await updateVisitor(ctx, visitor, { ...told, customerId: null });
  const message = await say(ctx, visit, { ...saying, isLeft: true });
  await sendAnswerByMail(ctx, visit, { message, email });
  return message;
}

/** A message left where the queue asks for mail waits for its answer there. */
async function sendAnswerByMail(
  ctx: Context,
  { widget: { projectId, queueId } }: Visit,
  { message, email }: { message: Message; email: string },
): Promise<void> {
  const { asksForMail } = await receptionOf(ctx, { projectId, queueId });
  if (!asksForMail || !(await canAnswerLater(ctx, { projectId, by: 'email' }))) return;
  const { contactId, conversationId } = message;
  const { item } = await openConversation(ctx, { projectId, id: conversationId });
  if (item.contactId !== contactId || phaseOf(item.state) !== 'waiting') return;
  await answerLater(ctx, { by: 'email', projectId, contactId, conversationId, address: email });
}

/** Ends the visitor's conversation: he stops waiting, or the talk is over. */
export async function leave(ctx: Context, { visitor }: Visit): Promise<void> {
  const open = await openCurrent(ctx, visitor);
  if (!open) return;
  const { projectId, contactId, id: conversationId, state } = open.item;
  const phase = phaseOf(state);
  if (phase === 'waiting') await stopWaiting(ctx, { projectId, contactId, conversationId }, null);
  if (phase === 'talking') await moveContact(ctx, { projectId, id: contactId }, { to: 'wrap-up' });
}

/** The visitor has seen everything up to now. */
export async function markRead(ctx: Context, { visitor }: Visit): Promise<void> {
  const thread = await findThread(ctx, visitor);
  if (!thread) return;
  await markReadByCustomer(ctx, { projectId: thread.projectId, id: thread.conversationId });
}

/** The visitor's widget has taken in these replies. Others than his own are passed over. */
export async function markReceived(
  ctx: Context,
  { visitor }: Visit,
  messageIds: readonly Id[],
): Promise<void> {
  const open = await openCurrent(ctx, visitor);
  const onTheirWay = open?.messages.filter(
    ({ id, deliveryState }) =>
      messageIds.includes(id) && (deliveryState === 'released' || deliveryState === 'sent'),
  );
  for (const { id } of onTheirWay ?? []) {
    await recordDelivery(ctx, { projectId: visitor.projectId, id, state: 'delivered' });
  }
}

/** The visitor's latest conversation with its newest messages; null when he has none. */
export async function openCurrent(
  ctx: Context,
  visitor: Visitor,
): Promise<ConversationView | null> {
  const thread = await findThread(ctx, visitor);
  if (!thread) return null;
  return openConversation(ctx, { projectId: thread.projectId, id: thread.conversationId });
}

async function attachmentsOf(
  ctx: Context,
  visitor: Visitor,
  { body, fileIds }: Saying,
): Promise<Attachment[]> {
  if (body === '' && fileIds.length === 0) refuse(refusals.emptyMessage, { field: 'body' });
  const attachments = await readUploads(ctx, { visitor, fileIds });
  if (attachments.length < new Set(fileIds).size) {
    refuse(refusals.unknownFile, { field: 'fileIds' });
  }
  return attachments;
}

/** The conversation that the message goes on; null when it begins one. */
async function threadFor(
  ctx: Context,
  visitor: Visitor,
  { startsNew }: Saying,
): Promise<Thread | null> {
  const thread = (await findThread(ctx, visitor)) ?? null;
  if (!thread || !startsNew) return thread;
  const which = { projectId: thread.projectId, id: thread.conversationId };
  const { item } = await openConversation(ctx, which);
  return phaseOf(item.state) === 'ended' ? null : thread;
}

/** The customer as whom a visitor is known, by all that he has shown and claimed. */
export async function recogniseVisitor(ctx: Context, visitor: Visitor): Promise<Id> {
  const { projectId, id, externalId, email, isEmailVerified, name, language } = visitor;
  const identities: IdentityGiven[] = [
    ...(externalId ? [{ kind: 'external', value: externalId, isVerified: true } as const] : []),
    ...(email ? [{ kind: 'email', value: email, isVerified: isEmailVerified } as const] : []),
    { kind: 'visitor', value: id, isVerified: true },
  ];
  const told = { name: name ?? undefined, language };
  const { customerId } = await recognise(ctx, { projectId, identities, ...told });
  await updateVisitor(ctx, visitor, { customerId });
  return customerId;
}
