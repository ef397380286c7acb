import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type SearchResults } from '../contract.ts';
import { type Matter, namedLike } from '../core/search/matter.ts';
import { isTelling } from '../core/search/telling.ts';
import { readCategories } from './category-store.ts';
import { linguistics } from './search/linguistics.ts';
import { searchKnowledge } from './searching.ts';

/** Finds articles for what a contact is about: by what its customer is writing, when that says
 *  enough and finds something, else by what he has said. What he has ordered and why he turned to
 *  us order what is found, and find nothing themselves. Nothing of it is stored.
 *  language: the customer's. */
export async function suggestArticles(
  ctx: Context,
  contact: {
    projectId: Id;
    language: Language;
    writing: string;
    said: string;
    products: readonly string[];
    topics: readonly string[];
    limit: number;
  },
): Promise<SearchResults & { isForWriting: boolean }> {
  authorise(ctx, may.read);
  const { projectId, language, writing, said, limit } = contact;
  const matter = await matterOf(ctx, contact);
  const search = (query: string, isTyping: boolean) =>
    searchKnowledge(ctx, { projectId, language, query, isTyping, matter, limit, offset: 0 });
  if (isTelling(writing)) {
    const found = await search(writing, true);
    if (found.hits.length > 0) return { ...found, isForWriting: true };
  }
  return { ...(await search(said, false)), isForWriting: false };
}

async function matterOf(
  ctx: Context,
  contact: { projectId: Id; language: Language } & Pick<Matter, 'products' | 'topics'>,
): Promise<Matter> {
  const { projectId, language, products, topics } = contact;
  const categories = topics.length === 0 ? [] : await readCategories(ctx, projectId);
  const named = categories.map(({ id, names }) => ({ id, name: names[language] }));
  const categoryIds = namedLike(named, topics, linguistics).map(({ id }) => id);
  return { products, topics, categoryIds };
}
