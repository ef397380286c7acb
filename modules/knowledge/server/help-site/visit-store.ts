import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Matter } from '../../core/help-site/matter.ts';
import type { VisitDeed, VisitOutcome, VisitPlace } from '../../core/help-site/visit.ts';
import type { InProject } from '../article-store.ts';

/** Somebody who tries to help himself. */
export interface Visit {
  readonly projectId: Id;
  readonly id: Id;
  readonly place: VisitPlace;
  readonly visitorHash: string;
  readonly language: Language;
  readonly startedAt: Instant;
  readonly lastStepAt: Instant;
  /** Null while it goes on. */
  readonly outcome: VisitOutcome | null;
}

/** What he did, one thing after the other. number: from 1. */
export interface VisitStep {
  readonly projectId: Id;
  readonly visitId: Id;
  readonly number: number;
  readonly deed: VisitDeed;
  readonly at: Instant;
  readonly language: Language;
  readonly articleId: Id | null;
  readonly searchId: Id | null;
  readonly conversationId: Id | null;
}

type Tables = { 'knowledge.visit': Visit; 'knowledge.visitStep': VisitStep };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The latest visit of a browser, held against other writers until the transaction ends. */
export async function lockLatestVisit(
  ctx: Context,
  { projectId, visitorHash }: Pick<Visit, 'projectId' | 'visitorHash'>,
): Promise<Visit | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.visit')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('visitorHash', '=', visitorHash)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** One visit, held against other writers until the transaction ends. */
export async function lockVisit(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Visit | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.visit')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Begins a visit. */
export async function insertVisit(ctx: Context, visit: Visit): Promise<void> {
  await tables(ctx).insertInto('knowledge.visit').values(visit).execute();
}

/** Notes how far a visit is. */
export async function updateVisit(
  ctx: Context,
  { projectId, id }: InProject,
  changes: Partial<Pick<Visit, 'lastStepAt' | 'outcome'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('knowledge.visit')
    .set(changes)
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Adds a step to a visit that is held, unless it has as many as are kept. */
export async function insertStep(
  ctx: Context,
  step: Omit<VisitStep, 'number'>,
  maximum: number,
): Promise<void> {
  const { projectId, visitId, deed, at, language, articleId, searchId, conversationId } = step;
  await sql`insert into knowledge.visit_step
    (project_id, visit_id, number, deed, at, language, article_id, search_id, conversation_id)
    select ${projectId}, ${visitId}, coalesce(max(number), 0) + 1, ${deed}, ${at}, ${language},
      ${articleId}, ${searchId}, ${conversationId}
    from knowledge.visit_step
    where project_id = ${projectId} and visit_id = ${visitId}
    having count(*) < ${maximum}`.execute(ctx.tx);
}

/** The steps of a visit in their order. limit: the last so many. */
export async function readSteps(
  ctx: Context,
  { projectId, id }: InProject,
  limit: number,
): Promise<VisitStep[]> {
  const rows = await tables(ctx)
    .selectFrom('knowledge.visitStep')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('visitId', '=', id)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** The visits of a browser that ended solved or given up after an instant, the latest first. */
export async function readEarlier(
  ctx: Context,
  { projectId, visitorHash }: Pick<Visit, 'projectId' | 'visitorHash'>,
  { since, limit }: { since: Instant; limit: number },
): Promise<(Visit & { readonly outcome: VisitOutcome })[]> {
  return tables(ctx)
    .selectFrom('knowledge.visit')
    .selectAll()
    .$narrowType<{ outcome: VisitOutcome }>()
    .where('projectId', '=', projectId)
    .where('visitorHash', '=', visitorHash)
    .where('outcome', 'in', ['solved', 'gave-up'])
    .where('lastStepAt', '>=', since)
    .orderBy('startedAt', 'desc')
    .limit(limit)
    .execute();
}

/** What visits were about, by their ids; those that have no step are missing. */
export async function readMatters(
  ctx: Context,
  projectId: Id,
  visitIds: readonly Id[],
): Promise<ReadonlyMap<Id, Matter>> {
  const { rows } = await sql<Matter & { visitId: Id }>`
    select s.visit_id,
      coalesce(array_agg(distinct a.id) filter (where a.id is not null), '{}') as article_ids,
      coalesce(array_agg(distinct a.category_id) filter (where a.category_id is not null), '{}')
        as category_ids,
      coalesce(array_agg(distinct t.title) filter (where t.title is not null), '{}')
        || coalesce(array_agg(distinct q.query) filter (where q.query is not null), '{}') as words
    from knowledge.visit_step s
    left join knowledge.article a on a.project_id = s.project_id and a.id = s.article_id
    left join knowledge.text t on t.project_id = s.project_id and t.article_id = s.article_id
      and t.language = s.language
    left join knowledge.search_asked q on q.project_id = s.project_id and q.id = s.search_id
    where s.project_id = ${projectId} and s.visit_id = any (${visitIds}::uuid[])
    group by s.visit_id`.execute(ctx.tx);
  return new Map(rows.map(({ visitId, ...matter }) => [visitId, matter]));
}

/** Whether a visit has led to a conversation. */
export async function isToldOfVisit(
  ctx: Context,
  { projectId, conversationId }: { projectId: Id; conversationId: Id },
): Promise<boolean> {
  const found = await tables(ctx)
    .selectFrom('knowledge.visitStep')
    .select('visitId')
    .where('projectId', '=', projectId)
    .where('conversationId', '=', conversationId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** What is said of articles and searches: queries by their ids, and titles in every language. */
export async function readWordsOf(
  ctx: Context,
  projectId: Id,
  { searchIds, articleIds }: { searchIds: readonly Id[]; articleIds: readonly Id[] },
): Promise<{
  queries: ReadonlyMap<Id, string>;
  titles: readonly { articleId: Id; language: Language; title: string }[];
}> {
  const { rows: asked } = await sql<{ id: Id; query: string }>`
    select id, query from knowledge.search_asked
    where project_id = ${projectId} and id = any (${searchIds}::uuid[])`.execute(ctx.tx);
  const { rows: titles } = await sql<{ articleId: Id; language: Language; title: string }>`
    select t.article_id, t.language, t.title from knowledge.text t
    join knowledge.article a on a.project_id = t.project_id and a.id = t.article_id
    where t.project_id = ${projectId} and t.article_id = any (${articleIds}::uuid[])
      and t.live_number is not null
    order by t.article_id, t.language <> a.original_language`.execute(ctx.tx);
  return { queries: new Map(asked.map(({ id, query }) => [id, query])), titles };
}

/** Forgets what is older than an instant: visits with their steps, searches, and what was said of
 *  articles in words. That it helped or not stays. */
export async function forgetBefore(
  ctx: Context,
  { projectId, before }: { projectId: Id; before: Instant },
): Promise<void> {
  await sql`delete from knowledge.visit
    where project_id = ${projectId} and started_at < ${before}`.execute(ctx.tx);
  await sql`delete from knowledge.search_asked
    where project_id = ${projectId} and at < ${before}`.execute(ctx.tx);
  await sql`update knowledge.feedback set comment = '', visit_id = null
    where project_id = ${projectId} and at < ${before}`.execute(ctx.tx);
}

/** How the visits since an instant ended, and how many still go on, by where they began. */
export async function countOutcomes(
  ctx: Context,
  { projectId, since }: { projectId: Id; since: Instant },
): Promise<(Pick<Visit, 'place' | 'outcome'> & { count: number })[]> {
  const { rows } = await sql<Pick<Visit, 'place' | 'outcome'> & { count: number }>`
    select place, outcome, count(*)::int as count from knowledge.visit
    where project_id = ${projectId} and started_at >= ${since}
    group by place, outcome`.execute(ctx.tx);
  return rows;
}
