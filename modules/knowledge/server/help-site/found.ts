import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { ReadingPlace } from './reading.ts';
import { readListed } from './reading-store.ts';

/** A text with what was found in it, in order and without overlaps. */
export interface FoundText {
  readonly text: string;
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

/** An article that a search found. */
export interface FoundArticle {
  readonly id: Id;
  readonly language: Language;
  readonly title: FoundText;
  readonly excerpt: FoundText;
}

/** What a search found. */
export interface SearchResult {
  readonly hits: readonly FoundArticle[];
  readonly total: number;
  readonly didYouMean: string | null;
}

/** Finds what everybody may read. */
export async function findForReaders(
  ctx: Context,
  place: ReadingPlace,
  { query, limit, offset }: { query: string; limit: number; offset: number },
): Promise<SearchResult> {
  const all = await readListed(ctx, place);
  const found = all.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));
  const hits = found.slice(offset, offset + limit).map(({ id, language, title }) => ({
    ...{ id, language, title: { text: title, highlights: [] } },
    excerpt: { text: '', highlights: [] },
  }));
  return { hits, total: found.length, didYouMean: null };
}
