import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { routingContract } from '../contract.ts';

/** The routes that the settings of routing call. */
export const routingApi = createApi('routing', routingContract);
export const staffApi = createApi('staff', staffContract);
