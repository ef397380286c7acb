import { type JSONColumnType, sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Decided, Decision } from '../core/decision.ts';
import type { OneContact } from './entry-store.ts';

type Tables = {
  'routing.decision': Omit<Decision, 'decided'> & {
    projectId: Id;
    decided: JSONColumnType<Decided>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Adds a decision. */
export async function insertDecision(
  ctx: Context,
  projectId: Id,
  { decided, ...decision }: Decision,
): Promise<void> {
  await tables(ctx)
    .insertInto('routing.decision')
    .values({ projectId, ...decision, decided: JSON.stringify(decided) })
    .execute();
}

/** The decisions about a contact and the answers to its offers, in the order of time. */
export async function readDecisions(
  ctx: Context,
  { projectId, contactId }: OneContact,
): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select * from (
    select id, contact_id, at, decided from routing.decision
    where project_id = ${projectId} and contact_id = ${contactId}
    union all
    select a.id, a.contact_id, a.answered_at, jsonb_build_object('kind', 'answered',
      'agentId', a.agent_id, 'answer', a.answer, 'reasonNames', r.names,
      'reason', case when r.id is null then a.reason end, 'isAutomatic', a.is_automatic)
    from routing.offer_answer a
    left join routing.decline_reason r on r.project_id = a.project_id and r.id = a.reason_id
    where a.project_id = ${projectId} and a.contact_id = ${contactId}
    ) as told order by at, (decided->>'isAutomatic')::boolean is true, id`.execute(ctx.tx);
  return rows;
}
