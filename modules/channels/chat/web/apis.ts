import { routingContract } from '#modules/routing/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { chatContract } from '../contract.ts';

/** The routes that the screens of the chat call: their own, and those of the modules below. */
export const chatApi = createApi('chat', chatContract);
export const routingApi = createApi('routing', routingContract);
