import { chatRoutes } from '#modules/channels/chat/server/index.ts';
import { emailRoutes } from '#modules/channels/email/server/index.ts';
import { contactsRoutes } from '#modules/contacts/server/index.ts';
import { customersRoutes } from '#modules/customers/server/index.ts';
import { deskRoutes } from '#modules/desk/server/index.ts';
import { insightsRoutes } from '#modules/insights/server/index.ts';
import { knowledgeRoutes } from '#modules/knowledge/server/index.ts';
import { learningRoutes } from '#modules/learning/server/index.ts';
import { getProject, projectsRoutes } from '#modules/projects/server/index.ts';
import { qualityRoutes } from '#modules/quality/server/index.ts';
import { routingRoutes } from '#modules/routing/server/index.ts';
import { staffRoutes } from '#modules/staff/server/index.ts';
import { surveysRoutes } from '#modules/surveys/server/index.ts';
import type { Services } from '#platform/module.ts';
import { webhooksRoutes } from '#platform/webhooks/index.ts';
import { allPermissions, eventNames } from './modules.ts';

/** The handlers of the contract. Its shape is the contract's. */
export function openRouter({ config, live }: Pick<Services, 'config' | 'live'>) {
  return {
    staff: staffRoutes({ config, permissions: allPermissions }),
    projects: projectsRoutes,
    customers: customersRoutes,
    knowledge: knowledgeRoutes,
    contacts: contactsRoutes,
    routing: routingRoutes,
    chat: chatRoutes({ config, live }),
    email: emailRoutes({ config }),
    desk: deskRoutes,
    surveys: surveysRoutes,
    quality: qualityRoutes,
    learning: learningRoutes,
    insights: insightsRoutes,
    webhooks: webhooksRoutes({ config, eventNames, demandProject: getProject }),
  };
}
