import type { Permission } from '#kernel/permission.ts';
import { chatModule, offerChatOnHelpSite } from '#modules/channels/chat/server/index.ts';
import {
  answerHelpSiteByMail,
  answerLaterByMail,
  emailModule,
  sendServiceMail,
} from '#modules/channels/email/server/index.ts';
import { contactsModule } from '#modules/contacts/server/index.ts';
import { customersModule } from '#modules/customers/server/index.ts';
import { deskModule } from '#modules/desk/server/index.ts';
import { insightsModule } from '#modules/insights/server/index.ts';
import { knowledgeModule } from '#modules/knowledge/server/index.ts';
import { learningModule } from '#modules/learning/server/index.ts';
import { projectsModule } from '#modules/projects/server/index.ts';
import { qualityModule } from '#modules/quality/server/index.ts';
import { routingModule } from '#modules/routing/server/index.ts';
import { staffModule } from '#modules/staff/server/index.ts';
import { sendSurveysBy, surveysModule } from '#modules/surveys/server/index.ts';
import type { MigrationFolder } from '#platform/database/migrate.ts';
import type { ServerModule } from '#platform/module.ts';
import { webhooksModule } from '#platform/webhooks/index.ts';

/** The modules of the tower, lowest first. */
const tower: readonly ServerModule[] = [
  staffModule,
  projectsModule,
  customersModule,
  knowledgeModule,
  contactsModule,
  routingModule,
  chatModule,
  emailModule,
  deskModule,
  surveysModule,
  qualityModule,
  learningModule,
  insightsModule,
];

const events = tower.flatMap((module) => module.events ?? []);

/** All modules. The webhooks stand on top, for they hear every event. */
export const modules: readonly ServerModule[] = [...tower, webhooksModule(events)];

/** The names of all events. */
export const eventNames: readonly string[] = events.map(({ name }) => name);

sendSurveysBy(sendServiceMail);
answerLaterByMail();
offerChatOnHelpSite();
answerHelpSiteByMail();

/** All migrations in the order in which they run. */
export const migrationFolders: readonly MigrationFolder[] = [
  { module: 'platform', folder: new URL('../platform/database/migrations/', import.meta.url) },
  ...modules.map(({ name, migrations }) => ({ module: name, folder: migrations })),
];

/** Every permission that any module declares. */
export const allPermissions: readonly Permission[] = modules.flatMap((module) =>
  Object.values(module.permissions ?? {}),
);
