import { contactsRoutes } from '#modules/contacts/server/index.ts';
import { customersRoutes } from '#modules/customers/server/index.ts';
import { deskRoutes } from '#modules/desk/server/index.ts';
import { projectsRoutes } from '#modules/projects/server/index.ts';
import { routingRoutes } from '#modules/routing/server/index.ts';
import { staffRoutes } from '#modules/staff/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { allPermissions } from './modules.ts';

/** The handlers of the contract. Its shape is the contract's. */
export function openRouter(config: Config) {
  return {
    staff: staffRoutes({ config, permissions: allPermissions }),
    projects: projectsRoutes,
    customers: customersRoutes,
    contacts: contactsRoutes,
    routing: routingRoutes,
    desk: deskRoutes,
  };
}
