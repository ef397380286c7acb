import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { Contact, ConversationItem } from '#modules/contacts/contract.ts';
import { customerCard } from '#modules/customers/server/index.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { setTimer } from '#platform/jobs/timers.ts';
import { type Invitation, type SurveyVersion, surveyInvited, surveyNotSent } from '../contract.ts';
import { questionsFor, rotationAfterAnswers } from '../core/asking.ts';
import {
  chooseOne,
  type InvitationDecision,
  inviteOrNot,
  type NotAskedReason,
} from '../core/invitation.ts';
import type { Cause } from './cause.ts';
import { type Decision, insertDecisions, readAskedAbout } from './decision-store.ts';
import { invitationExpiry } from './ending.ts';
import { mailInvitation } from './invitation-mail.ts';
import { knownOf } from './known.ts';
import { planReminder } from './reminders.ts';
import { findInvitationOf, insertInvitation, updateInvitation } from './store.ts';
import { type AskingSurvey, countComplete, readAsking, readVersion } from './survey-store.ts';

/** Decides what the customer of an ended dialogue is asked, keeps the decision, and asks: in the
 *  chat at once, by mail with a link. A contact is decided upon once. */
export async function inviteCustomer(
  ctx: Context,
  ended: { item: ConversationItem; contact: Contact },
): Promise<void> {
  const { projectId, id: contactId } = ended.contact;
  if (await findInvitationOf(ctx, { projectId, contactId })) return;
  const cause = causeOf('contact-closed', ended);
  const asking = await readAsking(ctx, cause);
  const verdicts = await decide(ctx, cause, asking);
  const waitsForCase = asking.some(({ rules }) => rules.trigger.on === 'case-solved');
  const without = await decisionWithout(ctx, cause, waitsForCase);
  await keep(ctx, cause, verdicts.chosen ?? verdicts.all[0] ?? without);
}

/** Asks about a case when one of its contacts was coded as resolved, unless the contact's customer
 *  was asked already. Says why not, where it was not. */
export async function inviteAboutCase(
  ctx: Context,
  ended: { item: ConversationItem; contact: Contact },
): Promise<void> {
  const cause = causeOf('case-solved', ended);
  const { chosen } = await decide(ctx, cause, await readAsking(ctx, cause));
  if (chosen) await keep(ctx, cause, chosen);
}

/** Asks a customer by mail about something else than a contact: keeps what was decided, and an
 *  invitation only where he is asked. */
export async function inviteByMail(ctx: Context, cause: Omit<Cause, 'channel' | 'ended'>) {
  const whole: Cause = { ...cause, channel: 'email', ended: null };
  const { chosen } = await decide(ctx, whole, await readAsking(ctx, whole));
  if (chosen) await keep(ctx, whole, chosen);
}

function causeOf(
  trigger: 'contact-closed' | 'case-solved',
  ended: { item: ConversationItem; contact: Contact },
): Cause {
  const { projectId, id, caseId, customerId, channel } = ended.contact;
  const subjectId = trigger === 'case-solved' ? caseId : id;
  return { trigger, projectId, subjectId, customerId, channel, ended };
}

interface Verdict {
  readonly survey: AskingSurvey | null;
  readonly decision: InvitationDecision;
}

/** What each survey that listens to this cause decides, and the one that asks. */
async function decide(
  ctx: Context,
  cause: Cause,
  asking: readonly AskingSurvey[],
): Promise<{ chosen: Verdict | null; all: readonly Verdict[] }> {
  const { projectId, subjectId, customerId, ended } = cause;
  const surveys = asking.filter((survey) => listens(survey, cause));
  if (surveys.length === 0) return { chosen: null, all: [] };
  const known = await knownOf(ctx, cause);
  const askedAbout = await readAskedAbout(ctx, { projectId, subjectId });
  const single = surveys.map((survey) =>
    inviteOrNot(
      {
        ...known.of(survey.kind),
        id: `${survey.id}:${ended?.contact.id ?? subjectId}`,
        wasAskedBefore: cause.trigger !== 'time-since' && askedAbout.has(survey.id),
      },
      survey.rules,
      ctx.now,
    ),
  );
  const isTaken = known.isAskedOfContact;
  const { chosen, decisions } = isTaken
    ? { chosen: null, decisions: single.map(otherAsks) }
    : chooseOne(single);
  const all = surveys.map((survey, index) => ({
    survey,
    decision: present(decisions[index], 'a decision for each survey'),
  }));
  const about = {
    ...{ projectId, subjectId, customerId, trigger: cause.trigger },
    ...{ contactId: ended?.contact.id ?? null, agentId: ended?.contact.agentId ?? null },
  };
  await insertDecisions(
    ctx,
    all.map(
      ({ survey, decision }): Decision => ({
        ...{ ...about, surveyId: survey.id, decidedAt: ctx.now },
        ...{ asked: askedIn(decision), reason: decision.reason },
      }),
    ),
  );
  return { chosen: chosen === null ? null : (all[chosen] ?? null), all };
}

function listens({ rules, channels }: AskingSurvey, cause: Cause): boolean {
  const { trigger } = rules;
  if (trigger.on !== cause.trigger || !channels.includes(cause.channel)) return false;
  return trigger.on !== 'life-event' || trigger.kinds.includes(cause.lifeEvent ?? '');
}

function otherAsks(decision: InvitationDecision): InvitationDecision {
  const other = {
    isRatingAsked: false,
    areAttributesAsked: false,
    reason: 'other-survey',
  } as const;
  return decision.isRatingAsked ? other : decision;
}

function askedIn(decision: InvitationDecision): Decision['asked'] {
  if (decision.areAttributesAsked) return 'everything';
  return decision.isRatingAsked ? 'rating-alone' : 'nothing';
}

/** What is kept of a contact for which no survey asks by itself. */
async function decisionWithout(
  ctx: Context,
  cause: Cause,
  waitsForCase: boolean,
): Promise<Verdict> {
  const known = await knownOf(ctx, cause);
  const occasion = { ...known.of('transactional'), id: cause.subjectId, wasAskedBefore: false };
  const decision = inviteOrNot(occasion, null, ctx.now);
  const isWaiting = waitsForCase && decision.reason === 'no-survey';
  const reason: NotAskedReason | null = isWaiting ? 'unsolved' : decision.reason;
  return { survey: null, decision: { ...decision, reason } };
}

/** Keeps what is asked about a cause, or why not, and asks. A contact that was not asked about may
 *  be later, by another cause. */
async function keep(ctx: Context, cause: Cause, { survey, decision }: Verdict): Promise<void> {
  const { projectId, ended, channel, customerId, trigger: source } = cause;
  const contactId = ended?.contact.id ?? null;
  const before = contactId ? await findInvitationOf(ctx, { projectId, contactId }) : undefined;
  const id = before?.id ?? newId(Date.parse(ctx.now));
  const isAsked = decision.isRatingAsked;
  const isRatingAlone = isAsked && !decision.areAttributesAsked;
  const version = survey && (await readVersion(ctx, { projectId, id: survey.versionId }));
  const invitation: Invitation = {
    ...blankInvitation,
    ...{ id, projectId, contactId, customerId, channel, source, isRatingAlone },
    conversationId: ended?.item.id ?? null,
    agentId: ended?.contact.agentId ?? null,
    language: await languageOf(ctx, cause),
    surveyVersionId: version?.id ?? null,
    askedQuestions:
      version && isAsked ? await askedOf(ctx, version, { invitationId: id, isRatingAlone }) : [],
    state: isAsked ? 'sent' : 'not-sent',
    notAskedReason: decision.reason,
    createdAt: ctx.now,
    expiresAt: survey && isAsked ? addMs(ctx.now, survey.rules.expiryDays * dayMs) : null,
  };
  if (before) await updateInvitation(ctx, invitation, invitation);
  else if (!(await insertInvitation(ctx, invitation))) return;
  if (survey && isAsked) await send(ctx, invitation, survey);
  const definition = isAsked ? surveyInvited : surveyNotSent;
  ctx.emit(definition, { projectId, subjectId: id, data: { invitation } });
}

async function send(ctx: Context, invitation: Invitation, { rules }: AskingSurvey): Promise<void> {
  const { projectId, id, channel } = invitation;
  const dueAt = present(invitation.expiresAt, 'the end of an invitation');
  await setTimer(ctx, invitationExpiry, { subjectId: id, dueAt, data: { projectId } });
  if (channel !== 'email') return;
  await orderJob(ctx, mailInvitation, { projectId, id });
  await planReminder(ctx, invitation, { rules, sentAt: ctx.now, hasOptedOut: false });
}

/** Of a survey that nobody has seen yet. */
export const blankInvitation = {
  deliveryFailure: null,
  firstAnsweredAt: null,
  completedAt: null,
  rating: null,
  comment: null,
  lowestAttribute: null,
  remindersSent: 0,
  flags: [],
  liftedFlags: [],
} satisfies Partial<Invitation>;

/** Of the dialogue, else the customer's own, else the project's. */
async function languageOf(
  ctx: Context,
  { ended, projectId, customerId }: Cause,
): Promise<Language> {
  if (ended) return ended.item.language;
  const { language } = await customerCard(ctx, { projectId, customerId });
  return language ?? (await getProject(ctx, projectId)).language;
}

/** The keys of what a customer is asked. */
export async function askedOf(
  ctx: Context,
  version: SurveyVersion,
  customer: { invitationId: Id; isRatingAlone: boolean },
): Promise<string[]> {
  const { questions } = version;
  const takesTurns = questions.some(({ kind, ...rest }) => 'isRotated' in rest && rest.isRotated);
  const completeAnswers =
    takesTurns && !customer.isRatingAlone
      ? await countComplete(ctx, version, rotationAfterAnswers)
      : 0;
  return questionsFor(questions, { ...customer, completeAnswers });
}
