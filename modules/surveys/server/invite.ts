import { present } from '#kernel/assert.ts';
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
import { type EndedContact, inviteOrNot } from '../core/invitation.ts';
import { firstSurveys } from '../core/survey.ts';
import { invitationExpiry } from './ending.ts';
import { mailInvitation } from './invitation-mail.ts';
import {
  findInvitationOf,
  insertInvitation,
  insertVersion,
  readAttributesAskedAt,
  readCurrentVersion,
} from './store.ts';

/** Gives a project the surveys that it starts with. */
export async function addFirstSurveys(ctx: Context, projectId: Id): Promise<void> {
  for (const channel of ['chat', 'email'] as const) await addFirstSurvey(ctx, projectId, channel);
}

/** Decides what the customer of an ended dialogue is asked, keeps the decision, and asks: in the
 *  chat at once, by mail with a link. A contact is decided upon once. */
export async function inviteCustomer(
  ctx: Context,
  { item, contact }: { item: ConversationItem; contact: Contact },
): Promise<void> {
  const { projectId, id: contactId, channel } = contact;
  if (await findInvitationOf(ctx, { projectId, contactId })) return;
  const { surveyQuarantineDays, surveyExpiryDays } = await settingsOf(ctx, projectId);
  const known = await knownOf(ctx, { item, contact });
  const decision = inviteOrNot(known, surveyQuarantineDays * dayMs, ctx.now);
  const version = await currentVersion(ctx, projectId, channel);
  const isAsked = decision.isRatingAsked;
  const invitation: Invitation = {
    id: newId(Date.parse(ctx.now)),
    projectId,
    contactId,
    conversationId: item.id,
    customerId: contact.customerId,
    agentId: contact.agentId,
    channel,
    language: item.language,
    surveyVersionId: version.id,
    state: isAsked ? 'sent' : 'not-sent',
    isRatingAlone: isAsked && !decision.areAttributesAsked,
    notAskedReason: decision.reason,
    deliveryFailure: null,
    createdAt: ctx.now,
    expiresAt: isAsked ? addMs(ctx.now, surveyExpiryDays * dayMs) : null,
    firstAnsweredAt: null,
    completedAt: null,
    rating: null,
    comment: null,
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
): Promise<EndedContact> {
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

async function currentVersion(
  ctx: Context,
  projectId: Id,
  channel: Invitation['channel'],
): Promise<SurveyVersion> {
  const version = await readCurrentVersion(ctx, { projectId, channel });
  return present(version, 'the survey of a channel');
}

async function addFirstSurvey(
  ctx: Context,
  projectId: Id,
  channel: Invitation['channel'],
): Promise<void> {
  const { version, questions } = firstSurveys[channel];
  await insertVersion(ctx, {
    id: newId(Date.parse(ctx.now)),
    projectId,
    channel,
    version,
    questions,
  });
}
