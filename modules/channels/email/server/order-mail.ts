import { ProviderError } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { ConversationItem, Message } from '#modules/contacts/contract.ts';
import { getContact, openConversation, recordDelivery } from '#modules/contacts/server/index.ts';
import { customerCard } from '#modules/customers/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { defineJob, orderJob } from '#platform/jobs/jobs.ts';
import { may, sendingFailures } from '../contract.ts';
import type { AnsweredMail } from '../core/compose-reply.ts';
import type { MailAddress } from '../core/mail.ts';
import { ownMessageId } from '../core/own-mail.ts';
import {
  findSendingMailbox,
  type InProject,
  readMailbox,
  type StoredMailbox,
} from './mailbox-store.ts';
import { insertOutgoing, type Letter, type Outgoing } from './outgoing-store.ts';
import { insertThreadMail, lastIncoming, type ThreadMail } from './thread-store.ts';

/** Sends a mail. The pauses between attempts double up to an hour: they take about a day. */
export const sendMail = defineJob<InProject>('channels_email.send', 30);

/** Orders the mail that carries an agent's released message. A message that can be sent to nobody
 *  or by nobody has failed, and says so. */
export async function orderReply(
  ctx: Context,
  { item, message }: { item: ConversationItem; message: Message },
): Promise<void> {
  const { projectId, customerId, id: conversationId } = item;
  const last = await lastIncoming(ctx, { projectId, conversationId });
  const to = await addressOf(ctx, { projectId, customerId, last });
  const mailbox = await mailboxFor(ctx, projectId, last);
  // No mail of ours and no mailbox: another door began this conversation and carries its answers.
  if (!last && !mailbox) return;
  if (!to || !mailbox) {
    const reason = to ? sendingFailures.noMailbox : sendingFailures.noAddress;
    return recordDelivery(ctx, { projectId, id: message.id, state: 'failed', reason });
  }
  const { timeZone } = await settingsOf(ctx, projectId);
  const letter: Letter = {
    to,
    subject: item.subject,
    text: message.body,
    attachments: message.attachments,
    answered: last ? await answeredBy(ctx, item, last) : null,
    language: item.language,
    timeZone,
    isAutomatic: message.authorKind === 'system',
  };
  const sent = await order(ctx, mailbox, {
    letter,
    conversationId,
    contactId: message.contactId,
    aboutId: null,
    contactsMessageId: message.id,
  });
  await insertThreadMail(ctx, {
    projectId,
    mailboxId: mailbox.id,
    messageId: sent.messageId,
    correspondent: to.address,
    correspondentName: to.name,
    conversationId,
    direction: 'out',
    at: ctx.now,
    answeredIds: [],
    mayAnswerAutomatically: false,
  });
}

/** A mail that Heed writes to a customer beside his dialogue, such as an invitation to rate it.
 *  text: plain; addresses of pages in it become links. */
export interface ServiceMail {
  readonly projectId: Id;
  /** Who gets it; or a person who is no customer. */
  readonly to: { readonly customerId: Id } | MailAddress;
  /** Beside which dialogue: it is sent from that one's mailbox. null: beside none. */
  readonly contactId: Id | null;
  /** What it is about, such as an invitation; told when it fails. */
  readonly aboutId: Id;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

/** Orders a mail beside the dialogue in this transaction. It is marked as automatic, and an answer
 *  to it begins a dialogue of its own. Throws a ProviderError that no repetition cures when the
 *  customer cannot be written to; a later failure is told by `service-mail.failed`. */
export async function sendServiceMail(
  ctx: Context,
  { projectId, to: receiver, contactId, aboutId, language, subject, text }: ServiceMail,
): Promise<void> {
  authorise(ctx, may.carry);
  const last = contactId ? await lastBeside(ctx, { projectId, id: contactId }) : undefined;
  const isDeaf = last?.mayAnswerAutomatically === false;
  const address =
    'address' in receiver ? receiver : await addressOf(ctx, { projectId, last, ...receiver });
  const to = isDeaf ? null : address;
  const mailbox = await mailboxFor(ctx, projectId, last);
  if (!to || !mailbox) {
    const reason = to ? sendingFailures.noMailbox : sendingFailures.noAddress;
    throw new ProviderError(reason, { isRetryable: false });
  }
  const { timeZone } = await settingsOf(ctx, projectId);
  const plain = { attachments: [], answered: null, isAutomatic: true };
  const letter: Letter = { ...plain, to, subject, text, language, timeZone };
  const beside = { conversationId: null, contactsMessageId: null };
  await order(ctx, mailbox, { ...beside, letter, contactId, aboutId });
}

async function lastBeside(ctx: Context, contact: InProject): Promise<ThreadMail | undefined> {
  const { projectId } = contact;
  const { conversationId } = await getContact(ctx, contact);
  return lastIncoming(ctx, { projectId, conversationId });
}

/** Who gets it: whoever wrote last, else the customer at an address that is proven his. */
async function addressOf(
  ctx: Context,
  { projectId, customerId, last }: InCase & { last: ThreadMail | undefined },
): Promise<MailAddress | null> {
  if (last && last.correspondent !== '') {
    return { name: last.correspondentName, address: last.correspondent };
  }
  const { name, identities } = await customerCard(ctx, { projectId, customerId });
  const proven = identities.find(({ kind, isVerified }) => kind === 'email' && isVerified);
  return proven ? { name: name ?? '', address: proven.value } : null;
}

interface InCase {
  readonly projectId: Id;
  readonly customerId: Id;
}

/** Who sends it: the mailbox that was written to, else one of the project that can. */
async function mailboxFor(
  ctx: Context,
  projectId: Id,
  last: ThreadMail | undefined,
): Promise<StoredMailbox | undefined> {
  const own = last && (await readMailbox(ctx, { projectId, id: last.mailboxId }));
  return own?.removedAt === null ? own : findSendingMailbox(ctx, projectId);
}

/** The mail that is answered, for the headers of the thread and the history below the text. */
async function answeredBy(
  ctx: Context,
  { projectId, id }: ConversationItem,
  last: ThreadMail,
): Promise<AnsweredMail> {
  const { messages } = await openConversation(ctx, { projectId, id });
  const said = messages.findLast(({ authorKind }) => authorKind === 'customer');
  return {
    messageId: last.messageId.startsWith('sha256:') ? null : last.messageId,
    references: last.answeredIds,
    from: { name: last.correspondentName, address: last.correspondent },
    sentAt: last.at,
    text: said?.body ?? '',
  };
}

async function order(
  ctx: Context,
  mailbox: StoredMailbox,
  mail: Pick<Outgoing, 'letter' | 'conversationId' | 'contactId' | 'aboutId' | 'contactsMessageId'>,
): Promise<Outgoing> {
  const { projectId } = mailbox;
  const id = newId(Date.parse(ctx.now));
  const outgoing: Outgoing = {
    ...mail,
    projectId,
    id,
    mailboxId: mailbox.id,
    messageId: ownMessageId(id, mailbox),
    state: 'waiting',
    attempts: 0,
    response: null,
    lastFailure: null,
    createdAt: ctx.now,
    changedAt: ctx.now,
  };
  await insertOutgoing(ctx, outgoing);
  await orderJob(ctx, sendMail, { projectId, id });
  return outgoing;
}
