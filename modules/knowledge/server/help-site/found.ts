import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Meaning } from '../embeddings/meaning.ts';
import { type SearchResults, searchArticles } from '../search/index.ts';
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
  /** The query in known spelling. */
  readonly didYouMean: string | null;
  /** The query as it was searched, where that is not as it was written. */
  readonly searchedAs: string | null;
}

/** Finds what everybody may read: in the language of the page first, then in the others of the
 *  site. What was withdrawn this moment is left out, though the search may still know it. */
export async function findForReaders(
  ctx: Context,
  place: ReadingPlace,
  wanted: { query: string; limit: number; offset: number; meaning?: Meaning | null },
): Promise<SearchResult> {
  const { projectId, language } = place;
  const { query } = wanted;
  const others = place.languages.filter((each) => each !== language);
  const found = await searchArticles(ctx, {
    ...{ projectId, audience: 'customer', languages: [language, ...others] },
    ...wanted,
  });
  const ids = found.hits.map(({ documentId }) => documentId);
  const readable = new Set((await readListed(ctx, place, ids)).map(({ id }) => id));
  const hits = found.hits.filter(({ documentId }) => readable.has(documentId));
  const isAnother = found.understoodAs !== 'as-written' && found.understoodText !== query;
  return {
    hits: hits.map(shown),
    total: found.total - (found.hits.length - hits.length),
    didYouMean: found.didYouMean,
    searchedAs: isAnother && hits.length > 0 ? found.understoodText : null,
  };
}

function shown(hit: SearchResults['hits'][number]): FoundArticle {
  const { documentId, language, title, titleHighlights, excerpt } = hit;
  return {
    ...{ id: documentId, language, excerpt },
    title: { text: title, highlights: titleHighlights },
  };
}
