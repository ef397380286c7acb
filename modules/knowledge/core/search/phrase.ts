import { type Linguistics, placedWords, termsOf } from './words.ts';

/** Words in quotes, which an article must have in this order. */
export interface Phrase {
  readonly words: readonly string[];
  /** All of which an article must have to have the phrase. */
  readonly terms: readonly string[];
}

const maximumPhrases = 4;
const quoted = /"([^"]+)"/gu;

/** The phrases of a query: what stands in straight quotes. Other quotes are signs, for names are
 *  written in them; so is one that is not closed. */
export function phrasesOf(text: string, linguistics: Linguistics): Phrase[] {
  const phrases: Phrase[] = [];
  for (const match of text.matchAll(quoted)) {
    const placed = placedWords(match[1] ?? '', linguistics);
    if (placed.length === 0 || phrases.length === maximumPhrases) continue;
    phrases.push({ words: placed.map(({ word }) => word), terms: [...new Set(termsOf(placed))] });
  }
  return phrases;
}

/** Whether a query is nothing but phrases. */
export function isAllPhrases(text: string, linguistics: Linguistics): boolean {
  return placedWords(text.replace(quoted, ' '), linguistics).length === 0;
}

/** Whether one of the texts has all the words of the phrase next to each other. */
export function hasPhrase(
  texts: readonly string[],
  phrase: Phrase,
  linguistics: Linguistics,
): boolean {
  const wanted = ` ${phrase.words.join(' ')} `;
  return texts.some((text) => {
    const words = placedWords(text, linguistics).map(({ word }) => word);
    return ` ${words.join(' ')} `.includes(wanted);
  });
}
