import { createHash } from 'node:crypto';
import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { OpenTimes } from '../core/business-time.ts';
import type { Entry } from '../core/entry.ts';
import type { Queue } from '../core/queue.ts';
import { type Target, type TargetTally, target } from '../core/target.ts';
import type { Clock, Pause } from '../core/targets.ts';

type TargetRow = Omit<Clock, 'times' | 'pauses'> & {
  hoursDigest: string | null;
  pauses: JSONColumnType<readonly Pause[]>;
};

type Tables = {
  'routing.target': TargetRow;
  'routing.targetHours': { projectId: Id; digest: string; times: JSONColumnType<OpenTimes> };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** What the queue of a contact promises, and who has the contact. */
export interface Promised extends Pick<Entry, 'contactId' | 'conversationId' | 'queueId'> {
  readonly projectId: Id;
  readonly channel: Channel;
  readonly targetsMs: Queue['targetsMs'];
  /** null: around the clock. */
  readonly times: OpenTimes | null;
  /** null while nobody has it. */
  readonly agentId: Id | null;
  /** An agent owes the customer an answer, by a clock. */
  readonly isResponseDue: boolean;
  /** An agent's words have ended a clock. */
  readonly isAnswered: boolean;
}

/** Whether a queue of a project promises anything, or a clock of an earlier promise still runs. */
export async function readIsPromising(ctx: Context, projectId: Id): Promise<boolean> {
  const { rows } = await sql<{ isPromising: boolean }>`
    select exists (select from routing.queue
        where project_id = ${projectId} and targets_ms <> '{}')
      or exists (select from routing.target
        where project_id = ${projectId} and ended_at is null) as is_promising`.execute(ctx.tx);
  return rows[0]?.isPromising ?? false;
}

/** What is promised to the customers of open contacts: of some, or of all in a queue or in the
 *  queues of a schedule. */
export async function readPromised(
  ctx: Context,
  which: { projectId: Id } & ({ contactIds: readonly Id[] } | { queueId: Id } | { scheduleId: Id }),
): Promise<Promised[]> {
  const isWanted =
    'queueId' in which
      ? sql`q.id = ${which.queueId}`
      : 'scheduleId' in which
        ? sql`s.id = ${which.scheduleId}`
        : sql`e.contact_id = any (${which.contactIds}::uuid[])`;
  const { rows } = await sql<Promised>`
    select e.project_id, e.contact_id, e.conversation_id, e.queue_id, e.channel, q.targets_ms,
      case when e.state = 'assigned' then e.agent_id end as agent_id,
      case when s.id is not null then jsonb_build_object(
        'timeZone', s.time_zone, 'week', s.week, 'holidays', s.holidays) end as times,
      exists (select from routing.target t
        where t.project_id = e.project_id and t.contact_id = e.contact_id
          and t.kind <> 'resolution' and t.ended_at is null) as is_response_due,
      exists (select from routing.target t
        where t.project_id = e.project_id and t.contact_id = e.contact_id
          and t.ended_by is not null) as is_answered
    from routing.entry e
    join routing.queue q on q.project_id = e.project_id and q.id = e.queue_id
    left join routing.schedule s on s.project_id = q.project_id and s.id = q.schedule_id
    where e.project_id = ${which.projectId} and ${isWanted}
    order by e.contact_id`.execute(ctx.tx);
  return rows;
}

/** Which of a project's contacts. */
export interface OfContacts {
  readonly projectId: Id;
  readonly contactIds: readonly Id[];
}

/** The targets of contacts, oldest first, those that have ended too. */
export async function readClocksOf(
  ctx: Context,
  { projectId, contactIds }: OfContacts,
): Promise<Clock[]> {
  if (contactIds.length === 0) return [];
  const rows = await clocks(ctx)
    .where('t.projectId', '=', projectId)
    .where('t.contactId', 'in', [...contactIds])
    .orderBy('t.id')
    .execute();
  return rows.map(clockOf);
}

/** The open targets of contacts, locked until the transaction ends, oldest first. Whoever locks
 *  them sets the timer of their contact.
 *  isPatient: false leaves out what another transaction has locked. */
export async function lockOpenClocks(
  ctx: Context,
  { projectId, contactIds, isPatient = true }: OfContacts & { isPatient?: boolean },
): Promise<Clock[]> {
  const query = clocks(ctx)
    .where('t.projectId', '=', projectId)
    .where('t.contactId', 'in', [...contactIds])
    .where('t.endedAt', 'is', null)
    .orderBy('t.id')
    .forUpdate('t');
  const rows = await (isPatient ? query : query.skipLocked()).execute();
  return rows.map(clockOf);
}

/** Adds clocks, or writes down how they stand. */
export async function saveClocks(ctx: Context, changed: readonly Clock[]): Promise<void> {
  if (changed.length === 0) return;
  for (const { projectId, times } of changed) {
    if (times && !keptDigests.has(times)) await keepHours(ctx, projectId, times);
  }
  await tables(ctx)
    .insertInto('routing.target')
    .values(changed.map(rowOf))
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'id']).doUpdateSet(({ ref }) => ({
        queueId: ref('excluded.queueId'),
        targetMs: ref('excluded.targetMs'),
        hoursDigest: ref('excluded.hoursDigest'),
        pauses: ref('excluded.pauses'),
        state: ref('excluded.state'),
        nearAt: ref('excluded.nearAt'),
        isNearTold: ref('excluded.isNearTold'),
        dueAt: ref('excluded.dueAt'),
        endedAt: ref('excluded.endedAt'),
        endedBy: ref('excluded.endedBy'),
      })),
    )
    .execute();
}

/** Removes a clock whose beginning was taken back. */
export async function deleteClock(ctx: Context, { projectId, id }: Clock): Promise<void> {
  await tables(ctx)
    .deleteFrom('routing.target')
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** The open targets of a contact. */
export async function readOpenTargets(
  ctx: Context,
  { projectId, contactId }: { projectId: Id; contactId: Id },
): Promise<Target[]> {
  return tables(ctx)
    .selectFrom('routing.target')
    .select(targetColumns)
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute();
}

/** The open targets of what an agent has. */
export async function readTargetsOfAgent(ctx: Context, agentId: Id): Promise<Target[]> {
  const columns = targetColumns.map((column) => `t.${column}` as const);
  return ctx.tx
    .$extendTables<Tables & { 'routing.entry': Entry }>()
    .selectFrom('routing.entry as e')
    .innerJoin('routing.target as t', (join) =>
      join.onRef('t.projectId', '=', 'e.projectId').onRef('t.contactId', '=', 'e.contactId'),
    )
    .select(columns)
    .where('e.agentId', '=', agentId)
    .where('e.state', '=', 'assigned')
    .where('t.endedAt', 'is', null)
    .orderBy('t.id')
    .execute();
}

/** The open targets of a project that are near or over now: first what is over the longest. */
export async function readUrgentTargets(
  ctx: Context,
  { projectId, limit }: { projectId: Id; limit: number },
): Promise<Target[]> {
  return tables(ctx)
    .selectFrom('routing.target')
    .select(targetColumns)
    .where('projectId', '=', projectId)
    .where('endedAt', 'is', null)
    .where('nearAt', '<=', ctx.now)
    .where('dueAt', 'is not', null)
    .orderBy('dueAt')
    .limit(limit)
    .execute();
}

/** Which targets are counted: of a project, whose clocks began within a period. */
export interface TargetSlice {
  readonly projectId: Id;
  readonly from: Instant;
  readonly to: Instant;
  readonly channel?: Channel | undefined;
  readonly queueId?: Id | undefined;
}

/** How the targets stand whose clocks began in a period. Those that are late still count as not
 *  met; those that run in time count for nothing yet. */
export async function tallyTargets(ctx: Context, slice: TargetSlice): Promise<TargetTally[]> {
  const { projectId, from, to, channel = null, queueId = null } = slice;
  const { rows } = await sql<TargetTally>`
    select kind, queue_id, target_ms, count(*) filter (where state = 'met') as met,
      count(*) filter (where state <> 'met') as breached
    from routing.target
    where project_id = ${projectId} and started_at >= ${from} and started_at < ${to}
      and (${channel}::text is null or channel = ${channel})
      and (${queueId}::uuid is null or queue_id = ${queueId})
      and (state in ('met', 'breached') or (ended_at is null and due_at <= ${ctx.now}))
    group by kind, queue_id, target_ms order by kind, queue_id, target_ms`.execute(ctx.tx);
  return rows;
}

const targetColumns = Object.keys(target.shape) as (keyof Target)[];

const clocks = (ctx: Context) =>
  tables(ctx)
    .selectFrom('routing.target as t')
    .leftJoin('routing.targetHours as h', (join) =>
      join.onRef('h.projectId', '=', 't.projectId').onRef('h.digest', '=', 't.hoursDigest'),
    )
    .selectAll('t')
    .select('h.times');

/** The digests of hours that were read with a clock: those are stored. */
const keptDigests = new WeakMap<OpenTimes, string>();

function clockOf({
  hoursDigest,
  ...clock
}: Selectable<TargetRow> & { times: OpenTimes | null }): Clock {
  if (clock.times && hoursDigest) keptDigests.set(clock.times, hoursDigest);
  return clock;
}

function rowOf({ times, ...clock }: Clock) {
  const hoursDigest = times && (keptDigests.get(times) ?? digestOf(times));
  return { ...clock, hoursDigest, pauses: JSON.stringify(clock.pauses) };
}

async function keepHours(ctx: Context, projectId: Id, times: OpenTimes): Promise<void> {
  await tables(ctx)
    .insertInto('routing.targetHours')
    .values({ projectId, digest: digestOf(times), times: JSON.stringify(times) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Hours that say the same have the same digest, for all come as the database writes them. */
function digestOf(times: OpenTimes): string {
  return createHash('sha256').update(JSON.stringify(times)).digest('base64url');
}
