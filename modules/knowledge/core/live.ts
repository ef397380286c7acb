import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import type { Language } from '#platform/http/contract.ts';
import {
  type Article,
  articlePut,
  type Category,
  categoryPut,
  categoryRemoved,
  draftSaved,
} from '../contract.ts';

/** The first articles of a list after an event. The same as fetching them anew.
 *  isShown: whether an article belongs to the list, by its filters. */
export function applyToArticles(
  articles: readonly Article[],
  event: HeedEvent,
  isShown: (article: Article) => boolean,
): readonly Article[] {
  if (!isEvent(event, articlePut)) return articles;
  const { article } = event.data;
  const others = articles.filter(({ id }) => id !== article.id);
  return isShown(article) ? [...others, article].sort(lastChangedFirst) : others;
}

/** The categories of a project after an event. The same as fetching them anew. */
export function applyToCategories(
  categories: readonly Category[],
  event: HeedEvent,
): readonly Category[] {
  if (isEvent(event, categoryRemoved))
    return categories.filter(({ id }) => id !== event.data.categoryId);
  if (!isEvent(event, categoryPut)) return categories;
  const { category } = event.data;
  return [...categories.filter(({ id }) => id !== category.id), category].sort(
    (one, other) => one.position - other.position || compareText(one.id, other.id),
  );
}

/** The revision of a draft after an event, null while there is none. The same as fetching it
 *  anew. */
export function applyToRevision(
  revision: number | null,
  event: HeedEvent,
  { articleId, language }: { articleId: Id; language: Language },
): number | null {
  if (event.subjectId !== articleId) return revision;
  if (isEvent(event, draftSaved))
    return event.data.language === language ? event.data.revision : revision;
  if (!isEvent(event, articlePut)) return revision;
  const own = event.data.article.languages.find((each) => each.language === language);
  return own?.draft ? revision : null;
}

function lastChangedFirst(one: Article, other: Article): number {
  return compareText(other.changedAt, one.changedAt) || compareText(other.id, one.id);
}
