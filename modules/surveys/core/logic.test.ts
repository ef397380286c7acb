import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerValue, shownQuestions } from './logic.ts';
import type { Condition, Question } from './question.ts';
import { surveyTemplates } from './templates/templates.ts';
import { open, overall, single, words } from './templates/wording.ts';

const title = words('A', 'А', '甲');
const whole = overall(title);
const when = (showWhen: Condition, key = 'comment'): Question => ({
  ...open(key, title),
  showWhen,
});
const cause = single(
  { key: 'cause', title, showWhen: { question: 'overall', is: 'at-most', value: 3 } },
  { wait: title, price: title },
);
const low: Condition = { question: 'overall', is: 'at-most', value: 2 };
const high: Condition = { question: 'overall', is: 'at-least', value: 4 };
const isWait: Condition = { question: 'cause', is: 'one-of', choices: ['wait', 'other'] };

function keysShown(questions: readonly Question[], given: Record<string, AnswerValue>): string[] {
  const answers = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, { value }]));
  return shownQuestions(questions, answers).map(({ key }) => key);
}

describe('which questions are shown', () => {
  it.each<[Condition, AnswerValue | undefined, boolean]>([
    [low, 2, true],
    [low, 3, false],
    [low, undefined, false],
    [low, null, false],
    [high, 4, true],
    [high, 3, false],
    [high, 'words', false],
  ])('by %j, with the answer %j: %s', (condition, value, isShown) => {
    const given = value === undefined ? {} : { overall: value };
    expect(keysShown([whole, when(condition)], given).includes('comment')).toBe(isShown);
  });

  it('by any of the options that were chosen', () => {
    const chosen = (...choices: string[]) => ({ overall: 1, cause: { choices, words: null } });
    const questions = [whole, cause, when(isWait)];
    expect(keysShown(questions, chosen('wait'))).toContain('comment');
    expect(keysShown(questions, chosen('price', 'wait'))).toContain('comment');
    expect(keysShown(questions, chosen('price'))).not.toContain('comment');
  });

  it('not by the answer to a question that is hidden since', () => {
    const given = { overall: 5, cause: { choices: ['wait'], words: null } };
    expect(keysShown([whole, cause, when(isWait)], given)).toEqual(['overall']);
  });

  it('leaves the order as it is, and never shows what waits for a hidden question', () => {
    const { questions } = surveyTemplates.chat;
    const anyValue = fc.option(fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...questions.map(({ key }) => key)), anyValue),
        (given) => {
          const shown = keysShown(questions, given);
          expect(shown).toEqual(questions.flatMap(({ key }) => (shown.includes(key) ? [key] : [])));
          for (const { key, showWhen } of questions) {
            if (showWhen && shown.includes(key)) expect(shown).toContain(showWhen.question);
          }
        },
      ),
    );
  });
});
