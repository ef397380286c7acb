import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Avoidance } from '../contract.ts';
import type { Standing } from '../core/standing.ts';
import { maximumMergesInARow, type OfCustomer } from './store.ts';

/** The standing of a customer, or of the one who remained when he was merged. */
export async function readStanding(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    with recursive record as (
      select id, merged_into_id, value_level, 1 as step from customers.customer
      where project_id = ${projectId} and id = ${customerId}
      union all
      select next.id, next.merged_into_id, next.value_level, step + 1
      from record
      join customers.customer next
        on next.project_id = ${projectId} and next.id = record.merged_into_id
      where step < ${maximumMergesInARow}
    )
    select value_level, ${avoidedBy(projectId, 'record.id')} as avoided_agent_ids
    from record where merged_into_id is null`.execute(ctx.tx);
  return rows[0];
}

/** Gives customers who are there already the levels that were told of them. Returns whose level
 *  is not what it was, with their standing now. */
export async function writeValueLevels(
  ctx: Context,
  projectId: Id,
  told: readonly { readonly id: Id; readonly valueLevel: number }[],
): Promise<(Standing & { readonly customerId: Id })[]> {
  const { rows } = await sql<Standing & { customerId: Id }>`
    update customers.customer c set value_level = told.level
    from unnest(${told.map(({ id }) => id)}::uuid[],
      ${told.map(({ valueLevel }) => valueLevel)}::smallint[]) as told (id, level)
    where c.project_id = ${projectId} and c.id = told.id and c.value_level <> told.level
    returning c.id as customer_id, c.value_level,
      ${avoidedBy(projectId, 'c.id')} as avoided_agent_ids`.execute(ctx.tx);
  return rows;
}

function avoidedBy(projectId: Id, customer: string) {
  return sql`array(select person_id from customers.avoidance
    where project_id = ${projectId} and customer_id = ${sql.ref(customer)} order by at, id)`;
}

/** The agents whom a customer does not want to meet again, the oldest wish first. */
export async function readAvoidances(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
): Promise<Omit<Avoidance, 'name'>[]> {
  const { rows } = await sql<Omit<Avoidance, 'name'>>`
    select person_id, at, by_id, note from customers.avoidance
    where project_id = ${projectId} and customer_id = ${customerId} order by at, id`.execute(
    ctx.tx,
  );
  return rows;
}

/** Keeps whom a customer does not want to meet again; of a wish that is known, the note anew.
 *  Says whether the wish is a new one. */
export async function upsertAvoidance(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { id, personId, note }: { id: Id } & Pick<Avoidance, 'personId' | 'note'>,
): Promise<boolean> {
  const { rows } = await sql<{ id: Id }>`
    insert into customers.avoidance (project_id, id, customer_id, person_id, at, by_id, note)
    values (${projectId}, ${id}, ${customerId}, ${personId}, ${ctx.now}, ${ctx.actor.id}, ${note})
    on conflict (project_id, customer_id, person_id) do update set note = excluded.note
    returning id`.execute(ctx.tx);
  return rows[0]?.id === id;
}

/** Forgets that a customer does not want to meet an agent; says whether he had such a wish. */
export async function deleteAvoidance(
  ctx: Context,
  { projectId, customerId, personId }: OfCustomer & { personId: Id },
): Promise<boolean> {
  const { rows } = await sql`
    delete from customers.avoidance
    where project_id = ${projectId} and customer_id = ${customerId} and person_id = ${personId}
    returning id`.execute(ctx.tx);
  return rows.length > 0;
}
