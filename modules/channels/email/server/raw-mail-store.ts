import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import { type RawMail, type RawMailState, rawMail } from '../contract.ts';
import type { InProject } from './mailbox-store.ts';

/** A mail as it came, with what its envelope said. returnPath: '' is the null sender, null unknown.
 *  sha256: of its bytes, hexadecimal. */
export interface StoredRawMail extends RawMail {
  readonly returnPath: string | null;
  readonly recipients: string[];
  readonly sha256: string;
}

type Tables = { 'channels_email.raw_mail': StoredRawMail };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

const shownColumns = rawMail.keyof().options;

/** Whether the same bytes have reached the mailbox before. */
export async function isStored(
  ctx: Context,
  { projectId, mailboxId, sha256 }: Pick<StoredRawMail, 'projectId' | 'mailboxId' | 'sha256'>,
): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('channels_email.raw_mail')
    .select('id')
    .where('projectId', '=', projectId)
    .where('mailboxId', '=', mailboxId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a mail. False when the same bytes have come in the meantime. */
export async function insertRawMail(ctx: Context, mail: StoredRawMail): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('channels_email.raw_mail')
    .values(mail)
    .onConflict((conflict) => conflict.columns(['projectId', 'mailboxId', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** One mail. */
export async function readRawMail(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<StoredRawMail | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.raw_mail')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** One mail, held against other readers until the transaction ends. */
export async function lockRawMail(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<StoredRawMail | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.raw_mail')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The mail that a message or note came as. */
export async function findRawMailOf(
  ctx: Context,
  { projectId, messageId }: { projectId: Id; messageId: Id },
): Promise<RawMail | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.raw_mail')
    .select(shownColumns)
    .where('projectId', '=', projectId)
    .where('messageId', '=', messageId)
    .executeTakeFirst();
}

export interface RawMailFilter {
  readonly projectId: Id;
  readonly state?: RawMailState | undefined;
  readonly mailboxId?: Id | undefined;
}

/** Mails before a place, newest first. */
export async function readRawMails(
  ctx: Context,
  { projectId, state, mailboxId }: RawMailFilter,
  { after, limit }: { after: Place | null; limit: number },
): Promise<RawMail[]> {
  let query = tables(ctx)
    .selectFrom('channels_email.raw_mail')
    .select(shownColumns)
    .where('projectId', '=', projectId);
  if (state) query = query.where('state', '=', state);
  if (mailboxId) query = query.where('mailboxId', '=', mailboxId);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('arrivedAt', 'id'), '<', tuple(after.at, after.id)),
    );
  }
  return query.orderBy('arrivedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Writes down what became of a mail. */
export async function updateRawMail(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<
    Pick<RawMail, 'state' | 'reason' | 'fromAddress' | 'subject' | 'conversationId' | 'messageId'>
  >,
): Promise<void> {
  await tables(ctx)
    .updateTable('channels_email.raw_mail')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}
