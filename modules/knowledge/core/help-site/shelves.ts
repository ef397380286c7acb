import type { Id } from '#kernel/id.ts';
import type { Language, Translated } from '#kernel/language.ts';
import type { Instant } from '#kernel/time.ts';
import { isInside } from '../categories.ts';

/** A category as far as shelves need to know it. */
export interface ShelfCategory {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly names: Translated;
}

/** An article as lists of the help site show it. language: of the text that is shown. */
export interface Listed {
  readonly id: Id;
  readonly categoryId: Id | null;
  readonly language: Language;
  readonly title: string;
  readonly publishedAt: Instant;
}

/** A category with all that stands in it, however deep. */
export interface Shelf<Category extends ShelfCategory> {
  readonly category: Category;
  readonly articles: readonly Listed[];
}

/** The categories inside one, or the outermost (null), that have something to read, in their
 *  order. categories: in the order in which they stand. */
export function shelvesIn<Category extends ShelfCategory>(
  { categories, articles }: { categories: readonly Category[]; articles: readonly Listed[] },
  parentId: Id | null,
): Shelf<Category>[] {
  const known = new Set(categories.map(({ id }) => id));
  return categories
    .filter((each) => (known.has(each.parentId ?? '') ? each.parentId : null) === parentId)
    .map((category) => {
      const isOfShelf = ({ categoryId }: Listed) =>
        categoryId !== null && isInside(categories, categoryId, category.id);
      return { category, articles: articles.filter(isOfShelf) };
    })
    .filter((shelf) => shelf.articles.length > 0);
}

/** A category and those around it, outermost first; none for an article that stands in none. */
export function pathTo<Category extends ShelfCategory>(
  categories: readonly Category[],
  id: Id | null,
): Category[] {
  const path: Category[] = [];
  for (let at = id; at !== null; ) {
    const found = categories.find((each) => each.id === at);
    if (!found || path.includes(found)) break;
    path.unshift(found);
    at = found.parentId;
  }
  return path;
}
