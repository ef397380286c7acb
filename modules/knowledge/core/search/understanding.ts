import type { Language } from '#kernel/language.ts';
import { gramsOf } from './grams.ts';
import { spelledInRussian, typedOnEnglishKeys, typedOnRussianKeys } from './other-writing.ts';
import { isStopWord } from './stop-words.ts';
import { neighbourhoodOf, termsWithPrefix, type Vocabulary } from './vocabulary.ts';
import { isHan, placedWords, stemOf } from './words.ts';

/** How a query was read. */
export type UnderstoodAs = 'as-written' | 'other-keyboard' | 'transliterated';

/** A query as it is searched. */
export interface Understanding {
  readonly text: string;
  readonly understoodAs: UnderstoodAs;
}

interface Reading {
  readonly understoodAs: UnderstoodAs;
  readonly read: (chunk: string) => string;
}

const latin = /\p{Script=Latin}/u;
const cyrillic = /\p{Script=Cyrillic}/u;
const chunkPattern = /\S+/g;

/** What knowing a word is worth when only a near spelling of it is known, or only parts of it. */
const worthOfNearSpelling = 0.6;
const worthOfParts = 0.3;
/** Fewer known parts of a word than this share mean nothing: letters meet by chance. */
const leastShareOfParts = 0.3;

/** Signs behind a word that are letters on another keyboard. */
const trailingSigns = /[,.;:'"]+$/;

const readings: Readonly<Record<Language, { foreign: RegExp; ways: readonly Reading[] }>> = {
  ru: {
    foreign: latin,
    ways: [
      { understoodAs: 'other-keyboard', read: typedOnRussianKeys },
      { understoodAs: 'transliterated', read: spelledInRussian },
    ],
  },
  en: { foreign: cyrillic, ways: [{ understoodAs: 'other-keyboard', read: typedOnEnglishKeys }] },
  zh: { foreign: cyrillic, ways: [{ understoodAs: 'other-keyboard', read: typedOnEnglishKeys }] },
};

/** Finds out whether a query was typed with the wrong keyboard or spelled in Latin letters. Only
 *  what is in a foreign script and means nothing in the collection is read in another way, and only
 *  if more of it means something then. */
export function understand(
  text: string,
  { language, vocabulary }: { language: Language; vocabulary: Vocabulary },
): Understanding {
  const { foreign, ways } = readings[language];
  const isOdd = (chunk: string) => foreign.test(chunk) && !isKnown(chunk, vocabulary);
  const odd = [...text.matchAll(chunkPattern)].map(([chunk]) => chunk).filter(isOdd);
  let best: Reading | null = null;
  let most = odd.reduce((sum, chunk) => sum + knownness(chunk, vocabulary), 0);
  for (const way of ways) {
    const known = odd.reduce(
      (sum, chunk) => sum + knownness(readChunk(chunk, way, vocabulary), vocabulary),
      0,
    );
    if (known <= most) continue;
    most = known;
    best = way;
  }
  const way = best;
  if (!way) return { text, understoodAs: 'as-written' };
  return {
    text: text.replace(chunkPattern, (chunk) =>
      isOdd(chunk) ? readChunk(chunk, way, vocabulary) : chunk,
    ),
    understoodAs: way.understoodAs,
  };
}

/** Reads all of a chunk, or leaves the signs at its end if more is known then. */
function readChunk(chunk: string, { read }: Reading, vocabulary: Vocabulary): string {
  const whole = read(chunk);
  const word = chunk.replace(trailingSigns, '');
  if (word === chunk) return whole;
  const spared = read(word) + chunk.slice(word.length);
  return knownness(spared, vocabulary) > knownness(whole, vocabulary) ? spared : whole;
}

function isKnown(chunk: string, vocabulary: Vocabulary): boolean {
  const words = placedWords(chunk, vocabulary.linguistics);
  return words.every(({ word }) => isKnownWord(word, vocabulary));
}

function isKnownWord(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.slotsOfStem(stemOf(word, vocabulary.linguistics)).length > 0;
}

/** How many letters of a text mean something in the collection. */
function knownness(text: string, vocabulary: Vocabulary): number {
  let sum = 0;
  for (const { word } of placedWords(text, vocabulary.linguistics)) {
    if (isStopWord(word) || isKnownWord(word, vocabulary)) sum += word.length;
    else if (neighbourhoodOf(word, vocabulary).corrections.length > 0) {
      sum += word.length * worthOfNearSpelling;
    } else sum += word.length * worthOfParts * shareOfKnownParts(word, vocabulary);
  }
  return sum;
}

function shareOfKnownParts(word: string, vocabulary: Vocabulary): number {
  const grams = gramsOf(word);
  const known = grams.filter((gram) => vocabulary.slotsOfGram(gram).length > 0);
  const share = known.length / (grams.length || 1);
  return share >= leastShareOfParts ? share : 0;
}

/** The query with each unknown word in its nearest known spelling, in lower case where it was
 *  changed; null when nothing is to be changed. The vocabulary is one audience's own, so that
 *  nobody is offered a word that he may not read. */
export function didYouMean(
  text: string,
  { vocabulary, isTyping }: { vocabulary: Vocabulary; isTyping: boolean },
): string | null {
  let corrected = '';
  let done = 0;
  let isChanged = false;
  for (const { word, start, end } of placedWords(text, vocabulary.linguistics)) {
    if (isHan(word) || isStopWord(word) || isKnownWord(word, vocabulary)) continue;
    const isBegun = isTyping && end === text.length;
    if (isBegun && termsWithPrefix(word, 1, vocabulary).length > 0) continue;
    const [slot] = neighbourhoodOf(word, vocabulary).corrections;
    if (slot === undefined) continue;
    corrected += text.slice(done, start) + vocabulary.termAt(slot);
    done = end;
    isChanged = true;
  }
  return isChanged ? corrected + text.slice(done) : null;
}
