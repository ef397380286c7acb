import { createApi } from '#platform/web/api.ts';
import { staffContract } from '../contract.ts';

/** The routes of this module. */
export const staffApi = createApi('staff', staffContract);
