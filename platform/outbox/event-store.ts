import { sql } from 'kysely';
import type { HeedEvent } from '#kernel/event.ts';
import type { Transaction } from '../context.ts';
import { type NamedStatement, runNamed } from '../database/named.ts';

/** Where a reader of the outbox stands. Events are ordered by the transaction that wrote them and,
 *  within it, by number: an order in which nothing can appear behind a reader. */
export interface Position {
  readonly transactionId: string;
  readonly seq: number;
}

export interface StoredEvent extends HeedEvent {
  readonly position: Position;
}

interface Row extends HeedEvent, Position {
  readonly isWanted: boolean;
}

export const startPosition: Position = { transactionId: '0', seq: 0 };

const append: NamedStatement = {
  name: 'append-events',
  text: `
    insert into platform.event (id, name, project_id, subject_id, actor_id, occurred_at, data)
    select id, name, project_id, subject_id, actor_id, occurred_at, data
    from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                $7::jsonb[]) with ordinality
      as t (id, name, project_id, subject_id, actor_id, occurred_at, data, place)
    order by place`,
};

/** Writes the events of a transaction, in the order they were emitted. */
export async function appendEvents(tx: Transaction, events: readonly HeedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await runNamed(tx, append, [
    events.map((event) => event.id),
    events.map((event) => event.name),
    events.map((event) => event.projectId),
    events.map((event) => event.subjectId),
    events.map((event) => event.actorId),
    events.map((event) => event.occurredAt),
    events.map((event) => JSON.stringify(event.data)),
  ]);
}

/** The next events after a position, oldest first, at most `limit`; of `names` only, when given.
 *  Holds back what an unfinished transaction might still precede. `end` is how far was looked:
 *  the reader's next position even when nothing matched. */
export async function readEvents(
  tx: Transaction,
  { after, names, limit }: { after: Position; names?: readonly string[]; limit: number },
): Promise<{ events: StoredEvent[]; end: Position }> {
  const isWanted = names ? sql`name = any (${names}::text[])` : sql`true`;
  const { rows } = await sql<Row>`
    select transaction_id::text as transaction_id, seq, id, name, project_id, subject_id, actor_id,
           occurred_at, ${isWanted} as is_wanted, case when ${isWanted} then data end as data
    from platform.event e
    where (e.transaction_id, e.seq) > (${after.transactionId}::xid8, ${after.seq})
      and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by e.transaction_id, e.seq limit ${limit}`.execute(tx);
  const last = rows.at(-1);
  const events = rows
    .filter((row) => row.isWanted)
    .map(({ transactionId, seq, isWanted: _, ...event }) => ({
      ...event,
      position: { transactionId, seq },
    }));
  return { events, end: last ? { transactionId: last.transactionId, seq: last.seq } : after };
}

/** Whether events wait behind a transaction that is still open. */
export async function isHeldBack(tx: Transaction, after: Position): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform.event
    where (transaction_id, seq) > (${after.transactionId}::xid8, ${after.seq}) limit 1`.execute(tx);
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
