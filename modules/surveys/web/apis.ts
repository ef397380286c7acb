import { contactsContract } from '#modules/contacts/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { surveysContract } from '../contract.ts';

/** The routes that the screens of ratings call: their own, and those of the modules below. */
export const contactsApi = createApi('contacts', contactsContract);
export const staffApi = createApi('staff', staffContract);
export const surveysApi = createApi('surveys', surveysContract);
