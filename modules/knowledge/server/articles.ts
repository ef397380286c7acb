import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Page, type PageWanted, pageOf } from '#platform/http/paging.ts';
import {
  type Article,
  type ArticleFilter,
  type ArticleGiven,
  type ArticleLabels,
  type ArticleLanguage,
  articlePut,
  may,
  refusals,
} from '../contract.ts';
import {
  type ArticleRow,
  findArticle,
  type InProject,
  lockArticle,
  readArticles,
  readLabels,
  touchArticle,
  upsertArticle,
} from './article-store.ts';
import { demandCategory } from './categories.ts';
import { indexArticle } from './indexing.ts';
import { nextReviewOn, setReviewTimer } from './review.ts';

/** Articles, last changed first. */
export async function listArticles(
  ctx: Context,
  { limit, cursor, ...filter }: { projectId: Id } & ArticleFilter & PageWanted,
): Promise<Page<Article>> {
  authorise(ctx, may.read);
  return pageOf(
    { limit, cursor },
    (wanted) => readArticles(ctx, filter, wanted),
    (article) => article.changedAt,
  );
}

/** What a project's articles are told apart by. */
export async function listLabels(ctx: Context, projectId: Id): Promise<ArticleLabels> {
  authorise(ctx, may.read);
  return readLabels(ctx, projectId);
}

/** One article. Refuses with `not-found` what the actor may not see. */
export async function showArticle(ctx: Context, which: InProject): Promise<Article> {
  authorise(ctx, may.read);
  return (await findArticle(ctx, which)) ?? refuse(refusals.notFound);
}

/** Adds an article, or changes what it is beside its texts. The original's language stays once
 *  something is written. */
export async function putArticle(
  ctx: Context,
  { projectId, id, ...given }: InProject & ArticleGiven,
): Promise<Article> {
  authorise(ctx, may.write);
  await getProject(ctx, projectId);
  if (given.categoryId) await demandCategory(ctx, { projectId, id: given.categoryId });
  const before = await lockArticle(ctx, { projectId, id });
  if (isExposing(before, given)) authorise(ctx, may.publish);
  const texts = (before && (await findArticle(ctx, before))?.languages) ?? [];
  const isWritten = before !== undefined && texts.length > 0;
  await upsertArticle(ctx, {
    ...given,
    originalLanguage: isWritten ? before.originalLanguage : given.originalLanguage,
    id,
    projectId,
    tags: once(given.tags),
    products: once(given.products),
    reviewDueOn: reviewDayOf(texts, given),
    isArchived: before?.isArchived ?? false,
    createdAt: before?.createdAt ?? ctx.now,
    createdBy: before?.createdBy ?? ctx.actor.id,
    changedAt: ctx.now,
  });
  await ctx.audit('knowledge.article-put', id);
  await setReviewTimer(ctx, { projectId, id });
  await indexArticle(ctx, { projectId, id });
  return tellArticle(ctx, { projectId, id });
}

/** Takes an article away from all readers, or brings it back as it was. */
export async function archiveArticle(
  ctx: Context,
  { projectId, id, isArchived }: InProject & { isArchived: boolean },
): Promise<Article> {
  authorise(ctx, may.publish);
  const before = (await lockArticle(ctx, { projectId, id })) ?? refuse(refusals.notFound);
  if (before.isArchived === isArchived) return showArticle(ctx, { projectId, id });
  await upsertArticle(ctx, { ...before, isArchived, changedAt: ctx.now });
  await ctx.audit('knowledge.article-archived', id, { isArchived });
  await setReviewTimer(ctx, { projectId, id });
  await indexArticle(ctx, { projectId, id });
  return tellArticle(ctx, { projectId, id });
}

/** Notes and tells that something of an article has changed. */
export async function tellArticle(ctx: Context, which: InProject): Promise<Article> {
  await touchArticle(ctx, which);
  const article = (await findArticle(ctx, which)) ?? refuse(refusals.notFound);
  ctx.emit(articlePut, { projectId: which.projectId, subjectId: which.id, data: { article } });
  return article;
}

/** Whether more people would see an article, or all agents must: that is the publishers' to say. */
function isExposing(before: ArticleRow | undefined, given: ArticleGiven): boolean {
  const { visibility, mustBeRead } = before ?? { visibility: 'internal', mustBeRead: false };
  return given.visibility !== visibility || given.mustBeRead !== mustBeRead;
}

/** The day of the next look at an article, counted from its last publication. */
function reviewDayOf(texts: readonly ArticleLanguage[], given: ArticleGiven): string | null {
  const published = texts.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const last = published.at(-1);
  return last ? nextReviewOn(given, last) : null;
}

function once(labels: readonly string[]): string[] {
  return Array.from(new Set(labels));
}
