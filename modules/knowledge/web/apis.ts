import { projectsContract } from '#modules/projects/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { knowledgeContract } from '../contract.ts';

/** The routes that the screens of knowledge call: their own, and those of the modules below. */
export const knowledgeApi = createApi('knowledge', knowledgeContract);
export const projectsApi = createApi('projects', projectsContract);
export const staffApi = createApi('staff', staffContract);
