import type { Contact } from '#modules/contacts/contract.ts';
import { getContact, listReasons, openConversation } from '#modules/contacts/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import type { Evaluation } from '#modules/quality/contract.ts';
import type { Invitation } from '#modules/surveys/contract.ts';
import { surveyOfContact } from '#modules/surveys/server/index.ts';
import type { Context } from '#platform/context.ts';
import { concernWithdrawn } from '../contract.ts';
import { departmentsOf, quoteOf } from '../core/concern.ts';
import { deleteMiscoded } from './concern-store.ts';
import { raiseConcern, tell } from './concerns.ts';
import { upsertCodedContact } from './store.ts';

/** Brings the causes that an evaluator found to their departments, with the customer's words. */
export async function hearEvaluation(ctx: Context, evaluation: Evaluation): Promise<void> {
  const { projectId, contactId, conversationId, evaluatorId, rating } = evaluation;
  const causes = evaluation.causes.filter(({ departmentId }) => departmentId !== null);
  if (causes.length === 0) return;
  const contact = await getContact(ctx, { projectId, id: contactId });
  const survey = await surveyOfContact(ctx, { projectId, contactId });
  const quote = await quoteFrom(ctx, contact, survey?.invitation ?? null);
  for (const { kind, departmentId, note } of causes) {
    if (!departmentId) continue;
    await raiseConcern(ctx, {
      projectId,
      departmentId,
      contactId,
      conversationId,
      evaluationId: evaluation.id,
      source: 'evaluation',
      causeKind: kind,
      reasonId: contact.reasonId,
      quote,
      note,
      rating,
      raisedBy: evaluatorId,
    });
  }
}

/** Hears a contact that was coded: counts it for its reason, and brings it to its department. A
 *  corrected coding takes back what the former department has not read yet. */
export async function hearCoding(ctx: Context, contact: Contact): Promise<void> {
  const { projectId, id: contactId, closedAt, reasonId, causeKind } = contact;
  const departmentId = causeKind === null ? null : contact.departmentId;
  const removed = await deleteMiscoded(ctx, { projectId, contactId, departmentId });
  for (const concern of removed) await tell(ctx, concernWithdrawn, concern);
  if (closedAt && reasonId) {
    await upsertCodedContact(ctx, {
      projectId,
      contactId,
      closedAt,
      reasonId,
      departmentId: contact.departmentId,
      isRepeat: contact.repeatOfId !== null,
    });
  }
  const survey = await surveyOfContact(ctx, { projectId, contactId });
  await hear(ctx, contact, survey?.invitation ?? null);
}

/** Hears a customer who rated a contact: with low marks and words, whose reason it is learns of it.
 *  A contact that is not coded yet is heard when it is. */
export async function hearRating(ctx: Context, invitation: Invitation): Promise<void> {
  const { projectId, contactId } = invitation;
  if (!contactId) return;
  const contact = await getContact(ctx, { projectId, id: contactId });
  if (contact.closedAt !== null) await hear(ctx, contact, invitation);
}

async function hear(ctx: Context, contact: Contact, invitation: Invitation | null): Promise<void> {
  const { projectId, id: contactId, conversationId, causeKind, departmentId, reasonId } = contact;
  const rating = invitation?.rating ?? null;
  const comment = invitation?.comment ?? null;
  const { lowRatingAtMost } = await settingsOf(ctx, projectId);
  const reasonDepartmentId = await departmentOfReason(ctx, contact);
  const speaksTo = departmentsOf(
    { causeKind, departmentId, reasonDepartmentId, rating, comment },
    lowRatingAtMost,
  );
  if (speaksTo.length === 0) return;
  const quote = await quoteFrom(ctx, contact, invitation);
  for (const each of speaksTo) {
    const isCoded = each.source === 'wrap-up';
    await raiseConcern(ctx, {
      ...each,
      projectId,
      contactId,
      conversationId,
      evaluationId: null,
      causeKind: isCoded ? causeKind : null,
      reasonId,
      quote,
      note: '',
      rating,
      raisedBy: isCoded ? contact.agentId : null,
    });
  }
}

async function departmentOfReason(
  ctx: Context,
  { projectId, reasonId }: Contact,
): Promise<string | null> {
  if (!reasonId) return null;
  const reasons = await listReasons(ctx, projectId);
  return reasons.find(({ id }) => id === reasonId)?.departmentId ?? null;
}

async function quoteFrom(
  ctx: Context,
  { projectId, id: contactId, conversationId }: Contact,
  invitation: Invitation | null,
): Promise<string> {
  if (invitation?.comment) return quoteOf(invitation.comment, null);
  const { messages } = await openConversation(ctx, { projectId, id: conversationId });
  const first = messages.find(
    (message) => message.contactId === contactId && message.authorKind === 'customer',
  );
  return quoteOf(null, first?.body ?? null);
}
