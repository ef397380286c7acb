import { refuse } from '#kernel/errors.ts';
import type { Instant } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { clearTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Article, articlePublished, may, refusals, type Version } from '../contract.ts';
import { articleIn } from '../core/body/address.ts';
import { addressesIn, plainText } from '../core/body/plain.ts';
import { type ArticleRow, lockArticle, upsertArticle } from './article-store.ts';
import { showArticle, tellArticle } from './articles.ts';
import { demandArticle, demandDraft, moveDraft } from './drafts.ts';
import { closeGapsOf } from './gap-closing.ts';
import { indexArticle } from './indexing.ts';
import { publishDue } from './publish-timer.ts';
import { tellReaders } from './reading.ts';
import { nextReviewOn, setReviewTimer } from './review.ts';
import {
  type DraftRow,
  deleteDraft,
  findDraftById,
  findText,
  holdText,
  insertVersion,
  type OneText,
  replaceLinks,
  type TextRow,
  unreadableOf,
  updateText,
} from './text-store.ts';

/** Publishes a draft, at once or at a moment to come. Refuses one without title or words, links to
 *  articles that nobody can read, and a translation of what is not published. */
export async function publishDraft(
  ctx: Context,
  given: OneText & {
    revision: number;
    note: string;
    publishAt: Instant | null;
    isMinor: boolean;
  },
): Promise<Article> {
  authorise(ctx, may.publish);
  const { revision, note, publishAt, isMinor, ...which } = given;
  const article = await demandArticle(ctx, which);
  const draft = await demandDraft(ctx, which, revision);
  await refuseUnready(ctx, article, draft);
  if (publishAt && publishAt > ctx.now) {
    const moved = await moveDraft(ctx, draft, { state: 'scheduled', publishAt, note, isMinor });
    const data = { projectId: which.projectId, revision: moved.revision };
    await setTimer(ctx, publishDue, { subjectId: draft.id, dueAt: publishAt, data });
    return showArticle(ctx, { projectId: which.projectId, id: which.articleId });
  }
  await clearTimer(ctx, publishDue, draft.id);
  return publishNow(ctx, article, { ...draft, note, isMinor });
}

/** Publishes what was set for a moment. A draft that was changed since is being written again, and
 *  stays. */
export const publishingTimers = [
  onTimer(publishDue, async (ctx, { subjectId, data }) => {
    const found = await findDraftById(ctx, subjectId);
    if (!found || found.revision !== data.revision) return;
    const { projectId, articleId: id } = found;
    const article = await lockArticle(ctx, { projectId, id });
    if (!article || article.isArchived) return;
    await publishNow(ctx, article, found);
  }),
];

async function publishNow(ctx: Context, article: ArticleRow, draft: DraftRow): Promise<Article> {
  const { projectId, articleId, language, title, body, note, isMinor } = draft;
  const which = { projectId, articleId, language };
  const text = await holdText(ctx, which);
  const version: Version = {
    ...which,
    number: (text.liveNumber ?? 0) + 1,
    title,
    body,
    note,
    publishedAt: ctx.now,
    publishedBy: ctx.actor.kind === 'system' ? draft.changedBy : ctx.actor.id,
    originalNumber: await originalNumberOf(ctx, article, { text, isMinor }),
  };
  await insertVersion(ctx, version);
  const isFirst = text.majorNumber === null;
  await updateText(ctx, {
    ...which,
    title,
    liveNumber: version.number,
    publishedAt: ctx.now,
    majorNumber: isMinor && !isFirst ? text.majorNumber : version.number,
    originalNumber: version.originalNumber,
  });
  await deleteDraft(ctx, which);
  const links = addressesIn(body).map((address) => ({ address, toArticleId: articleIn(address) }));
  await replaceLinks(ctx, which, links);
  await upsertArticle(ctx, { ...article, reviewDueOn: nextReviewOn(article, ctx.now) });
  await setReviewTimer(ctx, { projectId, id: articleId });
  await closeGapsOf(ctx, which);
  await indexArticle(ctx, { projectId, id: articleId });
  await ctx.audit('knowledge.published', articleId, { language, number: version.number });
  const mustBeRead = article.mustBeRead && !(isMinor && !isFirst);
  ctx.emit(articlePublished, {
    projectId,
    subjectId: articleId,
    data: { articleId, language, number: version.number, title, note, mustBeRead },
  });
  if (!isMinor || isFirst) await tellReaders(ctx, version, { mustBeRead });
  return tellArticle(ctx, { projectId, id: articleId });
}

/** Which version of the original a translation says: the newest, unless only a small correction was
 *  made to a text that is behind. */
async function originalNumberOf(
  ctx: Context,
  { projectId, id: articleId, originalLanguage }: ArticleRow,
  { text, isMinor }: { text: TextRow; isMinor: boolean },
): Promise<number | null> {
  if (text.language === originalLanguage) return null;
  if (isMinor && text.originalNumber !== null) return text.originalNumber;
  const original = await findText(ctx, { projectId, articleId, language: originalLanguage });
  return original?.liveNumber ?? refuse(refusals.originalMissing);
}

async function refuseUnready(
  ctx: Context,
  { originalLanguage }: ArticleRow,
  { title, body, ...which }: DraftRow,
): Promise<void> {
  if (title === '') refuse(refusals.titleMissing, { field: 'title' });
  if (plainText(body) === '') refuse(refusals.nothingToPublish, { field: 'body' });
  const { projectId, articleId, language } = which;
  if (language !== originalLanguage) {
    const original = await findText(ctx, { projectId, articleId, language: originalLanguage });
    if (!original?.liveNumber) refuse(refusals.originalMissing);
  }
  const named = addressesIn(body).flatMap((address) => articleIn(address) ?? []);
  const others = named.filter((id) => id !== articleId);
  const broken = await unreadableOf(ctx, projectId, others);
  if (broken.length > 0) refuse(refusals.brokenLinks, { count: broken.length, articleIds: broken });
}
