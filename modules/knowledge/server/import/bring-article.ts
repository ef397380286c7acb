import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#kernel/errors.ts';
import { type Id, isId, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { listColleagues } from '#modules/staff/server/index.ts';
import { type Context, isAllowed } from '#platform/context.ts';
import { type ArticleGiven, articleGiven, may, refusals } from '../../contract.ts';
import { articleIn } from '../../core/body/address.ts';
import { readBody } from '../../core/body/body.ts';
import type { Body } from '../../core/body/node.ts';
import { filesIn } from '../../core/body/plain.ts';
import { withLinks, withPictures } from '../../core/body/replacing.ts';
import type { ReadArticle } from '../../core/import/article-file.ts';
import { type Loss, noteLoss } from '../../core/import/loss.ts';
import { findArticle } from '../article-store.ts';
import { putArticle } from '../articles.ts';
import { saveDraft, showText } from '../drafts.ts';
import { publishDraft } from '../publishing.ts';
import { findText, type OneText } from '../text-store.ts';
import { categoryAt } from './category-path.ts';
import {
  findKey,
  insertKey,
  isAsImported,
  knownArticles,
  knownFiles,
  noteImported,
} from './import-store.ts';

/** What an import makes of texts that do not say it themselves. */
export interface BringWish {
  /** The language of a text that tells none. */
  readonly language: Language;
  /** Publishes what is new in it; else it is a draft. */
  readonly mustPublish: boolean;
  /** What is new, in the words of whoever brings it. */
  readonly note?: string;
}

/** What became of a text. `draft-open`: somebody writes there, and nothing was written. */
export interface Brought {
  readonly state: 'added' | 'changed' | 'unchanged' | 'draft-open';
  readonly articleId: Id;
  readonly losses: readonly Loss[];
}

/** Writes a text that was brought in: of an article that is not known it makes one, of a known one
 *  a draft. What is live stays until somebody publishes it, and what somebody writes stays as it
 *  is. Of what a known article is beside its texts, what the file names is changed, but neither its
 *  readers nor the language it was first written in. */
export async function bringArticle(
  ctx: Context,
  projectId: Id,
  read: ReadArticle,
  wish: BringWish,
): Promise<Brought> {
  const losses = [...read.losses];
  const known = await findKnown(ctx, projectId, read.key);
  const articleId = known ?? (await addArticle(ctx, projectId, read, wish));
  const isChanged = known !== undefined && (await changeFacts(ctx, projectId, known, read));
  const language = read.language ?? wish.language;
  const which = { projectId, articleId, language };
  const body = await withKnownThings(ctx, which, read.body, losses);
  const { title } = read;
  const { draft, live } = await showText(ctx, which);
  const now = draft ?? live;
  const isSame = now?.title === title && textOf(now.body) === textOf(body);
  if (isSame && !(wish.mustPublish && draft))
    return { state: isChanged ? 'changed' : 'unchanged', articleId, losses };
  const isTheirs = draft && !(await isAsImported(ctx, draft));
  if (isTheirs && !isSame) return { state: 'draft-open', articleId, losses };
  const revision = draft?.revision ?? null;
  const saved = isSame && draft ? draft : await saveDraft(ctx, { ...which, title, body, revision });
  if (wish.mustPublish && (await canPublish(ctx, which))) {
    const { note = '' } = wish;
    const how = { note, publishAt: null, isMinor: false };
    await publishDraft(ctx, { ...which, ...how, revision: saved.revision });
  } else {
    await noteImported(ctx, saved);
  }
  return { state: known ? 'changed' : 'added', articleId, losses };
}

async function findKnown(ctx: Context, projectId: Id, key: string | null): Promise<Id | undefined> {
  if (key === null) return undefined;
  const known = await findKey(ctx, { projectId, key });
  if (known) return known;
  return isId(key) && (await findArticle(ctx, { projectId, id: key })) ? key : undefined;
}

/** A body as a text that is the same for the same body: the database keeps no order of names. */
function textOf(body: Body): string {
  return JSON.stringify(readBody(body));
}

/** Makes the article. What went out under its id comes in under the same, so that the links of
 *  other articles find it. */
async function addArticle(
  ctx: Context,
  projectId: Id,
  read: ReadArticle,
  wish: BringWish,
): Promise<Id> {
  const { key } = read;
  const id = key && isId(key) ? key : newId(Date.parse(ctx.now));
  const isPublic = read.visibility === 'public' && isAllowed(ctx.actor, may.publish);
  await putArticle(ctx, {
    ...{ projectId, id, kind: read.isTemplate ? 'template' : 'article' },
    categoryId: await categoryAt(ctx, projectId, read.category),
    originalLanguage: read.originalLanguage ?? read.language ?? wish.language,
    visibility: isPublic ? 'public' : 'internal',
    ...{ tags: [...read.tags], products: [...read.products] },
    ownerId: await ownerOf(ctx, projectId, read),
    ...{ reviewEveryDays: read.reviewEveryDays, mustBeRead: false },
  });
  if (key) await insertKey(ctx, { projectId, key, articleId: id });
  return id;
}

/** Changes what the file names of a known article. Returns whether anything is different. */
async function changeFacts(
  ctx: Context,
  projectId: Id,
  id: Id,
  read: ReadArticle,
): Promise<boolean> {
  const article = (await findArticle(ctx, { projectId, id })) ?? refuse(refusals.notFound);
  const before = articleGiven.parse(article);
  const { category, tags, products, reviewEveryDays } = read;
  const after: ArticleGiven = {
    ...before,
    ...(category.length > 0 && { categoryId: await categoryAt(ctx, projectId, category) }),
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(products.length > 0 && { products: [...products] }),
    ...(reviewEveryDays !== null && { reviewEveryDays }),
    ownerId: (await ownerOf(ctx, projectId, read)) ?? before.ownerId,
  };
  if (isDeepStrictEqual(before, after)) return false;
  await putArticle(ctx, { projectId, id, ...after });
  return true;
}

async function ownerOf(
  ctx: Context,
  projectId: Id,
  { ownerEmail: email }: ReadArticle,
): Promise<Id | null> {
  if (!email) return null;
  const [owner] = await listColleagues(ctx, { projectId, email });
  return owner?.id ?? null;
}

/** The body without links to articles and pictures that this project does not have. */
async function withKnownThings(
  ctx: Context,
  { projectId, articleId }: OneText,
  body: Body,
  losses: Loss[],
): Promise<Body> {
  const named: Id[] = [];
  withLinks(body, (href) => {
    named.push(...[articleIn(href) ?? []].flat());
    return true;
  });
  const shown = filesIn(body);
  const articles = named.length > 0 ? await knownArticles(ctx, projectId, named) : new Set();
  const files = shown.length > 0 ? await knownFiles(ctx, projectId, shown) : new Set();
  const linked = withLinks(body, (href) => {
    const id = articleIn(href);
    const isKnown = id === null || id === articleId || articles.has(id);
    if (!isKnown) noteLoss(losses, 'link', href);
    return isKnown;
  });
  return withPictures(linked, (fileId) => {
    if (files.has(fileId)) return fileId;
    noteLoss(losses, 'picture-missing', fileId);
    return null;
  });
}

/** Translations wait for their original. */
async function canPublish(ctx: Context, which: OneText): Promise<boolean> {
  const { projectId, articleId: id } = which;
  const { originalLanguage } =
    (await findArticle(ctx, { projectId, id })) ?? refuse(refusals.notFound);
  if (which.language === originalLanguage) return true;
  const original = await findText(ctx, { ...which, language: originalLanguage });
  return original?.liveNumber != null;
}
