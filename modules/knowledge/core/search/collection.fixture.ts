import type { Language } from '#kernel/language.ts';
import { type CollectionIndex, type Filter, openCollectionIndex } from './collection-index.ts';
import type { Matter } from './matter.ts';
import { encodeProfile, lengthCount, profileOf } from './profile.ts';
import type { SearchDocument } from './search-document.ts';
import { readSynonyms, type SynonymSet } from './synonyms.ts';
import { fields } from './weights.ts';

/** Cuts endings in a simple way, good enough for tests. */
const linguistics = {
  stemOf: (word: string) => word.replace(/(ами|ого|ать|ить|ы|а|и|у|е|s|ed|ing)$/u, ''),
  simplified: (text: string) => text,
};

interface Finding {
  readonly isTyping?: boolean;
  readonly nowMs?: number;
  readonly filter?: Filter;
  readonly matter?: Matter | null;
}

type Said = Partial<Omit<SearchDocument, 'publishedAt'>> & { publishedAtMs?: number };

/** A collection in memory with some articles, whose ids are their places. */
export function collectionOf(
  articles: readonly Said[],
  { language = 'ru', own = [] }: { language?: Language; own?: readonly SynonymSet[] } = {},
) {
  const index: CollectionIndex = openCollectionIndex(language, linguistics);
  const profiles = articles.map(({ title = '', headings = '', body = '', learned = '' }) =>
    profileOf({ title, headings, body, learned }, linguistics),
  );
  const counts = new Map<string, number>();
  for (const profile of profiles) {
    for (const term of profile.counts.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const ids = new Map([...counts.keys()].map((term, place) => [term, place + 1]));
  for (const [term, count] of counts) index.vocabulary.put(term, ids.get(term) ?? 0, count);
  articles.forEach((article, number) => {
    const { categoryId = null, tags = [], products = [], helpfulness = null } = article;
    index.putDocument({
      number,
      id: String(number),
      profile: encodeProfile(
        profiles[number] ?? { counts: new Map(), lengths: [] },
        (term) => ids.get(term) ?? 0,
      ),
      categoryId,
      tags,
      products,
      publishedAtMs: article.publishedAtMs ?? 0,
      helpfulness,
    });
  });
  const sum = (place: number) =>
    profiles.reduce((all, { lengths }) => all + (lengths[place] ?? 0), 0);
  const figures = {
    documentCount: articles.length,
    filled: fields.map((_, field) => profiles.filter(({ lengths }) => lengths[field]).length),
    lengths: Array.from({ length: lengthCount }, (_, place) => sum(place)),
  };
  const synonyms = readSynonyms(own, language, linguistics);
  const read = (text: string, isTyping = false) =>
    index.read({ text, isTyping }, { figures, synonyms });
  return {
    index,
    read,
    find: (
      text: string,
      { isTyping = false, nowMs = 0, filter = {}, matter = null }: Finding = {},
    ) =>
      index.rank(read(text, isTyping).plan, {
        numbers: index.numbers(),
        filter,
        figures,
        nowMs,
        matter,
        most: 100,
      }),
  };
}
