import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { InProject } from '../article-store.ts';

/** What a reader said of an article. */
export interface Feedback {
  readonly projectId: Id;
  readonly id: Id;
  readonly articleId: Id;
  readonly language: Language;
  /** The version that was read. */
  readonly number: number;
  readonly hasHelped: boolean;
  readonly comment: string;
  readonly visitId: Id | null;
  readonly at: Instant;
}

type Tables = { 'knowledge.feedback': Feedback };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** What was said under an id, held against other writers until the transaction ends. */
export async function lockFeedback(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Feedback | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.feedback')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** What was said of an article in a visit, held against other writers until the transaction
 *  ends. */
export async function lockFeedbackOf(
  ctx: Context,
  { projectId, visitId, articleId }: { projectId: Id; visitId: Id; articleId: Id },
): Promise<Feedback | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.feedback')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('visitId', '=', visitId)
    .where('articleId', '=', articleId)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps what was said, in place of what was said under the same id. */
export async function upsertFeedback(ctx: Context, feedback: Feedback): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.feedback')
    .values(feedback)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(feedback))
    .execute();
}

/** How many readers have said of an article that it helped, of how many who said anything. */
export async function readHelpfulness(
  ctx: Context,
  { projectId, articleId }: { projectId: Id; articleId: Id },
): Promise<{ helped: number; count: number }> {
  const { rows } = await sql<{ helped: number; count: number }>`
    select count(*) filter (where has_helped)::int as helped, count(*)::int as count
    from knowledge.feedback
    where project_id = ${projectId} and article_id = ${articleId}`.execute(ctx.tx);
  return rows[0] ?? { helped: 0, count: 0 };
}
