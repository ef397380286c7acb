import type { JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Mailbox, MailboxHealth } from '../contract.ts';
import { withoutDetail } from '../core/reply-address.ts';
import type { MailboxPosition } from './imap-intake.ts';

/** A mailbox with what only the server knows of it. imap and smtp are sealed. */
export interface StoredMailbox extends Omit<Mailbox, 'imap' | 'smtp' | 'health'> {
  readonly loopMark: string;
  readonly messageDomain: string;
  readonly imap: string | null;
  readonly smtp: string | null;
  readonly revision: number;
  readonly removedAt: Instant | null;
}

interface MailboxRow extends StoredMailbox {
  uidValidity: string | null;
  lastUid: number | null;
  lastStoredAt: Instant | null;
}

interface WatchRow {
  projectId: Id;
  mailboxId: Id;
  nodeId: Id;
  heldUntil: Instant;
  health: JSONColumnType<MailboxHealth>;
}

type Tables = {
  'channels_email.mailbox': MailboxRow;
  'channels_email.watch': WatchRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

const columns = [
  ...(['projectId', 'id', 'address', 'name', 'queueId', 'fallbackCharset', 'isOn'] as const),
  ...(['loopMark', 'messageDomain', 'imap', 'smtp', 'revision', 'removedAt'] as const),
];

/** A project's mailboxes with what is seen of those that are watched, by address. */
export async function readMailboxes(
  ctx: Context,
  projectId: Id,
): Promise<(StoredMailbox & { heldUntil: Instant | null; health: MailboxHealth | null })[]> {
  return tables(ctx)
    .selectFrom('channels_email.mailbox as mailbox')
    .leftJoin('channels_email.watch as watch', (join) =>
      join
        .onRef('watch.projectId', '=', 'mailbox.projectId')
        .onRef('watch.mailboxId', '=', 'mailbox.id'),
    )
    .select(columns.map((column) => `mailbox.${column}` as const))
    .select(['watch.heldUntil', 'watch.health'])
    .where('mailbox.projectId', '=', projectId)
    .where('mailbox.removedAt', 'is', null)
    .orderBy('mailbox.address')
    .execute();
}

/** One mailbox, removed or not. */
export async function readMailbox(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<StoredMailbox | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.mailbox')
    .select(columns)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The mailbox that is on and that an address belongs to; its signed addresses do. */
export async function findMailboxOf(
  ctx: Context,
  address: string,
): Promise<StoredMailbox | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.mailbox')
    .select(columns)
    .where('address', 'in', [address, withoutDetail(address)])
    .where('removedAt', 'is', null)
    .where('isOn', '=', true)
    .orderBy((query) => query('address', '=', address), 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A mailbox of the project that can send: the first by address. */
export async function findSendingMailbox(
  ctx: Context,
  projectId: Id,
): Promise<StoredMailbox | undefined> {
  return tables(ctx)
    .selectFrom('channels_email.mailbox')
    .select(columns)
    .where('projectId', '=', projectId)
    .where('removedAt', 'is', null)
    .where('isOn', '=', true)
    .where('smtp', 'is not', null)
    .orderBy('address')
    .limit(1)
    .executeTakeFirst();
}

/** All mailboxes to be watched, of every project in scope. */
export async function readWatched(ctx: Context): Promise<StoredMailbox[]> {
  return tables(ctx)
    .selectFrom('channels_email.mailbox')
    .select(columns)
    .where('removedAt', 'is', null)
    .where('isOn', '=', true)
    .where('imap', 'is not', null)
    .orderBy('id')
    .execute();
}

/** Adds or changes a mailbox. False when its address is another's, be it in another project. */
export async function upsertMailbox(ctx: Context, mailbox: StoredMailbox): Promise<boolean> {
  const { projectId, id, ...rest } = mailbox;
  const changed = await tables(ctx)
    .updateTable('channels_email.mailbox')
    .set(rest)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (changed) return true;
  const added = await tables(ctx)
    .insertInto('channels_email.mailbox')
    .values(mailbox)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** How far a mailbox has been fetched; null before the first time. */
export async function readPosition(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<MailboxPosition | null> {
  const row = await tables(ctx)
    .selectFrom('channels_email.mailbox')
    .select(['uidValidity', 'lastUid', 'lastStoredAt'])
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  const { uidValidity, lastUid, lastStoredAt: storedAt } = row ?? {};
  return uidValidity && lastUid != null && storedAt ? { uidValidity, lastUid, storedAt } : null;
}

/** Keeps how far a mailbox has been fetched. */
export async function updatePosition(
  ctx: Context,
  { projectId, id }: InProject,
  { uidValidity, lastUid, storedAt }: MailboxPosition,
): Promise<void> {
  await tables(ctx)
    .updateTable('channels_email.mailbox')
    .set({ uidValidity, lastUid, lastStoredAt: storedAt })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Takes or keeps the watch over a mailbox, and writes down what is seen. False while another node
 *  has it. */
export async function holdWatch(
  ctx: Context,
  { projectId, id }: InProject,
  held: { nodeId: Id; heldUntil: Instant; health: MailboxHealth },
): Promise<boolean> {
  const row = { ...held, health: JSON.stringify(held.health) };
  const taken = await tables(ctx)
    .insertInto('channels_email.watch')
    .values({ projectId, mailboxId: id, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'mailboxId'])
        .doUpdateSet(row)
        .where((query) =>
          query.or([
            query('channels_email.watch.nodeId', '=', held.nodeId),
            query('channels_email.watch.heldUntil', '<', ctx.now),
          ]),
        ),
    )
    .returning('mailboxId')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives the watch over a mailbox back. */
export async function releaseWatch(
  ctx: Context,
  { projectId, id, nodeId }: InProject & { nodeId: Id },
): Promise<void> {
  await tables(ctx)
    .deleteFrom('channels_email.watch')
    .where('projectId', '=', projectId)
    .where('mailboxId', '=', id)
    .where('nodeId', '=', nodeId)
    .execute();
}
