/** One word of a text and where it stands: `text.slice(start, end)`. Each Chinese character is a
 *  word of its own. */
export interface PlacedWord {
  /** In normal form. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly isHan: boolean;
}

/** What a language library knows; core itself knows none. */
export interface Linguistics {
  /** The stem of a word in normal form. */
  readonly stemOf: (word: string) => string;
  /** A Chinese character as it is written in the simplified script; any other as it is. */
  readonly simplified: (character: string) => string;
}

/** Longer runs of letters are cut: no word that a person writes is as long. */
const maximumWordLength = 40;

const wordPattern = /\p{Script=Han}|[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/gu;
const hanPattern = /^\p{Script=Han}/u;

/** Whether a word is a Chinese character or begins with one. */
export function isHan(word: string): boolean {
  return hanPattern.test(word);
}

/** A text in the form in which texts are compared: compatible letters, lower case, ё as е. */
export function normalise(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

/** The words of a text in their order. Signs, spaces and pictures are between words. */
export function placedWords(text: string, linguistics: Linguistics): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const [written] = match;
    const han = isHan(written);
    const end = match.index + written.length;
    const normal = normalise(written);
    const word = han ? linguistics.simplified(normal) : normal.slice(0, maximumWordLength);
    if (word) words.push({ word, start: match.index, end, isHan: han });
  }
  return words;
}

/** What is compared of a word: its stem; of Chinese all of it. */
export function stemOf(term: string, linguistics: Linguistics): string {
  return isHan(term) ? term : linguistics.stemOf(term);
}

/** The terms by which a text is found: its words, and each pair of neighbouring Chinese
 *  characters. */
export function termsOf(words: readonly PlacedWord[]): string[] {
  const terms: string[] = [];
  words.forEach((each, place) => {
    terms.push(each.word);
    const next = words[place + 1];
    if (each.isHan && next?.isHan && next.start === each.end) terms.push(each.word + next.word);
  });
  return terms;
}
