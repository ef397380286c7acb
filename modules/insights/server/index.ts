import type { ServerModule } from '#platform/module.ts';
import { boardChanged, may } from '../contract.ts';
import { insightsSubscriber } from './subscriptions.ts';

export { insightsRoutes } from './api.ts';
export { type Recomputation, recompute } from './recompute.ts';

/** Metrics with named formulas, and the boards that show them. */
export const insightsModule: ServerModule = {
  name: 'insights',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [boardChanged],
  subscriber: insightsSubscriber,
};
