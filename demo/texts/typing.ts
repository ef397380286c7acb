import { pick, type Random } from '#kernel/random.ts';
import type { Language } from './projects/project.ts';

/** How carefully somebody types into a chat. */
export type TypingHabit = 'hasty' | 'neat' | 'sloppy';

/** How people type: most leave out a capital or a full stop, some make mistakes. */
export function drawHabit(random: Random): TypingHabit {
  const chance = random();
  return chance < 0.4 ? 'neat' : chance < 0.78 ? 'hasty' : 'sloppy';
}

/** A chat message as somebody with this habit types it. Numbers and names stay whole. */
export function typeMessage(
  message: string,
  typist: { readonly random: Random; readonly habit: TypingHabit; readonly language: Language },
): string {
  if (typist.habit === 'neat') return message;
  return typist.language === 'zh' ? typeChinese(message, typist) : typeAlphabetic(message, typist);
}

/** A message as it is spoken or written with care: a capital, a full stop, no emoji; in Chinese
 *  commas for the spaces. */
export function writeNeatly(message: string, language: Language): string {
  const plain = message
    .replace(/\p{Extended_Pictographic}|\u{FE0F}/gu, '')
    .trim()
    .replace(/\s*:[()]$|\s*\(+$|(?<!\([^()]*)\)+$/, '');
  if (language === 'zh') return closed(plain.replaceAll(spaceInChinese, '\uFF0C'), '。');
  const capital = plain.charAt(0).toLocaleUpperCase(language) + plain.slice(1);
  return closed(capital, '.');
}

const spaceInChinese = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

function closed(sentence: string, stop: string): string {
  return /[\p{L}\p{N}»”)]$/u.test(sentence) ? sentence + stop : sentence;
}

type Typist = Parameters<typeof typeMessage>[1];

function typeAlphabetic(message: string, { random, habit, language }: Typist): string {
  const isPronoun = language === 'en' && /^I\b/.test(message);
  const first = message.charAt(0);
  const start = isPronoun || isShouted(message) ? first : first.toLocaleLowerCase(language);
  const typed = (start + message.slice(1)).replace(/(?<!\.)\.$/, '');
  if (habit === 'hasty') return typed;
  const loose = typed.replaceAll(', ', (comma) => (random() < 0.5 ? ' ' : comma));
  const short = shortened(loose, random, language === 'ru' ? russianShortcuts : englishShortcuts);
  return random() < 0.3 ? withSlip(short, random) : short;
}

/** Whether the first word is a code or a word in capitals. */
function isShouted(message: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]/u.test(message);
}

function shortened(
  message: string,
  random: Random,
  shortcuts: readonly (readonly [RegExp, string])[],
): string {
  return shortcuts.reduce(
    (typed, [word, short]) => (random() < 0.6 ? typed.replace(word, short) : typed),
    message,
  );
}

const russianShortcuts = [
  [/здравствуйте/iu, 'здраствуйте'],
  [/пожалуйста/iu, 'пжлст'],
  [/спасибо/iu, 'спс'],
  [/сейчас/iu, 'щас'],
  [/вообще/iu, 'вобще'],
  [/сколько/iu, 'скока'],
] as const;

const englishShortcuts = [
  [/\bplease\b/i, 'pls'],
  [/\bthanks\b/i, 'thx'],
  [/\byou\b/i, 'u'],
  [/\b(can|don|doesn|won|isn)'t\b/i, '$1t'],
  [/\bI('m| am)\b/, 'im'],
  [/\bI've\b/, 'ive'],
] as const;

/** Two letters swapped or one left out, inside a long plain word. */
function withSlip(message: string, random: Random): string {
  const words = message.split(' ');
  const long = words.flatMap((word, index) => (/^\p{Ll}{6,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return message;
  const index = pick(random, long);
  const word = words[index] ?? '';
  const at = 2 + Math.floor(random() * (word.length - 4));
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  const lacking = word.slice(0, at) + word.slice(at + 1);
  words[index] = pick(random, [swapped, lacking]);
  return words.join(' ');
}

/** Hasty writers put spaces for commas; input methods offer homophones. */
function typeChinese(message: string, { random, habit }: Typist): string {
  const typed = message
    .replace(/。$/, '')
    .replace(/\uFF1F$/, (mark) => (random() < 0.4 ? '' : mark))
    .replaceAll('\uFF0C', (comma) => (random() < 0.5 ? ' ' : comma));
  if (habit === 'hasty' || random() < 0.5) return typed;
  const slips = homophones.filter(([right]) => typed.includes(right));
  if (slips.length === 0) return typed;
  const [right, wrong] = pick(random, slips);
  return typed.replace(right, wrong);
}

const homophones = [
  ['怎么', '咋'],
  ['什么', '啥'],
  ['没有', '木有'],
  ['已经', '以经'],
  ['为什么', '为啥'],
  ['账户', '帐户'],
  ['现在', '现再'],
  ['收到', '收道'],
  ['一直', '一只'],
] as const;
