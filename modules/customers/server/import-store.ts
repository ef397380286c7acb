import { sql } from 'kysely';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { type Context, LostRace } from '#platform/context.ts';
import type { ImportPlan } from '../core/import-plan.ts';
import type { PersonalField } from '../core/merge.ts';
import type { CustomerRow } from './store.ts';

/** Writes what a batch of an import planned, in one statement; the value levels of
 *  known customers stay. When somebody else took one of its identities in the meantime, the batch
 *  is planned again. */
export async function writeImport(ctx: Context, projectId: Id, plan: ImportPlan): Promise<void> {
  const nowMs = Date.parse(ctx.now);
  const identities = plan.identities.map((each) => ({ ...each, id: newId(nowMs) }));
  const suggestions = plan.suggestions.map(({ customerId, otherId, reason, identity }) => ({
    id: newId(nowMs),
    firstId: customerId < otherId ? customerId : otherId,
    secondId: customerId < otherId ? otherId : customerId,
    reason,
    kind: identity.kind,
    display: identity.display,
  }));
  const { rows } = await sql<{ written: number }>`
    with person as (
      insert into customers.customer as kept
        (project_id, id, name, language, birth_year, preferred_channel, value_level, created_at)
      select ${projectId}, id, name, language, "birthYear", "preferredChannel",
        coalesce("valueLevel", 0), ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(plan.customers)}::jsonb) as planned (
        id uuid, name text, language text, "birthYear" smallint, "preferredChannel" text,
        "valueLevel" smallint)
      on conflict (project_id, id) do update set
        name = coalesce(excluded.name, kept.name),
        language = coalesce(excluded.language, kept.language),
        birth_year = coalesce(excluded.birth_year, kept.birth_year),
        preferred_channel = coalesce(excluded.preferred_channel, kept.preferred_channel)
      where (kept.name, kept.language, kept.birth_year, kept.preferred_channel)
        is distinct from (coalesce(excluded.name, kept.name),
          coalesce(excluded.language, kept.language),
          coalesce(excluded.birth_year, kept.birth_year),
          coalesce(excluded.preferred_channel, kept.preferred_channel))
    ), suggestion as (
      insert into customers.merge_suggestion
        (project_id, id, first_id, second_id, reason, kind, display)
      select ${projectId}, id, "firstId", "secondId", reason, kind, display
      from jsonb_to_recordset(${JSON.stringify(suggestions)}::jsonb) as planned (
        id uuid, "firstId" uuid, "secondId" uuid, reason text, kind text, display text)
      on conflict do nothing
    ), identity as (
      insert into customers.identity as kept
        (project_id, id, customer_id, kind, value, display, is_verified, verified_at)
      select ${projectId}, id, "customerId", kind, value, display, true, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(identities)}::jsonb) as planned (
        id uuid, "customerId" uuid, kind text, value text, display text)
      on conflict (project_id, kind, value) do update set
        customer_id = excluded.customer_id, display = excluded.display,
        is_verified = true, verified_at = excluded.verified_at
      where not kept.is_verified
      returning 1
    )
    select count(*) as written from identity`.execute(ctx.tx);
  if (rows[0]?.written !== identities.length) throw new LostRace();
}

interface OneImport {
  readonly projectId: Id;
  readonly id: Id;
}

/** Keeps that an import runs. Those that broke off long ago are forgotten. */
export async function insertRunning(ctx: Context, { projectId, id }: OneImport): Promise<void> {
  await sql`delete from customers.running_import
    where started_at < ${addMs(ctx.now, -dayMs)}`.execute(ctx.tx);
  await sql`insert into customers.running_import (project_id, id, started_at)
    values (${projectId}, ${id}, ${ctx.now})`.execute(ctx.tx);
}

/** Says that a running import is to stop. Returns false when none of this id runs. */
export async function markCancelled(ctx: Context, { projectId, id }: OneImport): Promise<boolean> {
  const { rows } = await sql`update customers.running_import set is_cancelled = true
    where project_id = ${projectId} and id = ${id} returning id`.execute(ctx.tx);
  return rows.length > 0;
}

/** Whether an import is to stop. */
export async function isCancelled(ctx: Context, { projectId, id }: OneImport): Promise<boolean> {
  const { rows } = await sql`select from customers.running_import
    where project_id = ${projectId} and id = ${id} and is_cancelled`.execute(ctx.tx);
  return rows.length > 0;
}

/** Forgets an import that has ended. */
export async function deleteRunning(ctx: Context, { projectId, id }: OneImport): Promise<void> {
  await sql`delete from customers.running_import
    where project_id = ${projectId} and id = ${id}`.execute(ctx.tx);
}

/** A customer as a row of an export: of each kind of identity the first proven one. What is only
 *  claimed stays out: read in again it would count as proven. */
export interface ExportRow extends Pick<CustomerRow, 'id' | PersonalField | 'valueLevel'> {
  readonly externalId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The living customers after an id, in the order of ids, which is that of their making. */
export async function readExport(
  ctx: Context,
  { projectId, afterId, limit }: { projectId: Id; afterId: Id | null; limit: number },
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select c.id, c.name, c.language, c.birth_year, c.preferred_channel, c.value_level,
      first.external_id, first.email, first.phone
    from customers.customer c
    cross join lateral (
      select (array_agg(display order by id) filter (where kind = 'external'))[1] as external_id,
        (array_agg(display order by id) filter (where kind = 'email'))[1] as email,
        (array_agg(display order by id) filter (where kind = 'phone'))[1] as phone
      from customers.identity
      where project_id = c.project_id and customer_id = c.id and is_verified) as first
    where c.project_id = ${projectId} and c.merged_into_id is null
      and (${afterId}::uuid is null or c.id > ${afterId}::uuid)
    order by c.id limit ${limit}`.execute(ctx.tx);
  return rows;
}
