import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { listColleagues, notify } from '#modules/staff/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  articleRead,
  type Following,
  may,
  type NewsItem,
  type Receipt,
  refusals,
  type Version,
} from '../contract.ts';
import { findArticle } from './article-store.ts';
import {
  insertReading,
  readFollowers,
  readFollowing,
  readNews,
  readReceipts,
  setFollowing,
} from './reading-store.ts';
import { findText, type OneText } from './text-store.ts';

const newsForMs = 30 * dayMs;

/** What is new for the actor: what he must still read as an agent, then what was published in the
 *  last 30 days, newest first. */
export async function listNews(ctx: Context, projectId: Id): Promise<NewsItem[]> {
  authorise(ctx, may.read);
  const since = addMs(ctx.now, -newsForMs);
  const { id: personId } = ctx.actor;
  const [self] = await listColleagues(ctx, { projectId, role: 'agent', id: personId });
  return readNews(ctx, { projectId, personId, isAgent: self !== undefined, since });
}

/** Confirms that the actor has read an article as it now is. Refuses a version that is not the last
 *  one of new sense: he would confirm what he has not seen. */
export async function confirmRead(
  ctx: Context,
  { projectId, articleId, number }: { projectId: Id; articleId: Id; number: number },
): Promise<void> {
  authorise(ctx, may.read);
  const { majorNumber } = await demandOriginal(ctx, { projectId, articleId });
  if (majorNumber !== number) refuse(refusals.changedMeanwhile, { revision: majorNumber });
  const personId = ctx.actor.id;
  await insertReading(ctx, { projectId, articleId, number, personId, readAt: ctx.now });
  const data = { articleId, number, personId };
  ctx.emit(articleRead, { projectId, subjectId: articleId, data });
}

/** Who of the project's agents has read an article as it now is, and who has not: those first. */
export async function listReceipts(
  ctx: Context,
  which: { projectId: Id; articleId: Id },
): Promise<Receipt[]> {
  authorise(ctx, may.publish);
  const number = (await demandOriginal(ctx, which)).majorNumber ?? refuse(refusals.notFound);
  const { projectId } = which;
  const read = new Map(
    (await readReceipts(ctx, { ...which, number })).map((each) => [each.personId, each.readAt]),
  );
  const agents = await listColleagues(ctx, { projectId, role: 'agent' });
  return agents
    .map(({ id: personId }) => ({ personId, readAt: read.get(personId) ?? null }))
    .sort((one, other) => Number(one.readAt !== null) - Number(other.readAt !== null));
}

/** Begins to follow an article, a category or a whole project, or ceases to. */
export async function follow(
  ctx: Context,
  { projectId, isOn, kind, subjectId }: { projectId: Id; isOn: boolean } & Following,
): Promise<Following[]> {
  authorise(ctx, may.read);
  const personId = ctx.actor.id;
  await setFollowing(ctx, { projectId, personId, kind, subjectId, isOn });
  return readFollowing(ctx, { projectId, personId });
}

/** What the actor follows. */
export async function listFollowing(ctx: Context, projectId: Id): Promise<Following[]> {
  authorise(ctx, may.read);
  return readFollowing(ctx, { projectId, personId: ctx.actor.id });
}

/** Tells who follows an article, and who must read it, of a version that is published. */
export async function tellReaders(
  ctx: Context,
  { projectId, articleId, title, language, publishedBy }: Version,
  { mustBeRead }: { mustBeRead: boolean },
): Promise<void> {
  const followers = await readFollowers(ctx, { projectId, articleId });
  const agents = mustBeRead ? await listColleagues(ctx, { projectId, role: 'agent' }) : [];
  const readers = new Set([...followers, ...agents.map(({ id }) => id)]);
  readers.delete(publishedBy);
  const kind = mustBeRead ? 'knowledge.article-must-be-read' : 'knowledge.article-published';
  for (const personId of readers) {
    const data = { title, language };
    await notify(ctx, { personId, kind, projectId, subjectId: articleId, data });
  }
}

async function demandOriginal(
  ctx: Context,
  { projectId, articleId }: Pick<OneText, 'projectId' | 'articleId'>,
) {
  const article = await findArticle(ctx, { projectId, id: articleId });
  if (!article || article.isArchived) refuse(refusals.notFound);
  const language = article.originalLanguage;
  return (await findText(ctx, { projectId, articleId, language })) ?? refuse(refusals.notFound);
}
