import type { Language } from '#kernel/language.ts';
import type { AnswerValue } from './logic.ts';
import { isChoice, isScale, type Question, scales, valuesOf } from './question.ts';

/** A caller who only hears stays for so many questions. Source: Vocal Laboratories. */
export const maximumKeyQuestions = 4;
const digits = 9;

/** A question as it is said to somebody who answers by the keys of a telephone, or by a short
 *  message of digits. */
export interface KeyQuestion {
  readonly question: string;
  /** In the language of the invitation. */
  readonly text: string;
  /** What each answer is: said one by one, or for a scale only its ends. */
  readonly choices: readonly { readonly keys: string; readonly words: string }[];
}

/** The questions that fit keys, in their order: at most four, and the whole always among them.
 *  Own words, choices of several and scales of more than one digit do not fit, but 0 to 10 does:
 *  it ends with the pound key. */
export function keyQuestions(
  questions: readonly Question[],
  language: Language,
): readonly KeyQuestion[] {
  const fitting = questions.filter(fitsKeys).filter(({ showWhen }) => showWhen === null);
  const overall = fitting.filter(({ role }) => role === 'overall');
  const rest = fitting.filter(({ role }) => role !== 'overall');
  const chosen = new Set([...overall, ...rest].slice(0, maximumKeyQuestions));
  return fitting
    .filter((question) => chosen.has(question))
    .map((question) => ({
      question: question.key,
      text: question.title[language],
      choices: choicesOf(question, language),
    }));
}

/** What the keys mean for a question; undefined when they mean nothing there. */
export function answerOfKeys(question: Question, keys: string): AnswerValue | undefined {
  const typed = keys.replace(/#$/, '').trim();
  if (!/^\d{1,2}$/.test(typed) || !fitsKeys(question)) return undefined;
  const number = Number(typed);
  if (isScale(question)) {
    const { from, to } = scales[question.kind];
    return number >= from && number <= to ? number : undefined;
  }
  const option = isChoice(question) ? question.options[number - 1] : undefined;
  return option && { choices: [option.key], words: null };
}

function fitsKeys(question: Question): boolean {
  if (question.kind === 'single') return question.options.length <= digits;
  return isScale(question);
}

function choicesOf(question: Question, language: Language): KeyQuestion['choices'] {
  if (isChoice(question)) {
    return question.options.map(({ title }, index) => ({
      keys: String(index + 1),
      words: title[language],
    }));
  }
  if (!isScale(question)) return [];
  const values = valuesOf(question);
  if (question.kind === 'rating') {
    return values.map((value, index) => ({
      keys: String(value),
      words: question.labels[index]?.[language] ?? '',
    }));
  }
  const { low, high } = question.ends;
  return [
    { keys: String(values[0]), words: low[language] },
    { keys: String(values.at(-1)), words: high[language] },
  ];
}
