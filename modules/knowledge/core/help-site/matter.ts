import type { Id } from '#kernel/id.ts';
import { cosineOf, type GramVector, gramVector } from '../search/likeness.ts';
import { isStopWord } from '../search/stop-words.ts';
import { type Linguistics, placedWords } from '../search/words.ts';

/** How alike two wordings must be to be about one matter, 0..1, words that say little left out. */
const likenessFloor = 0.5;
/** Few words are about the matter of many when so much of them stands there, 0..1. */
const containedFloor = 0.8;

const asWritten: Linguistics = { stemOf: (word) => word, simplified: (character) => character };

/** What somebody wanted to know, as far as it can be told from what he did. */
export interface Matter {
  /** What he read. */
  readonly articleIds: readonly Id[];
  /** In which that stands. */
  readonly categoryIds: readonly Id[];
  /** What he searched for and wrote, and the titles of what he read. */
  readonly words: readonly string[];
}

/** Whether two are about the same matter: the same article or category, or words that are alike. */
export function isSameMatter(one: Matter, other: Matter): boolean {
  return (
    one.articleIds.some((id) => other.articleIds.includes(id)) ||
    one.categoryIds.some((id) => other.categoryIds.includes(id)) ||
    areAlike(one.words.map(tellingParts), other.words.map(tellingParts))
  );
}

function areAlike(some: readonly GramVector[], others: readonly GramVector[]): boolean {
  return some.some((one) =>
    others.some(
      (other) =>
        cosineOf(one, other) >= likenessFloor || containedShare(one, other) >= containedFloor,
    ),
  );
}

/** The parts of a text without its words of grammar and courtesy. */
function tellingParts(text: string): GramVector {
  let telling = text;
  for (const { word, start, end } of placedWords(text, asWritten).reverse()) {
    if (isStopWord(word)) telling = `${telling.slice(0, start)} ${telling.slice(end)}`;
  }
  return gramVector(telling);
}

/** How much of the shorter text stands in the longer one, 0..1. */
function containedShare(one: GramVector, other: GramVector): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  const parts = Array.from(short.keys());
  return parts.length === 0 ? 0 : parts.filter((part) => long.has(part)).length / parts.length;
}
