import type { Id } from '#kernel/id.ts';
import { customerChanged, customerMerged, customerUnmerged } from '#modules/customers/contract.ts';
import { personAskedFor } from '#modules/knowledge/contract.ts';
import { noteAnswer, noteOfVisit } from '#modules/knowledge/server/index.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { contactClosed, conversationCustomerChanged } from '../contract.ts';
import { renameCustomer, repointCustomer, returnToCustomer } from './customer-store.ts';
import { noteEarlier } from './earlier-index.ts';
import { reply } from './reply.ts';
import { findConversation } from './store.ts';
import { readExplanation } from './suggestion-store.ts';

/** Keeps the copies of what the customers module knows: a customer's name in lists, and who he is
 *  after records were merged or parted. Notes what somebody searched and read before he came.
 *  Hands down what an agent explained, so that what is explained again and again comes to be
 *  written down, and what the customer said, so that the contact is found when another asks for the
 *  like. */
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
    const note = { kind: 'note', attachments: [], holdMs: 0 } as const;
    const said = noteOfVisit(data, language);
    await reply(ctx, { ...note, ...said, projectId, conversationId });
  }),
  on(contactClosed, async (ctx, { projectId, subjectId: contactId }) => {
    const said = projectId && (await readExplanation(ctx, { projectId, id: contactId }));
    if (said) await noteAnswer(ctx, { ...said, projectId, contactId });
    if (projectId) await noteEarlier(ctx, { projectId, id: contactId });
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
