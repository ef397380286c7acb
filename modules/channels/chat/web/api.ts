import { routingContract } from '#modules/routing/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { chatContract } from '../contract.ts';

/** The routes that the settings of chat widgets call. */
export const chatApi = createApi('chat', chatContract);
export const routingApi = createApi('routing', routingContract);
