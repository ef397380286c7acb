import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';

/** Of more conversations than this the first tell enough. */
const maximumConversations = 200_000;

/** A conversation that was drawn into an arm of a guide; null while its contact is open. */
export interface GuidedConversation {
  readonly isTreated: boolean;
  readonly drawnAt: Instant;
  readonly result: 'waiting' | 'answered' | 'abandoned' | 'left' | null;
  readonly endedAt: Instant | null;
  readonly talkMs: number | null;
  readonly wrapUpMs: number | null;
  readonly rating: number | null;
  /** The same customer with the guide's reason, within the days. */
  readonly cameAgain: boolean;
}

/** Which version of which guide. */
export interface GuideVersion {
  readonly projectId: Id;
  readonly reasonId: Id;
  readonly number: number;
}

/** Who was drawn into the arms of a version of a guide, with what became of them. */
export async function readGuided(
  ctx: Context,
  { projectId, reasonId, number, repeatWithinDays }: GuideVersion & { repeatWithinDays: number },
): Promise<GuidedConversation[]> {
  const { rows } = await sql<GuidedConversation>`
    select a.is_shown as is_treated, a.drawn_at,
      f.result, f.ended_at, f.talk_ms, f.wrap_up_ms, r.rating,
      exists (
        select from contacts.contact l
        where l.project_id = a.project_id and l.customer_id = c.customer_id
          and l.reason_id = a.reason_id and l.id <> c.id and l.opened_at >= c.closed_at
          and l.opened_at <= c.closed_at + make_interval(days => ${repeatWithinDays})
      ) as came_again
    from desk.guide_arm a
    join contacts.contact c on c.project_id = a.project_id and c.id = a.contact_id
    left join insights.contact_fact f on f.project_id = a.project_id and f.contact_id = c.id
    left join insights.rating_fact r on r.project_id = a.project_id and r.contact_id = c.id
    where a.project_id = ${projectId} and a.reason_id = ${reasonId} and a.number = ${number}
    order by a.drawn_at, a.conversation_id limit ${maximumConversations}`.execute(ctx.tx);
  return rows;
}
