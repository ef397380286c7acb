import { implement } from '@orpc/server';
import type { RequestContext } from '../http/routes.ts';
import { webhooksContract } from './contract.ts';
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  redeliverDead,
  removeWebhook,
  type Surroundings,
  testWebhook,
} from './webhooks.ts';

const os = implement(webhooksContract).$context<RequestContext>();

/** The routes of the contract. */
export function webhooksRoutes(around: Surroundings) {
  const knownEvents = around.eventNames.toSorted();
  return os.router({
    list: os.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({
        items: await listWebhooks(ctx, around, input.projectId),
        knownEvents,
      })),
    ),
    create: os.create.handler(({ input, context }) =>
      context.run((ctx) => createWebhook(ctx, around, input)),
    ),
    change: os.change.handler(({ input, context }) =>
      context.run((ctx) => changeWebhook(ctx, around, input)),
    ),
    remove: os.remove.handler(({ input, context }) =>
      context.run((ctx) => removeWebhook(ctx, input)),
    ),
    test: os.test.handler(({ input, context }) =>
      context.run(async (ctx) => ({ deliveryId: await testWebhook(ctx, input) })),
    ),
    deliveries: os.deliveries.handler(({ input, context }) =>
      context.run((ctx) => listDeliveries(ctx, input)),
    ),
    redeliver: os.redeliver.handler(({ input, context }) =>
      context.run((ctx) => redeliver(ctx, input)),
    ),
    redeliverDead: os.redeliverDead.handler(({ input, context }) =>
      context.run(async (ctx) => ({ count: await redeliverDead(ctx, input) })),
    ),
  });
}
