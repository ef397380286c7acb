import { serviceMailFailed } from '#modules/channels/email/contract.ts';
import {
  contactClosed,
  contactMoved,
  conversationCustomerChanged,
} from '#modules/contacts/contract.ts';
import { projectCreated } from '#modules/projects/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { addFirstSurveys } from './designing.ts';
import { recallInvitation } from './ending.ts';
import { inviteCustomer } from './invite.ts';
import { findInvitationOf, repointInvitations } from './store.ts';

/** Asks the customers of dialogues that end. In a chat that is when the talk is over: the customer
 *  is still there while the agent codes. */
export const surveysSubscriber = subscriber('surveys', [
  on(projectCreated, (ctx, event) => addFirstSurveys(ctx, event.subjectId)),
  on(contactMoved, async (ctx, { data }) => {
    const { item } = data;
    if (item.channel === 'chat' && item.state === 'wrap-up') await inviteCustomer(ctx, data);
  }),
  on(contactClosed, (ctx, { data }) => inviteCustomer(ctx, data)),
  on(serviceMailFailed, async (ctx, { projectId, data: { contactId, reason } }) => {
    const invitation = projectId && (await findInvitationOf(ctx, { projectId, contactId }));
    if (invitation) await recallInvitation(ctx, invitation, reason);
  }),
  on(conversationCustomerChanged, (ctx, { data }) => repointInvitations(ctx, data.item)),
]);
