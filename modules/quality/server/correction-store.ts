import { type Generated, type JSONColumnType, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import type { Correction, CorrectionEntry } from '../contract.ts';
import type { InProject } from './store.ts';

interface CorrectionRow extends Omit<Correction, 'chain' | 'overdueSteps'> {
  chain: JSONColumnType<Correction['chain']>;
  overdueSteps: JSONColumnType<Correction['overdueSteps']>;
  toldAt: Instant | null;
  acknowledgedAt: Instant | null;
}

type Tables = {
  'quality.correction': CorrectionRow;
  'quality.correctionEntry': Omit<CorrectionEntry, 'seq'> & {
    projectId: Id;
    correctionId: Id;
    seq: Generated<number>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Keeps a new correction. */
export async function insertCorrection(ctx: Context, correction: Correction): Promise<void> {
  await tables(ctx).insertInto('quality.correction').values(rowOf(correction)).execute();
}

/** Writes down where a correction stands. */
export async function updateCorrection(ctx: Context, correction: Correction): Promise<void> {
  const { projectId, id, ...columns } = rowOf(correction);
  await tables(ctx)
    .updateTable('quality.correction')
    .set(columns)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** One correction, held against other writers until the transaction ends. */
export async function lockCorrection(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Correction | undefined> {
  const row = await tables(ctx)
    .selectFrom('quality.correction')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && correctionOf(row);
}

/** One correction as it is. */
export async function readCorrection(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Correction | undefined> {
  const row = await tables(ctx)
    .selectFrom('quality.correction')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && correctionOf(row);
}

/** The correction whose message to the customer this is, and is still on its way. */
export async function findByPendingMessage(
  ctx: Context,
  { projectId, messageId }: { projectId: Id; messageId: Id },
): Promise<Id | undefined> {
  const row = await tables(ctx)
    .selectFrom('quality.correction')
    .select('id')
    .where('projectId', '=', projectId)
    .where('pendingMessageId', '=', messageId)
    .executeTakeFirst();
  return row?.id;
}

/** The corrections of a contact, oldest first. */
export async function readCorrectionIdsOf(
  ctx: Context,
  { projectId, contactId }: { projectId: Id; contactId: Id },
): Promise<Id[]> {
  const rows = await tables(ctx)
    .selectFrom('quality.correction')
    .select('id')
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .orderBy('openedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Gives the corrections of a conversation to the customer whose it is now. Returns those that
 *  changed. */
export async function repointCorrectionsOf(
  ctx: Context,
  { projectId, id, customerId, customerName }: ConversationItem,
): Promise<Correction[]> {
  const rows = await tables(ctx)
    .updateTable('quality.correction')
    .set({ customerId, customerName })
    .where('projectId', '=', projectId)
    .where('conversationId', '=', id)
    .where(sql<boolean>`(customer_id, customer_name) <> (${customerId}, ${customerName})`)
    .returningAll()
    .execute();
  return rows.map(correctionOf);
}

/** What a list of corrections is narrowed to. */
export interface CorrectionFilter {
  readonly projectId: Id;
  readonly state: 'open' | 'closed' | 'all';
  readonly contactId?: Id | undefined;
}

/** Corrections after a place in the list, newest first. */
export async function readCorrections(
  ctx: Context,
  { projectId, state, contactId }: CorrectionFilter,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Correction[]> {
  let query = tables(ctx)
    .selectFrom('quality.correction')
    .selectAll()
    .where('projectId', '=', projectId);
  if (state === 'open') query = query.where('state', 'in', ['needs-answer', 'under-way']);
  if (state === 'closed') query = query.where('state', 'in', ['closed', 'withdrawn']);
  if (contactId) query = query.where('contactId', '=', contactId);
  if (after) query = query.where(sql<boolean>`(opened_at, id) < (${after.at}, ${after.id})`);
  const rows = await query.orderBy('openedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(correctionOf);
}

/** The corrections an agent was told of: what he has to acknowledge first, then the newest. */
export async function readCorrectionsTold(
  ctx: Context,
  { agentId, limit }: { agentId: Id; limit: number },
): Promise<Correction[]> {
  const rows = await tables(ctx)
    .selectFrom('quality.correction')
    .selectAll()
    .where('agentId', '=', agentId)
    .where('toldAt', 'is not', null)
    .orderBy(sql`acknowledged_at is not null`)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(correctionOf);
}

/** Keeps what happened in a correction. */
export async function insertEntry(
  ctx: Context,
  { projectId, id }: InProject,
  entry: Omit<CorrectionEntry, 'seq'>,
): Promise<void> {
  await tables(ctx)
    .insertInto('quality.correctionEntry')
    .values({ projectId, correctionId: id, ...entry })
    .execute();
}

/** What happened in a correction, oldest first. */
export async function readEntries(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<CorrectionEntry[]> {
  return tables(ctx)
    .selectFrom('quality.correctionEntry')
    .select(['seq', 'kind', 'at', 'by', 'note'])
    .where('projectId', '=', projectId)
    .where('correctionId', '=', id)
    .orderBy('seq')
    .execute();
}

function rowOf(correction: Correction) {
  const { chain, overdueSteps, ...columns } = correction;
  return {
    ...columns,
    chain: JSON.stringify(chain),
    overdueSteps: JSON.stringify(overdueSteps),
    toldAt: chain.told?.at ?? null,
    acknowledgedAt: chain.acknowledgedAt,
  };
}

function correctionOf(row: Selectable<CorrectionRow>): Correction {
  const { toldAt: _toldAt, acknowledgedAt: _acknowledgedAt, ...correction } = row;
  return correction;
}
