import { chatContract } from '#modules/channels/chat/contract.ts';
import { emailContract } from '#modules/channels/email/contract.ts';
import { contactsContract } from '#modules/contacts/contract.ts';
import { projectsContract } from '#modules/projects/contract.ts';
import { routingContract } from '#modules/routing/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';

/** The routes that the set-up calls. */
export const chatApi = createApi('chat', chatContract);
export const contactsApi = createApi('contacts', contactsContract);
export const emailApi = createApi('email', emailContract);
export const projectsApi = createApi('projects', projectsContract);
export const routingApi = createApi('routing', routingContract);
export const staffApi = createApi('staff', staffContract);
