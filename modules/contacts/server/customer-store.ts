import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';

/** Puts a customer's name on his conversations. Returns those that had another. */
export async function renameCustomer(
  ctx: Context,
  { projectId, customerId, name }: { projectId: Id; customerId: Id; name: string | null },
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    update contacts.conversation set customer_name = ${name ?? ''}
    where project_id = ${projectId} and customer_id = ${customerId}
      and customer_name <> ${name ?? ''}
    returning id`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

interface Merge {
  readonly projectId: Id;
  readonly mergeId: Id;
  readonly fromId: Id;
  readonly intoId: Id;
}

/** Gives a merged customer's cases, conversations and contacts to the one who remains, and
 *  remembers which they were. Returns the conversations. */
export async function repointCustomer(ctx: Context, merge: Merge): Promise<Id[]> {
  const { projectId, mergeId, fromId, intoId } = merge;
  await sql`
    insert into contacts.customer_move (project_id, merge_id, conversation_id)
    select project_id, ${mergeId}, id from contacts.conversation
    where project_id = ${projectId} and customer_id = ${fromId}
    on conflict do nothing`.execute(ctx.tx);
  return give(ctx, { projectId, mergeId, customerId: intoId });
}

/** Gives back what a merge had moved. Returns the conversations. */
export async function returnToCustomer(ctx: Context, merge: Merge): Promise<Id[]> {
  const { projectId, mergeId, fromId } = merge;
  const given = await give(ctx, { projectId, mergeId, customerId: fromId });
  await sql`
    delete from contacts.customer_move
    where project_id = ${projectId} and merge_id = ${mergeId}`.execute(ctx.tx);
  return given;
}

async function give(
  ctx: Context,
  { projectId, mergeId, customerId }: { projectId: Id; mergeId: Id; customerId: Id },
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with moved as (
      select conversation_id from contacts.customer_move
      where project_id = ${projectId} and merge_id = ${mergeId}),
    conversations as (
      update contacts.conversation c set customer_id = ${customerId}, customer_name =
        (select coalesce(name, '') from customers.customer
         where project_id = ${projectId} and id = ${customerId})
      from moved where c.project_id = ${projectId} and c.id = moved.conversation_id
      returning c.id, c.case_id),
    cases as (
      update contacts."case" k set customer_id = ${customerId}
      from conversations where k.project_id = ${projectId} and k.id = conversations.case_id),
    contacts as (
      update contacts.contact t set customer_id = ${customerId}
      from moved where t.project_id = ${projectId} and t.conversation_id = moved.conversation_id)
    select id from conversations order by id`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}
