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
  recordAnswer,
} from '../core/answering.ts';
import { ratingAlone, ratingKey } from '../core/survey.ts';
import { isSurveyToken } from '../core/token.ts';
import {
  findByToken,
  findNewestInChat,
  type InProject,
  insertAnswer,
  lockInvitation,
  readAnswers,
  readVersion,
  updateInvitation,
} from './store.ts';
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
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly closed: 'expired' | 'used' | null;
}

/** What a link leads to; null when there is no such link. Looking changes nothing. */
export async function surveyOfLink(ctx: Context, token: string): Promise<LinkedSurvey | null> {
  if (!isSurveyToken(token)) return null;
  const invitation = await findByToken(ctx, hashOfToken(token));
  if (!invitation) return null;
  const { answering, questions, answers } = await answeringOf(ctx, invitation);
  return { invitation, questions, answers, closed: closedReason(answering, ctx.now) };
}

/** Keeps one answer of whoever has the link. Refuses what is not possible, and a used-up link. */
export async function answerByLink(
  ctx: Context,
  given: { token: string; question: string; value: AnswerValue; language: Language },
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
    answers: answers.map(({ question, value, text }) => ({ question, value, text })),
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
    value: given.text ?? given.value,
    language: invitation.language,
  });
}

/** The questions of an invitation, its answers, and those that were replaced. */
export async function answeringOf(
  ctx: Context,
  invitation: Invitation,
): Promise<{
  answering: Answering;
  questions: readonly Question[];
  answers: Answer[];
  earlierAnswers: Answer[];
}> {
  const { projectId, id, surveyVersionId, expiresAt, completedAt, isRatingAlone } = invitation;
  const version = await readVersion(ctx, { projectId, id: surveyVersionId });
  const all = present(version, 'the survey of an invitation').questions;
  const questions = isRatingAlone ? ratingAlone(all) : all;
  const given = await readAnswers(ctx, { projectId, id });
  const last = new Map(given.map((answer) => [answer.question, answer]));
  const answering: Answering = {
    questions,
    expiresAt: expiresAt ?? invitation.createdAt,
    answers: Object.fromEntries(
      Array.from(last, ([key, { value, text, language, answeredAt }]) => [
        key,
        { value: text ?? value, language, at: answeredAt },
      ]),
    ),
    completedAt,
  };
  const answers = questions.flatMap(({ key }) => last.get(key) ?? []);
  return {
    answering,
    questions,
    answers,
    earlierAnswers: given.filter((answer) => last.get(answer.question) !== answer),
  };
}

async function keepAnswer(
  ctx: Context,
  which: InProject,
  { question, value, language }: { question: string; value: AnswerValue; language: Language },
): Promise<void> {
  const { projectId, id } = which;
  const { tokenHash: _, ...before } = present(await lockInvitation(ctx, which), 'the invitation');
  const { answering } = await answeringOf(ctx, before);
  const recording = recordAnswer(answering, { key: question, value, language }, ctx.now);
  if (recording.isRefused) refuse(refusalOf[recording.reason], { field: question });
  const parts = {
    value: typeof value === 'number' ? value : null,
    text: typeof value === 'string' ? value : null,
  };
  const answer = { question, ...parts, language, answeredAt: ctx.now };
  await insertAnswer(ctx, { projectId, invitationId: id, ...answer });
  const { completedAt } = recording.answering;
  const changes = {
    state: completedAt ? ('complete' as const) : ('partial' as const),
    firstAnsweredAt: before.firstAnsweredAt ?? ctx.now,
    completedAt,
    ...(question === ratingKey && { rating: parts.value }),
    ...(parts.text !== null && { comment: parts.text }),
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
  const { key, title } = question;
  const shown = { key, text: title[language] };
  if (question.kind === 'open') {
    return { ...shown, kind: 'open', labels: [], isNotApplicableAllowed: false };
  }
  return {
    ...shown,
    kind: key === ratingKey ? 'rating' : 'attribute',
    labels: question.labels.map((label) => label[language]),
    isNotApplicableAllowed: question.isNotApplicableAllowed,
  };
}
