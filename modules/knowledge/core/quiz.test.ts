import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnswerable, judge } from './quiz.ts';

const question = (choices: string[], right: number[]) => ({ text: 'When?', choices, right });

describe('a question', () => {
  it.each([
    [['today', 'never'], [0], true],
    [['today', 'never', 'soon'], [0, 2], true],
    [['today', 'never'], [], false],
    [['today', 'never'], [0, 1], false],
    [['today', 'never'], [2], false],
    [['today', 'today'], [0], false],
    [['today'], [0], false],
  ])('with the choices %j of which %j are right can be asked: %s', (choices, right, can) => {
    expect(isAnswerable(question(choices, right))).toBe(can);
  });

  it.each([
    [[0, 2], true],
    [[2, 0, 0], true],
    [[0], false],
    [[0, 1, 2], false],
    [[], false],
  ])('is answered right by %j: %s', (chosen, isRight) => {
    expect(judge([question(['a', 'b', 'c'], [0, 2])], [chosen])).toEqual([isRight]);
  });

  it('that nobody answered is wrong', () => {
    const questions = fc.array(fc.constant(question(['a', 'b'], [1])), { maxLength: 5 });
    fc.assert(
      fc.property(questions, (asked) => {
        expect(judge(asked, [])).toEqual(asked.map(() => false));
      }),
    );
  });
});
