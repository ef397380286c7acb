import { contactsContract } from '#modules/contacts/contract.ts';
import { projectsContract } from '#modules/projects/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { learningContract } from '../contract.ts';

/** The routes that the screens of learning call: their own, and those of the modules below. */
export const contactsApi = createApi('contacts', contactsContract);
export const learningApi = createApi('learning', learningContract);
export const projectsApi = createApi('projects', projectsContract);
export const staffApi = createApi('staff', staffContract);
