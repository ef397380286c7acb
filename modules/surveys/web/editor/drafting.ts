import { hashKey } from '@tanstack/react-query';
import type { Language, Translated } from '#kernel/language.ts';
import { completeNames } from '#platform/web/NamesInput.tsx';
import {
  type ChoiceQuestion,
  type Condition,
  isChoice,
  isScale,
  maximumQuestions,
  type Question,
  questionKey,
} from '../../core/question.ts';
import type { Survey } from '../../core/survey.ts';
import { attributes } from '../../core/templates/attributes.ts';
import { surveyTemplates } from '../../core/templates/templates.ts';
import { usualLabels } from '../../core/templates/wording.ts';

/** What of a survey is edited and saved as one. */
export interface Draft {
  readonly name: Translated;
  readonly questions: readonly Question[];
}
export type QuestionKind = Question['kind'];
export type Option = ChoiceQuestion['options'][number];

export const noWords: Translated = { en: '', ru: '', zh: '' };
export const questionKinds = [
  ...(['rating', 'recommend', 'effort', 'single', 'multiple', 'open'] as const),
] satisfies readonly QuestionKind[];

/** What of a survey its draft is. */
export function draftOf({ name, draft }: Survey): Draft {
  return { name, questions: draft };
}

/** Whether two values say the same, in whatever order they name their parts. */
export function isSame(one: unknown, other: unknown): boolean {
  return hashKey([one]) === hashKey([other]);
}

/** What a question is called: in the person's own language, else in another one; nothing while no
 *  word is written. */
export function titleOf({ title }: Question, own: Language): string {
  return title[own] || title.en || title.ru || title.zh;
}

/** The draft as it is saved: the name is told in every language, in words of the person's own
 *  where it is not written. Questions stay as they are: what is published has them all. */
export function completed(draft: Draft, own: Language): Draft {
  return { ...draft, name: completeNames(draft.name, own) };
}

/** Whether a survey can still take questions and be published. */
export function isFull({ questions }: Draft): boolean {
  return questions.length >= maximumQuestions;
}

/** A name that no other survey has: the number after it counts on. */
export function freeName(name: Translated, taken: readonly Translated[]): Translated {
  const numbered = (number: number): Translated =>
    number === 1
      ? name
      : { en: `${name.en} ${number}`, ru: `${name.ru} ${number}`, zh: `${name.zh} ${number}` };
  const isFree = (each: Translated) =>
    !taken.some(({ en, ru, zh }) => each.en === en || each.ru === ru || each.zh === zh);
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => numbered(index + 1));
  return numbers.find(isFree) ?? name;
}

/** A question of a kind that says nothing yet. What is told on a scale may explain the whole. */
export function blankQuestion(kind: QuestionKind, key: string): Question {
  const asked = { key, title: noWords, showWhen: null };
  if (kind === 'open') return { kind, ...asked, role: 'detail' };
  const closed = { ...asked, isNotApplicableAllowed: true, isRotated: false };
  switch (kind) {
    case 'rating':
      return { kind, ...closed, role: 'attribute', labels: usualLabels.goodness };
    case 'recommend':
      return { kind, ...closed, role: 'outcome', ends: recommendEnds };
    case 'effort':
      return { kind, ...closed, role: 'attribute', ends: attributes.effort.ends };
    default: {
      const options = [freeOption([]), freeOption([freeOption([])])];
      return { kind, ...closed, isNotApplicableAllowed: false, role: 'detail', options };
    }
  }
}

const recommendEnds = surveyTemplates.chat.questions.flatMap((each) =>
  each.kind === 'recommend' ? [each.ends] : [],
)[0] ?? { low: noWords, high: noWords };

/** A key that no question of any version has: analyses go by it. id: a fresh one. */
export function newKey(id: string): string {
  return `question-${id.slice(-6)}`;
}

/** The key that was typed; null when a survey cannot have it, or another question has it. */
export function typedKey(typed: string, others: readonly Question[]): string | null {
  const { data } = questionKey.safeParse(typed.trim().toLowerCase());
  return data === undefined || others.some(({ key }) => key === data) ? null : data;
}

/** An option of which nothing is written yet. */
export function freeOption(taken: readonly Option[]): Option {
  const numbers = taken.map(({ key }) => Number(/^option-(\d+)$/.exec(key)?.[1] ?? 0));
  return { key: `option-${Math.max(0, ...numbers) + 1}`, title: noWords, isOther: false };
}

/** The draft with a new question: what may explain the whole before it, all else at the end. */
export function withQuestion(draft: Draft, question: Question): Draft {
  const whole = draft.questions.findIndex(({ role }) => role === 'overall');
  const at = question.role === 'attribute' && whole >= 0 ? whole : draft.questions.length;
  return { ...draft, questions: draft.questions.toSpliced(at, 0, question) };
}

/** The draft with something else said of a question. Whoever knew it by another key follows. */
export function withChanged(draft: Draft, key: string, next: Question): Draft {
  const questions = draft.questions.map((each) => (each.key === key ? next : each));
  return next.key === key
    ? { ...draft, questions }
    : { ...draft, questions: questions.map((each) => following(each, key, next.key)) };
}

function following(question: Question, from: string, to: string): Question {
  const { showWhen } = question;
  return showWhen?.question === from
    ? { ...question, showWhen: { ...showWhen, question: to } }
    : question;
}

/** The draft without a question. */
export function without(draft: Draft, key: string): Draft {
  return { ...draft, questions: draft.questions.filter((each) => each.key !== key) };
}

/** The draft with a question before another, or at the end. */
export function placed(draft: Draft, key: string, beforeKey: string | null): Draft {
  const moving = draft.questions.find((each) => each.key === key);
  if (!moving || beforeKey === key) return draft;
  const others = draft.questions.filter((each) => each !== moving);
  const before = others.findIndex((each) => each.key === beforeKey);
  return { ...draft, questions: others.toSpliced(before < 0 ? others.length : before, 0, moving) };
}

/** The draft with a question one place up or down. */
export function stepped(draft: Draft, key: string, step: -1 | 1): Draft {
  const at = draft.questions.findIndex((each) => each.key === key);
  const moving = draft.questions[at];
  if (!moving || !draft.questions[at + step]) return draft;
  return { ...draft, questions: draft.questions.toSpliced(at, 1).toSpliced(at + step, 0, moving) };
}

/** A question in another role. Only attributes take turns, and the whole is asked of everybody. */
export function inRole(question: Question, role: Question['role']): Question {
  const next = { ...question, role };
  if (next.kind === 'open') return next;
  if (role === 'overall') {
    return { ...next, showWhen: null, isNotApplicableAllowed: false, isRotated: false };
  }
  return { ...next, isRotated: next.isRotated && role === 'attribute' };
}

/** The same question as another kind, with what both kinds have in common. */
export function asKind(question: Question, kind: QuestionKind): Question {
  const { key, title, showWhen } = question;
  const blank = { ...blankQuestion(kind, key), title, showWhen };
  return isChoice(question) && isChoice(blank) ? { ...blank, options: question.options } : blank;
}

/** The questions by whose answer a question can be shown: those before it that are not told in
 *  own words. */
export function conditionsFor({ questions }: Draft, key: string): readonly Question[] {
  const at = questions.findIndex((each) => each.key === key);
  return questions.slice(0, at).filter((each) => each.kind !== 'open');
}

/** A condition on an earlier question to begin with: a low answer, or its first option. */
export function firstCondition(asked: Question): Condition | null {
  if (isChoice(asked)) {
    const [first] = asked.options;
    return first ? { question: asked.key, is: 'one-of', choices: [first.key] } : null;
  }
  if (!isScale(asked)) return null;
  const value = { rating: 3, recommend: 6, effort: 4 }[asked.kind];
  return { question: asked.key, is: 'at-most', value };
}
