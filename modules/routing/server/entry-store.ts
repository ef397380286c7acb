import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { lockUntilCommit } from '#platform/database/lock.ts';
import type { Entry, OfferAnswer, Queue, QueueCount } from '../contract.ts';
import { requirementsOf } from '../core/entry.ts';

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
}

type Tables = {
  'routing.entry': Omit<Entry, 'requirements' | 'excluded'> & {
    requirements: JSONColumnType<Entry['requirements']>;
    excluded: JSONColumnType<Entry['excluded']>;
  };
  'routing.offerAnswer': AnswerRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Which contact: rows of a project are named by both ids. */
export interface OneContact {
  readonly projectId: Id;
  readonly contactId: Id;
}

/** Makes this transaction the one writer of a routing group until it ends; a group is a project.
 *  Every change of an entry happens under this lock. */
export async function lockGroup(ctx: Context, projectId: Id): Promise<void> {
  await lockUntilCommit(ctx.tx, `routing:${projectId}`);
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
    .selectAll()
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .executeTakeFirst();
}

/** Adds an entry. Returns false when the contact has one. */
export async function insertEntry(ctx: Context, entry: Entry): Promise<boolean> {
  const added = await tables(ctx)
    .insertInto('routing.entry')
    .values(rowOf(entry))
    .onConflict((conflict) => conflict.doNothing())
    .returning('contactId')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes down how an entry stands. */
export async function updateEntry(ctx: Context, entry: Entry): Promise<void> {
  const { projectId, contactId, ...columns } = rowOf(entry);
  await tables(ctx)
    .updateTable('routing.entry')
    .set(columns)
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .execute();
}

/** Removes the entry of a contact that is closed. */
export async function deleteEntry(ctx: Context, { projectId, contactId }: Entry): Promise<void> {
  await tables(ctx)
    .deleteFrom('routing.entry')
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .execute();
}

/** Who waits in the open queues of a project and asks for one of these languages, for none, or for
 *  none after a while, most urgent first: the order of the match, which is told in `scoreOf`. */
export async function readWaiting(
  ctx: Context,
  wanted: { projectId: Id; languages: readonly string[]; offset: number; limit: number },
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.* from routing.entry e
    join routing.queue q on q.project_id = e.project_id and q.id = e.queue_id
    where e.project_id = ${wanted.projectId} and e.state = 'waiting' and q.is_open
      and (e.requirements->>'language' is null
        or e.requirements->>'language' = any (${wanted.languages}::text[])
        or e.requirements->'relaxing' @> '[{"ease": "any-language"}]')
    order by ${scoreAt(ctx.now)} desc, e.entered_at, e.contact_id
    limit ${wanted.limit} offset ${wanted.offset}`.execute(ctx.tx);
  return rows;
}

/** How many of the same queue wait before a contact. */
export async function countBefore(ctx: Context, entry: Entry): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select place from (
      select e.contact_id, row_number() over (
        order by e.state = 'offered' desc, ${scoreAt(ctx.now)} desc, e.entered_at, e.contact_id
      ) as place
      from routing.entry e
      join routing.queue q on q.project_id = e.project_id and q.id = e.queue_id
      where e.project_id = ${entry.projectId} and e.queue_id = ${entry.queueId}
        and e.state <> 'assigned') as ordered
    where contact_id = ${entry.contactId}`.execute(ctx.tx);
  return (rows[0]?.place ?? 1) - 1;
}

/** The offers that are open in a project. */
export async function readOffered(ctx: Context, projectId: Id): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('state', '=', 'offered')
    .orderBy('contactId')
    .execute();
}

/** What rings at an agent. */
export async function readOfferedTo(ctx: Context, agentId: Id): Promise<Entry[]> {
  return tables(ctx)
    .selectFrom('routing.entry')
    .selectAll()
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
    select q.id as queue_id,
      count(e.contact_id) filter (where e.state = 'waiting') as waiting,
      count(e.contact_id) filter (where e.state = 'offered') as offered,
      min(e.entered_at) as waiting_since
    from routing.queue q
    left join routing.entry e
      on e.project_id = q.project_id and e.queue_id = q.id and e.state <> 'assigned'
    where q.project_id = ${projectId} and (${queueId}::uuid is null or q.id = ${queueId}::uuid)
    group by q.id order by q.id`.execute(ctx.tx);
  return rows;
}

/** Lets those who wait in a queue follow what it now asks for. Returns them. */
export async function followQueue(ctx: Context, queue: Queue): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    update routing.entry set priority = ${queue.priority},
      requirements = ${JSON.stringify(requirementsOf(queue))}::jsonb
    where project_id = ${queue.projectId} and queue_id = ${queue.id}
      and state <> 'assigned'
    returning *`.execute(ctx.tx);
  return rows;
}

/** Adds to the history of offers. */
export async function insertAnswer(ctx: Context, row: AnswerRow): Promise<void> {
  await tables(ctx).insertInto('routing.offerAnswer').values(row).execute();
}

const scoreAt = (now: Instant) => sql`e.priority + q.acceleration_per_minute
  * greatest(0, extract(epoch from (${now}::timestamptz - e.entered_at))::double precision / 60)`;

function rowOf(entry: Entry) {
  return {
    ...entry,
    requirements: JSON.stringify(entry.requirements),
    excluded: JSON.stringify(entry.excluded),
  };
}
