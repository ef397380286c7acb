import { projectsContract } from '#modules/projects/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { contactsContract } from '../contract.ts';

/** The routes that the settings of contacts call. */
export const contactsApi = createApi('contacts', contactsContract);
export const projectsApi = createApi('projects', projectsContract);
