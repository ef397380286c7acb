import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';

/** A mail of a conversation, in or out. messageId: without angle brackets, or `sha256:` and the
 *  hash of a mail that bears none. correspondent: the other side's address, '' when unknown. */
export interface ThreadMail {
  readonly projectId: Id;
  readonly mailboxId: Id;
  readonly messageId: string;
  readonly correspondent: string;
  readonly correspondentName: string;
  readonly conversationId: Id;
  readonly direction: 'in' | 'out';
  readonly at: Instant;
  /** What it answers, oldest first. */
  readonly answeredIds: string[];
  /** Whether its writer listens to what a program writes. */
  readonly mayAnswerAutomatically: boolean;
}

type Tables = { 'channels_email.thread_mail': ThreadMail };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

type OfMailbox = Pick<ThreadMail, 'projectId' | 'mailboxId'>;

/** Whether a mail of this id has come from the same correspondent before. */
export async function isKnownMail(
  ctx: Context,
  mail: OfMailbox & Pick<ThreadMail, 'messageId' | 'correspondent'>,
): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('channels_email.thread_mail')
    .select('messageId')
    .where('projectId', '=', mail.projectId)
    .where('mailboxId', '=', mail.mailboxId)
    .where('messageId', '=', mail.messageId)
    .where('correspondent', '=', mail.correspondent)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many mails a correspondent has written to the mailbox since an instant. */
export async function countRecent(
  ctx: Context,
  {
    projectId,
    mailboxId,
    correspondent,
    since,
  }: OfMailbox & {
    correspondent: string;
    since: Instant;
  },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from channels_email.thread_mail
    where project_id = ${projectId} and mailbox_id = ${mailboxId}
      and correspondent = ${correspondent} and direction = 'in' and at > ${since}
  `.execute(ctx.tx);
  return rows[0]?.count ?? 0;
}

/** The conversations of mails by their ids. Of an id that somebody used again the first counts. */
export async function conversationsOfMails(
  ctx: Context,
  { projectId, mailboxId, messageIds }: OfMailbox & { messageIds: readonly string[] },
): Promise<Map<string, Id>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('channels_email.thread_mail')
    .select(['messageId', 'conversationId'])
    .where('projectId', '=', projectId)
    .where('mailboxId', '=', mailboxId)
    .where('messageId', 'in', messageIds)
    .orderBy('at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.messageId, row.conversationId]));
}

/** The newest mail that came in a conversation. */
export async function lastIncoming(
  ctx: Context,
  { projectId, conversationId }: { projectId: Id; conversationId: Id },
): Promise<ThreadMail | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.thread_mail')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('conversationId', '=', conversationId)
    .where('direction', '=', 'in')
    .orderBy('at', 'desc')
    .orderBy('messageId', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Adds a mail to its conversation. False when it is there already. */
export async function insertThreadMail(ctx: Context, mail: ThreadMail): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('channels_email.thread_mail')
    .values(mail)
    .onConflict((conflict) => conflict.doNothing())
    .returning('messageId')
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves the mails of a conversation that was merged into another. */
export async function moveThread(
  ctx: Context,
  { projectId, fromId, intoId }: { projectId: Id; fromId: Id; intoId: Id },
): Promise<void> {
  await tables(ctx)
    .updateTable('channels_email.thread_mail')
    .set({ conversationId: intoId })
    .where('projectId', '=', projectId)
    .where('conversationId', '=', fromId)
    .execute();
}
