import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { present } from '#kernel/assert.ts';
import type { Language } from '#kernel/language.ts';
import { pick, type Random, seededRandom } from '#kernel/random.ts';

/** Articles, and questions with the articles that answer them. */
export interface SearchSet {
  readonly name: string;
  readonly language: Language;
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Customers' own wordings, one a line. */
  readonly learned: string;
}

export interface Question {
  readonly text: string;
  readonly answers: readonly string[];
}

export const setNames = [
  'rutube-ru',
  'mini-ru',
  'mini-zh',
  'mini-en',
  'xquad-ru',
  'xquad-zh',
  'xquad-en',
  'cmrc-zh',
] as const;

/** So many questions of a set are asked; of more, evenly chosen ones. */
const maximumQuestions = 600;

/** Reads a set. folder: where NAME.json lies. */
export function readSet(folder: string, name: string): SearchSet {
  const { lang, docs, queries } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const articles = docs.map((doc: { id: string; title?: string; body: string }) => ({
    id: doc.id,
    title: doc.title ?? '',
    body: doc.body,
    learned: '',
  }));
  const all = queries.map(({ q, rel }: { q: string; rel: string[] }) => ({
    text: q,
    answers: rel,
  }));
  const step = Math.max(1, all.length / maximumQuestions);
  const questions = Array.from(
    { length: Math.min(all.length, maximumQuestions) },
    (_, place) => all[Math.floor(place * step)],
  );
  return { name, language: lang, articles, questions };
}

/** Says what is missing where there are no sets. */
export function checkSets(folder: string): void {
  const missing = [...setNames, 'padding-ru'].filter(
    (name) => !existsSync(join(folder, `${name}.json`)),
  );
  if (folder && missing.length === 0) return;
  console.error(
    `The bench of the search needs the sets ${missing.join(', ')}. Name their folder by --data, ` +
      'or by HEED_SEARCH_SETS; docs/benches.md says what they are.',
  );
  process.exit(2);
}

/** Adds articles of real sentences, put together by chance, until there are so many. */
export function padded(
  articles: readonly Article[],
  size: number,
  folder: string,
  language: Language,
) {
  const sentences: string[] = JSON.parse(
    readFileSync(join(folder, `padding-${language}.json`), 'utf8'),
  );
  const random = seededRandom(size);
  const sentence = () => pick(random, sentences);
  const result = [...articles];
  while (result.length < size) {
    const count = 3 + Math.floor(random() * 8);
    const body = Array.from({ length: count }, sentence).join(language === 'zh' ? '' : ' ');
    result.push({
      id: `padding-${result.length}`,
      title: sentence().slice(0, 60),
      body,
      learned: '',
    });
  }
  return result;
}

/** Gives articles the wordings of a share of the questions, and keeps the others to be asked. */
export function taught(set: SearchSet, share: number, seed: number): SearchSet {
  const random = seededRandom(seed);
  const order = set.questions
    .map((question) => ({ question, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ question }) => question);
  const learnt = order.slice(0, Math.floor(order.length * share));
  const articles = set.articles.map((article) => ({
    ...article,
    learned: learnt
      .filter(({ answers }) => answers.includes(article.id))
      .map(({ text }) => text)
      .join('\n'),
  }));
  return { ...set, articles, questions: order.slice(learnt.length) };
}

const cyrillicRows = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
const latinRows = ['qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,.'];
const latinFor = new Map(
  (
    'а a,б b,в v,г g,д d,е e,ё e,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,' +
    'ф f,х h,ц c,ч ch,ш sh,щ sch,ъ ,ы y,ь ,э e,ю yu,я ya'
  )
    .split(',')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
);

/** Ways in which people write what they do not mean. */
export const slips = {
  'one-typo': (text: string, random: Random) => mistyped(text, 1, random),
  'two-typos': (text: string, random: Random) => mistyped(text, 2, random),
  'other-keyboard': (text: string) => mapped(text, keyOf),
  transliterated: (text: string) => mapped(text, (letter) => latinFor.get(letter)),
} as const;

function mapped(text: string, of: (letter: string) => string | undefined): string {
  return [...text.toLowerCase()].map((letter) => of(letter) ?? letter).join('');
}

function keyOf(letter: string): string | undefined {
  const row = cyrillicRows.findIndex((keys) => keys.includes(letter));
  return row === -1 ? undefined : latinRows[row]?.[cyrillicRows[row]?.indexOf(letter) ?? -1];
}

/** Leaves out, doubles, exchanges or mistakes a letter inside of so many words of five or more. */
function mistyped(text: string, count: number, random: Random): string {
  const parts = text.toLowerCase().split(/([^\p{L}]+)/u);
  const places = parts.flatMap((part, place) => (/^\p{L}{5,}$/u.test(part) ? [place] : []));
  for (let slip = 0; slip < count && places.length > 0; slip += 1) {
    const [place = 0] = places.splice(Math.floor(random() * places.length), 1);
    parts[place] = withSlip(present(parts[place], 'a word'), random);
  }
  return parts.join('');
}

function withSlip(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [letter = '', next = ''] = word.slice(at, at + 2);
  const before = word.slice(0, at);
  const ways = [
    () => before + word.slice(at + 1),
    () => before + letter + word.slice(at),
    () => before + next + letter + word.slice(at + 2),
    () => before + neighbourOf(letter) + word.slice(at + 1),
  ];
  return pick(random, ways)();
}

function neighbourOf(letter: string): string {
  const row = [...cyrillicRows, ...latinRows].find((keys) => keys.includes(letter)) ?? letter;
  const place = row.indexOf(letter);
  return row[place + 1] ?? row[place - 1] ?? letter;
}

/** How good the answers to questions are. Each figure is a mean, 0 to 1. */
export interface Quality {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall5: number;
}

/** Judges what was found for each question, the ids of the articles, best first. */
export function judge(
  questions: readonly Question[],
  found: readonly (readonly string[])[],
): Quality {
  const each = questions.map(({ answers }, place) => {
    const hits = (found[place] ?? []).slice(0, 10).map((id) => answers.includes(id));
    const best = answers.slice(0, 10).reduce((sum, _, rank) => sum + discount(rank), 0);
    const gain = hits.reduce((sum, isHit, rank) => sum + (isHit ? discount(rank) : 0), 0);
    const first = hits.indexOf(true);
    return {
      ndcg: gain / best,
      mrr: first === -1 ? 0 : 1 / (first + 1),
      recall: hits.slice(0, 5).includes(true) ? 1 : 0,
    };
  });
  const mean = (of: (one: (typeof each)[number]) => number) =>
    Number((each.reduce((sum, one) => sum + of(one), 0) / each.length).toFixed(3));
  return {
    ndcg10: mean(({ ndcg }) => ndcg),
    mrr10: mean(({ mrr }) => mrr),
    recall5: mean(({ recall }) => recall),
  };
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 2);
}
