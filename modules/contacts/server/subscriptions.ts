import type { Id } from '#kernel/id.ts';
import { customerChanged, customerMerged, customerUnmerged } from '#modules/customers/contract.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { conversationCustomerChanged } from '../contract.ts';
import { renameCustomer, repointCustomer, returnToCustomer } from './customer-store.ts';
import { findConversation } from './store.ts';

/** Keeps the copies of what the customers module knows: a customer's name in lists, and who he is
 *  after records were merged or parted. */
export const contactsSubscriber = subscriber('contacts', [
  on(customerChanged, async (ctx, { projectId, subjectId: customerId, data: { name } }) => {
    if (!projectId) return;
    const ids = await renameCustomer(ctx, { projectId, customerId, name });
    await tell(ctx, { projectId, ids });
  }),
  on(customerMerged, async (ctx, { projectId, data }) => {
    if (projectId)
      await tell(ctx, { projectId, ids: await repointCustomer(ctx, { projectId, ...data }) });
  }),
  on(customerUnmerged, async (ctx, { projectId, data }) => {
    if (projectId)
      await tell(ctx, { projectId, ids: await returnToCustomer(ctx, { projectId, ...data }) });
  }),
]);

async function tell(
  ctx: Context,
  { projectId, ids }: { projectId: Id; ids: readonly Id[] },
): Promise<void> {
  for (const id of ids) {
    const item = await findConversation(ctx, { projectId, id });
    if (item) ctx.emit(conversationCustomerChanged, { projectId, subjectId: id, data: { item } });
  }
}
