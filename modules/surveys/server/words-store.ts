import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Answer, Invitation } from '../contract.ts';

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

/** The last answer of each of these invitations to every question. */
export async function readAllLastAnswers(
  ctx: Context,
  which: { projectId: Id; invitationIds: readonly Id[] },
): Promise<(Answer & { invitationId: Id })[]> {
  const { projectId, invitationIds } = which;
  const { rows } = await sql<Answer & { invitationId: Id }>`
    select distinct on (invitation_id, question)
      invitation_id, question, value, choices, text, language, answered_at
    from surveys.answer
    where project_id = ${projectId} and invitation_id = any(${invitationIds})
    order by invitation_id, question, seq desc`.execute(ctx.tx);
  return rows;
}
