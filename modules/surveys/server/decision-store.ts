import { type Generated, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { NotAskedReason } from '../core/invitation.ts';
import type { TriggerName } from '../core/rules.ts';
import type { SurveyKind } from '../core/survey.ts';

/** What a survey decided on an occasion. */
export interface Decision {
  readonly projectId: Id;
  readonly surveyId: Id;
  readonly trigger: TriggerName;
  /** The contact, case, life event or customer that it is about. */
  readonly subjectId: Id;
  readonly contactId: Id | null;
  readonly customerId: Id | null;
  readonly agentId: Id | null;
  readonly asked: 'everything' | 'rating-alone' | 'nothing';
  readonly reason: NotAskedReason | null;
  readonly decidedAt: Instant;
}

type Tables = { 'surveys.decision': Decision & { seq: Generated<number> } };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Keeps what surveys decided on one occasion. */
export async function insertDecisions(ctx: Context, rows: readonly Decision[]): Promise<void> {
  if (rows.length > 0) await tables(ctx).insertInto('surveys.decision').values(rows).execute();
}

/** The surveys that have asked somebody about this already. */
export async function readAskedAbout(
  ctx: Context,
  { projectId, subjectId }: { projectId: Id; subjectId: Id },
): Promise<Set<Id>> {
  const rows = await tables(ctx)
    .selectFrom('surveys.decision')
    .select('surveyId')
    .distinct()
    .where('projectId', '=', projectId)
    .where('subjectId', '=', subjectId)
    .where('asked', '<>', 'nothing')
    .execute();
  return new Set(rows.map(({ surveyId }) => surveyId));
}

/** When a customer was last asked in full by surveys of a kind, and whether one of them still waits
 *  for his answer. */
export interface AskedByKind {
  readonly kind: SurveyKind;
  readonly askedInFullAt: Instant;
  readonly hasOpenInvitation: boolean;
}

/** What a customer was asked in full before, by the kind of survey. */
export async function readAskedInFull(
  ctx: Context,
  { projectId, customerId }: { projectId: Id; customerId: Id },
): Promise<AskedByKind[]> {
  const { rows } = await sql<AskedByKind>`
    select survey.kind, max(invitation.created_at) as asked_in_full_at,
      bool_or(invitation.state = 'sent' and invitation.expires_at > ${ctx.now})
        as has_open_invitation
    from surveys.invitation
    join surveys.survey_version as version
      on version.project_id = invitation.project_id and version.id = invitation.survey_version_id
    join surveys.survey
      on survey.project_id = version.project_id and survey.id = version.survey_id
    where invitation.project_id = ${projectId} and invitation.customer_id = ${customerId}
      and invitation.state <> 'not-sent' and not invitation.is_rating_alone
    group by survey.kind`.execute(ctx.tx);
  return rows;
}

/** Whether the last mail that invited a customer came back. */
export async function hasLastMailBounced(
  ctx: Context,
  { projectId, customerId }: { projectId: Id; customerId: Id },
): Promise<boolean> {
  const { rows } = await sql<{ hasBounced: boolean }>`
    select not_asked_reason = 'bounced' as has_bounced
    from surveys.invitation
    where project_id = ${projectId} and customer_id = ${customerId} and channel = 'email'
      and (state <> 'not-sent' or not_asked_reason = 'bounced')
    order by created_at desc limit 1`.execute(ctx.tx);
  return rows[0]?.hasBounced ?? false;
}
