import { routingContract } from '#modules/routing/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { emailContract } from '../contract.ts';

/** The routes that the settings of mailboxes call. */
export const emailApi = createApi('email', emailContract);
export const routingApi = createApi('routing', routingContract);
