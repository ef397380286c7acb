import { gramsOf } from './grams.ts';
import { isStopWord } from './stop-words.ts';
import { type ActivatedSynonyms, activatedSynonyms, type Synonyms } from './synonyms.ts';
import { neighbourhoodOf, termsWithPrefix, type Vocabulary } from './vocabulary.ts';
import {
  correctionWeight,
  projectSynonymWeight,
  similarWordWeight,
  stopWordWeight,
  thesaurusWeight,
} from './weights.ts';
import { isHan, type PlacedWord, placedWords, stemOf, termsOf } from './words.ts';

/** What somebody wrote into the search field. */
export interface Query {
  readonly text: string;
  /** He is still typing: the last word may be the beginning of one. */
  readonly isTyping: boolean;
}

/** Terms that stand for one word of the query: finding one of them is finding the word. */
export interface TermGroup {
  /** What finding it is worth. */
  readonly weight: number;
  /** Slots of the vocabulary, each with its share of the weight, 0 to 1. */
  readonly members: ReadonlyMap<number, number>;
  readonly isSynonym: boolean;
}

/** A part of words and the terms that have it. */
export interface GramGroup {
  readonly weight: number;
  readonly slots: readonly number[];
}

/** How a query is answered from one collection. */
export interface Plan {
  readonly groups: readonly TermGroup[];
  readonly grams: readonly GramGroup[];
  /** Stems and Chinese terms to be shown as found. */
  readonly marks: ReadonlySet<string>;
  /** Begins of words to be shown as found. */
  readonly prefix: string | null;
}

/** Terms by which the database looks for candidates. */
export interface CandidateGroup {
  readonly ids: readonly number[];
  readonly weight: number;
}

/** Terms with this share of their group's weight or more lead to candidates. */
const leastWeightToLead = 0.3;
const maximumLeadingGroups = 12;
/** With fewer than so many groups common words lead too; beyond, only while what they lead to is at
 *  most so many articles altogether. */
const leastLeadingGroups = 3;
const maximumLed = 6_000;

/** The rarest groups of a plan, by which the database finds candidates: common words lead to many
 *  articles and say little, and count when the candidates are scored. */
export function candidateGroupsOf(plan: Plan, vocabulary: Vocabulary): CandidateGroup[] {
  const chosen: CandidateGroup[] = [];
  let led = 0;
  for (const { weight, members } of plan.groups.toSorted((a, b) => b.weight - a.weight)) {
    const slots = [...members].filter(([, share]) => share >= leastWeightToLead);
    const most = slots.reduce((sum, [slot]) => sum + vocabulary.countAt(slot), 0);
    const isTooMuch = chosen.length >= leastLeadingGroups && led + most > maximumLed;
    if (slots.length === 0 || isTooMuch || chosen.length === maximumLeadingGroups) continue;
    led += most;
    chosen.push({ weight, ids: slots.map(([slot]) => vocabulary.idAt(slot)) });
  }
  return chosen;
}

/** Longer queries are read up to here, and up to so many different words. */
export const maximumQueryLength = 1_000;
const maximumTerms = 64;
const maximumCompletions = 20;

/** Plans how a query is answered. documentCount: of the whole collection. */
export function planOf(
  query: Query,
  known: { vocabulary: Vocabulary; documentCount: number; synonyms: Synonyms },
): Plan {
  const { vocabulary, documentCount, synonyms } = known;
  const words = placedWords(query.text.slice(0, maximumQueryLength), vocabulary.linguistics);
  const building = openPlan(vocabulary, documentCount);
  const terms = [...new Set(termsOf(words))].slice(0, maximumTerms);
  const last = query.isTyping ? lastWord(words, query.text) : null;
  for (const term of terms) building.addTerm(term, term === last);
  for (const each of activatedSynonyms(words, synonyms, vocabulary)) building.addSynonyms(each);
  return building.finish(last);
}

/** The rarity of a term that so many of all articles have (BM25's idf). */
export function rarity(documentCount: number, all: number): number {
  return Math.log(1 + (Math.max(0, all - documentCount) + 0.5) / (documentCount + 0.5));
}

/** The word that is being typed: the last one, when nothing stands behind it. */
function lastWord(words: readonly PlacedWord[], text: string): string | null {
  const last = words.at(-1);
  return last && !last.isHan && last.end === text.trimEnd().length && text.trimEnd() === text
    ? last.word
    : null;
}

function openPlan(vocabulary: Vocabulary, documentCount: number) {
  const groups: TermGroup[] = [];
  const gramWeights = new Map<string, number>();
  const marks = new Set<string>();
  const seen = new Set<string>();
  const { linguistics } = vocabulary;

  function addGrams(term: string, weight: number): void {
    for (const gram of gramsOf(term)) {
      gramWeights.set(gram, Math.max(gramWeights.get(gram) ?? 0, weight));
    }
  }

  function addTerm(term: string, isBegun: boolean): void {
    const stem = stemOf(term, linguistics);
    const importance = isStopWord(term) ? stopWordWeight : 1;
    addGrams(term, importance);
    if (seen.has(stem)) return;
    seen.add(stem);
    marks.add(stem);
    const { members, count, corrections } = meaningOf({ term, stem, isBegun }, vocabulary);
    if (members.size === 0) return;
    for (const slot of corrections) marks.add(stemOf(vocabulary.termAt(slot), linguistics));
    const rare = rarity(count(documentCount), documentCount);
    groups.push({ weight: importance * rare, members, isSynonym: false });
  }

  function addSynonyms({ written, meant, isOwn }: ActivatedSynonyms): void {
    const members = new Map<number, number>();
    const weight = isOwn ? projectSynonymWeight : thesaurusWeight;
    const balance = Math.min(1, Math.sqrt(lettersOf(written) / (lettersOf(meant.flat()) || 1)));
    for (const terms of meant) {
      for (const term of terms) {
        const stem = stemOf(term, linguistics);
        addGrams(term, weight * balance);
        marks.add(stem);
        for (const slot of vocabulary.slotsOfStem(stem)) raise(members, slot, 1 / terms.length);
      }
    }
    if (members.size === 0) return;
    const count = countOfAny(members.keys(), { vocabulary, documentCount });
    groups.push({ weight: weight * rarity(count, documentCount), members, isSynonym: true });
  }

  function finish(prefix: string | null): Plan {
    const grams = [...gramWeights].flatMap(([gram, weight]) => {
      const slots = vocabulary.slotsOfGram(gram);
      if (slots.length === 0) return [];
      const count = countOfAny(slots, { vocabulary, documentCount });
      return [{ slots, weight: weight * rarity(count, documentCount) }];
    });
    return { groups, grams, marks: significant(marks), prefix };
  }

  return { addTerm, addSynonyms, finish };
}

/** The known terms that a word may stand for, with their shares; and how many articles have what is
 *  most likely meant. */
function meaningOf(
  { term, stem, isBegun }: { term: string; stem: string; isBegun: boolean },
  vocabulary: Vocabulary,
) {
  const members = new Map<number, number>();
  const { similar, corrections } = neighbourhoodOf(term, vocabulary);
  const exact = vocabulary.slotsOfStem(stem);
  const completions = isBegun ? termsWithPrefix(term, maximumCompletions, vocabulary) : [];
  const corrected = corrections.flatMap((slot) =>
    vocabulary.slotsOfStem(stemOf(vocabulary.termAt(slot), vocabulary.linguistics)),
  );
  for (const slot of [...exact, ...completions]) raise(members, slot, 1);
  for (const slot of corrected) raise(members, slot, correctionWeight);
  for (const { slot, likeness } of similar) raise(members, slot, similarWordWeight * likeness ** 2);
  const meant = [exact, completions, corrected].find((slots) => slots.length > 0);
  const count = (documentCount: number) =>
    meant
      ? countOfAny(new Set(meant), { vocabulary, documentCount })
      : Math.max(...similar.map(({ slot }) => vocabulary.countAt(slot)));
  return { members, corrections, count };
}

/** By how much more letters many words that mean the same have than what was written, their parts
 *  weigh less: by the root, so that they do not drown it. */
function lettersOf(terms: readonly string[]): number {
  return terms.reduce((sum, { length }) => sum + length, 0);
}

function raise(members: Map<number, number>, slot: number, weight: number): void {
  members.set(slot, Math.max(members.get(slot) ?? 0, weight));
}

/** How many articles have one of the terms, if they were spread by chance. */
function countOfAny(
  slots: Iterable<number>,
  { vocabulary, documentCount }: { vocabulary: Vocabulary; documentCount: number },
): number {
  let share = 1;
  for (const slot of slots) share *= 1 - vocabulary.countAt(slot) / (documentCount + 1);
  return documentCount * (1 - share);
}

/** Of Chinese only pairs are shown where there are any, and of other words those that say
 *  something. */
function significant(marks: ReadonlySet<string>): Set<string> {
  const all = [...marks];
  const hasPairs = all.some((mark) => isHan(mark) && mark.length > 1);
  const telling = all.filter(
    (mark) => !isStopWord(mark) && !(hasPairs && isHan(mark) && mark.length === 1),
  );
  return new Set(telling.length > 0 ? telling : all);
}
