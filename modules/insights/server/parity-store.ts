import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Channel, Contact } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Slice } from './store.ts';

/** An answered contact with what became of it. */
export interface AnsweredRow {
  readonly reasonId: Id;
  readonly channel: Channel;
  readonly queueId: Id | null;
  /** Who took it first. */
  readonly agentId: Id;
  readonly waitMs: number;
  readonly thresholdMs: number | null;
  readonly transfers: number;
  readonly resolution: Contact['resolution'];
  readonly rating: number | null;
  /** The customer came again with the same reason. */
  readonly cameAgain: boolean;
}

/** The contacts of a slice that customers began, agents answered and coded with a reason; of very
 *  many the newest. */
export async function readAnswered(
  ctx: Context,
  { projectId, from, to }: Slice,
  limit: number,
): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select c.reason_id, f.channel, f.queue_id, f.agent_id, f.wait_ms, f.threshold_ms, f.transfers,
      c.resolution, r.rating,
      c.id in (select l.repeat_of_id from contacts.contact l
        where l.project_id = ${projectId} and l.repeat_of_id is not null) as came_again
    from insights.contact_fact f
    join contacts.contact c on c.project_id = f.project_id and c.id = f.contact_id
    left join insights.rating_fact r on r.project_id = f.project_id and r.contact_id = f.contact_id
    where f.project_id = ${projectId} and f.opened_at >= ${from} and f.opened_at < ${to}
      and f.result = 'answered' and f.offered_at is not null and f.agent_id is not null
      and c.reason_id is not null and c.closed_at is not null
    order by f.opened_at desc limit ${limit}`.execute(ctx.tx);
  return rows;
}
