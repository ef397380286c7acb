import type { Language } from '#kernel/language.ts';
import { editDistance } from './edit-distance.ts';
import { isStopWord } from './stop-words.ts';
import { thesaurus } from './thesaurus.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isHan, type Linguistics, type PlacedWord, placedWords, stemOf, termsOf } from './words.ts';

/** Words or short phrases that mean the same. */
export interface SynonymSet {
  readonly words: readonly string[];
  /** Whoever writes the first finds the others too, but not the other way round. */
  readonly isOneWay: boolean;
}

interface ReadWord {
  /** The stems of its words in their order, to be looked for in a query. */
  readonly key: string;
  /** The terms to be searched for. */
  readonly terms: readonly string[];
}

interface ReadSet {
  readonly words: readonly ReadWord[];
  readonly isOneWay: boolean;
  readonly isOwn: boolean;
}

/** Synonym sets in the form in which queries are compared with them. */
export interface Synonyms {
  readonly sets: readonly ReadSet[];
  /** All stems that occur in them, but for Chinese: a slip in one of them is understood. */
  readonly stems: ReadonlySet<string>;
}

const lengthForOneSlip = 5;

/** Reads a project's own sets and adds the general ones of the language. */
export function readSynonyms(
  own: readonly SynonymSet[],
  language: Language,
  linguistics: Linguistics,
): Synonyms {
  const general = thesaurus[language].map((words) => ({ words, isOneWay: false }));
  const sets = [
    ...own.map((set) => readSet(set, true, linguistics)),
    ...general.map((set) => readSet(set, false, linguistics)),
  ].filter(({ words }) => words.length > 1);
  const stems = sets.flatMap(({ words }) => words.flatMap(({ key }) => key.trim().split(' ')));
  return { sets, stems: new Set(stems.filter((stem) => !isHan(stem))) };
}

/** What a set adds to a query that has some of its words. */
export interface ActivatedSynonyms {
  /** The terms of those that the query has. */
  readonly written: readonly string[];
  /** The terms of each of the others. */
  readonly meant: readonly (readonly string[])[];
  readonly isOwn: boolean;
}

/** What the sets add to a query: of each set of which it has a word, the terms of the others. */
export function activatedSynonyms(
  query: readonly PlacedWord[],
  synonyms: Synonyms,
  { linguistics, slotOf }: Pick<Vocabulary, 'linguistics' | 'slotOf'>,
): ActivatedSynonyms[] {
  const stems = query.map(({ word }) => {
    const stem = stemOf(word, linguistics);
    const isSpeltRight = slotOf(word) !== undefined || synonyms.stems.has(stem);
    return isSpeltRight ? stem : (meantStem(stem, synonyms) ?? stem);
  });
  const written = keyOf(stems);
  return synonyms.sets.flatMap(({ words, isOneWay, isOwn }) => {
    const isWritten = words.map(({ key }) => written.includes(key));
    if (!(isOneWay ? isWritten[0] : isWritten.includes(true))) return [];
    const others = words.filter((_, place) => !isWritten[place]);
    const own = words.filter((_, place) => isWritten[place]);
    return [
      {
        written: own.flatMap(({ terms }) => terms),
        meant: others.map(({ terms }) => terms),
        isOwn,
      },
    ];
  });
}

function readSet(
  { words, isOneWay }: SynonymSet,
  isOwn: boolean,
  linguistics: Linguistics,
): ReadSet {
  const read = words.flatMap((word) => {
    const placed = placedWords(word, linguistics);
    const terms = termsOf(placed);
    const telling = terms.filter(
      (term) => !isStopWord(term) && !(terms.length > 1 && isHan(term) && [...term].length === 1),
    );
    return placed.length === 0
      ? []
      : [
          {
            key: keyOf(placed.map(({ word }) => stemOf(word, linguistics))),
            terms: telling.length > 0 ? telling : terms,
          },
        ];
  });
  return { words: read, isOneWay, isOwn };
}

/** The stem that an unknown one is a slip of. */
function meantStem(stem: string, { stems }: Synonyms): string | undefined {
  if (isHan(stem) || stem.length < lengthForOneSlip) return undefined;
  for (const known of stems) {
    if (known.length >= lengthForOneSlip && editDistance(stem, known, 1) === 1) return known;
  }
  return undefined;
}

function keyOf(stems: readonly string[]): string {
  return ` ${stems.join(' ')} `;
}
