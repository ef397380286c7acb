import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { Contact, ConversationItem } from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { consentState, customerCard } from '#modules/customers/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { setTimer } from '#platform/jobs/timers.ts';
import { type Invitation, type SurveyVersion, surveyInvited, surveyNotSent } from '../contract.ts';
import { questionsFor, rotationAfterAnswers } from '../core/asking.ts';
import { type EndedContact, inviteOrNot } from '../core/invitation.ts';
import { invitationExpiry } from './ending.ts';
import { mailInvitation } from './invitation-mail.ts';
import { findInvitationOf, insertInvitation, readAttributesAskedAt } from './store.ts';
import { countComplete, readCurrentVersion } from './survey-store.ts';

/** Decides what the customer of an ended dialogue is asked, keeps the decision, and asks: in the
 *  chat at once, by mail with a link. A contact is decided upon once. */
export async function inviteCustomer(
  ctx: Context,
  { item, contact }: { item: ConversationItem; contact: Contact },
): Promise<void> {
  const { projectId, id: contactId, channel } = contact;
  if (await findInvitationOf(ctx, { projectId, contactId })) return;
  const { surveyQuarantineDays, surveyExpiryDays } = await settingsOf(ctx, projectId);
  const version = await readCurrentVersion(ctx, { projectId, channel });
  const known = await knownOf(ctx, { item, contact });
  const hasSurvey = version !== undefined;
  const decision = inviteOrNot({ ...known, hasSurvey }, surveyQuarantineDays * dayMs, ctx.now);
  const isAsked = decision.isRatingAsked;
  const id = newId(Date.parse(ctx.now));
  const isRatingAlone = isAsked && !decision.areAttributesAsked;
  const invitation: Invitation = {
    id,
    projectId,
    contactId,
    conversationId: item.id,
    customerId: contact.customerId,
    agentId: contact.agentId,
    channel,
    language: item.language,
    surveyVersionId: version?.id ?? null,
    askedQuestions:
      version && isAsked ? await askedOf(ctx, version, { invitationId: id, isRatingAlone }) : [],
    state: isAsked ? 'sent' : 'not-sent',
    isRatingAlone,
    notAskedReason: decision.reason,
    deliveryFailure: null,
    createdAt: ctx.now,
    expiresAt: isAsked ? addMs(ctx.now, surveyExpiryDays * dayMs) : null,
    firstAnsweredAt: null,
    completedAt: null,
    rating: null,
    comment: null,
    lowestAttribute: null,
  };
  if (!(await insertInvitation(ctx, invitation))) return;
  if (invitation.expiresAt) {
    const timer = { subjectId: invitation.id, dueAt: invitation.expiresAt, data: { projectId } };
    await setTimer(ctx, invitationExpiry, timer);
    if (channel === 'email') await orderJob(ctx, mailInvitation, { projectId, id: invitation.id });
  }
  const definition = isAsked ? surveyInvited : surveyNotSent;
  ctx.emit(definition, { projectId, subjectId: invitation.id, data: { invitation } });
}

async function knownOf(
  ctx: Context,
  { item, contact }: { item: ConversationItem; contact: Contact },
): Promise<Omit<EndedContact, 'hasSurvey'>> {
  const { projectId, customerId, channel } = contact;
  const consent = await consentState(ctx, { projectId, customerId, purpose: 'survey', channel });
  const isMail = channel === 'email';
  return {
    outcome: contact.outcome ?? 'answered',
    isReachable: !isMail || (await hasAddress(ctx, { projectId, customerId })),
    hasBounced: isMail && (await hasBounced(ctx, item)),
    hasOptedOut: consent === 'withdrawn',
    attributesAskedAt: await readAttributesAskedAt(ctx, { projectId, customerId }),
  };
}

async function hasAddress(
  ctx: Context,
  which: { projectId: Id; customerId: Id },
): Promise<boolean> {
  const { identities } = await customerCard(ctx, which);
  return identities.some(({ kind }) => kind === 'email');
}

/** Whether our last mail to the customer came back: the next one would, too. */
async function hasBounced(ctx: Context, { projectId, id }: ConversationItem): Promise<boolean> {
  const { messages } = await openConversation(ctx, { projectId, id });
  const last = messages.findLast(
    (each) => each.kind === 'message' && each.authorKind !== 'customer',
  );
  return last?.deliveryState === 'failed';
}

/** The keys of what the customer is asked. */
async function askedOf(
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
