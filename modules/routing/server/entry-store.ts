import { type ColumnType, type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import { once } from '#platform/once.ts';
import { dueOf, type Entry, entry } from '../core/entry.ts';
import type { QueueCount } from '../core/floor-state.ts';
import type { OfferAnswer } from '../core/offer.ts';
import type { Queue } from '../core/queue.ts';
import { lineOf } from './line.ts';

interface AnswerRow {
  projectId: Id;
  id: Id;
  contactId: Id;
  queueId: Id;
  agentId: Id;
  offeredAt: Instant;
  answeredAt: Instant;
  answer: OfferAnswer;
  reasonId: Id | null;
  reason: string | null;
  isAutomatic: boolean;
}

type Tables = {
  'routing.entry': Omit<Entry, 'requirements' | 'excluded' | 'askedFirst'> & {
    requirements: JSONColumnType<Entry['requirements']>;
    excluded: JSONColumnType<Entry['excluded']>;
    askedFirst: ColumnType<Entry['askedFirst'], string | null, string | null>;
    line: string;
    due: number;
    heldSince: ColumnType<Instant | null, never, Instant | null>;
  };
  'routing.offerAnswer': AnswerRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** What an entry is; the table keeps its line and its order in it besides. */
export const entryColumns = Object.keys(entry.shape) as (keyof Entry)[];

/** Which contact: rows of a project are named by both ids. */
export interface OneContact {
  readonly projectId: Id;
  readonly contactId: Id;
}

/** Makes this transaction the one writer of a routing group until it ends; a group is a project.
 *  Every change of an entry happens under this lock. Returns whether it was not its writer yet:
 *  what was read before may be different now. */
export async function lockGroup(ctx: Context, projectId: Id): Promise<boolean> {
  const name = `routing:${projectId}`;
  let isNew = false;
  await once(ctx, `lock ${name}`, async () => {
    isNew = true;
    await lockUntilCommit(ctx.tx, name);
  });
  return isNew;
}

/** The entry of a contact, with its routing group locked. */
export async function holdEntry(ctx: Context, which: OneContact): Promise<Entry | undefined> {
  await lockGroup(ctx, which.projectId);
  return findEntry(ctx, which);
}

/** A contact's entry. */
export async function findEntry(
  ctx: Context,
  { projectId, contactId }: OneContact,
): Promise<Entry | undefined> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .executeTakeFirst();
}

/** Adds an entry. Returns false when the contact has one. */
export async function insertEntry(ctx: Context, entry: Entry): Promise<boolean> {
  const added = await tables(ctx)
    .insertInto('routing.entry')
    .values(rowOf(ctx, entry))
    .onConflict((conflict) => conflict.doNothing())
    .returning('contactId')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes down how an entry stands. */
export async function updateEntry(ctx: Context, entry: Entry): Promise<void> {
  const { projectId, contactId, ...columns } = rowOf(ctx, entry);
  await tables(ctx)
    .updateTable('routing.entry')
    .set({ ...columns, heldSince: heldSince(ctx, columns.heldUnits) })
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .execute();
}

/** What a contact takes it has taken since it began to take anything. */
function heldSince(ctx: Context, heldUnits: number) {
  return heldUnits > 0 ? sql<Instant>`coalesce(held_since, ${ctx.now})` : null;
}

/** Removes the entry of a contact that is closed. */
export async function deleteEntry(ctx: Context, { projectId, contactId }: Entry): Promise<void> {
  await tables(ctx)
    .deleteFrom('routing.entry')
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .execute();
}

/** How many of the same queue come before a contact: what rings, then by score. */
export async function countBefore(ctx: Context, one: Entry): Promise<number> {
  const isWaiting = one.state === 'waiting';
  const { rows } = await sql<{ before: number }>`
    select count(*)::int as before from routing.entry
    where project_id = ${one.projectId} and queue_id = ${one.queueId} and (
      (state = ${one.state} and (due, entered_at, contact_id)
        < (${dueOf(one)}, ${one.enteredAt}, ${one.contactId}::uuid))
      or (state = 'offered' and ${isWaiting}))`.execute(ctx.tx);
  return rows[0]?.before ?? 0;
}

/** The offers that are open in a project. */
export async function readOffered(ctx: Context, projectId: Id): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('projectId', '=', projectId)
    .where('state', '=', 'offered')
    .orderBy('contactId')
    .execute();
}

/** The contacts of an agent that stand somewhere with him. */
export async function readStanding(
  ctx: Context,
  { agentId, contactState }: { agentId: Id; contactState: Entry['contactState'] },
): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('agentId', '=', agentId)
    .where('contactState', '=', contactState)
    .orderBy('contactId')
    .execute();
}

/** What rings at an agent. */
export async function readOfferedTo(ctx: Context, agentId: Id): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('agentId', '=', agentId)
    .where('state', '=', 'offered')
    .orderBy('offeredAt')
    .execute();
}

/** How many wait in each queue of a project, or in one of them. */
export async function countWaiting(
  ctx: Context,
  { projectId, queueId = null }: { projectId: Id; queueId?: Id | null },
): Promise<QueueCount[]> {
  const { rows } = await sql<QueueCount>`
    select q.id as queue_id, coalesce(c.waiting, 0) as waiting, coalesce(c.offered, 0) as offered,
      (select e.entered_at from routing.entry e
       where e.project_id = q.project_id and e.queue_id = q.id and e.state <> 'assigned'
       order by e.entered_at limit 1) as waiting_since
    from routing.queue q
    left join routing.queue_count c on c.project_id = q.project_id and c.queue_id = q.id
    where q.project_id = ${projectId} and (${queueId}::uuid is null or q.id = ${queueId}::uuid)
    order by q.id`.execute(ctx.tx);
  return rows;
}

/** What a customer has in routing. */
export async function readEntriesOf(
  ctx: Context,
  { projectId, customerId }: { projectId: Id; customerId: Id },
): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('projectId', '=', projectId)
    .where('customerId', '=', customerId)
    .orderBy('contactId')
    .execute();
}

/** Who waits or rings in a queue, in the order of their ids, after one of them. */
export async function readWaitingIn(
  ctx: Context,
  queue: Pick<Queue, 'projectId' | 'id'>,
  { afterId, limit }: { afterId: Id; limit: number },
): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('projectId', '=', queue.projectId)
    .where('queueId', '=', queue.id)
    .where('state', '<>', 'assigned')
    .where('contactId', '>', afterId)
    .orderBy('contactId')
    .limit(limit)
    .execute();
}

/** Writes down how those who wait in a queue stand after it has changed. */
export async function updateWaiting(ctx: Context, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map(({ contactId, priority, requirements, ...one }) => ({
    ...{ contactId, priority, requirements, due: dueOf({ ...one, priority }) },
    accelerationPerMinute: one.accelerationPerMinute,
    line: lineOf({ contactId, priority, requirements, ...one }, ctx.now),
  }));
  await sql`
    update routing.entry e set priority = n.priority, requirements = n.requirements,
      acceleration_per_minute = n."accelerationPerMinute", due = n.due, line = n.line
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("contactId" uuid,
      priority double precision, requirements jsonb, due double precision, line text,
      "accelerationPerMinute" double precision)
    where e.project_id = ${entries[0]?.projectId} and e.contact_id = n."contactId"
  `.execute(ctx.tx);
}

/** Adds to the history of offers. */
export async function insertAnswer(ctx: Context, row: AnswerRow): Promise<void> {
  await tables(ctx).insertInto('routing.offerAnswer').values(row).execute();
}

function rowOf(ctx: Context, one: Entry) {
  return {
    ...one,
    requirements: JSON.stringify(one.requirements),
    excluded: JSON.stringify(one.excluded),
    askedFirst: one.askedFirst && JSON.stringify(one.askedFirst),
    line: lineOf(one, ctx.now),
    due: dueOf(one),
  };
}
