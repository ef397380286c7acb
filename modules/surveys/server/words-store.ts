import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Invitation } from '../contract.ts';

/** An invitation that was answered in own words. */
export type WordedInvitation = Pick<
  Invitation,
  | 'id'
  | 'projectId'
  | 'contactId'
  | 'conversationId'
  | 'customerId'
  | 'channel'
  | 'surveyVersionId'
  | 'askedQuestions'
  | 'rating'
>;

/** Invitations of a period that were answered in own words, the newest first: `from` belongs to
 *  it, `until` does not. Without what no customer said; the same rating throughout makes no words
 *  untrue. */
export async function readWorded(
  ctx: Context,
  which: { projectId: Id; from: Instant; until: Instant; limit: number },
): Promise<WordedInvitation[]> {
  const { projectId, from, until, limit } = which;
  const { rows } = await sql<WordedInvitation>`
    select id, project_id, contact_id, conversation_id, customer_id, channel, survey_version_id,
      asked_questions, rating
    from surveys.invitation
    where project_id = ${projectId} and created_at >= ${from} and created_at < ${until}
      and first_answered_at is not null and flags <@ array['straight-line'] and exists (
        select from surveys.answer
        where answer.project_id = invitation.project_id and invitation_id = invitation.id
          and text <> '')
    order by created_at desc, id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}
