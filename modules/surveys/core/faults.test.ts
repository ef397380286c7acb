import { describe, expect, it } from 'vitest';
import { faultsOf, type SurveyFault } from './faults.ts';
import { type Condition, maximumQuestions, type Question } from './question.ts';
import { attributes } from './templates/attributes.ts';
import { surveyTemplates } from './templates/templates.ts';
import { attribute, open, overall, single, words } from './templates/wording.ts';

const title = words('A', 'А', '甲');
const whole = overall(title);
const speed = attribute('speed', title);
const why = (showWhen: Condition | null) =>
  single({ key: 'why', title, showWhen }, { wait: title });
const atMost = (question: string, value: number): Condition => ({ question, is: 'at-most', value });
const oneOf = (question: string, ...choices: string[]): Condition => ({
  ...{ question, is: 'one-of', choices },
});
const many = Array.from({ length: maximumQuestions }, (_, index) => open(`q${index}`, title));

const cases: [SurveyFault['fault'], string | null, readonly Question[]][] = [
  ['no-overall', null, [speed]],
  ['several-overalls', null, [whole, { ...whole, key: 'all' }]],
  ['too-many-questions', null, [whole, ...many]],
  [
    'overall-not-rating',
    'effort',
    [{ ...attributes.effort, role: 'overall', isNotApplicableAllowed: false }],
  ],
  ['overall-not-for-everybody', 'overall', [{ ...whole, isNotApplicableAllowed: true }]],
  ['overall-not-for-everybody', 'overall', [speed, { ...whole, showWhen: atMost('speed', 3) }]],
  ['duplicate-key', 'speed', [speed, speed, whole]],
  ['missing-language', 'speed', [{ ...speed, title: words('A', ' ', '甲') }, whole]],
  ['attribute-after-overall', 'speed', [whole, speed]],
  ['attribute-not-scale', 'why', [{ ...why(null), role: 'attribute' }, whole]],
  ['rotated-not-attribute', 'why', [whole, { ...why(null), isRotated: true }]],
  ['too-few-options', 'why', [whole, { ...why(null), options: [] }]],
  [
    'duplicate-option',
    'why',
    [
      whole,
      { ...why(null), options: [...why(null).options, { key: 'wait', title, isOther: false }] },
    ],
  ],
  [
    'several-others',
    'why',
    [whole, { ...why(null), options: [...why(null).options, { key: 'x', title, isOther: true }] }],
  ],
  ['logic-unknown-question', 'why', [whole, why(atMost('price', 3))]],
  ['logic-not-earlier', 'why', [whole, why(atMost('why', 3))]],
  ['logic-not-earlier', 'why', [why(atMost('overall', 3)), whole]],
  ['logic-other-kind', 'why', [whole, why(oneOf('overall', 'wait'))]],
  [
    'logic-other-kind',
    'comment',
    [whole, why(null), { ...open('comment', title), showWhen: atMost('why', 1) }],
  ],
  ['logic-off-scale', 'why', [whole, why(atMost('overall', 6))]],
  [
    'logic-unknown-option',
    'comment',
    [whole, why(null), { ...open('comment', title), showWhen: oneOf('why', 'wait', 'price') }],
  ],
];

describe('what keeps a draft from being published', () => {
  it.each(cases)('%s, at %s', (fault, question, questions) => {
    expect(faultsOf(questions)).toEqual([{ fault, question }]);
  });

  it('is said when nothing is asked at all', () => {
    expect(faultsOf([]).map(({ fault }) => fault)).toEqual(['no-questions', 'no-overall']);
  });

  it('is nothing for a draft that is right', () => {
    expect(faultsOf([speed, whole, why(oneOf('why'))].slice(0, 2))).toEqual([]);
    expect(faultsOf(surveyTemplates.chat.questions)).toEqual([]);
  });
});
