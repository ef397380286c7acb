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
} from '../contract.ts';
import { customersDoors } from './doors.ts';

export { customersRoutes } from './api.ts';
export { customerCard, customersById, recordCustomer } from './customers.ts';

export { importCustomers } from './import/import-customers.ts';
export { mergeCustomers, undoMerge } from './merge.ts';
export { type IdentityGiven, recognise } from './recognise.ts';
export { consentState, recordConsent, recordLifeEvent, recordOrder } from './records.ts';

/** The people who turn to the centre, and what is known of them. */
export const customersModule: ServerModule = {
  name: 'customers',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    customerCreated,
    customerChanged,
    customerMerged,
    customerUnmerged,
    customersImported,
    orderRecorded,
    lifeEventRecorded,
  ],
  doors: customersDoors,
};
