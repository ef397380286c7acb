import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { nameOf, notify } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';

/** Lets an agent know that a lead gave him a contact, took one over, or put one back; whoever does
 *  it to himself knows. */
export async function noticeMove(
  ctx: Context,
  { projectId, id: subjectId, customerName }: ConversationItem,
  {
    personId,
    kind,
  }: { personId: Id; kind: 'routing.given' | 'routing.moved' | 'routing.put-back' },
): Promise<void> {
  if (personId === ctx.actor.id) return;
  const data = { by: await nameOf(ctx, ctx.actor.id), customerName };
  await notify(ctx, { personId, kind, subjectId, projectId, data });
}
