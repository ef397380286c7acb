import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';
import type { FloorContact } from '../core/floor-contact.ts';
import { entryColumns } from './entry-store.ts';

/** The contacts of a project that are in routing, those that wait first, then by their ids. */
export async function readWork(
  ctx: Context,
  { projectId, limit }: { projectId: Id; limit: number },
): Promise<FloorContact[]> {
  const { rows } = await sql<FloorContact>`
    select e.contact_id, e.queue_id, e.entered_at, e.priority, e.acceleration_per_minute,
      v.id as conversation_id, v.customer_name, v.subject, v.channel, v.language, v.agent_id,
      v.state, v.state_since as since
    from routing.entry e
    join contacts.conversation v on v.project_id = e.project_id and v.id = e.conversation_id
      and v.contact_id = e.contact_id and v.state <> 'closed'
    where e.project_id = ${projectId}
    order by e.state = 'assigned', e.contact_id limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** The contacts of a project that nobody has and that ring at nobody, who entered first. */
export async function readUnanswered(
  ctx: Context,
  { projectId, limit }: { projectId: Id; limit: number },
): Promise<Entry[]> {
  const db = ctx.tx.$extendTables<{ 'routing.entry': Entry }>();
  return db
    .selectFrom('routing.entry')
    .select(entryColumns)
    .where('projectId', '=', projectId)
    .where('state', '=', 'waiting')
    .orderBy('enteredAt')
    .limit(limit)
    .execute();
}
