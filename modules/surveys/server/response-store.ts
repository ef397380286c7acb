import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Translated } from '#kernel/language.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { AgentCounts } from '../core/bias.ts';
import type { AnswerFlag } from '../core/flags.ts';
import type { NotAskedReason } from '../core/invitation.ts';
import { type CountedAsked, type CountedDelay, curveHours } from '../core/response.ts';
import type { Decision } from './decision-store.ts';

/** A time in a project: `from` belongs to it, `until` does not. */
export interface Period {
  readonly projectId: Id;
  readonly from: Instant;
  readonly until: Instant;
}

const inPeriod = ({ projectId, from, until }: Period) =>
  sql`project_id = ${projectId} and created_at >= ${from} and created_at < ${until}`;
const isAsked = sql`state <> 'not-sent' and channel <> 'link'`;
const isAnswered = sql`state in ('partial', 'complete') and flags = '{}'`;

/** Those who were asked, by the hour of the day in a time zone. */
export async function countByHour(
  ctx: Context,
  period: Period,
  timeZone: string,
): Promise<CountedAsked[]> {
  const { rows } = await sql<CountedAsked>`
    select extract(hour from created_at at time zone ${timeZone})::integer as hour,
      count(*)::integer as asked, (count(*) filter (where ${isAnswered}))::integer as answered
    from surveys.invitation where ${inPeriod(period)} and ${isAsked}
    group by 1`.execute(ctx.tx);
  return rows;
}

/** Those who have answered, by how long it took them. */
export async function countDelays(ctx: Context, period: Period): Promise<CountedDelay[]> {
  const { rows } = await sql<CountedDelay>`
    select width_bucket(extract(epoch from first_answered_at - created_at)::float8 / 3600,
        ${[...curveHours]}::float8[]) as bucket, count(*)::integer as answers
    from surveys.invitation
    where ${inPeriod(period)} and ${isAsked} and ${isAnswered} and first_answered_at is not null
    group by 1`.execute(ctx.tx);
  return rows;
}

/** What was asked and answered of the contacts of each agent. */
export async function countByAgent(ctx: Context, period: Period): Promise<AgentCounts[]> {
  const { rows } = await sql<AgentCounts>`
    select agent_id, count(*)::integer as ended,
      (count(*) filter (where ${isAsked}))::integer as asked,
      (count(*) filter (where ${isAnswered}))::integer as answered
    from surveys.invitation
    where ${inPeriod(period)} and agent_id is not null and contact_id is not null
    group by agent_id order by agent_id`.execute(ctx.tx);
  return rows;
}

/** How many invitations are kept apart for each reason; one may be for several. */
export async function countFlags(
  ctx: Context,
  period: Period,
): Promise<{ flag: AnswerFlag; invitations: number }[]> {
  const { rows } = await sql<{ flag: AnswerFlag; invitations: number }>`
    select flag, count(*)::integer as invitations
    from surveys.invitation, unnest(flags) as flag
    where ${inPeriod(period)} and flags <> '{}'
    group by flag order by 2 desc, flag`.execute(ctx.tx);
  return rows;
}

/** Reminders that were sent, the invitations they were about, and those answered since. */
export async function countReminders(
  ctx: Context,
  period: Period,
): Promise<{ sent: number; reminded: number; answered: number }> {
  const { rows } = await sql<{ sent: number; reminded: number; answered: number }>`
    select coalesce(sum(reminders_sent), 0)::integer as sent, count(*)::integer as reminded,
      (count(*) filter (where ${isAnswered}))::integer as answered
    from surveys.invitation
    where ${inPeriod(period)} and reminders_sent > 0`.execute(ctx.tx);
  return rows[0] ?? { sent: 0, reminded: 0, answered: 0 };
}

/** Alike decisions of a survey. */
export interface CountedDecisions {
  readonly surveyId: Id;
  readonly name: Translated;
  readonly asked: Decision['asked'];
  readonly reason: NotAskedReason | null;
  readonly decisions: number;
}

/** What each survey decided. */
export async function countDecisions(ctx: Context, period: Period): Promise<CountedDecisions[]> {
  const { projectId, from, until } = period;
  const { rows } = await sql<CountedDecisions>`
    select survey.id as survey_id, survey.name, decided.asked, decided.reason, decided.decisions
    from (
      select survey_id, asked, reason, count(*)::integer as decisions
      from surveys.decision
      where project_id = ${projectId} and decided_at >= ${from} and decided_at < ${until}
      group by survey_id, asked, reason) as decided
    join surveys.survey on survey.project_id = ${projectId} and survey.id = decided.survey_id
    order by survey.id, decided.decisions desc`.execute(ctx.tx);
  return rows;
}
