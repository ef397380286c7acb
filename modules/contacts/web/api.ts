import { knowledgeContract } from '#modules/knowledge/contract.ts';
import { projectsContract } from '#modules/projects/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { contactsContract } from '../contract.ts';

/** The routes that the settings of contacts call. */
export const contactsApi = createApi('contacts', contactsContract);
export const knowledgeApi = createApi('knowledge', knowledgeContract);
export const projectsApi = createApi('projects', projectsContract);
