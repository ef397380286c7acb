import { languages, type Translated } from '#kernel/language.ts';
import {
  type Condition,
  isChoice,
  isScale,
  maximumQuestions,
  type Question,
  scales,
} from './question.ts';

export const surveyFaults = [
  'no-questions',
  'too-many-questions',
  'no-overall',
  'several-overalls',
  'overall-not-rating',
  'overall-not-for-everybody',
  'duplicate-key',
  'missing-language',
  'attribute-after-overall',
  'attribute-not-scale',
  'rotated-not-attribute',
  'too-few-options',
  'duplicate-option',
  'several-others',
  'logic-unknown-question',
  'logic-not-earlier',
  'logic-other-kind',
  'logic-off-scale',
  'logic-unknown-option',
] as const;

/** Why a draft cannot be published. */
export interface SurveyFault {
  readonly fault: (typeof surveyFaults)[number];
  /** The key of the question; null when the whole survey is meant. */
  readonly question: string | null;
}

/** Everything that keeps a draft from being published, in the order of its questions. */
export function faultsOf(questions: readonly Question[]): SurveyFault[] {
  return [
    ...faultsOfWhole(questions),
    ...questions.flatMap((question, index) =>
      [...faultsOfOne(question), ...faultsOfPlace(questions, index)].map((fault) => ({
        fault,
        question: question.key,
      })),
    ),
  ];
}

function faultsOfWhole(questions: readonly Question[]): SurveyFault[] {
  const overalls = questions.filter(({ role }) => role === 'overall');
  const faults: SurveyFault['fault'][] = [];
  if (questions.length === 0) faults.push('no-questions');
  if (questions.length > maximumQuestions) faults.push('too-many-questions');
  if (overalls.length === 0) faults.push('no-overall');
  if (overalls.length > 1) faults.push('several-overalls');
  return faults.map((fault) => ({ fault, question: null }));
}

function* faultsOfOne(question: Question): Generator<SurveyFault['fault']> {
  const { role, kind } = question;
  if (!wordsOf(question).every(isComplete)) yield 'missing-language';
  if (role === 'overall') {
    if (kind !== 'rating') yield 'overall-not-rating';
    if (!isForEverybody(question)) yield 'overall-not-for-everybody';
  }
  if (role === 'attribute' && !isScale(question)) yield 'attribute-not-scale';
  if (kind !== 'open' && question.isRotated && role !== 'attribute') yield 'rotated-not-attribute';
  if (isChoice(question)) {
    const keys = question.options.map(({ key }) => key);
    if (keys.length < 2) yield 'too-few-options';
    if (new Set(keys).size < keys.length) yield 'duplicate-option';
    if (question.options.filter(({ isOther }) => isOther).length > 1) yield 'several-others';
  }
}

function* faultsOfPlace(
  questions: readonly Question[],
  index: number,
): Generator<SurveyFault['fault']> {
  const question = questions[index];
  if (!question) return;
  const earlier = questions.slice(0, index);
  if (earlier.some(({ key }) => key === question.key)) yield 'duplicate-key';
  if (question.role === 'attribute' && earlier.some(({ role }) => role === 'overall')) {
    yield 'attribute-after-overall';
  }
  const { showWhen } = question;
  if (showWhen === null) return;
  const asked = earlier.find(({ key }) => key === showWhen.question);
  const isKnown = questions.some(({ key }) => key === showWhen.question);
  const fault = asked ? faultOfLogic(showWhen, asked) : isKnown && ('logic-not-earlier' as const);
  if (!asked && !isKnown) yield 'logic-unknown-question';
  else if (fault) yield fault;
}

function faultOfLogic(condition: Condition, asked: Question): SurveyFault['fault'] | null {
  if (condition.is === 'one-of') {
    if (!isChoice(asked)) return 'logic-other-kind';
    const known = new Set(asked.options.map(({ key }) => key));
    return condition.choices.every((key) => known.has(key)) ? null : 'logic-unknown-option';
  }
  if (!isScale(asked)) return 'logic-other-kind';
  const { from, to } = scales[asked.kind];
  return condition.value >= from && condition.value <= to ? null : 'logic-off-scale';
}

function isForEverybody(question: Question): boolean {
  return question.showWhen === null && question.kind !== 'open' && !question.isNotApplicableAllowed;
}

/** All words that a customer reads of a question. */
export function wordsOf(question: Question): readonly Translated[] {
  if (question.kind === 'open') return [question.title];
  if (question.kind === 'rating') return [question.title, ...question.labels];
  if (isChoice(question)) return [question.title, ...question.options.map(({ title }) => title)];
  return [question.title, question.ends.low, question.ends.high];
}

function isComplete(words: Translated): boolean {
  return languages.every((language) => words[language].trim() !== '');
}
