import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { setTimer } from '#platform/jobs/timers.ts';
import { type Invitation, type Question, surveyInvited } from '../contract.ts';
import { isSurveyToken } from '../core/token.ts';
import { invitationExpiry } from './ending.ts';
import { givenIn } from './form.ts';
import { askedOf, blankInvitation } from './invite.ts';
import { findByToken, insertInvitation } from './store.ts';
import { readByLink, readVersion, readVersionIds } from './survey-store.ts';
import { hashOfToken } from './token.ts';

/** A survey as whoever opens its public address sees it. */
export interface PublicSurvey {
  readonly projectId: Id;
  readonly projectName: string;
  readonly colour: string;
  readonly language: Language;
  /** All versions that were ever asked. */
  readonly versionIds: readonly Id[];
  readonly questions: readonly Question[];
  readonly embedOrigins: readonly string[];
}

/** The survey behind a public address; null when there is none that asks. */
export async function surveyBehind(ctx: Context, key: string): Promise<PublicSurvey | null> {
  const survey = isSurveyToken(key) ? await readByLink(ctx, key) : undefined;
  if (!survey) return null;
  const { projectId, rules } = survey;
  const version = await readVersion(ctx, { projectId, id: survey.versionId });
  const { name: projectName, colour, language } = await getProject(ctx, projectId);
  const versionIds = await readVersionIds(ctx, { projectId, surveyId: survey.id });
  const questions = version?.questions ?? [];
  return { projectId, projectName, colour, language, versionIds, questions, ...rules };
}

/** Gives whoever answers the first question an invitation of his own, behind his token. The same
 *  form sent twice finds the one that it has. Returns false when nothing is answered, or nothing is
 *  asked there. isDuplicate: his browser has answered this survey before. */
export async function beginByLink(
  ctx: Context,
  given: {
    key: string;
    token: string;
    form: URLSearchParams;
    language: Language;
    isDuplicate: boolean;
  },
): Promise<boolean> {
  const { token, form, language, isDuplicate } = given;
  const survey = await readByLink(ctx, given.key);
  const version = survey && (await readVersion(ctx, { ...survey, id: survey.versionId }));
  if (!survey || !version) return false;
  const tokenHash = hashOfToken(token);
  if (await findByToken(ctx, tokenHash)) return true;
  if (givenIn({ asked: version.questions.slice(0, 1), answers: [] }, form).length === 0)
    return false;
  const { projectId } = survey;
  const id = newId(Date.parse(ctx.now));
  const customer = { invitationId: id, isRatingAlone: false };
  const expiresAt = addMs(ctx.now, survey.rules.expiryDays * dayMs);
  const invitation: Invitation = {
    ...blankInvitation,
    ...{ id, projectId, language, expiresAt, source: 'link', channel: 'link', state: 'sent' },
    ...{ contactId: null, conversationId: null, customerId: null, agentId: null },
    surveyVersionId: version.id,
    askedQuestions: await askedOf(ctx, version, customer),
    isRatingAlone: false,
    notAskedReason: null,
    createdAt: ctx.now,
    flags: isDuplicate ? ['duplicate'] : [],
  };
  await insertInvitation(ctx, invitation, tokenHash);
  await setTimer(ctx, invitationExpiry, { subjectId: id, dueAt: expiresAt, data: { projectId } });
  ctx.emit(surveyInvited, { projectId, subjectId: id, data: { invitation } });
  return true;
}
