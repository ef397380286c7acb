import { present } from '#kernel/assert.ts';
import { refuse } from '#kernel/errors.ts';
import type { EventDefinition } from '#kernel/event.ts';
import { newId } from '#kernel/id.ts';
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
import { type AnyStep, type Step, takeStep } from '../core/life.ts';
import {
  type InProject,
  insertSegment,
  lockConversationOfContact,
  readContact,
  updateContact,
  updateConversation,
} from './store.ts';

/** Takes a step with an open contact: offers it, gives it to an agent, sets it aside, returns it to
 *  a queue, ends it. Refuses a step that cannot be taken from where it stands (wrong-state). */
export async function moveContact(
  ctx: Context,
  which: InProject,
  step: Step,
): Promise<ConversationItem> {
  authorise(ctx, may.move);
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
  step: AnyStep,
  changes: Partial<Contact> = {},
): Promise<ConversationItem> {
  const { projectId, contactId, state, stateSince: since, queueId, agentId } = item;
  const move = takeStep({ state, since, queueId, agentId }, step, ctx.now);
  if (!move) refuse(refusals.wrongState, { state });
  const ended: Segment = { ...move.ended, id: newId(Date.parse(ctx.now)), contactId };
  const { since: stateSince, ...standing } = move.standing;
  const next: ConversationItem = { ...item, ...standing, stateSince };
  const before = present(await readContact(ctx, { projectId, id: contactId }), 'the open contact');
  const known = { ...closingOf(ctx, step, next), ...changes };
  const contact: Contact = { ...before, ...known };
  await insertSegment(ctx, { ...ended, projectId });
  await updateConversation(ctx, next);
  if (Object.keys(known).length > 0) await updateContact(ctx, contact);
  const definition: EventDefinition<{
    item: ConversationItem;
    contact: Contact;
    ended: Segment | null;
  }> = step.to === 'closed' ? contactClosed : contactMoved;
  ctx.emit(definition, { projectId, subjectId: contactId, data: { item: next, contact, ended } });
  return next;
}

/** What a step makes known of the contact itself. */
function closingOf(ctx: Context, step: AnyStep, item: ConversationItem): Partial<Contact> {
  if (step.to === 'talk' && 'agentId' in step) return { agentId: item.agentId };
  if (step.to !== 'closed') return {};
  return { closedAt: ctx.now, outcome: step.why === 'coded' ? 'answered' : step.why };
}
