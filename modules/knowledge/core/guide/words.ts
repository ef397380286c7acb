import { type Language, languages } from '#kernel/language.ts';
import { fold, type Stretch, withoutOverlaps } from './folding.ts';
import type { WordLists } from './guide.ts';

/** Where one of several words stands in a text, in whatever form. */
export interface WordFound extends Stretch {
  /** "not the router": the word is there to be denied. */
  readonly isDenied: boolean;
}

interface Token extends Stretch {
  readonly word: string;
  /** A sign that ends a thought stands before it. */
  readonly isAfterStop: boolean;
}

/** The places where words of any language stand in a text, in its order. */
export function findWords(text: string, lists: WordLists): WordFound[] {
  const folded = fold(text);
  const tokens = tokensOf(folded);
  const found = languages.flatMap((language) =>
    lists[language].flatMap((words) => placesOf(words, language, { folded, tokens })),
  );
  return withoutOverlaps(found);
}

interface Read {
  readonly folded: string;
  readonly tokens: readonly Token[];
}

function placesOf(words: string, language: Language, read: Read): WordFound[] {
  const wanted = fold(words.trim());
  if (/\p{Script=Han}/u.test(wanted)) return hanPlaces(wanted, read.folded);
  const stems = wanted
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => stemOf(word, language));
  if (stems.length === 0) return [];
  return read.tokens.flatMap((first, place) => {
    const run = read.tokens.slice(place, place + stems.length);
    const fits =
      run.length === stems.length &&
      run.every(({ word }, index) => isForm(word, stems[index] ?? '', language));
    const to = run.at(-1)?.to ?? first.to;
    return fits ? [{ from: first.from, to, isDenied: isDenied(read.tokens, place) }] : [];
  });
}

const hanDenial = /(?:不是|没有|没|并非|不|非|除了)(?:这个|那个|我的|因为|在|去|用|买|要|选)?$/u;
const hanQuestion = /(?:是不是|有没有|不仅|不只|不但|不光)(?:是)?(?:这个|那个|我的)?$/u;

function hanPlaces(wanted: string, folded: string): WordFound[] {
  const found: WordFound[] = [];
  for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + 1)) {
    const before = folded.slice(Math.max(0, from - 6), from);
    const denied = hanDenial.test(before) && !hanQuestion.test(before);
    found.push({ from, to: from + wanted.length, isDenied: denied });
  }
  return found;
}

function tokensOf(folded: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { index, 0: word } of folded.matchAll(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu)) {
    const isAfterStop = /[.,!?;:]/.test(folded.slice(end, index));
    end = index + word.length;
    tokens.push({ word, from: index, to: end, isAfterStop });
  }
  return tokens;
}

const endings = {
  en: /(?:ing|ed|es|s|e)$/,
  ru: new RegExp(
    '(?:ами|ями|ого|его|ому|ему|ыми|ими|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ую|юю|ом|ем|ах|ях|ам|ям|' +
      'ов|ев|ть|л[аио]?|[аеиоуыэюяьй])$',
  ),
  zh: /$^/,
} as const;
const shortestStem = 3;
const longestEnding = { en: 4, ru: 5, zh: 0 } as const;

/** The part of a word that its forms share. */
function stemOf(word: string, language: Language): string {
  const stem = word.replace(endings[language], '');
  return stem.length >= shortestStem ? stem : word;
}

function isForm(word: string, stem: string, language: Language): boolean {
  if (stem.length < shortestStem || /\d/.test(stem)) return word === stem;
  return word.startsWith(stem) && word.length - stem.length <= longestEnding[language];
}

const denials = new Set([
  ...'не нет ни без кроме нету никакой never not no none nor without except'.split(' '),
  ..."don't doesn't didn't isn't wasn't aren't haven't hasn't can't won't couldn't".split(' '),
  ...'dont doesnt didnt isnt wasnt havent hasnt cant'.split(' '),
]);
const notOnly = new Set(['только', 'only', 'just', 'просто']);
const deniesWithin = 3;

/** Whether one of the words shortly before denies what stands at a place. */
function isDenied(tokens: readonly Token[], place: number): boolean {
  for (let back = 1; back <= deniesWithin && place - back >= 0; back += 1) {
    const [token, next] = [tokens[place - back], tokens[place - back + 1]];
    if (!token || next?.isAfterStop) return false;
    if (denials.has(token.word)) return !(next && notOnly.has(next.word));
  }
  return false;
}
