import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';

interface OfQueue {
  readonly queueId: Id;
  readonly channel: Channel;
}

/** How many closed contacts came into each queue in the 60 minutes before an instant, and before
 *  the same one of past weeks. week: 0 for this one. */
export async function countHours(
  ctx: Context,
  { projectId, to, weeks }: { projectId: Id; to: Instant; weeks: number },
): Promise<(OfQueue & { week: number; arrivals: number })[]> {
  const { rows } = await sql<OfQueue & { week: number; arrivals: number }>`
    select f.queue_id, f.channel, w.week, count(*)::int as arrivals
    from generate_series(0, ${weeks}::int) as w(week)
    join insights.contact_fact f on f.project_id = ${projectId}
      and f.opened_at >= ${to}::timestamptz - w.week * interval '168 hours' - interval '1 hour'
      and f.opened_at < ${to}::timestamptz - w.week * interval '168 hours'
    where f.queue_id is not null
    group by 1, 2, 3`.execute(ctx.tx);
  return rows;
}

/** What a contact of each queue that opened since an instant and is over has typically taken. What
 *  is answered at once: the mean of talk and wrap-up. A mail, which may lie open overnight: the
 *  median of the time from its taking to its first answer, with its wrap-up. */
export async function typicalHandling(
  ctx: Context,
  { projectId, since }: { projectId: Id; since: Instant },
): Promise<(OfQueue & { handlingMs: number; handled: number })[]> {
  const { rows } = await sql<OfQueue & { handlingMs: number; handled: number }>`
    select queue_id, channel, count(*)::int as handled, (case when channel = 'email'
      then percentile_cont(0.5) within group (
        order by greatest(0, first_response_ms - wait_ms) + wrap_up_ms)
      else avg(talk_ms + wrap_up_ms) end)::float8 as handling_ms
    from insights.contact_fact
    where project_id = ${projectId} and opened_at >= ${since}
      and result = 'answered' and ended_at is not null and queue_id is not null
      and (channel <> 'email' or first_response_ms is not null)
    group by 1, 2`.execute(ctx.tx);
  return rows;
}

/** When the first contact of a project that is counted came; null before that. */
export async function firstCounted(ctx: Context, projectId: Id): Promise<Instant | null> {
  const { rows } = await sql<{ first: Instant | null }>`
    select min(opened_at) as first from insights.contact_fact
    where project_id = ${projectId}`.execute(ctx.tx);
  return rows[0]?.first ?? null;
}
