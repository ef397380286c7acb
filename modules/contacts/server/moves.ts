import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { EventDefinition } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type Contact,
  type ConversationItem,
  contactClosed,
  contactMoved,
  may,
  refusals,
  type Segment,
} from '../contract.ts';
import { type Step, takeStep } from '../core/life.ts';
import {
  type InProject,
  insertSegment,
  lockConversationOfContact,
  readContact,
  updateContact,
  updateConversation,
} from './store.ts';

/** Offers a waiting contact to an agent. Refuses with wrong-state when it no longer waits. */
export async function offerContact(
  ctx: Context,
  { agentId, ...which }: InProject & { agentId: Id },
): Promise<ConversationItem> {
  authorise(ctx, may.move);
  return moveContact(ctx, which, { to: 'offer', agentId });
}

/** Puts an offered contact back into its queue. Its place there is routing's to keep. */
export async function returnContact(
  ctx: Context,
  { why, ...which }: InProject & { why: 'declined' | 'timed-out' | 'withdrawn' },
): Promise<ConversationItem> {
  authorise(ctx, may.move);
  const item = await lockOpen(ctx, which);
  const queueId = present(item.queueId, 'the queue of an offered contact');
  return moveLocked(ctx, item, { to: 'queue', queueId, why });
}

/** Moves a contact to another queue; whoever had it has it no more. */
export async function transferContact(
  ctx: Context,
  { queueId, ...which }: InProject & { queueId: Id },
): Promise<ConversationItem> {
  authorise(ctx, may.move);
  return moveContact(ctx, which, { to: 'queue', queueId, why: 'transferred' });
}

/** Gives a contact to an agent who accepted its offer, or who takes it without one. */
export async function answerContact(
  ctx: Context,
  { agentId, why, ...which }: InProject & { agentId: Id; why: 'accepted' | 'taken' },
): Promise<ConversationItem> {
  authorise(ctx, may.move);
  return moveContact(ctx, which, { to: 'talk', agentId, why });
}

/** The agent has answered and it is the customer's turn. */
export async function waitForCustomer(ctx: Context, which: InProject): Promise<ConversationItem> {
  authorise(ctx, may.move);
  return moveContact(ctx, which, { to: 'wait-for-customer' });
}

/** Ends the talk. The agent who had it codes it next. */
export async function finishContact(ctx: Context, which: InProject): Promise<ConversationItem> {
  authorise(ctx, may.move);
  return moveContact(ctx, which, { to: 'wrap-up' });
}

/** The customer left before anybody answered. */
export async function abandonContact(ctx: Context, which: InProject): Promise<ConversationItem> {
  authorise(ctx, may.move);
  return moveContact(ctx, which, { to: 'closed', why: 'abandoned' });
}

async function moveContact(ctx: Context, which: InProject, step: Step): Promise<ConversationItem> {
  return moveLocked(ctx, await lockOpen(ctx, which), step);
}

async function lockOpen(ctx: Context, which: InProject): Promise<ConversationItem> {
  const item = await lockConversationOfContact(ctx, which);
  if (!item) refuse(refusals.notFound);
  if (item.contactId !== which.id) refuse(refusals.wrongState, { state: 'closed' });
  return item;
}

/** Takes a step with a conversation that the caller has locked: ends the running segment, writes
 *  the new standing, and tells. changes: what else becomes known of the contact by it. */
export async function moveLocked(
  ctx: Context,
  item: ConversationItem,
  step: Step,
  changes: Partial<Contact> = {},
): Promise<ConversationItem> {
  const { projectId, contactId, state, stateSince: since, queueId, agentId } = item;
  const move = takeStep({ state, since, queueId, agentId }, step, ctx.now);
  if (!move) refuse(refusals.wrongState, { state });
  const ended: Segment = { ...move.ended, id: newId(Date.parse(ctx.now)), contactId };
  const { since: stateSince, ...standing } = move.standing;
  const next: ConversationItem = { ...item, ...standing, stateSince };
  const before = present(await readContact(ctx, { projectId, id: contactId }), 'the open contact');
  const contact: Contact = { ...before, ...closingOf(ctx, step, next), ...changes };
  await insertSegment(ctx, { ...ended, projectId });
  await updateConversation(ctx, next);
  await updateContact(ctx, contact);
  const definition: EventDefinition<{
    item: ConversationItem;
    contact: Contact;
    ended: Segment | null;
  }> = step.to === 'closed' ? contactClosed : contactMoved;
  ctx.emit(definition, { projectId, subjectId: contactId, data: { item: next, contact, ended } });
  return next;
}

/** What a step makes known of the contact itself. */
function closingOf(ctx: Context, step: Step, item: ConversationItem): Partial<Contact> {
  if (step.to === 'talk' && 'agentId' in step) return { agentId: item.agentId };
  if (step.to !== 'closed') return {};
  return { closedAt: ctx.now, outcome: step.why === 'coded' ? 'answered' : step.why };
}
