import { customerChanged, customerMerged, customerUnmerged } from '#modules/customers/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { renameCustomer, repointCustomer, returnToCustomer } from './customer-store.ts';

/** Keeps the copies of what the customers module knows: a customer's name in lists, and who he is
 *  after records were merged or parted. */
export const contactsSubscriber = subscriber('contacts', [
  on(customerChanged, (ctx, event) =>
    renameCustomer(ctx, {
      projectId: event.projectId,
      customerId: event.subjectId,
      name: event.data.name,
    }),
  ),
  on(customerMerged, (ctx, event) =>
    repointCustomer(ctx, { projectId: event.projectId, ...event.data }),
  ),
  on(customerUnmerged, (ctx, event) =>
    returnToCustomer(ctx, { projectId: event.projectId, ...event.data }),
  ),
]);
