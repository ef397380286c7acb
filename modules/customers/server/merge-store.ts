import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { MergePreview } from '../contract.ts';
import type { PersonalField } from '../core/merge.ts';
import type { OfCustomer } from './store.ts';

/** The tables whose rows go with the customer when he is merged. */
const movedTables = {
  identity: 'customers.identity',
  consent: 'customers.consent',
  order: 'customers.order',
  lifeEvent: 'customers.life_event',
  note: 'customers.note',
  avoidance: 'customers.avoidance',
} as const satisfies Record<keyof MergePreview['moves'], string>;
type MovedKind = keyof typeof movedTables;
const movedKinds = Object.keys(movedTables) as MovedKind[];

/** The ids of the rows that changed hands. */
export type Moved = Readonly<Record<MovedKind, readonly Id[]>>;

/** A merge as it was written down. */
export interface MergeRow {
  readonly projectId: Id;
  readonly id: Id;
  readonly fromId: Id;
  readonly intoId: Id;
  readonly moved: Moved;
  /** What was blank on the remaining record and came from the other one. */
  readonly filled: readonly PersonalField[];
  /** The level of the remaining customer before the other's higher one; null: he kept his own. */
  readonly formerValueLevel: number | null;
  readonly at: Instant;
  readonly undoneAt: Instant | null;
}

/** How many rows of each kind a customer has. */
export async function countMoves(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<Record<MovedKind, number>> {
  const counts = movedKinds.map(
    (kind) => sql`(select count(*) from ${sql.table(movedTables[kind])}
      where project_id = ${projectId} and customer_id = ${customerId}) as ${sql.ref(kind)}`,
  );
  const { rows } = await sql<Record<MovedKind, number>>`select ${sql.join(counts)}`.execute(ctx.tx);
  return rows[0] ?? { identity: 0, consent: 0, order: 0, lifeEvent: 0, note: 0, avoidance: 0 };
}

/** Gives the rows of one customer to another, but for what both have. Returns which they were. */
export async function moveRows(
  ctx: Context,
  { projectId, fromId, intoId }: { projectId: Id; fromId: Id; intoId: Id },
): Promise<Moved> {
  const moved: Record<MovedKind, Id[]> = {
    identity: [],
    consent: [],
    order: [],
    lifeEvent: [],
    note: [],
    avoidance: [],
  };
  const isWithBoth = sql`person_id in (select person_id from customers.avoidance
    where project_id = ${projectId} and customer_id = ${intoId})`;
  for (const kind of movedKinds) {
    const { rows } = await sql<{ id: Id }>`
      update ${sql.table(movedTables[kind])} set customer_id = ${intoId}
      where project_id = ${projectId} and customer_id = ${fromId}
        and not ${kind === 'avoidance' ? isWithBoth : sql`false`}
      returning id`.execute(ctx.tx);
    moved[kind] = rows.map(({ id }) => id);
  }
  return moved;
}

/** Gives rows back that a merge moved; those that were removed or moved on stay where they are. */
export async function moveRowsBack(
  ctx: Context,
  { projectId, fromId, intoId, moved }: MergeRow,
): Promise<void> {
  for (const kind of movedKinds) {
    await sql`
      update ${sql.table(movedTables[kind])} set customer_id = ${fromId}
      where project_id = ${projectId} and customer_id = ${intoId}
        and id = any (${moved[kind]}::uuid[])`.execute(ctx.tx);
  }
}

/** Writes a merge down. */
export async function insertMerge(ctx: Context, merge: MergeRow): Promise<void> {
  const { projectId, id, fromId, intoId, moved, filled, formerValueLevel, at } = merge;
  await sql`
    insert into customers.merge (project_id, id, from_id, into_id, moved, filled,
      former_value_level, at, merged_by)
    values (${projectId}, ${id}, ${fromId}, ${intoId}, ${JSON.stringify(moved)}::jsonb,
      ${JSON.stringify(filled)}::jsonb, ${formerValueLevel}, ${at}, ${ctx.actor.id})
  `.execute(ctx.tx);
}

/** A merge, held against other writers until the transaction ends. */
export async function lockMerge(
  ctx: Context,
  { projectId, mergeId }: { projectId: Id; mergeId: Id },
): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select project_id, id, from_id, into_id, moved, filled, former_value_level, at, undone_at
    from customers.merge
    where project_id = ${projectId} and id = ${mergeId} for update`.execute(ctx.tx);
  return rows[0];
}

/** Writes down that a merge was undone. */
export async function markUndone(ctx: Context, { projectId, id }: MergeRow): Promise<void> {
  await sql`
    update customers.merge set undone_at = ${ctx.now}, undone_by = ${ctx.actor.id}
    where project_id = ${projectId} and id = ${id}`.execute(ctx.tx);
}

/** Merges into a customer since an instant that have not been undone, newest first. */
export async function readMerges(
  ctx: Context,
  { projectId, customerId, since }: OfCustomer & { since: Instant },
): Promise<{ id: Id; fromId: Id; fromName: string | null; intoId: Id; at: Instant }[]> {
  const { rows } = await sql<{
    id: Id;
    fromId: Id;
    fromName: string | null;
    intoId: Id;
    at: Instant;
  }>`
    select m.id, m.from_id, c.name as from_name, m.into_id, m.at from customers.merge m
    join customers.customer c on c.project_id = m.project_id and c.id = m.from_id
    where m.project_id = ${projectId} and m.into_id = ${customerId} and m.undone_at is null
      and m.at >= ${since}
    order by m.id desc limit ${maximumMergesShown}`.execute(ctx.tx);
  return rows;
}

const maximumMergesShown = 20;

/** Whether a customer has a proven id in the client's systems. */
export async function readExternalIds(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select value from customers.identity
    where project_id = ${projectId} and customer_id = ${customerId}
      and kind = 'external' and is_verified`.execute(ctx.tx);
  return rows.map(({ value }) => value);
}
