import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { projectsContract } from '../contract.ts';

/** The routes that the settings of projects call. */
export const projectsApi = createApi('projects', projectsContract);
export const staffApi = createApi('staff', staffContract);
