import { contactsContract } from '#modules/contacts/contract.ts';
import { routingContract } from '#modules/routing/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { insightsContract } from '../contract.ts';

/** The routes that boards call: their own, and those of the modules below. */
export const contactsApi = createApi('contacts', contactsContract);
export const insightsApi = createApi('insights', insightsContract);
export const routingApi = createApi('routing', routingContract);
export const staffApi = createApi('staff', staffContract);
