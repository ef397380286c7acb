import type { ServerModule } from '#platform/module.ts';
import { guidingChanged, may } from '../contract.ts';
import { holdsFile } from './store.ts';

export { deskRoutes } from './api.ts';
export { chooseReason } from './guide/guiding.ts';

/** The agent's workspace. */
export const deskModule: ServerModule = {
  name: 'desk',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [guidingChanged],
  holdsFile,
};
