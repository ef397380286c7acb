import type { ServerModule } from '#platform/module.ts';
import {
  customerChanged,
  customerCreated,
  customerMerged,
  customersImported,
  customerUnmerged,
  lifeEventRecorded,
  may,
  orderRecorded,
  standingChanged,
} from '../contract.ts';
import { customersDoors } from './doors.ts';

export { customersRoutes } from './api.ts';
export { avoidAgent } from './avoidance.ts';
export { customerCard, customersById, recordCustomer } from './customers.ts';

export { importCustomers } from './import/import-customers.ts';
export { mergeCustomers, undoMerge } from './merge.ts';
export { type IdentityGiven, recognise } from './recognise.ts';
export {
  consentState,
  orderTimesOf,
  recordConsent,
  recordLifeEvent,
  recordOrder,
} from './records.ts';
export { standingOf } from './standing.ts';

/** The people who turn to the centre, and what is known of them. */
export const customersModule: ServerModule = {
  name: 'customers',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    customerCreated,
    customerChanged,
    standingChanged,
    customerMerged,
    customerUnmerged,
    customersImported,
    orderRecorded,
    lifeEventRecorded,
  ],
  doors: customersDoors,
};
