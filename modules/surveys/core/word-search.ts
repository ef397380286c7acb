import { highlightsOf, type Span } from '#modules/knowledge/core/search/excerpt.ts';
import {
  type Linguistics,
  type PlacedWord,
  placedWords,
  stemOf,
  termsOf,
} from '#modules/knowledge/core/search/words.ts';

/** Shorter beginnings stand in too many words. */
const shortestPrefix = 3;

/** What is searched for. */
export interface Sought {
  /** Stems of words; of Chinese, pairs of neighbouring characters or a single one. */
  readonly terms: readonly string[];
  /** The last word, which may still be being typed, with its stem. */
  readonly begun: { readonly prefix: string; readonly stem: string } | null;
}

/** Understands what somebody types in whatever language. */
export function soughtBy(query: string, linguistics: Linguistics): Sought {
  const words = placedWords(query, linguistics);
  const terms = words.flatMap((each, place) => {
    if (!each.isHan) return [stemOf(each.word, linguistics)];
    const next = words[place + 1];
    if (next && isPair(each, next)) return [each.word + next.word];
    const before = words[place - 1];
    return before && isPair(before, each) ? [] : [each.word];
  });
  const last = words.at(-1);
  const isBegun = last && !last.isHan && last.word.length >= shortestPrefix;
  const begun = isBegun ? { prefix: last.word, stem: stemOf(last.word, linguistics) } : null;
  return { terms: [...new Set(terms)], begun };
}

/** Where what is sought stands in each of some texts that belong together; null unless all of it
 *  is found in them. */
export function findIn(
  texts: readonly string[],
  { terms, begun }: Sought,
  linguistics: Linguistics,
): Span[][] | null {
  const found = new Set<string>();
  for (const text of texts) {
    for (const term of termsOf(placedWords(text, linguistics))) {
      found.add(stemOf(term, linguistics));
      if (begun && term.startsWith(begun.prefix)) found.add(begun.stem);
    }
  }
  if (!terms.every((term) => found.has(term))) return null;
  const marks = { stems: new Set(terms), prefix: begun?.prefix ?? null };
  return texts.map((text) => highlightsOf(text, marks, linguistics));
}

function isPair(one: PlacedWord, other: PlacedWord): boolean {
  return one.isHan && other.isHan && one.end === other.start;
}
