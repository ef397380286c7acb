import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';
import type { Question } from './question.ts';
import { surveyTemplates } from './templates/templates.ts';
import { attribute, open, overall, single, words } from './templates/wording.ts';

const title = words('A', 'А', '甲');
const speed = attribute('speed', title);
const manner = attribute('manner', title);
const whole = overall(title);
const why = single({ key: 'why', title, showWhen: null }, { wait: title, price: title });
const comment = open('comment', title);
const survey = [speed, manner, whole, why, comment];

/** The one change between two states of a question. */
const changeOf = (before: Question, after: Question) => {
  const [found] = differenceOf([before], [after]);
  return found?.state === 'changed' ? found.changes : [];
};

describe('what is different between two versions of a survey', () => {
  it('is nothing between a survey and itself', () => {
    for (const { questions } of Object.values(surveyTemplates)) {
      expect(differenceOf(questions, structuredClone(questions))).toEqual([]);
    }
  });

  it('names what came, what went, and what was moved', () => {
    const after = [manner, speed, whole, comment, open('more', title)];
    expect(
      differenceOf(survey, after).map((each) => [
        each.state,
        each.question.key,
        each.state === 'changed' && each.isMoved,
      ]),
    ).toEqual([
      ['changed', 'speed', true],
      ['added', 'more', false],
      ['removed', 'why', false],
    ]);
  });

  it('says nothing of the others when one question is moved over all', () => {
    const after = [comment, ...survey.slice(0, -1)];
    expect(differenceOf(survey, after)).toEqual([
      { state: 'changed', question: comment, isMoved: true, changes: [] },
    ]);
  });

  it('shows words by their place and language', () => {
    const other = words('B', 'А', '甲');
    const change = { what: 'words', language: 'en', before: 'A', after: 'B' };
    expect(changeOf(speed, { ...speed, title: other })).toEqual([
      { ...change, place: { of: 'title' } },
    ]);
    const [, ...labels] = speed.labels;
    expect(changeOf(speed, { ...speed, labels: [other, ...labels] })).toMatchObject([
      { place: { of: 'step', number: 1 }, language: 'en' },
      { place: { of: 'step', number: 1 }, language: 'ru' },
      { place: { of: 'step', number: 1 }, language: 'zh' },
    ]);
    const [first, ...rest] = why.options;
    if (!first) throw new Error('no option');
    expect(changeOf(why, { ...why, options: [{ ...first, title: other }, ...rest] })).toEqual([
      { ...change, place: { of: 'option', key: 'wait' } },
    ]);
  });

  it('tells of options, kind, role, marks and logic', () => {
    const [wait, price, other] = why.options;
    if (!wait || !price || !other) throw new Error('no options');
    expect(changeOf(why, { ...why, options: [price, wait] })).toEqual([
      { what: 'option-removed', title: other.title },
      { what: 'options-moved' },
    ]);
    expect(changeOf(why, { ...why, options: [...why.options, { ...wait, key: 'new' }] })).toEqual([
      { what: 'option-added', title },
    ]);
    expect(changeOf(speed, { ...why, key: 'speed' })).toEqual([
      { what: 'kind', before: 'rating', after: 'single' },
    ]);
    expect(
      changeOf(speed, { ...speed, role: 'detail', isNotApplicableAllowed: false, isRotated: true }),
    ).toEqual([
      { what: 'role', before: 'attribute', after: 'detail' },
      { what: 'not-applicable', isOn: false },
      { what: 'rotation', isOn: true },
    ]);
    const showWhen = { question: 'why', is: 'one-of', choices: ['wait', 'price'] } as const;
    expect(changeOf(comment, { ...comment, showWhen })).toEqual([
      { what: 'logic', before: null, after: showWhen },
    ]);
    const same = { ...showWhen, choices: ['price', 'wait'] };
    expect(changeOf({ ...comment, showWhen }, { ...comment, showWhen: same })).toEqual([]);
  });
});
