import type { Instant } from '#kernel/time.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Article, ArticleFilter, ArticleLanguage, Category } from '../contract.ts';
import { isInside } from './categories.ts';

/** Whether a list that is narrowed so shows an article. The same as the server's own list. */
export function isListed(
  article: Article,
  { state, ...filter }: ArticleFilter,
  { categories, now }: { categories: readonly Category[]; now: Instant },
): boolean {
  const { kind, isArchived, categoryId, tags, products, ownerId, languages } = article;
  const words = filter.words?.toLowerCase();
  return (
    kind === (filter.kind ?? 'article') &&
    isArchived === (state === 'archived') &&
    (!filter.categoryId ||
      (categoryId !== null && isInside(categories, categoryId, filter.categoryId))) &&
    (!filter.tag || tags.includes(filter.tag)) &&
    (!filter.product || products.includes(filter.product)) &&
    (!filter.ownerId || ownerId === filter.ownerId) &&
    (!words || languages.some(({ title }) => title.toLowerCase().includes(words))) &&
    (!state || hasState(article, state, now))
  );
}

/** What an article is called for a reader, and in which language that is: his own, else the
 *  original's. Null while nothing is written. */
export function titleFor(
  { languages }: Pick<Article, 'languages'>,
  language: Language,
): { title: string; language: Language } | null {
  const own = languages.find((each) => each.language === language);
  const found = own?.title ? own : languages.find(({ title }) => title !== '');
  return found ? { title: found.title, language: found.language } : null;
}

/** How far an article is in a language; a list tells each by its own sign. */
export type Standing = 'live' | 'behind' | 'draft' | 'in-review' | 'scheduled';

/** How far an article is in a language: what readers have of it, then what is being written. */
export function standingsOf({ liveNumber, isBehind, draft }: ArticleLanguage): Standing[] {
  const live = liveNumber === null ? [] : [isBehind ? ('behind' as const) : ('live' as const)];
  if (!draft) return live;
  return [...live, draft.state === 'writing' ? 'draft' : draft.state];
}

/** Whether the day of an article's review has come. */
export function isReviewDue({ reviewDueOn }: Pick<Article, 'reviewDueOn'>, now: Instant): boolean {
  return reviewDueOn !== null && reviewDueOn <= now.slice(0, 10);
}

function hasState(
  article: Article,
  state: NonNullable<ArticleFilter['state']>,
  now: Instant,
): boolean {
  const { languages } = article;
  switch (state) {
    case 'live':
      return languages.some(({ liveNumber }) => liveNumber !== null);
    case 'draft':
      return languages.some(({ draft }) => draft !== null);
    case 'in-review':
      return languages.some(({ draft }) => draft?.state === 'in-review');
    case 'behind':
      return languages.some(({ isBehind }) => isBehind);
    case 'review-due':
      return isReviewDue(article, now);
    case 'archived':
      return article.isArchived;
  }
}
