import type { Id } from '#kernel/id.ts';
import { customerChanged, customerMerged, customerUnmerged } from '#modules/customers/contract.ts';
import { personAskedFor } from '#modules/knowledge/contract.ts';
import { noteOfVisit } from '#modules/knowledge/server/index.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { conversationCustomerChanged } from '../contract.ts';
import { renameCustomer, repointCustomer, returnToCustomer } from './customer-store.ts';
import { reply } from './reply.ts';
import { findConversation } from './store.ts';

/** Keeps the copies of what the customers module knows: a customer's name in lists, and who he is
 *  after records were merged or parted. Notes what somebody searched and read before he came. */
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
  on(personAskedFor, async (ctx, { projectId, data }) => {
    if (!projectId) return;
    const { language } = await getProject(ctx, projectId);
    const { conversationId } = data;
    const note = {
      kind: 'note',
      attachments: [],
      holdMs: 0,
      ...noteOfVisit(data, language),
    } as const;
    await reply(ctx, { ...note, projectId, conversationId });
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
