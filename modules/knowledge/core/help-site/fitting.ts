import type { Excerpt } from '../search/excerpt.ts';
import { isStopWord } from '../search/stop-words.ts';
import { isHan, type Linguistics, placedWords } from '../search/words.ts';

/** A shorter match says too little; a Chinese one of two characters is a word. */
const shortestLetters = 3;
const shortestHan = 2;
/** In the midst of a text, words meet by chance. */
const enoughInText = 2;

const asWritten: Linguistics = { stemOf: (word) => word, simplified: (character) => character };

/** Whether what was found in an article speaks for offering it unasked to whoever wrote these
 *  words: a telling word of his stands in its title, or several stand together in its text. */
export function isFitting({ title, excerpt }: { title: Excerpt; excerpt: Excerpt }): boolean {
  return tellingIn(title).size > 0 || tellingIn(excerpt).size >= enoughInText;
}

function tellingIn({ text, highlights }: Excerpt): Set<string> {
  return new Set(
    highlights
      .map(({ start, end }) => text.slice(start, end).toLowerCase())
      .filter((found) => {
        const words = placedWords(found, asWritten).map(({ word }) => word);
        const isTelling = words.some((word) => !isStopWord(word));
        return isTelling && found.length >= (isHan(found) ? shortestHan : shortestLetters);
      }),
  );
}
