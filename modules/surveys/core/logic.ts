import type { Condition, Question } from './question.ts';

/** Options that were chosen, and what was meant by "other"; null when nothing was said of it. */
export interface Chosen {
  readonly choices: readonly string[];
  readonly words: string | null;
}

/** A number for a scale, options for a choice, words for an open question, null for "does not
 *  apply to me". */
export type AnswerValue = number | string | Chosen | null;

/** Answers by question. A question without an entry is unanswered. */
export type Answers = Readonly<Record<string, { readonly value: AnswerValue } | undefined>>;

/** The questions that are shown to whoever has answered so. An answer to a question that is hidden
 *  since counts for nothing: what depends on it is hidden, too. */
export function shownQuestions(
  questions: readonly Question[],
  answers: Answers,
): readonly Question[] {
  const shown = new Set<string>();
  return questions.filter(({ key, showWhen }) => {
    const isShown =
      showWhen === null ||
      (shown.has(showWhen.question) && isMet(showWhen, answers[showWhen.question]?.value));
    if (isShown) shown.add(key);
    return isShown;
  });
}

function isMet(condition: Condition, value: AnswerValue | undefined): boolean {
  if (condition.is === 'one-of') {
    const chosen = typeof value === 'object' && value !== null ? value.choices : [];
    return chosen.some((key) => condition.choices.includes(key));
  }
  if (typeof value !== 'number') return false;
  return condition.is === 'at-most' ? value <= condition.value : value >= condition.value;
}
