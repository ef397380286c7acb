import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Body } from '../../core/body/node.ts';
import type { Reception } from '../../core/help-site/most-helpful.ts';
import type { Listed } from '../../core/help-site/shelves.ts';

/** Lists are read whole; this bounds what a mistake could make of one. */
const maximumListed = 5_000;

const isPublic = sql`a.kind = 'article' and a.visibility = 'public' and not a.is_archived`;

/** What everybody may read, by title: of each article the text in the language wanted, else the
 *  original, else any that is live. only: these articles alone. */
export async function readListed(
  ctx: Context,
  wanted: { projectId: Id; language: Language; languages: readonly Language[] },
  only?: readonly Id[],
): Promise<Listed[]> {
  const { projectId, language, languages } = wanted;
  const these = only ? sql`and a.id = any (${only}::uuid[])` : sql``;
  const { rows } = await sql<Listed>`select * from (
    select distinct on (a.id) a.id, a.category_id, t.language, t.title, t.published_at
    from knowledge.article a
    join knowledge.text t on t.project_id = a.project_id and t.article_id = a.id
    where a.project_id = ${projectId} and ${isPublic} and t.live_number is not null
      and t.language = any (${languages}) ${these}
    order by a.id, t.language <> ${language}, t.language <> a.original_language, t.language
    ) listed
    order by language <> ${language}, title collate "und-x-icu", id
    limit ${maximumListed}`.execute(ctx.tx);
  return rows;
}

/** A live text of an article that everybody may read. */
export interface PublicText {
  readonly language: Language;
  readonly title: string;
  readonly number: number;
  readonly publishedAt: Instant;
}

/** An article as far as the help site is concerned. */
export interface PublicArticle {
  readonly id: Id;
  readonly categoryId: Id | null;
  readonly originalLanguage: Language;
  readonly isArchived: boolean;
  readonly tags: readonly string[];
  readonly products: readonly string[];
  /** The live ones, the original first. */
  readonly texts: readonly PublicText[];
}

/** An article that everybody may read, or might until it was archived, with its live texts. */
export async function findPublicArticle(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
): Promise<PublicArticle | undefined> {
  const { rows } = await sql<PublicArticle>`
    select a.id, a.category_id, a.original_language, a.is_archived, a.tags, a.products,
      (select coalesce(json_agg(json_build_object('language', t.language, 'title', t.title,
          'number', t.live_number, 'publishedAt',
          to_char(t.published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by t.language <> a.original_language, t.language), '[]')
        from knowledge.text t
        where t.project_id = a.project_id and t.article_id = a.id and t.live_number is not null
      ) as texts
    from knowledge.article a
    where a.project_id = ${projectId} and a.id = ${id} and a.kind = 'article'
      and a.visibility = 'public'`.execute(ctx.tx);
  const [found] = rows;
  return found && found.texts.length > 0 ? found : undefined;
}

/** The live bodies of articles that everybody may read, in the languages named. */
export async function readBodies(
  ctx: Context,
  projectId: Id,
  texts: readonly { id: Id; language: Language }[],
): Promise<Map<Id, Body>> {
  const ids = texts.map(({ id }) => id);
  const languages = texts.map(({ language }) => language);
  const { rows } = await sql<{ articleId: Id; body: Body }>`
    select v.article_id, v.body
    from unnest(${ids}::uuid[], ${languages}::text[]) as wanted (id, language)
    join knowledge.article a on a.project_id = ${projectId} and a.id = wanted.id and ${isPublic}
    join knowledge.text t on t.project_id = ${projectId} and t.article_id = wanted.id
      and t.language = wanted.language
    join knowledge.version v on v.project_id = ${projectId} and v.article_id = wanted.id
      and v.language = wanted.language and v.number = t.live_number`.execute(ctx.tx);
  return new Map(rows.map(({ articleId, body }) => [articleId, body]));
}

/** All live bodies of an article that everybody may read. */
export async function readBodiesOf(
  ctx: Context,
  { projectId, id }: { projectId: Id; id: Id },
): Promise<Body[]> {
  const { rows } = await sql<{ body: Body }>`
    select v.body from knowledge.article a
    join knowledge.text t on t.project_id = a.project_id and t.article_id = a.id
    join knowledge.version v on v.project_id = t.project_id and v.article_id = t.article_id
      and v.language = t.language and v.number = t.live_number
    where a.project_id = ${projectId} and a.id = ${id} and ${isPublic}`.execute(ctx.tx);
  return rows.map(({ body }) => body);
}

/** Articles that whoever reads one may want next, best first: what it names, what has its tags and
 *  products, what stands beside it. */
export async function readRelated(
  ctx: Context,
  { projectId, article, limit }: { projectId: Id; article: PublicArticle; limit: number },
): Promise<Id[]> {
  const { id, tags, products, categoryId } = article;
  const { rows } = await sql<{ id: Id; nearness: number }>`
    select a.id,
      4 * exists (select from knowledge.link l where l.project_id = a.project_id
        and l.article_id = ${id} and l.to_article_id = a.id)::int
      + 2 * (select count(*)::int from unnest(a.tags) tag where tag = any (${tags}::text[]))
      + (select count(*)::int from unnest(a.products) product
          where product = any (${products}::text[]))
      + coalesce(a.category_id = ${categoryId}::uuid, false)::int as nearness
    from knowledge.article a
    where a.project_id = ${projectId} and a.id <> ${id} and ${isPublic}
      and exists (select from knowledge.text t where t.project_id = a.project_id
        and t.article_id = a.id and t.live_number is not null)
    order by nearness desc, a.id desc
    limit ${limit}`.execute(ctx.tx);
  return rows.filter(({ nearness }) => nearness > 0).map((row) => row.id);
}

/** Which articles were read most since an instant, most first. */
export async function readMostRead(
  ctx: Context,
  { projectId, since, limit }: { projectId: Id; since: Instant; limit: number },
): Promise<Id[]> {
  const { rows } = await sql<{ articleId: Id }>`
    select article_id from knowledge.visit_step
    where project_id = ${projectId} and deed = 'read' and at >= ${since}
    group by article_id order by count(*) desc, article_id limit ${limit}`.execute(ctx.tx);
  return rows.map(({ articleId }) => articleId);
}

/** How the articles that were read or judged since an instant fared, by their ids. */
export async function readReceptions(
  ctx: Context,
  { projectId, since }: { projectId: Id; since: Instant },
): Promise<ReadonlyMap<Id, Reception>> {
  const { rows } = await sql<Reception & { articleId: Id }>`
    select article_id, sum(reads)::int as reads, sum(helped)::int as helped,
      sum(did_not_help)::int as did_not_help
    from (
      select article_id, count(*) as reads, 0 as helped, 0 as did_not_help
        from knowledge.visit_step
        where project_id = ${projectId} and deed = 'read' and at >= ${since} group by article_id
      union all
      select article_id, 0, count(*) filter (where has_helped),
          count(*) filter (where not has_helped)
        from knowledge.feedback
        where project_id = ${projectId} and at >= ${since} group by article_id
    ) counted
    group by article_id limit ${maximumListed}`.execute(ctx.tx);
  return new Map(rows.map(({ articleId, ...reception }) => [articleId, reception]));
}

/** Where a live text of an article can be read, for search engines. */
export interface MappedText extends PublicText {
  readonly id: Id;
}

/** All live texts that everybody may read, article by article. */
export async function readMapped(
  ctx: Context,
  { projectId, languages }: { projectId: Id; languages: readonly Language[] },
): Promise<MappedText[]> {
  const { rows } = await sql<MappedText>`
    select a.id, t.language, t.title, t.live_number as number, t.published_at
    from knowledge.article a
    join knowledge.text t on t.project_id = a.project_id and t.article_id = a.id
    where a.project_id = ${projectId} and ${isPublic} and t.live_number is not null
      and t.language = any (${languages})
    order by a.id, t.language limit ${3 * maximumListed}`.execute(ctx.tx);
  return rows;
}
