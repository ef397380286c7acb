import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Invitation } from '../contract.ts';

/** An invitation whose contact was rated. */
export type RatedInvitation = Pick<
  Invitation,
  'id' | 'projectId' | 'channel' | 'surveyVersionId'
> & { readonly contactId: Id; readonly customerId: Id; readonly rating: number };

/** Rated invitations of a period about contacts, the newest first, without answers that are kept
 *  apart: `from` belongs to it, `until` does not. */
export async function readRated(
  ctx: Context,
  which: { projectId: Id; from: Instant; until: Instant; limit: number },
): Promise<RatedInvitation[]> {
  const { projectId, from, until, limit } = which;
  const { rows } = await sql<RatedInvitation>`
    select id, project_id, contact_id, customer_id, channel, survey_version_id, rating
    from surveys.invitation
    where project_id = ${projectId} and created_at >= ${from} and created_at < ${until}
      and rating is not null and contact_id is not null and flags = '{}'
    order by created_at desc, id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}
