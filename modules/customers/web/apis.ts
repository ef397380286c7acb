import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { customersContract } from '../contract.ts';

/** The routes that the screens of customers call: their own, and those of the modules below. */
export const customersApi = createApi('customers', customersContract);
export const staffApi = createApi('staff', staffContract);
