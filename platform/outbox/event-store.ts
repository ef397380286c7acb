import { sql } from 'kysely';
import type { HeedEvent } from '#kernel/event.ts';
import type { Transaction } from '../context.ts';
import { runStatement } from '../database/pipeline.ts';

/** Where a reader of the outbox stands. Events are ordered by the transaction that wrote them and,
 *  within it, by number: an order in which nothing can appear behind a reader. */
export interface Position {
  readonly transactionId: string;
  readonly seq: number;
}

export interface StoredEvent extends HeedEvent {
  readonly position: Position;
}

export const startPosition: Position = { transactionId: '0', seq: 0 };

const append = `
    insert into platform.event (id, name, project_id, subject_id, actor_id, occurred_at, data)
    select id, name, project_id, subject_id, actor_id, occurred_at, data
    from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                $7::jsonb[]) with ordinality
      as t (id, name, project_id, subject_id, actor_id, occurred_at, data, place)
    order by place`;

/** Writes the events of a transaction, in the order they were emitted. */
export async function appendEvents(tx: Transaction, events: readonly HeedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await runStatement(tx, append, [
    events.map((event) => event.id),
    events.map((event) => event.name),
    events.map((event) => event.projectId),
    events.map((event) => event.subjectId),
    events.map((event) => event.actorId),
    events.map((event) => event.occurredAt),
    events.map((event) => JSON.stringify(event.data)),
  ]);
}

const read = `
    with settled as (
      select transaction_id, seq from platform.event
      where transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction_id desc, seq desc limit 1)
    select settled.transaction_id::text as "endTransactionId", settled.seq as "endSeq",
           next.transaction_id::text as "transactionId", next.seq, next.id, next.name,
           next.project_id as "projectId", next.subject_id as "subjectId",
           next.actor_id as "actorId", next.occurred_at as "occurredAt", next.data
    from settled left join lateral (
      select * from platform.event e
      where (e.transaction_id, e.seq) > ($1::xid8, $2)
        and (e.transaction_id, e.seq) <= (settled.transaction_id, settled.seq)
        and ($3::text[] is null or e.name = any ($3))
      order by e.transaction_id, e.seq limit $4) as next on true`;

interface ReadRow extends HeedEvent, Position {
  readonly endTransactionId: string;
  readonly endSeq: number;
}

/** The next events after a position, oldest first, at most `limit`; of `names` only, when given.
 *  Holds back what an unfinished transaction might still precede. `end` is how far was looked:
 *  the reader's next position even when nothing matched. */
export async function readEvents(
  tx: Transaction,
  { after, names, limit }: { after: Position; names?: readonly string[]; limit: number },
): Promise<{ events: StoredEvent[]; end: Position }> {
  const { transactionId: afterId, seq: afterSeq } = after;
  const rows = await runStatement<ReadRow>(tx, read, [afterId, afterSeq, names ?? null, limit]);
  const events = rows
    .filter((row) => row.id !== null)
    .map(({ endTransactionId: _id, endSeq: _seq, transactionId, seq, ...event }) => ({
      ...event,
      position: { transactionId, seq },
    }));
  const last = events.at(-1);
  if (last && events.length === limit) return { events, end: last.position };
  const [row] = rows;
  const settled = row && { transactionId: row.endTransactionId, seq: row.endSeq };
  return { events, end: settled ?? after };
}

/** Whether events, of `names` only when given, wait behind a transaction that is still open. */
export async function isHeldBack(
  tx: Transaction,
  { after, names }: { after: Position; names?: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform.event
    where (transaction_id, seq) > (${after.transactionId}::xid8, ${after.seq})
      and (${names ?? null}::text[] is null or name = any (${names ?? null}::text[]))
    order by transaction_id, seq limit 1`.execute(tx);
  return rows.length > 0;
}

/** Where the outbox ends now. */
export async function endPosition(tx: Transaction): Promise<Position> {
  const { rows } = await sql<{ transactionId: string; seq: number }>`
    select transaction_id::text as transaction_id, seq from platform.event
    where transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by platform.event.transaction_id desc, seq desc limit 1`.execute(tx);
  return rows[0] ?? startPosition;
}
