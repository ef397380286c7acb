import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type ArticleUse,
  type Gap,
  may,
  refusals,
  type Trend,
  type UseKind,
  type UsePlace,
  wordingConfirmed,
} from '../contract.ts';
import { savesWithinMs } from '../core/gaps.ts';
import { masked } from '../core/masked.ts';
import { isTrending, usualOf } from '../core/trending.ts';
import { findArticle } from './article-store.ts';
import { noteEvidence } from './gaps.ts';
import { insertSent } from './improvised-store.ts';
import { indexArticle } from './indexing.ts';
import { findText, type OneText } from './text-store.ts';
import { countUse, readUse, readUsesByWeek, upsertWording } from './use-store.ts';

const maximumTrending = 5;

/** How often articles were of use in the last 28 days, most used first. */
export async function listUse(
  ctx: Context,
  { projectId, articleId }: { projectId: Id; articleId?: Id | undefined },
): Promise<ArticleUse[]> {
  authorise(ctx, may.read);
  const since = addMs(ctx.now, -savesWithinMs);
  return readUse(ctx, { projectId, articleId: articleId ?? null, since });
}

/** Live articles that were used in the last week far more often than is usual, the strongest
 *  first. */
export async function listTrending(ctx: Context, projectId: Id): Promise<Trend[]> {
  authorise(ctx, may.read);
  const rows = await readUsesByWeek(ctx, { projectId });
  return rows
    .filter(isTrending)
    .map((row) => ({ ...row, usual: usualOf(row) }))
    .sort((one, other) => other.recent - other.usual - (one.recent - one.usual))
    .slice(0, maximumTrending);
}

/** Counts a use of a live article. For modules too, which know when one was opened or sent.
 *  conversationId: into whose answer it went. */
export async function noteUse(
  ctx: Context,
  given: OneText & { kind: UseKind; place: UsePlace; conversationId?: Id | null },
): Promise<void> {
  const { kind, place, conversationId, ...which } = given;
  await demandLive(ctx, which);
  await countUse(ctx, which, { kind, place });
  if (!conversationId || kind === 'opened') return;
  const { projectId, articleId } = which;
  await insertSent(ctx, { projectId, conversationId, articleId, sentAt: ctx.now });
}

/** Keeps that an article answered a customer, and in what words he had asked, masked. Search finds
 *  the article by them from now on. sourceId: the conversation; it tells of an article once. */
export async function confirmAnswer(
  ctx: Context,
  { words, sourceId, ...which }: OneText & { words: string; sourceId: Id },
): Promise<void> {
  authorise(ctx, may.read);
  await demandLive(ctx, which);
  await countUse(ctx, which, { kind: 'answered', place: 'desk' });
  await keepWording(ctx, { ...which, words, sourceId });
  await indexArticle(ctx, { projectId: which.projectId, id: which.articleId });
}

/** Keeps in what words an article is asked for; search knows them when it is indexed next. */
export async function keepWording(
  ctx: Context,
  { words, sourceId, ...which }: OneText & { words: string; sourceId: Id },
): Promise<void> {
  const { projectId, articleId, language } = which;
  const said = masked(words);
  await upsertWording(ctx, {
    ...{ projectId, articleId, language, sourceId, words: said },
    id: newId(Date.parse(ctx.now)),
    confirmedBy: ctx.actor.id,
    confirmedAt: ctx.now,
  });
  const data = { articleId, language, words: said };
  ctx.emit(wordingConfirmed, { projectId, subjectId: articleId, data });
}

/** Keeps that an article was wrong for a customer, and makes it a task of whoever owns it. */
export async function markWrong(
  ctx: Context,
  { words, note, sourceId, ...which }: OneText & { words: string; note: string; sourceId: Id },
): Promise<Gap> {
  authorise(ctx, may.read);
  await demandLive(ctx, which);
  await countUse(ctx, which, { kind: 'wrong', place: 'desk' });
  const title = (await findText(ctx, which))?.title ?? '';
  return noteEvidence(ctx, { ...which, kind: 'wrong', words: words || title, note, sourceId });
}

async function demandLive(ctx: Context, which: OneText): Promise<void> {
  const { projectId, articleId: id } = which;
  const article = await findArticle(ctx, { projectId, id });
  const text = article?.languages.find(({ language }) => language === which.language);
  if (!text?.liveNumber || article?.isArchived) refuse(refusals.notFound);
}
