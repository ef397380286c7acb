import type { AnyEventDefinition, HeedEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import type { Context } from '../context.ts';
import type { ServerModule } from '../module.ts';
import { subscriber } from '../outbox/outbox.ts';
import { may } from './contract.ts';
import { deliver, orderDelivery } from './deliver.ts';
import { readListening } from './store.ts';

export { webhooksRoutes } from './api.ts';

/** Tells programs of others what happens. events: all that the modules declare. */
export function webhooksModule(events: readonly AnyEventDefinition[]): ServerModule {
  return {
    name: 'webhooks',
    migrations: new URL('./migrations/', import.meta.url),
    permissions: may,
    subscriber: subscriber(
      'webhooks',
      events.map(({ name }) => ({ eventName: name, handle: passOn })),
    ),
    jobs: (services) => [deliver(services)],
  };
}

/** An event without a project concerns the whole centre and leaves it by no webhook. */
async function passOn(ctx: Context, { projectId, ...event }: HeedEvent): Promise<void> {
  if (projectId === null) return;
  const { name, occurredAt } = event;
  for (const webhook of await listeningIn(ctx, projectId)) {
    const isForIt = webhook.eventNames?.includes(name) ?? true;
    if (!isForIt || webhook.createdAt > occurredAt) continue;
    await orderDelivery(ctx, webhook, { ...event, projectId });
  }
}

type Listening = ReturnType<typeof readListening>;
const listening = new WeakMap<Context, Map<Id, Listening>>();

/** Read once for all events that are passed on together. */
function listeningIn(ctx: Context, projectId: Id): Listening {
  const known = listening.get(ctx) ?? new Map<Id, Listening>();
  listening.set(ctx, known);
  const webhooks = known.get(projectId) ?? readListening(ctx, projectId);
  known.set(projectId, webhooks);
  return webhooks;
}
