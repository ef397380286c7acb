import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Category } from '../../contract.ts';
import { articleIn } from '../../core/body/address.ts';
import { type Body, bodyFor } from '../../core/body/node.ts';
import { addressesIn } from '../../core/body/plain.ts';
import { excerptOf } from '../../core/help-site/outline.ts';
import type { PictureSize } from '../../core/help-site/picture-size.ts';
import { type Listed, pathTo, type Shelf, shelvesIn } from '../../core/help-site/shelves.ts';
import { readCategories } from '../category-store.ts';
import { measurePictures } from './pictures.ts';
import {
  findPublicArticle,
  type PublicArticle,
  type PublicText,
  readBodies,
  readListed,
  readMostRead,
  readRelated,
} from './reading-store.ts';

const mostReadOverMs = 30 * dayMs;
const shortListLength = 6;
const pageLength = 30;
const relatedLength = 5;
const excerptLength = 170;

/** Whose pages are read, and in which language. */
export interface ReadingPlace {
  readonly projectId: Id;
  readonly language: Language;
  /** In which the site is offered. */
  readonly languages: readonly Language[];
}

/** An article in a list, with how it begins. */
export interface ListedAtLength extends Listed {
  readonly excerpt: string;
}

/** What stands on the first page. */
export interface Home {
  readonly shelves: readonly Shelf<Category>[];
  /** Articles that stand in no category. */
  readonly loose: readonly Listed[];
  readonly mostRead: readonly Listed[];
  readonly newest: readonly Listed[];
}

/** Reads the first page. */
export async function readHome(ctx: Context, place: ReadingPlace): Promise<Home> {
  const { projectId } = place;
  const categories = await readCategories(ctx, projectId);
  const articles = await readListed(ctx, place);
  const since = addMs(ctx.now, -mostReadOverMs);
  const read = await readMostRead(ctx, { projectId, since, limit: 3 * shortListLength });
  const known = new Set(categories.map(({ id }) => id));
  return {
    shelves: shelvesIn({ categories, articles }, null),
    loose: articles.filter(({ categoryId }) => !known.has(categoryId ?? '')),
    mostRead: read
      .flatMap((id) => articles.find((each) => each.id === id) ?? [])
      .slice(0, shortListLength),
    newest: articles
      .toSorted((one, other) => compareText(other.publishedAt, one.publishedAt))
      .slice(0, shortListLength),
  };
}

/** What stands on the page of a category. */
export interface CategoryContent {
  readonly category: Category;
  /** Outermost first, the category last. */
  readonly path: readonly Category[];
  readonly shelves: readonly Shelf<Category>[];
  /** Those of this page that stand in the category itself. */
  readonly articles: readonly ListedAtLength[];
  readonly page: number;
  readonly pageCount: number;
}

/** Reads a page of a category; null when there is none to read. page: from 1. */
export async function readCategory(
  ctx: Context,
  place: ReadingPlace,
  { id, page }: { id: Id; page: number },
): Promise<CategoryContent | null> {
  const categories = await readCategories(ctx, place.projectId);
  const category = categories.find((each) => each.id === id);
  if (!category) return null;
  const all = await readListed(ctx, place);
  const shelves = shelvesIn({ categories, articles: all }, id);
  const own = all.filter(({ categoryId }) => categoryId === id);
  const pageCount = Math.max(1, Math.ceil(own.length / pageLength));
  if (page > pageCount || own.length + shelves.length === 0) return null;
  const shown = own.slice((page - 1) * pageLength, page * pageLength);
  return {
    ...{ category, path: pathTo(categories, id), shelves, page, pageCount },
    articles: await atLength(ctx, place.projectId, shown),
  };
}

/** An article as its page shows it. */
export interface ArticleContent {
  readonly article: PublicArticle;
  /** In the language of the page, or else in one in which it is. */
  readonly text: PublicText;
  /** As customers may read it. */
  readonly body: Body;
  readonly path: readonly Category[];
  readonly related: readonly Listed[];
  /** Those that the text names and that everybody may read. */
  readonly named: readonly Listed[];
  readonly sizeOf: (fileId: Id) => PictureSize | null;
}

/** Reads an article; `gone` when it was withdrawn, null when there never was one to read. */
export async function readArticle(
  ctx: Context,
  place: ReadingPlace,
  id: Id,
): Promise<ArticleContent | 'gone' | null> {
  const { projectId, language, languages } = place;
  const found = await findPublicArticle(ctx, { projectId, id });
  const texts = found?.texts.filter((each) => languages.includes(each.language)) ?? [];
  const text = texts.find((each) => each.language === language) ?? texts[0];
  if (!found || !text) return null;
  if (found.isArchived) return 'gone';
  const bodies = await readBodies(ctx, projectId, [{ id, language: text.language }]);
  const whole = bodies.get(id);
  if (!whole) return null;
  const body = bodyFor(whole, 'customer');
  const near = await readRelated(ctx, { projectId, article: found, limit: 2 * relatedLength });
  const names = addressesIn(body).flatMap((address) => articleIn(address) ?? []);
  const listed = await readListed(ctx, place, [...near, ...names]);
  const inOrder = (ids: readonly Id[]) =>
    ids.flatMap((each) => listed.find((one) => one.id === each) ?? []);
  return {
    article: { ...found, texts },
    text,
    body,
    path: pathTo(await readCategories(ctx, projectId), found.categoryId),
    related: inOrder(near).slice(0, relatedLength),
    named: inOrder(names),
    sizeOf: await measurePictures(ctx, projectId, body),
  };
}

/** Adds to articles how they begin. */
async function atLength(
  ctx: Context,
  projectId: Id,
  articles: readonly Listed[],
): Promise<ListedAtLength[]> {
  const bodies = await readBodies(ctx, projectId, articles);
  return articles.map((each) => {
    const body = bodies.get(each.id);
    return { ...each, excerpt: body ? excerptOf(bodyFor(body, 'customer'), excerptLength) : '' };
  });
}
