import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Place } from '#platform/http/paging.ts';
import type { Consent, LifeEvent, MergeSuggestion, Note, Order } from '../contract.ts';
import type { OfCustomer } from './store.ts';

/** What is kept of a customer by time: the table, its columns and the one that orders it. */
interface RecordList<Item> {
  readonly table: string;
  readonly columns: readonly string[];
  readonly orderedBy: string;
  /** Only the type matters. */
  readonly item?: Item;
}

export const consentList: RecordList<Consent> = {
  table: 'customers.consent',
  columns: ['id', 'purpose', 'channel', 'state', 'at', 'source'],
  orderedBy: 'at',
};
export const noteList: RecordList<Note> = {
  table: 'customers.note',
  columns: ['id', 'author_id', 'text', 'created_at'],
  orderedBy: 'created_at',
};
export const orderList: RecordList<Order> = {
  table: 'customers.order',
  columns: ['id', 'number', 'state', 'total_minor', 'currency', 'product', 'placed_at', 'data'],
  orderedBy: 'placed_at',
};
export const lifeEventList: RecordList<LifeEvent> = {
  table: 'customers.life_event',
  columns: ['id', 'kind', 'at', 'data'],
  orderedBy: 'at',
};

/** The newest of a customer's records, after a place in the list when one is given. */
export async function readRecords<Item>(
  ctx: Context,
  list: RecordList<Item>,
  { projectId, customerId, after, limit }: OfCustomer & { after: Place | null; limit: number },
): Promise<Item[]> {
  const at = sql.ref(list.orderedBy);
  const isAfter = after ? sql`(${at}, id) < (${after.at}, ${after.id})` : sql`true`;
  const { rows } = await sql<Item>`
    select ${sql.join(list.columns.map((column) => sql.ref(column)))} from ${sql.table(list.table)}
    where project_id = ${projectId} and customer_id = ${customerId} and ${isAfter}
    order by ${at} desc, id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** How many notes there are on a customer. */
export async function countNotes(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from customers.note
    where project_id = ${projectId} and customer_id = ${customerId}`.execute(ctx.tx);
  return rows[0]?.count ?? 0;
}

/** The last statement of each purpose and channel. */
export async function readLastConsents(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<Consent[]> {
  const { rows } = await sql<Consent>`
    select distinct on (purpose, channel) id, purpose, channel, state, at, source
    from customers.consent where project_id = ${projectId} and customer_id = ${customerId}
    order by purpose, channel, at desc, state desc, id desc`.execute(ctx.tx);
  return rows;
}

/** Keeps what a customer said. */
export async function insertConsent(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { id, purpose, channel, state, at, source }: Consent,
): Promise<void> {
  await sql`
    insert into customers.consent
      (project_id, id, customer_id, purpose, channel, state, at, source)
    values (${projectId}, ${id}, ${customerId}, ${purpose}, ${channel}, ${state}, ${at}, ${source})
  `.execute(ctx.tx);
}

/** Keeps a note. */
export async function insertNote(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { id, authorId, text, createdAt }: Note,
): Promise<void> {
  await sql`
    insert into customers.note (project_id, id, customer_id, author_id, text, created_at)
    values (${projectId}, ${id}, ${customerId}, ${authorId}, ${text}, ${createdAt})
  `.execute(ctx.tx);
}

/** Keeps an order, or what has become of it. Returns its id, which stays the same; nothing when the
 *  number is that of another customer's order. */
export async function upsertOrder(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  order: Order,
): Promise<Id | undefined> {
  const { id, number, state, totalMinor, currency, product, placedAt, data } = order;
  const { rows } = await sql<{ id: Id }>`
    insert into customers.order as kept (project_id, id, customer_id, number, state, total_minor,
      currency, product, placed_at, data)
    values (${projectId}, ${id}, ${customerId}, ${number}, ${state}, ${totalMinor}, ${currency},
      ${product}, ${placedAt}, ${JSON.stringify(data)}::jsonb)
    on conflict (project_id, number) do update set state = excluded.state,
      total_minor = excluded.total_minor, currency = excluded.currency, product = excluded.product,
      placed_at = excluded.placed_at, data = excluded.data
    where kept.customer_id = excluded.customer_id
    returning id`.execute(ctx.tx);
  return rows[0]?.id;
}

/** When customers placed orders after an instant, the earliest first; cancelled ones are none. */
export async function readOrderTimes(
  ctx: Context,
  { projectId, customerIds, after }: { projectId: Id; customerIds: readonly Id[]; after: Instant },
): Promise<{ customerId: Id; placedAt: Instant }[]> {
  const { rows } = await sql<{ customerId: Id; placedAt: Instant }>`
    select customer_id, placed_at from customers.order
    where project_id = ${projectId} and customer_id = any(${customerIds})
      and placed_at > ${after} and state <> 'cancelled'
    order by placed_at`.execute(ctx.tx);
  return rows;
}

/** Keeps a life event; says whether it is a new one. */
export async function insertLifeEvent(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { id, kind, at, data }: LifeEvent,
): Promise<boolean> {
  const { rows } = await sql`
    insert into customers.life_event (project_id, id, customer_id, kind, at, data)
    values (${projectId}, ${id}, ${customerId}, ${kind}, ${at}, ${JSON.stringify(data)}::jsonb)
    on conflict do nothing returning 1`.execute(ctx.tx);
  return rows.length > 0;
}

/** The living customers who may be the same person. */
export async function readSuggestions(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<MergeSuggestion[]> {
  const { rows } = await sql<MergeSuggestion>`
    select s.id, other.id as other_id, other.name as other_name, s.reason, s.kind, s.display
    from customers.merge_suggestion s
    join customers.customer other on other.project_id = s.project_id
      and other.id = case when s.first_id = ${customerId} then s.second_id else s.first_id end
    where s.project_id = ${projectId} and ${customerId} in (s.first_id, s.second_id)
      and not s.is_dismissed and other.merged_into_id is null
    order by s.id desc limit ${maximumSuggestionsShown}`.execute(ctx.tx);
  return rows;
}

const maximumSuggestionsShown = 20;

/** Marks a suggestion as wrong. Returns the two customers. */
export async function dismiss(
  ctx: Context,
  { projectId, suggestionId }: { projectId: Id; suggestionId: Id },
): Promise<{ firstId: Id; secondId: Id } | undefined> {
  const { rows } = await sql<{ firstId: Id; secondId: Id }>`
    update customers.merge_suggestion set is_dismissed = true
    where project_id = ${projectId} and id = ${suggestionId}
    returning first_id, second_id`.execute(ctx.tx);
  return rows[0];
}
