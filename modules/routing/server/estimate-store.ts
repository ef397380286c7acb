import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { type Instant, minuteMs } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';
import type { Held, KnownPace } from '../core/line-up.ts';
import { noPace } from '../core/pace.ts';
import type { ExpectedWait, WaitAccuracy } from '../core/waiting.ts';
import { entryColumns, type OneContact } from './entry-store.ts';

/** Of so many acceptances the mean of the ringing is made. */
const pickUpMemory = 200;

interface EstimateRow extends ExpectedWait {
  projectId: Id;
  contactId: Id;
  at: Instant;
  queueId: Id;
  channel: Channel;
  waitedMs: number | null;
  outcome: 'answered' | 'left' | null;
}

type Tables = {
  'routing.pace': KnownPace & { projectId: Id; counts: number[] };
  'routing.estimate': EstimateRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** How many wait in a project. */
export async function countAllWaiting(ctx: Context, projectId: Id): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select coalesce(sum(waiting), 0)::int as waiting from routing.queue_count
    where project_id = ${projectId}`.execute(ctx.tx);
  return rows[0]?.waiting ?? 0;
}

/** Who waits before a contact in all queues of its project, the first first: the first of them, and
 *  how many there are. */
export async function readBefore(
  ctx: Context,
  one: Entry,
  limit: number,
): Promise<{ before: Entry[]; count: number }> {
  const minutes = Date.parse(ctx.now) / minuteMs;
  const score = sql`${minutes}::double precision * acceleration_per_minute - due`;
  const { rows } = await sql<Entry & { count: number }>`
    with own as (
      select ${score} as score, entered_at, contact_id from routing.entry
      where project_id = ${one.projectId} and contact_id = ${one.contactId})
    select ${columns}, (count(*) over ())::int as count
    from (select *, ${score} as score from routing.entry
          where project_id = ${one.projectId} and state = 'waiting') as e, own
    where (-e.score, e.entered_at, e.contact_id) < (-own.score, own.entered_at, own.contact_id)
    order by e.score desc, e.entered_at, e.contact_id limit ${limit}`.execute(ctx.tx);
  return { before: rows, count: rows[0]?.count ?? 0 };
}

const columns = sql.join(entryColumns.map((name) => sql.ref(`e.${name}`)));

/** What takes something of these agents now, in all projects that the actor may see. */
export async function readHeld(ctx: Context, agentIds: readonly Id[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select agent_id, queue_id, channel, held_since from routing.entry
    where agent_id = any (${agentIds}::uuid[]) and held_since is not null
    order by held_since, contact_id`.execute(ctx.tx);
  return rows;
}

/** Ends the stretch in which a contact has held its agent. Returns when it began, with the holds of
 *  its kind as they are known; null when it held nobody. */
export async function endHeld(
  ctx: Context,
  { projectId, contactId, queueId, channel }: Entry,
): Promise<{ heldSince: Instant; counts: number[] | null } | null> {
  const { rows } = await sql<{ heldSince: Instant; counts: number[] | null }>`
    update routing.entry e set held_since = null from (
      select held_since from routing.entry
      where project_id = ${projectId} and contact_id = ${contactId}) as former
    where e.project_id = ${projectId} and e.contact_id = ${contactId}
      and former.held_since is not null
    returning former.held_since, (
      select counts from routing.pace
      where project_id = ${projectId} and queue_id = ${queueId} and channel = ${channel}) as counts
  `.execute(ctx.tx);
  return rows[0] ?? null;
}

/** The paces of a project. */
export async function readPaces(ctx: Context, projectId: Id): Promise<KnownPace[]> {
  return tables(ctx)
    .selectFrom('routing.pace')
    .select(['queueId', 'channel', 'counts', 'pickUpMs', 'pickUps'])
    .where('projectId', '=', projectId)
    .orderBy('queueId')
    .orderBy('channel')
    .execute();
}

/** Keeps how long contacts of a kind hold their agents. */
export async function upsertHolds(
  ctx: Context,
  { projectId, queueId, channel }: Pick<Entry, 'projectId' | 'queueId' | 'channel'>,
  counts: readonly number[],
): Promise<void> {
  const changed = { counts: [...counts] };
  await tables(ctx)
    .insertInto('routing.pace')
    .values({ projectId, queueId, channel, ...changed, pickUpMs: 0, pickUps: 0 })
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'queueId', 'channel']).doUpdateSet(changed),
    )
    .execute();
}

/** Somebody took a contact: what was expected of its waiting is held against what came, and so long
 *  as it rang is added to the mean of its kind, in which the latest count for most. rangMs: null
 *  when it did not ring. */
export async function settleAnswered(
  ctx: Context,
  { projectId, contactId, queueId, channel }: OneContact & Pick<Entry, 'queueId' | 'channel'>,
  rangMs: number | null,
): Promise<void> {
  if (rangMs === null) return settleEstimate(ctx, { projectId, contactId }, 'answered');
  const counted = sql`least(pace.pick_ups + 1, ${pickUpMemory}::integer)`;
  await sql`
    with settled as (${settling(ctx, { projectId, contactId }, 'answered')})
    insert into routing.pace as pace
    select project_id, id, ${channel}, ${[...noPace.counts]}::double precision[],
      ${rangMs}::double precision, 1
    from routing.queue where project_id = ${projectId} and id = ${queueId}
    on conflict (project_id, queue_id, channel) do update set pick_ups = ${counted},
      pick_up_ms = pace.pick_up_ms + (excluded.pick_up_ms - pace.pick_up_ms) / ${counted}
  `.execute(ctx.tx);
}

/** Keeps what a contact is expected to wait from now on. */
export async function insertEstimate(
  ctx: Context,
  { projectId, contactId, queueId, channel }: Entry,
  wait: ExpectedWait,
): Promise<void> {
  const open = { waitedMs: null, outcome: null };
  await tables(ctx)
    .insertInto('routing.estimate')
    .values({ projectId, contactId, at: ctx.now, queueId, channel, ...wait, ...open })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Holds what was expected for a contact against what came: its waiting is over. */
export async function settleEstimate(
  ctx: Context,
  which: OneContact,
  outcome: 'answered' | 'left',
): Promise<void> {
  await settling(ctx, which, outcome).execute(ctx.tx);
}

function settling(
  ctx: Context,
  { projectId, contactId }: OneContact,
  outcome: 'answered' | 'left',
) {
  return sql`
    update routing.estimate set outcome = ${outcome},
      waited_ms = greatest(0, extract(epoch from ${ctx.now}::timestamptz - at) * 1000)::bigint
    where project_id = ${projectId} and contact_id = ${contactId} and outcome is null`;
}

/** How true the expected waits since an instant were, by queue and channel. */
export async function tallyEstimates(
  ctx: Context,
  { projectId, since }: { projectId: Id; since: Instant },
): Promise<WaitAccuracy[]> {
  const { rows } = await sql<WaitAccuracy>`
    select queue_id, channel,
      (count(*) filter (where outcome = 'answered'))::int as n,
      percentile_cont(0.5) within group (order by abs(wait_ms - waited_ms))
        filter (where outcome = 'answered') as median_error_ms,
      (avg(wait_ms - waited_ms) filter (where outcome = 'answered'))::float8 as bias_ms,
      (avg((waited_ms between low_ms and high_ms)::int)
        filter (where outcome = 'answered'))::float8 as inside_share,
      (count(*) filter (where outcome = 'left'))::int as abandoned
    from routing.estimate
    where project_id = ${projectId} and at >= ${since} and outcome is not null
    group by queue_id, channel order by queue_id, channel`.execute(ctx.tx);
  return rows;
}
