import type { JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Attachment } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { ReplyParts } from '../core/compose-reply.ts';
import type { InProject } from './mailbox-store.ts';

/** What a mail says and to whom, fixed when it is ordered. */
export interface Letter
  extends Pick<
    ReplyParts,
    'subject' | 'text' | 'answered' | 'language' | 'timeZone' | 'isAutomatic'
  > {
  readonly to: ReplyParts['to'][number];
  readonly attachments: readonly Attachment[];
}

/** A mail on its way out. contactsMessageId: null for a mail beside the dialogue; conversationId:
 *  null when no answer to it joins a dialogue; contactId: null when it is about none. aboutId: what
 *  a mail beside the dialogue is about. */
export interface Outgoing {
  readonly projectId: Id;
  readonly id: Id;
  readonly mailboxId: Id;
  readonly contactsMessageId: Id | null;
  readonly conversationId: Id | null;
  readonly contactId: Id | null;
  readonly aboutId: Id | null;
  readonly messageId: string;
  readonly letter: Letter;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'bounced';
  readonly attempts: number;
  /** What the mail server said when it took the mail. */
  readonly response: string | null;
  readonly lastFailure: string | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

type Tables = {
  'channels_email.outgoing': Omit<Outgoing, 'letter'> & { letter: JSONColumnType<Letter> };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Orders a mail. */
export async function insertOutgoing(ctx: Context, mail: Outgoing): Promise<void> {
  await tables(ctx)
    .insertInto('channels_email.outgoing')
    .values({ ...mail, letter: JSON.stringify(mail.letter) })
    .execute();
}

/** A mail on its way, held against other senders until the transaction ends. */
export async function lockOutgoing(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Outgoing | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.outgoing')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The mail that went out from a mailbox under a Message-ID. */
export async function findOutgoing(
  ctx: Context,
  { projectId, mailboxId, messageId }: { projectId: Id; mailboxId: Id; messageId: string },
): Promise<Outgoing | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.outgoing')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('mailboxId', '=', mailboxId)
    .where('messageId', '=', messageId)
    .executeTakeFirst();
}

/** Writes down where a mail is. */
export async function updateOutgoing(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<Pick<Outgoing, 'state' | 'attempts' | 'response' | 'lastFailure'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('channels_email.outgoing')
    .set({ ...changes, changedAt: ctx.now })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}
