import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import {
  type Answer,
  type GivenAnswer,
  type Invitation,
  type OpenSurvey,
  type Question,
  refusals,
  surveyAnswered,
} from '../contract.ts';
import {
  type Answering,
  type AnswerRefusal,
  type AnswerValue,
  closedReason,
  lowestAttribute,
  recordAnswer,
  wordsOf,
} from '../core/answering.ts';
import { type AnswerFlag, flagsAfter, isStraightLine } from '../core/flags.ts';
import { shownQuestions } from '../core/logic.ts';
import { isChoice, isScale, overallOf, valuesOf } from '../core/question.ts';
import { isSurveyToken } from '../core/token.ts';
import {
  findByToken,
  findNewestInChat,
  type InProject,
  insertAnswer,
  invitationOf,
  lockInvitation,
  readAnswers,
  updateInvitation,
} from './store.ts';
import { readRulesOf, readVersion } from './survey-store.ts';
import { hashOfToken } from './token.ts';

const refusalOf: Readonly<Record<AnswerRefusal, string>> = {
  expired: refusals.expired,
  used: refusals.used,
  'unknown-question': refusals.unknownQuestion,
  'value-not-possible': refusals.valueNotPossible,
  'too-long': refusals.tooLong,
};

/** What the page behind a link shows: its questions and answers, and whether it takes more. */
export interface LinkedSurvey {
  readonly invitation: Invitation;
  /** All that this customer is asked. */
  readonly asked: readonly Question[];
  /** Of these, what is shown as the answers stand. */
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly closed: 'expired' | 'used' | null;
  /** Sites that may show its page within theirs. */
  readonly embedOrigins: readonly string[];
}

/** What a link leads to; null when there is no such link. Looking changes nothing. */
export async function surveyOfLink(ctx: Context, token: string): Promise<LinkedSurvey | null> {
  if (!isSurveyToken(token)) return null;
  const invitation = await findByToken(ctx, hashOfToken(token));
  if (!invitation) return null;
  const { answering, questions, answers } = await answeringOf(ctx, invitation);
  const closed = closedReason(answering, ctx.now);
  const rules = invitation.source === 'link' ? await readRulesOf(ctx, invitation) : undefined;
  const embedOrigins = rules?.embedOrigins ?? [];
  return { invitation, asked: answering.questions, questions, answers, closed, embedOrigins };
}

/** Keeps one answer of whoever has the link. Refuses what is not possible, and a used-up link. */
export async function answerByLink(
  ctx: Context,
  given: {
    token: string;
    question: string;
    value: AnswerValue;
    language: Language;
    /** What speaks against a person having sent it. */
    flags?: readonly AnswerFlag[];
  },
): Promise<void> {
  const { token, ...answer } = given;
  const invitation = isSurveyToken(token) ? await findByToken(ctx, hashOfToken(token)) : undefined;
  if (!invitation) refuse(refusals.notFound);
  await keepAnswer(ctx, invitation, answer);
}

/** The survey that stands open before a customer of the chat; null when there is none. */
export async function openSurveyOf(
  ctx: Context,
  which: { projectId: Id; customerId: Id },
): Promise<OpenSurvey | null> {
  const invitation = await findNewestInChat(ctx, which);
  if (!invitation) return null;
  const { answering, questions, answers } = await answeringOf(ctx, invitation);
  if (closedReason(answering, ctx.now) !== null) return null;
  const { id: invitationId, language } = invitation;
  return {
    invitationId,
    language,
    questions: questions.map((question) => shownQuestion(question, language)),
    answers: answers.map(({ question, value, choices, text }) => ({
      ...{ question, value, choices, text },
    })),
  };
}

/** Keeps one answer of a customer of the chat, at once. Refuses any but his newest invitation. */
export async function answerInChat(
  ctx: Context,
  { projectId, customerId, ...given }: { projectId: Id; customerId: Id } & GivenAnswer,
): Promise<void> {
  const invitation = await findNewestInChat(ctx, { projectId, customerId });
  if (invitation?.id !== given.invitationId) refuse(refusals.notFound);
  await keepAnswer(ctx, invitation, {
    question: given.question,
    value: given.choices
      ? { choices: given.choices, words: given.text || null }
      : (given.text ?? given.value),
    language: invitation.language,
  });
}

/** The questions of an invitation that are shown, their answers, and those that were replaced. */
export async function answeringOf(
  ctx: Context,
  invitation: Invitation,
): Promise<{
  answering: Answering;
  questions: readonly Question[];
  answers: Answer[];
  earlierAnswers: Answer[];
}> {
  const { projectId, id, expiresAt, completedAt } = invitation;
  const asked = await askedQuestionsOf(ctx, invitation);
  const given = await readAnswers(ctx, { projectId, id });
  const last = new Map(given.map((answer) => [answer.question, answer]));
  const answering: Answering = {
    questions: asked,
    expiresAt: expiresAt ?? invitation.createdAt,
    answers: Object.fromEntries(
      Array.from(last, ([key, answer]) => [
        key,
        { value: answerValueOf(answer), language: answer.language, at: answer.answeredAt },
      ]),
    ),
    completedAt,
  };
  const questions = shownQuestions(asked, answering.answers);
  const answers = questions.flatMap(({ key }) => last.get(key) ?? []);
  return {
    answering,
    questions,
    answers,
    earlierAnswers: given.filter((answer) => last.get(answer.question) !== answer),
  };
}

/** What an answer says. */
export function answerValueOf({ value, choices, text }: Omit<Answer, 'language'>): AnswerValue {
  return choices ? { choices, words: text } : (text ?? value);
}

async function askedQuestionsOf(
  ctx: Context,
  { projectId, surveyVersionId, askedQuestions }: Invitation,
): Promise<readonly Question[]> {
  if (surveyVersionId === null) return [];
  const version = await readVersion(ctx, { projectId, id: surveyVersionId });
  const { questions } = present(version, 'the survey of an invitation');
  return questions.filter(({ key }) => askedQuestions.includes(key));
}

/** Keeps one answer and what follows from it. Refuses what is not possible. */
export async function keepAnswer(
  ctx: Context,
  which: InProject,
  given: {
    question: string;
    value: AnswerValue;
    language: Language;
    flags?: readonly AnswerFlag[];
  },
): Promise<void> {
  const { projectId, id } = which;
  const { question, value, language, flags = [] } = given;
  const before = invitationOf(present(await lockInvitation(ctx, which), 'the invitation'));
  const { answering } = await answeringOf(ctx, before);
  const recording = recordAnswer(answering, { key: question, value, language }, ctx.now);
  if (recording.isRefused) refuse(refusalOf[recording.reason], { field: question });
  const parts = {
    value: typeof value === 'number' ? value : null,
    choices: typeof value === 'object' && value !== null ? value.choices : null,
    text: wordsOf(value),
  };
  const answer = { question, ...parts, language, answeredAt: ctx.now };
  await insertAnswer(ctx, { projectId, invitationId: id, ...answer });
  const { questions, answers, completedAt } = recording.answering;
  const changes = {
    state: completedAt ? ('complete' as const) : ('partial' as const),
    firstAnsweredAt: before.firstAnsweredAt ?? ctx.now,
    completedAt,
    lowestAttribute: lowestAttribute(questions, answers),
    flags: flagsAfter(before, { flags, isStraightLine: isStraightLine(questions, answers) }),
    ...(question === overallOf(questions)?.key && { rating: parts.value }),
    ...(typeof value === 'string' && { comment: value }),
  };
  await updateInvitation(ctx, which, changes);
  const invitation = { ...before, ...changes };
  ctx.emit(surveyAnswered, {
    projectId,
    subjectId: id,
    data: {
      invitation,
      contactId: invitation.contactId,
      customerId: invitation.customerId,
      agentId: invitation.agentId,
      channel: invitation.channel,
      question,
      ...parts,
      rating: invitation.rating,
      isComplete: completedAt !== null,
    },
  });
}

function shownQuestion(question: Question, language: Language): OpenSurvey['questions'][number] {
  const { key, kind, role, title } = question;
  const labels = kind === 'rating' ? question.labels : [];
  const ends = 'ends' in question ? [question.ends.low, question.ends.high] : [];
  return {
    ...{ key, kind, isOverall: role === 'overall', text: title[language] },
    values: isScale(question) ? valuesOf(question) : [],
    labels: [...labels, ...ends].map((label) => label[language]),
    options: (isChoice(question) ? question.options : []).map((option) => ({
      ...{ key: option.key, text: option.title[language], isOther: option.isOther },
    })),
    isNotApplicableAllowed: kind !== 'open' && question.isNotApplicableAllowed,
  };
}
