import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';

/** An entry as far as it counts for the agent whose it is. */
type CountedEntry = Pick<
  Entry,
  'contactId' | 'state' | 'channel' | 'heldUnits' | 'contactState' | 'interruptedBy'
> & { readonly agentId: Id };

/** What agents have, over all their projects; what rings first at one, first. */
export async function readEntriesOfAgents(
  ctx: Context,
  agentIds: readonly Id[],
): Promise<CountedEntry[]> {
  const { rows } = await sql<CountedEntry>`
    select contact_id, state, channel, held_units, contact_state, interrupted_by, agent_id,
      offered_at
    from routing.entry where agent_id = any (${agentIds}::uuid[])
    union all
    select e.contact_id, e.state, e.channel, e.held_units, e.contact_state, e.interrupted_by,
      r.agent_id, e.offered_at
    from routing.ring r join routing.entry e using (project_id, contact_id)
    where r.agent_id = any (${agentIds}::uuid[])
    order by offered_at, contact_id`.execute(ctx.tx);
  return rows;
}

/** Offers of a project whose time was over before an instant, and which no timer ends. */
export async function readStuckOffers(
  ctx: Context,
  { projectId, before }: { projectId: Id; before: Instant },
): Promise<{ contactId: Id; offerId: Id; agentId: Id }[]> {
  const { rows } = await sql<{ contactId: Id; offerId: Id; agentId: Id }>`
    select contact_id, offer_id, agent_id from routing.entry e
    where project_id = ${projectId} and state = 'offered' and offer_expires_at < ${before}
      and not exists (select from platform.timer t
        where t.name = 'routing.offer-expired' and t.subject_id = e.offer_id)
    order by contact_id`.execute(ctx.tx);
  return rows;
}
