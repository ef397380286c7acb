import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { type ConversationItem, refusals } from '#modules/contacts/contract.ts';
import { listReasons, openConversation } from '#modules/contacts/server/index.ts';
import type { Guide } from '#modules/knowledge/core/guide/guide.ts';
import { findActiveGuide } from '#modules/knowledge/server/index.ts';
import { isTreated } from '#modules/routing/core/trial.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type Guiding, guidingChanged, may } from '../../contract.ts';
import { findGuiding, keepArm, upsertGuiding, upsertValue } from './guiding-store.ts';

interface OneConversation {
  readonly projectId: Id;
  readonly conversationId: Id;
}

/** The reason that was chosen in the running contact of a conversation, with its guide's version,
 *  arm and values; null while none is chosen. */
export async function showGuiding(
  ctx: Context,
  { projectId, conversationId }: OneConversation,
): Promise<Guiding | null> {
  authorise(ctx, may.work);
  const { item } = await openConversation(ctx, { projectId, id: conversationId });
  return (await findGuiding(ctx, { projectId, contactId: item.contactId })) ?? null;
}

/** Chooses the reason of the running contact. Here the guide would first be shown: when it is on
 *  trial, the conversation's arm is drawn and kept. Refuses whoever does not have the conversation
 *  and a reason that is not used. */
export async function chooseReason(
  ctx: Context,
  given: OneConversation & { reasonId: Id; isSuggested: boolean },
): Promise<Guiding> {
  authorise(ctx, may.work);
  const { projectId, conversationId, reasonId, isSuggested } = given;
  const { contactId } = await demandMine(ctx, given);
  const reasons = await listReasons(ctx, projectId);
  if (!reasons.some(({ id, isArchived }) => id === reasonId && !isArchived)) {
    refuse(refusals.unknownReason, { field: 'reasonId' });
  }
  const guide = await findActiveGuide(ctx, { projectId, reasonId });
  const isShown = guide ? await drawArm(ctx, guide, { conversationId, contactId }) : false;
  await upsertGuiding(ctx, {
    ...{ projectId, conversationId, contactId, reasonId, isSuggested, isShown },
    ...{ number: guide?.number ?? null, chosenAt: ctx.now, chosenBy: ctx.actor.id },
  });
  return tell(ctx, { projectId, contactId });
}

/** Sets, confirms or, with null, takes away the value of a detail in a conversation. Refuses
 *  whoever does not have it and when no reason is chosen. */
export async function setGuideValue(
  ctx: Context,
  { key, value, ...which }: OneConversation & { key: string; value: string | null },
): Promise<Guiding> {
  authorise(ctx, may.work);
  const { projectId, conversationId } = which;
  const { contactId } = await demandMine(ctx, which);
  const chosen = await findGuiding(ctx, { projectId, contactId });
  if (!chosen) refuse(refusals.unknownReason, { field: 'reasonId' });
  const { reasonId } = chosen;
  const row = { projectId, conversationId, reasonId, key, value, at: ctx.now, byId: ctx.actor.id };
  await upsertValue(ctx, row);
  return tell(ctx, { projectId, contactId });
}

async function demandMine(
  ctx: Context,
  { projectId, conversationId }: OneConversation,
): Promise<ConversationItem> {
  const { item } = await openConversation(ctx, { projectId, id: conversationId });
  if (item.state === 'closed') refuse(refusals.wrongState, { state: item.state });
  if (ctx.actor.kind === 'person' && item.agentId !== ctx.actor.id) refuse(refusals.notYours);
  return item;
}

async function drawArm(
  ctx: Context,
  { projectId, reasonId, number, trial }: Guide,
  which: { conversationId: Id; contactId: Id },
): Promise<boolean> {
  if (trial === null) return true;
  const of = { id: `${reasonId}:${number}`, share: 1 - trial.controlShare };
  const isShown = isTreated(of, which.conversationId);
  return keepArm(ctx, { projectId, reasonId, number, ...which, isShown, drawnAt: ctx.now });
}

async function tell(ctx: Context, which: { projectId: Id; contactId: Id }): Promise<Guiding> {
  const guiding = (await findGuiding(ctx, which)) ?? refuse(refusals.notFound);
  const { projectId, contactId } = which;
  ctx.emit(guidingChanged, { projectId, subjectId: contactId, data: { guiding } });
  return guiding;
}
