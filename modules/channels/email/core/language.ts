import type { Language } from '#platform/http/contract.ts';

/** Fewer letters than this say nothing about a language. */
const minimumLetters = 20;
/** So much of a text tells its language. */
const sampleCharacters = 5_000;
/** A Chinese character says as much as a few letters. */
const lettersPerHan = 3;
/** Names, addresses and products stand in Latin letters in every language. */
const minimumOwnRatio = 0.3;

/** The language a text is written in, by its script: Chinese or Russian where a fair share of it
 *  is, English for Latin letters. fallback: what too short a text is taken for. */
export function languageOf(text: string, fallback: Language): Language {
  const sample = text.slice(0, sampleCharacters);
  const han = lettersPerHan * count(sample, /\p{Script=Han}/gu);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const all = han + cyrillic + latin;
  if (all < minimumLetters) return fallback;
  if (Math.max(han, cyrillic) < all * minimumOwnRatio) return 'en';
  return han > cyrillic ? 'zh' : 'ru';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
