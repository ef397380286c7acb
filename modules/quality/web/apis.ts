import { contactsContract } from '#modules/contacts/contract.ts';
import { projectsContract } from '#modules/projects/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { qualityContract } from '../contract.ts';

/** The routes that the listening room calls: its own, and those of the modules below it. */
export const contactsApi = createApi('contacts', contactsContract);
export const projectsApi = createApi('projects', projectsContract);
export const qualityApi = createApi('quality', qualityContract);
