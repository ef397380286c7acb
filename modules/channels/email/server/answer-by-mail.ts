import { createHash } from 'node:crypto';
import { present } from '#kernel/assert.ts';
import { type AnswerWanted, answerLaterOn } from '#modules/channels/server/index.ts';
import {
  type ConversationItem,
  type Message,
  maximumSubjectLength,
} from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { stopWaiting } from '#modules/routing/server/index.ts';
import type { Context } from '#platform/context.ts';
import { findSendingMailbox } from './mailbox-store.ts';
import { insertThreadMail } from './thread-store.ts';

/** Lets customers of other channels be answered by mail. */
export function answerLaterByMail(): void {
  answerLaterOn({
    by: 'email',
    isReady: async (ctx, projectId) => (await findSendingMailbox(ctx, projectId)) !== undefined,
    goOn: goOnByMail,
  });
}

/** Begins a dialogue by mail with what a customer has said elsewhere, as if he had written to the
 *  project's mailbox. His address is what he says it is: it makes him nobody else, and brings him
 *  the answer to this alone. */
async function goOnByMail(
  ctx: Context,
  { projectId, contactId, conversationId, address }: AnswerWanted,
): Promise<ConversationItem> {
  const mailbox = present(await findSendingMailbox(ctx, projectId), 'the mailbox that answers');
  const { messages } = await openConversation(ctx, { projectId, id: conversationId });
  const said = messages.filter((each) => each.contactId === contactId && isSaid(each));
  const item = await stopWaiting(
    ctx,
    { projectId, contactId, conversationId },
    {
      channel: 'email',
      queueId: mailbox.queueId,
      subject: subjectOf(said),
      message: {
        body: transcriptOf(said),
        html: null,
        attachments: said.flatMap(({ attachments }) => attachments),
        externalId: `instead-of:${contactId}`,
      },
    },
  );
  await insertThreadMail(ctx, {
    ...{ projectId, mailboxId: mailbox.id, conversationId: item.id, direction: 'in', at: ctx.now },
    ...{ correspondent: address, correspondentName: item.customerName },
    messageId: `sha256:${createHash('sha256').update(contactId).digest('hex')}`,
    answeredIds: [],
    mayAnswerAutomatically: true,
  });
  return item;
}

function isSaid({ kind, deliveryState }: Message): boolean {
  return kind === 'message' && deliveryState !== 'held';
}

/** What was said, in its order; who said it where that was not the customer alone. */
function transcriptOf(said: readonly Message[]): string {
  const isMonologue = said.every(({ authorKind }) => authorKind === 'customer');
  return said
    .map(({ body, authorName }) => (isMonologue ? body : `${authorName}: ${body}`))
    .join('\n\n');
}

/** The first line that the customer wrote. */
function subjectOf(said: readonly Message[]): string {
  const first = said.find(({ authorKind, body }) => authorKind === 'customer' && body !== '');
  return (first?.body.split('\n', 1)[0] ?? '').slice(0, maximumSubjectLength).toWellFormed();
}
