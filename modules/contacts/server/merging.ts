import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { type ConversationItem, conversationMerged, may, refusals } from '../contract.ts';
import { moveLocked } from './moves.ts';
import { withLast } from './receive.ts';
import { lockConversation, moveContents, readLastMessage, updateConversation } from './store.ts';

/** Merges a conversation into another of the same customer on the same channel. Its open contact
 *  ends as merged; its messages and contacts go over. Conversations are locked in the order of
 *  their ids, so that two merges cannot wait for each other. */
export async function mergeConversations(
  ctx: Context,
  { projectId, intoId, fromId }: { projectId: Id; intoId: Id; fromId: Id },
): Promise<ConversationItem> {
  authorise(ctx, may.merge);
  const held = new Map<Id, ConversationItem>();
  for (const id of [intoId, fromId].sort()) {
    const item = await lockConversation(ctx, { projectId, id });
    if (!item) refuse(refusals.notFound);
    held.set(id, item);
  }
  const into = held.get(intoId);
  const from = held.get(fromId);
  if (!into || !from || into === from || from.mergedIntoId) refuse(refusals.notFound);
  if (into.customerId !== from.customerId || into.channel !== from.channel) {
    refuse(refusals.otherCustomer, { field: 'fromId' });
  }
  const ended =
    from.state === 'closed' ? from : await moveLocked(ctx, from, { to: 'closed', why: 'merged' });
  await moveContents(ctx, { projectId, fromId, into });
  const merged = { ...ended, mergedIntoId: intoId };
  await updateConversation(ctx, merged);
  const last = await readLastMessage(ctx, { projectId, id: intoId });
  const item = last ? withLast(into, last) : into;
  await updateConversation(ctx, item);
  ctx.emit(conversationMerged, { projectId, subjectId: intoId, data: { item, from: merged } });
  await ctx.audit('contacts.merged', intoId, { fromId });
  return item;
}
