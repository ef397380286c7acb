import { createHash } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { maximumSubjectLength } from '#modules/contacts/contract.ts';
import { receiveMessage } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import type { Letter } from '#modules/knowledge/core/help-site/letter.ts';
import { waysToPerson } from '#modules/knowledge/server/index.ts';
import type { Context } from '#platform/context.ts';
import { findSendingMailbox } from './mailbox-store.ts';
import { insertThreadMail } from './thread-store.ts';
import { words } from './words.ts';

/** Lets those who read the help site of a project write to its mailbox, without a mail program. */
export function answerHelpSiteByMail(): void {
  waysToPerson.fill({
    name: 'email',
    order: 20,
    offer: async (ctx, { projectId, language }) => {
      const mailbox = await findSendingMailbox(ctx, projectId);
      if (!mailbox) return null;
      const text = words(language, 'help-site.mail.text', { address: mailbox.address });
      return { title: words(language, 'help-site.mail'), text, by: { kind: 'form' } };
    },
    take: takeLetter,
  });
}

/** Begins a dialogue by mail with a letter from the help site, as if it had been sent to the
 *  project's mailbox. The address is what its writer claims: it brings him the answer and makes him
 *  nobody else. */
async function takeLetter(ctx: Context, letter: Letter): Promise<Id> {
  const { projectId, language, name, email, body } = letter;
  const mailbox = await findSendingMailbox(ctx, projectId);
  if (!mailbox) refuse('not-found');
  const identities = [{ kind: 'email', value: email, isVerified: false } as const];
  const { customerId } = await recognise(ctx, { projectId, identities, name, language });
  const { item, isDuplicate } = await receiveMessage(ctx, {
    ...{ projectId, channel: 'email', customerId, customerName: name, conversationId: null },
    ...{ subject: subjectOf(body), language, queueId: mailbox.queueId },
    message: { body, html: null, attachments: [], externalId: `help-site:${letter.id}` },
  });
  if (isDuplicate) return item.id;
  await insertThreadMail(ctx, {
    ...{ projectId, mailboxId: mailbox.id, conversationId: item.id, direction: 'in', at: ctx.now },
    ...{ correspondent: email, correspondentName: name },
    messageId: `sha256:${createHash('sha256').update(`help-site:${letter.id}`).digest('hex')}`,
    answeredIds: [],
    mayAnswerAutomatically: true,
  });
  return item.id;
}

/** The first line of what was written. */
function subjectOf(body: string): string {
  return (body.split('\n', 1)[0] ?? '').slice(0, maximumSubjectLength).toWellFormed();
}
