import { editDistance } from './edit-distance.ts';
import { gramsOf } from './grams.ts';
import { leastLikeness, maximumSimilarWords } from './weights.ts';
import { isHan, type Linguistics, stemOf } from './words.ts';

/** The terms of one collection and in how many of its articles each occurs. A term stands in a
 *  slot: slots are numbered without gaps and never change hands. */
export interface Vocabulary {
  /** Takes a term, or its new count. */
  readonly put: (term: string, id: number, documentCount: number) => void;
  readonly size: () => number;
  /** The slot of a known term; undefined also when no article has it any more. */
  readonly slotOf: (term: string) => number | undefined;
  readonly slotOfId: (id: number) => number | undefined;
  readonly termAt: (slot: number) => string;
  readonly idAt: (slot: number) => number;
  readonly countAt: (slot: number) => number;
  readonly slotsOfStem: (stem: string) => readonly number[];
  /** The terms that have a part. */
  readonly slotsOfGram: (gram: string) => readonly number[];
  readonly linguistics: Linguistics;
}

/** An empty vocabulary. */
export function openVocabulary(linguistics: Linguistics): Vocabulary {
  const terms: string[] = [];
  const ids: number[] = [];
  const counts: number[] = [];
  const slots = new Map<string, number>();
  const slotsById = new Map<number, number>();
  const stems = new Map<string, number[]>();
  const grams = new Map<string, number[]>();

  function add(term: string): number {
    const slot = terms.length;
    terms.push(term);
    slots.set(term, slot);
    append(stems, stemOf(term, linguistics), slot);
    if (!isHan(term)) for (const gram of gramsOf(term)) append(grams, gram, slot);
    return slot;
  }

  return {
    linguistics,
    put: (term, id, documentCount) => {
      const slot = slots.get(term) ?? add(term);
      ids[slot] = id;
      counts[slot] = documentCount;
      slotsById.set(id, slot);
    },
    size: () => terms.length,
    slotOf: (term) => {
      const slot = slots.get(term);
      return slot !== undefined && (counts[slot] ?? 0) > 0 ? slot : undefined;
    },
    slotOfId: (id) => slotsById.get(id),
    termAt: (slot) => terms[slot] ?? '',
    idAt: (slot) => ids[slot] ?? 0,
    countAt: (slot) => counts[slot] ?? 0,
    slotsOfStem: (stem) => living(stems.get(stem) ?? []),
    slotsOfGram: (gram) => {
      if (!isHan(gram)) return grams.get(gram) ?? [];
      const slot = slots.get(gram);
      return slot === undefined ? [] : [slot];
    },
  };

  function living(found: readonly number[]): readonly number[] {
    return found.filter((slot) => (counts[slot] ?? 0) > 0);
  }
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A known term and how near it is to a word: 0 to 1. */
export interface NearTerm {
  readonly slot: number;
  readonly likeness: number;
}

/** What the vocabulary knows around one word. */
export interface Neighbourhood {
  /** Written alike, the likest first; the word itself is not among them. */
  readonly similar: readonly NearTerm[];
  /** Known spellings that the word may be a slip of, the commonest first. */
  readonly corrections: readonly number[];
}

const shortestToLiken = 4;
const shortestNeighbour = 3;
const likenessOfSlips = 0.2;
const maximumSlipsLooked = 60;
const maximumCorrections = 3;
const lengthForTwoSlips = 8;

/** Looks around a word. Chinese characters and words shorter than four letters have no
 *  neighbours. */
export function neighbourhoodOf(word: string, vocabulary: Vocabulary): Neighbourhood {
  if (isHan(word) || word.length < shortestToLiken) return { similar: [], corrections: [] };
  const near = nearTerms(word, vocabulary);
  const similar = near.filter(({ likeness }) => likeness >= leastLikeness);
  const isKnown = vocabulary.slotOf(word) !== undefined;
  return {
    similar: similar.slice(0, maximumSimilarWords),
    corrections: isKnown ? [] : correctionsAmong(near, word, vocabulary),
  };
}

function nearTerms(word: string, vocabulary: Vocabulary): NearTerm[] {
  const grams = gramsOf(word);
  const shared = new Map<number, number>();
  for (const gram of grams) {
    for (const slot of vocabulary.slotsOfGram(gram)) shared.set(slot, (shared.get(slot) ?? 0) + 1);
  }
  const near: NearTerm[] = [];
  const own = vocabulary.slotOf(word);
  for (const [slot, count] of shared) {
    const { length } = vocabulary.termAt(slot);
    // A word of n letters has 2n + 1 parts.
    const likeness = (2 * count) / (grams.length + 2 * length + 1);
    const isNear = likeness >= likenessOfSlips && length >= shortestNeighbour && slot !== own;
    if (isNear && vocabulary.countAt(slot) > 0) near.push({ slot, likeness });
  }
  return near.sort((a, b) => b.likeness - a.likeness || a.slot - b.slot);
}

function correctionsAmong(
  near: readonly NearTerm[],
  word: string,
  vocabulary: Vocabulary,
): number[] {
  let least = word.length >= lengthForTwoSlips ? 2 : 1;
  let found: number[] = [];
  for (const { slot } of near.slice(0, maximumSlipsLooked)) {
    const distance = editDistance(word, vocabulary.termAt(slot), least);
    if (distance > least) continue;
    if (distance < least) found = [];
    least = distance;
    found.push(slot);
  }
  const byCount = (a: number, b: number) => vocabulary.countAt(b) - vocabulary.countAt(a) || a - b;
  return found.sort(byCount).slice(0, maximumCorrections);
}

/** Known terms that begin with these letters, the commonest first. */
export function termsWithPrefix(prefix: string, most: number, vocabulary: Vocabulary): number[] {
  if (isHan(prefix) || prefix.length < 2) return [];
  return vocabulary
    .slotsOfGram(`_${prefix.slice(0, 3)}`)
    .filter((slot) => vocabulary.termAt(slot).startsWith(prefix) && vocabulary.countAt(slot) > 0)
    .toSorted((a, b) => vocabulary.countAt(b) - vocabulary.countAt(a) || a - b)
    .slice(0, most);
}
