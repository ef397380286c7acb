import { contactClosed, contactMoved } from '#modules/contacts/contract.ts';
import { customerMerged } from '#modules/customers/contract.ts';
import { projectCreated } from '#modules/projects/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { addFirstSurveys, inviteCustomer } from './invite.ts';
import { repointCustomer } from './store.ts';

/** Asks the customers of dialogues that end. In a chat that is when the talk is over: the customer
 *  is still there while the agent codes. */
export const surveysSubscriber = subscriber('surveys', [
  on(projectCreated, (ctx, event) => addFirstSurveys(ctx, event.subjectId)),
  on(contactMoved, async (ctx, { data }) => {
    const { item } = data;
    if (item.channel === 'chat' && item.state === 'wrap-up') await inviteCustomer(ctx, data);
  }),
  on(contactClosed, (ctx, { data }) => inviteCustomer(ctx, data)),
  on(customerMerged, async (ctx, { projectId, data }) => {
    if (projectId) await repointCustomer(ctx, { projectId, ...data });
  }),
]);
