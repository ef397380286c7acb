import { type Id, newId } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { masked } from '../../core/masked.ts';
import type { InProject } from '../article-store.ts';
import { noteEvidence } from '../gaps.ts';
import { insertSearch, type SearchAsked, updateOpened } from './asked-store.ts';

const maximumQueryLength = 300;

/** Keeps that something was searched for, without e-mail addresses and long numbers. What is not
 *  found speaks of a gap. Returns its id, by which noteOpened tells what was opened of what was
 *  found. */
export async function noteSearch(
  ctx: Context,
  search: Omit<SearchAsked, 'id' | 'openedArticleId' | 'at'>,
): Promise<Id> {
  const id = newId(Date.parse(ctx.now));
  const query = maskedQuery(search.query);
  await insertSearch(ctx, { ...search, query, id, openedArticleId: null, at: ctx.now });
  const { projectId, language, hitCount } = search;
  if (hitCount === 0 && /\p{L}{2}/u.test(query)) {
    const evidence = { projectId, language, words: query, sourceId: id };
    await noteEvidence(ctx, { ...evidence, kind: 'no-result' });
  }
  return id;
}

/** Keeps which article was opened of what a search found. */
export async function noteOpened(
  ctx: Context,
  { articleId, ...which }: InProject & { articleId: Id },
): Promise<void> {
  await updateOpened(ctx, which, articleId);
}

/** A query as it is kept. */
export function maskedQuery(query: string): string {
  return masked(Array.from(query.trim()).slice(0, maximumQueryLength).join(''));
}
