import type { Translated } from '#kernel/language.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { Question, RatingQuestion } from './survey.ts';

/** A complete answer can be changed for this long; then the link is used up. */
export const editableMs = dayMs;
export const maximumCommentLength = 4_000;

/** 1..5 for a rating, words for an open question, null for "does not apply to me". */
export type AnswerValue = number | string | null;

export interface StoredAnswer {
  readonly value: AnswerValue;
  /** In which the question was shown. */
  readonly language: keyof Translated;
  readonly at: Instant;
}

/** One customer's way through one survey, behind one link. */
export interface Answering {
  /** What this customer is asked, which may be the rating alone. */
  readonly questions: readonly Question[];
  readonly expiresAt: Instant;
  /** By question. A question without an entry is unanswered, which is not "does not apply". */
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  /** When every rating was there; the question for own words may stay unanswered. */
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
  const isComplete = answering.questions.every(
    (question) => question.kind === 'open' || answers[question.key] !== undefined,
  );
  const completedAt = isComplete ? (answering.completedAt ?? now) : null;
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

function refusalOf(
  questions: readonly Question[],
  { key, value }: GivenAnswer,
): AnswerRefusal | null {
  const question = questions.find((candidate) => candidate.key === key);
  if (question === undefined) return 'unknown-question';
  if (typeof value === 'string' && value.length > maximumCommentLength) return 'too-long';
  return isPossible(question, value) ? null : 'value-not-possible';
}

function isPossible(question: Question, value: AnswerValue): boolean {
  if (question.kind === 'open') return typeof value === 'string';
  return value === null ? question.isNotApplicableAllowed : isOnScale(question, value);
}

function isOnScale({ labels }: RatingQuestion, value: number | string): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= labels.length;
}
