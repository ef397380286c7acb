import type { ConversationItem } from '#modules/contacts/contract.ts';
import { recordDelivery } from '#modules/contacts/server/index.ts';
import type { Context } from '#platform/context.ts';
import { serviceMailFailed } from '../contract.ts';
import type { MailKind } from '../core/classify.ts';
import { contentOf } from '../core/content.ts';
import { leaveNote, livingConversation, markRead, type ReadArrival } from './arrival.ts';
import { findOutgoing, type Outgoing, updateOutgoing } from './outgoing-store.ts';
import { updateRawMail } from './raw-mail-store.ts';
import { words } from './words.ts';

type Bounce = Extract<MailKind, { kind: 'bounce' }>;

/** Shows a machine's answer beside the conversation that it answers, and sets others aside. It
 *  opens nothing, and nothing answers it. */
export async function takeAutoReply(
  ctx: Context,
  arrival: ReadArrival,
  conversation: ConversationItem | null,
): Promise<void> {
  const reason = 'auto-reply';
  if (!conversation) return updateRawMail(ctx, arrival.raw, { state: 'set-aside', reason });
  const { mail, writer, project } = arrival;
  const heading = words(project.language, 'auto-reply', { address: writer?.address ?? '' });
  const { id: conversationId } = conversation;
  const text = `${heading}\n\n${contentOf(mail, null).body}`.trim();
  const messageId = await leaveNote(ctx, arrival, { conversationId, text });
  await markRead(ctx, arrival, { conversationId, messageId, reason });
}

/** Marks the mail of ours that did not arrive, and says so beside its conversation. A bounce of a
 *  mail that nobody sent from here is set aside. */
export async function takeBounce(
  ctx: Context,
  arrival: ReadArrival,
  bounce: Bounce,
): Promise<void> {
  const { raw } = arrival;
  const { projectId, mailboxId } = raw;
  const messageId = bounce.originalMessageId ?? '';
  const sent = await findOutgoing(ctx, { projectId, mailboxId, messageId });
  if (sent && bounce.isFinal) await fail(ctx, sent, bounce);
  const conversation = sent?.conversationId
    ? await livingConversation(ctx, { projectId, id: sent.conversationId })
    : null;
  const reason = 'bounce';
  if (!conversation) return updateRawMail(ctx, raw, { state: 'set-aside', reason });
  const { id: conversationId } = conversation;
  const note = { conversationId, text: textOn(arrival, bounce) };
  await markRead(ctx, arrival, {
    conversationId,
    messageId: await leaveNote(ctx, arrival, note),
    reason,
  });
}

async function fail(ctx: Context, sent: Outgoing, bounce: Bounce): Promise<void> {
  const { projectId, contactId, aboutId, contactsMessageId } = sent;
  const reason = reasonOf(bounce);
  await updateOutgoing(ctx, sent, { state: 'bounced', lastFailure: reason });
  if (contactsMessageId) {
    const state = 'failed' as const;
    await recordDelivery(ctx, { projectId, id: contactsMessageId, state, reason });
  } else {
    const data = { contactId, aboutId, reason };
    ctx.emit(serviceMailFailed, { projectId, subjectId: sent.id, data });
  }
}

function textOn({ project }: ReadArrival, bounce: Bounce): string {
  const id = bounce.isFinal ? 'bounce.failed' : 'bounce.delayed';
  const heading = words(project.language, id, { address: bounce.recipient ?? '' });
  return `${heading}\n\n${reasonOf(bounce)}`.trim();
}

const maximumReasonCharacters = 500;

/** What the mail server that gave up has said. */
function reasonOf({ diagnostic, status }: Bounce): string {
  return (diagnostic ?? status ?? '').slice(0, maximumReasonCharacters).toWellFormed();
}
