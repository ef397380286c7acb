import type { Permission } from '#kernel/permission.ts';
import { chatModule } from '#modules/channels/chat/server/index.ts';
import { contactsModule } from '#modules/contacts/server/index.ts';
import { customersModule } from '#modules/customers/server/index.ts';
import { deskModule } from '#modules/desk/server/index.ts';
import { insightsModule } from '#modules/insights/server/index.ts';
import { learningModule } from '#modules/learning/server/index.ts';
import { projectsModule } from '#modules/projects/server/index.ts';
import { qualityModule } from '#modules/quality/server/index.ts';
import { routingModule } from '#modules/routing/server/index.ts';
import { staffModule } from '#modules/staff/server/index.ts';
import { surveysModule } from '#modules/surveys/server/index.ts';
import type { MigrationFolder } from '#platform/database/migrate.ts';
import type { ServerModule } from '#platform/module.ts';

/** The modules of the tower, lowest first. */
export const modules: readonly ServerModule[] = [
  staffModule,
  projectsModule,
  customersModule,
  contactsModule,
  routingModule,
  chatModule,
  deskModule,
  surveysModule,
  qualityModule,
  learningModule,
  insightsModule,
];

/** All migrations in the order in which they run. */
export const migrationFolders: readonly MigrationFolder[] = [
  { module: 'platform', folder: new URL('../platform/database/migrations/', import.meta.url) },
  ...modules.map(({ name, migrations }) => ({ module: name, folder: migrations })),
];

/** Every permission that any module declares. */
export const allPermissions: readonly Permission[] = modules.flatMap((module) =>
  Object.values(module.permissions ?? {}),
);
