import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Place } from '#platform/http/paging.ts';
import type { Article, ArticleFilter, ArticleLabels, ArticleLanguage } from '../contract.ts';

/** Which row: rows of a project are named by both ids. */
export interface InProject {
  readonly projectId: Id;
  readonly id: Id;
}

/** An article without what is told of its languages. */
export type ArticleRow = Omit<Article, 'languages'>;

type Tables = { 'knowledge.article': ArticleRow };

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** Adds or changes an article. */
export async function upsertArticle(ctx: Context, row: ArticleRow): Promise<void> {
  await tables(ctx)
    .insertInto('knowledge.article')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}

/** One article, held against other writers until the transaction ends. */
export async function lockArticle(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<ArticleRow | undefined> {
  return tables(ctx)
    .selectFrom('knowledge.article')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** One article with its languages. */
export async function findArticle(
  ctx: Context,
  { projectId, id }: InProject,
): Promise<Article | undefined> {
  const row = await tables(ctx)
    .selectFrom('knowledge.article')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && (await withLanguages(ctx, [row]))[0];
}

/** Articles after a place in the list, last changed first. */
export async function readArticles(
  ctx: Context,
  { projectId, ...filter }: { projectId: Id } & ArticleFilter,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Article[]> {
  let query = tables(ctx)
    .selectFrom('knowledge.article')
    .selectAll()
    .where('projectId', '=', projectId)
    .where(sql<boolean>`is_archived = ${filter.state === 'archived'}`)
    .where('kind', '=', filter.kind ?? 'article');
  if (filter.categoryId) query = query.where(inCategory(projectId, filter.categoryId));
  if (filter.tag) query = query.where(sql<boolean>`${filter.tag} = any (tags)`);
  if (filter.product) query = query.where(sql<boolean>`${filter.product} = any (products)`);
  if (filter.ownerId) query = query.where('ownerId', '=', filter.ownerId);
  if (filter.words) query = query.where(titleHolds(filter.words));
  if (filter.state) query = query.where(stateIs(filter.state, ctx.now));
  if (after) query = query.where(sql<boolean>`(changed_at, id) < (${after.at}, ${after.id})`);
  const rows = await query
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return withLanguages(ctx, rows);
}

/** Which of these articles customers may read. */
export async function readPublic(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<Id[]> {
  const rows = await tables(ctx)
    .selectFrom('knowledge.article')
    .select('id')
    .where('projectId', '=', projectId)
    .where('visibility', '=', 'public')
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
  return rows.map(({ id }) => id);
}

/** The tags and products in use, in the order of the alphabet, and how full the categories are. */
export async function readLabels(ctx: Context, projectId: Id): Promise<ArticleLabels> {
  const { rows } = await sql<ArticleLabels>`
    select array(
      select distinct unnest(tags) from knowledge.article
      where project_id = ${projectId} and not is_archived order by 1) as tags,
    array(
      select distinct unnest(products) from knowledge.article
      where project_id = ${projectId} and not is_archived order by 1) as products,
    coalesce((
      select jsonb_agg(jsonb_build_object('categoryId', category_id, 'count', count)
        order by category_id)
      from (select category_id, count(*) from knowledge.article
        where project_id = ${projectId} and not is_archived and kind = 'article'
        group by category_id) as counted), '[]') as categories`.execute(ctx.tx);
  return rows[0] ?? { tags: [], products: [], categories: [] };
}

/** Notes that something of an article has changed. */
export async function touchArticle(ctx: Context, { projectId, id }: InProject): Promise<void> {
  await tables(ctx)
    .updateTable('knowledge.article')
    .set({ changedAt: ctx.now })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** The category with those inside it, however deep. */
function inCategory(projectId: Id, categoryId: Id) {
  return sql<boolean>`category_id in (
    with recursive inside as (
      select id from knowledge.category where project_id = ${projectId} and id = ${categoryId}
      union
      select c.id from knowledge.category c join inside on c.parent_id = inside.id
      where c.project_id = ${projectId})
    select id from inside)`;
}

/** Case aside, as the browser compares it too. */
function titleHolds(words: string) {
  return sql<boolean>`exists (
    select from knowledge.text t where t.project_id = article.project_id
      and t.article_id = article.id and strpos(lower(t.title), lower(${words}::text)) > 0)`;
}

function stateIs(state: NonNullable<ArticleFilter['state']>, now: Instant) {
  const draftIs = (condition: ReturnType<typeof sql>) => sql<boolean>`exists (
    select from knowledge.draft d where d.project_id = article.project_id
      and d.article_id = article.id and ${condition})`;
  switch (state) {
    case 'live':
      return sql<boolean>`exists (
        select from knowledge.text t where t.project_id = article.project_id
          and t.article_id = article.id and t.live_number is not null)`;
    case 'draft':
      return draftIs(sql`true`);
    case 'in-review':
      return draftIs(sql`d.state = 'in-review'`);
    case 'behind':
      return sql<boolean>`exists (
        select from knowledge.text t
        join knowledge.text o on o.project_id = t.project_id and o.article_id = t.article_id
          and o.language = article.original_language
        where t.project_id = article.project_id and t.article_id = article.id
          and t.original_number < o.major_number)`;
    case 'review-due':
      return sql<boolean>`review_due_on <= ${now.slice(0, 10)}::date`;
    case 'archived':
      return sql<boolean>`is_archived`;
  }
}

interface LanguageRow {
  articleId: Id;
  language: Language;
  title: string;
  liveNumber: number | null;
  publishedAt: Instant | null;
  isBehind: boolean;
  state: 'writing' | 'in-review' | 'scheduled' | null;
  changedAt: Instant;
  changedBy: Id;
  publishAt: Instant | null;
}

async function withLanguages(ctx: Context, rows: readonly ArticleRow[]): Promise<Article[]> {
  const [first] = rows;
  if (!first) return [];
  const { rows: languages } = await sql<LanguageRow>`
    select t.article_id, t.language, t.title, t.live_number, t.published_at,
      coalesce(t.original_number < o.major_number, false) as is_behind,
      d.state, d.changed_at, d.changed_by, d.publish_at
    from knowledge.text t
    join knowledge.article a on a.project_id = t.project_id and a.id = t.article_id
    left join knowledge.text o on o.project_id = t.project_id and o.article_id = t.article_id
      and o.language = a.original_language
    left join knowledge.draft d on d.project_id = t.project_id and d.article_id = t.article_id
      and d.language = t.language
    where t.project_id = ${first.projectId} and t.article_id = any (${rows.map(({ id }) => id)})
    order by t.language <> a.original_language, t.language`.execute(ctx.tx);
  return rows.map((row) => ({
    ...row,
    languages: languages.filter(({ articleId }) => articleId === row.id).map(languageOf),
  }));
}

function languageOf({ articleId: _, state, ...row }: LanguageRow): ArticleLanguage {
  const { changedAt, changedBy, publishAt, ...rest } = row;
  return { ...rest, draft: state && { state, changedAt, changedBy, publishAt } };
}
