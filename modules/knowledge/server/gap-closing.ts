import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { articleGiven, type Gap, may, refusals } from '../contract.ts';
import type { InProject } from './article-store.ts';
import { putArticle } from './articles.ts';
import { saveDraft } from './drafts.ts';
import { type GapRow, readEvidence, readGapsOfArticle } from './gap-store.ts';
import { demandOpen, endGap, tieGap } from './gaps.ts';
import { indexArticle } from './indexing.ts';
import { findText, type OneText } from './text-store.ts';
import { keepWording } from './use.ts';

/** Begins an article that closes a gap: its title is the customers' words, its text what agents
 *  answered, for somebody to put right. */
export async function writeForGap(ctx: Context, which: InProject): Promise<Gap> {
  authorise(ctx, may.write);
  const gap = await demandOpen(ctx, which);
  if (gap.articleId) refuse(refusals.gapClosed);
  const { projectId, language, words } = gap;
  const articleId = newId(Date.parse(ctx.now));
  const about = articleGiven.parse({ originalLanguage: language, ownerId: ctx.actor.id });
  await putArticle(ctx, { ...about, projectId, id: articleId });
  const answers = (await readEvidence(ctx, which)).map(({ note }) => note).filter(Boolean);
  const [answer = ''] = answers;
  const body = { type: 'doc', content: answer ? [paragraph(answer)] : [] };
  const title = words.slice(0, maximumTitle);
  await saveDraft(ctx, { projectId, articleId, language, title, body, revision: null });
  return tieGap(ctx, { ...which, articleId });
}

/** Closes a gap because an article answers it already, of which search learns the words of the
 *  evidence, or because nobody needs it. */
export async function closeGap(
  ctx: Context,
  { articleId, note, ...which }: InProject & { articleId: Id | null; note: string },
): Promise<Gap> {
  authorise(ctx, may.write);
  const gap = await demandOpen(ctx, which);
  if (!articleId)
    return endGap(ctx, which, { outcome: 'not-needed', articleId: gap.articleId, note });
  const { projectId, language } = gap;
  const text = await findText(ctx, { projectId, articleId, language });
  if (!text?.liveNumber) refuse(refusals.articleMissing, { field: 'articleId' });
  await learnFrom(ctx, gap, articleId);
  await indexArticle(ctx, { projectId, id: articleId });
  return endGap(ctx, which, { outcome: 'answered-already', articleId, note });
}

/** Closes the gaps that an article is published for. What customers asked finds it once it is
 *  indexed. */
export async function closeGapsOf(ctx: Context, which: OneText): Promise<void> {
  const { articleId } = which;
  for (const gap of await readGapsOfArticle(ctx, which)) {
    await learnFrom(ctx, gap, articleId);
    const { projectId, id, note } = gap;
    await endGap(ctx, { projectId, id }, { outcome: 'written', articleId, note });
  }
}

const maximumTitle = 300;

/** A wrong article was found well: only what was searched for and not found is learned. */
async function learnFrom(ctx: Context, { projectId, id, language }: GapRow, articleId: Id) {
  const searched = (await readEvidence(ctx, { projectId, id })).filter(
    ({ kind }) => kind !== 'wrong' && kind !== 'corrected',
  );
  for (const { words, sourceId } of searched) {
    await keepWording(ctx, { projectId, articleId, language, words, sourceId });
  }
}

function paragraph(words: string) {
  return { type: 'paragraph', content: [{ type: 'text', text: words }] };
}
