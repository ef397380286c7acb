import { describe, expect, it } from 'vitest';
import { answerOfKeys, keyQuestions, maximumKeyQuestions } from './keys.ts';
import { surveyTemplates } from './templates/templates.ts';

const { questions } = surveyTemplates.phone;
const named = (key: string) => {
  const question = surveyTemplates.chat.questions.find((each) => each.key === key);
  if (!question) throw new Error(key);
  return question;
};

describe('questions by key', () => {
  it('are four at most, the whole among them, in the order of the survey', () => {
    const asked = keyQuestions(questions, 'ru').map(({ question }) => question);
    expect(asked).toHaveLength(maximumKeyQuestions);
    expect(asked).toContain('overall');
    const order = questions.map(({ key }) => key);
    expect(asked).toEqual(order.filter((key) => asked.includes(key)));
  });

  it('say each step of a rating, and the ends of a longer scale', () => {
    const [rating] = keyQuestions([named('overall')], 'en');
    expect(rating?.choices).toHaveLength(5);
    const [recommend] = keyQuestions([named('recommend')], 'zh');
    expect(recommend?.choices).toEqual([
      { keys: '0', words: '完全不可能' },
      { keys: '10', words: '非常可能' },
    ]);
    expect(keyQuestions([named('comment')], 'en')).toEqual([]);
  });

  it.each([
    ['overall', '5', 5],
    ['overall', '0', undefined],
    ['overall', '', undefined],
    ['recommend', '10#', 10],
    ['recommend', '0', 0],
    ['recommend', '11', undefined],
    ['comment', '1', undefined],
    ['overall', '*', undefined],
  ])('of %s: %s means %s', (key, keys, value) => {
    expect(answerOfKeys(named(key), keys)).toBe(value);
  });
});
