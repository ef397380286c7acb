import type { Id } from '#kernel/id.ts';
import { isScale, overallOf, type Question, type ScaleQuestion } from '../question.ts';
import type { Measure } from './wanted.ts';

/** An invitation that was answered, as far as an analysis goes. */
export interface Answered {
  readonly invitationId: Id;
  /** Empty: it is about no contact. */
  readonly contactId: Id | '';
  /** Empty: nobody knows who answered. */
  readonly customerId: Id | '';
  readonly surveyId: Id;
  readonly channel: string;
  readonly language: string;
  /** Only the rating was asked. */
  readonly isRatingAlone: boolean;
  /** Keys of the questions that were asked, logic aside. */
  readonly asked: readonly string[];
  /** By key: a value on the question's scale; null: it does not apply. */
  readonly answers: Readonly<Record<string, number | null>>;
}

/** What the course of a contact was like for its customer. reason: the top one of its branch. */
export interface Measured {
  readonly firstResponseMs: number | null;
  readonly longestGapMs: number | null;
  readonly transfers: number;
  readonly agentChanges: number;
  readonly repeats: number;
  readonly reason: Id | null;
}

/** How each measure that is a number is read. */
export const readMeasure: Readonly<
  Record<Exclude<Measure, 'reason'>, (of: Measured) => number | null>
> = {
  wait: ({ firstResponseMs }) => firstResponseMs,
  gap: ({ longestGapMs }) => longestGapMs,
  transfers: ({ transfers }) => transfers,
  'agent-changes': ({ agentChanges }) => agentChanges,
  repeats: ({ repeats }) => repeats,
};

/** Whether a measure is a time, in milliseconds. */
export function isTime(measure: Measure): boolean {
  return measure === 'wait' || measure === 'gap';
}

/** The questions of a survey, the newest words first where versions differ. */
export interface AskedSurvey {
  readonly surveyId: Id;
  readonly questions: readonly Question[];
}

/** The questions that can be explained: the whole, and what follows from it. Each once, though
 *  several surveys ask it. */
export function outcomesOf(surveys: readonly AskedSurvey[]): ScaleQuestion[] {
  const found = surveys.flatMap(({ questions }) => {
    const overall = overallOf(questions);
    const others = questions.filter(isScale).filter(({ role }) => role === 'outcome');
    return overall ? [overall, ...others] : others;
  });
  return onceEach(found);
}

/** The attributes that every one of the surveys asks by a scale, in the order of the first. */
export function attributesOf(surveys: readonly AskedSurvey[]): ScaleQuestion[] {
  const [first, ...others] = surveys.map(({ questions }) =>
    questions.filter(isScale).filter(({ role }) => role === 'attribute'),
  );
  return onceEach(first ?? []).filter(({ key, kind }) =>
    others.every((questions) => questions.some((each) => each.key === key && each.kind === kind)),
  );
}

function onceEach(questions: readonly ScaleQuestion[]): ScaleQuestion[] {
  const byKey = new Map<string, ScaleQuestion>();
  for (const question of questions) if (!byKey.has(question.key)) byKey.set(question.key, question);
  return [...byKey.values()];
}
