import { emailContract } from '#modules/channels/email/contract.ts';
import { contactsContract } from '#modules/contacts/contract.ts';
import { customersContract } from '#modules/customers/contract.ts';
import { knowledgeContract } from '#modules/knowledge/contract.ts';
import { projectsContract } from '#modules/projects/contract.ts';
import { routingContract } from '#modules/routing/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import { deskContract } from '../contract.ts';

/** The routes that the desk calls: its own, and those of the modules below it. */
export const contactsApi = createApi('contacts', contactsContract);
export const customersApi = createApi('customers', customersContract);
export const deskApi = createApi('desk', deskContract);
export const emailApi = createApi('email', emailContract);
export const knowledgeApi = createApi('knowledge', knowledgeContract);
export const projectsApi = createApi('projects', projectsContract);
export const routingApi = createApi('routing', routingContract);
export const staffApi = createApi('staff', staffContract);
