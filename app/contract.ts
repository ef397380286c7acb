import { chatContract } from '#modules/channels/chat/contract.ts';
import { emailContract } from '#modules/channels/email/contract.ts';
import { contactsContract } from '#modules/contacts/contract.ts';
import { customersContract } from '#modules/customers/contract.ts';
import { deskContract } from '#modules/desk/contract.ts';
import { insightsContract } from '#modules/insights/contract.ts';
import { knowledgeContract } from '#modules/knowledge/contract.ts';
import { learningContract } from '#modules/learning/contract.ts';
import { projectsContract } from '#modules/projects/contract.ts';
import { qualityContract } from '#modules/quality/contract.ts';
import { routingContract } from '#modules/routing/contract.ts';
import { staffContract } from '#modules/staff/contract.ts';
import { surveysContract } from '#modules/surveys/contract.ts';
import { webhooksContract } from '#platform/webhooks/contract.ts';

/** The whole contract: what browsers and programs may ask of Heed under /api/v1. */
export const contract = {
  staff: staffContract,
  projects: projectsContract,
  customers: customersContract,
  knowledge: knowledgeContract,
  contacts: contactsContract,
  routing: routingContract,
  chat: chatContract,
  email: emailContract,
  desk: deskContract,
  surveys: surveysContract,
  quality: qualityContract,
  learning: learningContract,
  insights: insightsContract,
  webhooks: webhooksContract,
};
