import { msBetween } from '#kernel/time.ts';
import { serviceMailFailed } from '#modules/channels/email/contract.ts';
import {
  contactClosed,
  contactMoved,
  contactRecoded,
  conversationCustomerChanged,
} from '#modules/contacts/contract.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import { customerMerged, lifeEventRecorded, orderRecorded } from '#modules/customers/contract.ts';
import { projectCreated } from '#modules/projects/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { addFirstSurveys } from './designing.ts';
import { recallInvitation } from './ending.ts';
import { inviteAboutCase, inviteByMail, inviteCustomer } from './invite.ts';
import { planRegularAsking, recentMs } from './regular.ts';
import { findInvitationOf, giveInvitations, repointInvitations } from './store.ts';

/** Asks the customers of dialogues that end. In a chat that is when the talk is over: the customer
 *  is still there while the agent codes. */
export const surveysSubscriber = subscriber('surveys', [
  on(projectCreated, (ctx, event) => addFirstSurveys(ctx, event.subjectId)),
  on(contactMoved, async (ctx, { data }) => {
    const { item } = data;
    if (item.channel === 'chat' && item.state === 'wrap-up') await inviteCustomer(ctx, data);
  }),
  on(contactClosed, async (ctx, { data }) => {
    await inviteCustomer(ctx, data);
    await inviteAboutCase(ctx, data);
    await planRegularAsking(ctx, data.contact);
  }),
  on(contactRecoded, async (ctx, { data: { contact } }) => {
    if (contact.resolution !== 'resolved') return;
    const { projectId, conversationId: id } = contact;
    const { item } = await openConversation(ctx, { projectId, id });
    await inviteAboutCase(ctx, { item, contact });
  }),
  on(lifeEventRecorded, async (ctx, { projectId, subjectId, data: { customerId, kind, at } }) => {
    // What happened long ago comes with imports; nobody is asked about it.
    if (!projectId || msBetween(at, ctx.now) > recentMs) return;
    const cause = { projectId, subjectId, customerId, lifeEvent: kind };
    await inviteByMail(ctx, { trigger: 'life-event', ...cause });
  }),
  on(orderRecorded, async (ctx, { projectId, subjectId, data: { customerId, state } }) => {
    if (!projectId) return;
    const cause = { projectId, subjectId, customerId, lifeEvent: `order-${state}` };
    await inviteByMail(ctx, { trigger: 'life-event', ...cause });
  }),
  on(serviceMailFailed, async (ctx, { projectId, data: { contactId, aboutId, reason } }) => {
    if (!projectId) return;
    const id =
      aboutId ?? (contactId && (await findInvitationOf(ctx, { projectId, contactId }))?.id);
    if (id) await recallInvitation(ctx, { projectId, id }, reason);
  }),
  on(conversationCustomerChanged, (ctx, { data }) => repointInvitations(ctx, data.item)),
  on(customerMerged, async (ctx, { projectId, data }) => {
    if (projectId) await giveInvitations(ctx, { projectId, ...data });
  }),
]);
