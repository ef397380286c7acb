import type { Translated } from '#kernel/language.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import { type Answers, type AnswerValue, type Chosen, shownQuestions } from './logic.ts';
import {
  type ChoiceQuestion,
  isChoice,
  isQuotePermission,
  isScale,
  type Question,
  scales,
} from './question.ts';

export type { AnswerValue } from './logic.ts';

/** A complete answer can be changed for this long; then the link is used up. */
export const editableMs = dayMs;
export const maximumCommentLength = 4_000;

export interface StoredAnswer {
  readonly value: AnswerValue;
  /** In which the question was shown. */
  readonly language: keyof Translated;
  readonly at: Instant;
}

/** One customer's way through one survey, behind one link. */
export interface Answering {
  /** What this customer is asked, which may be the rating alone. Logic may hide some of it. */
  readonly questions: readonly Question[];
  readonly expiresAt: Instant;
  /** By question. A question without an entry is unanswered, which is not "does not apply". */
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  /** When every question that is shown was answered; own words may stay out. */
  readonly completedAt: Instant | null;
}

export interface GivenAnswer {
  readonly key: string;
  readonly value: AnswerValue;
  readonly language: keyof Translated;
}

export type AnswerRefusal =
  | 'expired'
  | 'used'
  | 'unknown-question'
  | 'value-not-possible'
  | 'too-long';

export type Recording =
  | { readonly isRefused: false; readonly answering: Answering }
  | { readonly isRefused: true; readonly reason: AnswerRefusal };

/** Saves one answer as it is given, or says why not. A later answer to the same question replaces
 *  the earlier one. */
export function recordAnswer(answering: Answering, given: GivenAnswer, now: Instant): Recording {
  const reason = closedReason(answering, now) ?? refusalOf(answering.questions, given);
  if (reason !== null) return { isRefused: true, reason };
  const { key, value, language } = given;
  const answers = { ...answering.answers, [key]: { value, language, at: now } };
  const isDone = isComplete(answering.questions, answers);
  const completedAt = isDone ? (answering.completedAt ?? now) : null;
  return { isRefused: false, answering: { ...answering, answers, completedAt } };
}

/** Why a link takes no more answers; null while it does. */
export function closedReason(
  { completedAt, expiresAt }: Answering,
  now: Instant,
): 'expired' | 'used' | null {
  if (completedAt !== null) return now < addMs(completedAt, editableMs) ? null : 'used';
  return now < expiresAt ? null : 'expired';
}

/** Whether nothing is left to answer. Own words and whether they may be quoted may stay out, and
 *  what is hidden does not count. */
function isComplete(questions: readonly Question[], answers: Answers): boolean {
  return shownQuestions(questions, answers).every(
    (question) =>
      question.kind === 'open' ||
      isQuotePermission(question) ||
      answers[question.key] !== undefined,
  );
}

/** The lowest of the attributes that were rated from 1 to 5; null when none was. Low, it is a
 *  reason to listen even when the rating of the whole never comes. */
export function lowestAttribute(questions: readonly Question[], answers: Answers): number | null {
  const values = shownQuestions(questions, answers).flatMap(({ kind, role, key }) => {
    const value = answers[key]?.value;
    return kind === 'rating' && role === 'attribute' && typeof value === 'number' ? [value] : [];
  });
  return values.length > 0 ? Math.min(...values) : null;
}

function refusalOf(
  questions: readonly Question[],
  { key, value }: GivenAnswer,
): AnswerRefusal | null {
  const question = questions.find((candidate) => candidate.key === key);
  if (question === undefined) return 'unknown-question';
  if ((wordsOf(value)?.length ?? 0) > maximumCommentLength) return 'too-long';
  return isPossible(question, value) ? null : 'value-not-possible';
}

function isPossible(question: Question, value: AnswerValue): boolean {
  if (question.kind === 'open') return typeof value === 'string';
  if (value === null) return question.isNotApplicableAllowed;
  if (isChoice(question)) return typeof value === 'object' && areOptions(question, value);
  if (!isScale(question) || typeof value !== 'number') return false;
  const { from, to } = scales[question.kind];
  return Number.isInteger(value) && value >= from && value <= to;
}

function areOptions({ kind, options }: ChoiceQuestion, { choices, words }: Chosen): boolean {
  const chosen = options.filter(({ key }) => choices.includes(key));
  const isKnown = chosen.length === choices.length && chosen.length > 0;
  const isEnough = kind === 'multiple' || chosen.length === 1;
  return isKnown && isEnough && (words === null || chosen.some(({ isOther }) => isOther));
}

/** What the customer said in his own words. */
export function wordsOf(value: AnswerValue): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? value.words : null;
}
