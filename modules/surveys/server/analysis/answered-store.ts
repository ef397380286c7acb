import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Answered, AskedSurvey } from '../../core/analysis/answered.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import type { Question } from '../../core/question.ts';

/** What of a project is read. */
export type Choice = Pick<
  AnalysisWanted,
  'surveyId' | 'from' | 'until' | 'channel' | 'language'
> & {
  readonly projectId: Id;
};

/** The contacts of a choice that ended, by the survey that was in use. */
export interface SurveyCount {
  /** Null: none was. */
  readonly surveyId: Id | null;
  readonly ended: number;
  readonly asked: number;
  /** Without those that are kept apart, which `flagged` counts. */
  readonly answered: number;
  readonly flagged: number;
}

/** Doubtful answers, kept apart until somebody lets them count. */
const isFlagged = sql`invitation.flags <> '{}'`;

const surveysOfInvitations = sql`
  left join surveys.survey_version as version on version.project_id = invitation.project_id
    and version.id = invitation.survey_version_id
  left join surveys.survey on survey.project_id = version.project_id
    and survey.id = version.survey_id`;

const isAnswered = sql`invitation.state in ('partial', 'complete')`;

const chosen = ({ projectId, surveyId, from, until, channel, language }: Choice) => sql`
  invitation.project_id = ${projectId}
  and invitation.created_at >= ${from} and invitation.created_at < ${until}
  and case when ${surveyId}::uuid is null
    then survey.kind is null or survey.kind = 'transactional'
    else survey.id = ${surveyId} end
  and (${channel}::text is null or invitation.channel = ${channel})
  and (${language}::text is null or invitation.language = ${language})`;

/** Counts the invitations of a choice. */
export async function countBySurvey(ctx: Context, choice: Choice): Promise<SurveyCount[]> {
  const { rows } = await sql<SurveyCount>`
    select version.survey_id, count(*)::int as ended,
      count(*) filter (where invitation.state <> 'not-sent')::int as asked,
      count(*) filter (where ${isAnswered} and not ${isFlagged})::int as answered,
      count(*) filter (where ${isAnswered} and ${isFlagged})::int as flagged
    from surveys.invitation
    ${surveysOfInvitations}
    where ${chosen(choice)} group by version.survey_id`.execute(ctx.tx);
  return rows;
}

/** The next answered invitations of a choice in the order of their ids, with the last answer to
 *  each question of a scale. */
export async function readAnswered(
  ctx: Context,
  choice: Choice,
  { afterId, limit }: { afterId: Id | null; limit: number },
): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select invitation.id as invitation_id,
      coalesce(invitation.contact_id::text, '') as contact_id,
      coalesce(invitation.customer_id::text, '') as customer_id,
      version.survey_id, invitation.channel, invitation.language, invitation.is_rating_alone,
      invitation.asked_questions as asked, coalesce(given.answers, '{}'::jsonb) as answers
    from surveys.invitation
    ${surveysOfInvitations}
    left join lateral (
      select jsonb_object_agg(last.question, last.value) as answers
      from (
        select distinct on (question) question, value, choices, text from surveys.answer
        where project_id = invitation.project_id and invitation_id = invitation.id
        order by question, seq desc
      ) as last where last.choices is null and last.text is null
    ) as given on true
    where ${chosen(choice)} and version.id is not null and ${isAnswered} and not ${isFlagged}
      and (${afterId}::uuid is null or invitation.id > ${afterId})
    order by invitation.id limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** The surveys of a project that ask customers, with all that their versions ever asked, newest
 *  words first. surveyId: that one alone; `contacts`: all about contacts; null: all. Those that ask
 *  clients are too small to be analysed. */
export async function readAskedSurveys(
  ctx: Context,
  { projectId, surveyId }: { projectId: Id; surveyId: Id | 'contacts' | null },
): Promise<(AskedSurvey & { readonly name: { en: string; ru: string; zh: string } })[]> {
  const { rows } = await sql<{
    surveyId: Id;
    name: { en: string; ru: string; zh: string };
    versions: Question[][];
  }>`
    select survey.id as survey_id, survey.name,
      jsonb_agg(version.questions order by version.version desc) as versions
    from surveys.survey
    join surveys.survey_version as version on version.project_id = survey.project_id
      and version.survey_id = survey.id
    where survey.project_id = ${projectId} and survey.kind <> 'client'
      and (${surveyId}::text is null or survey.id::text = ${surveyId}
        or (${surveyId} = 'contacts' and survey.kind = 'transactional'))
    group by survey.project_id, survey.id order by survey.is_active desc, survey.id`.execute(
    ctx.tx,
  );
  return rows.map(({ versions, ...survey }) => ({ ...survey, questions: versions.flat() }));
}
