import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import type { Services } from '#platform/module.ts';
import { chatContract } from '../contract.ts';
import { signalTyping, typedByAgent } from './typing.ts';
import { listWidgets, putWidget, renewSecret, showSecret } from './widgets.ts';

const os = implement(chatContract).$context<RequestContext>();

/** The handlers of the contract. */
export function chatRoutes({ config, live }: Pick<Services, 'config' | 'live'>) {
  return os.router({
    list: os.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listWidgets(ctx, input.projectId) })),
    ),
    put: os.put.handler(({ input: { widgetId, ...widget }, context }) =>
      context.run((ctx) => putWidget(ctx, { ...widget, id: widgetId })),
    ),
    secret: os.secret.handler(({ input: { projectId, widgetId: id }, context }) =>
      context.run(async (ctx) => ({ secret: await showSecret(ctx, config, { projectId, id }) })),
    ),
    renewSecret: os.renewSecret.handler(({ input: { projectId, widgetId: id }, context }) =>
      context.run(async (ctx) => ({ secret: await renewSecret(ctx, config, { projectId, id }) })),
    ),
    typing: os.typing.handler(
      async ({ input: { projectId, conversationId: id, isTyping }, context }) => {
        const item = await context.run((ctx) => typedByAgent(ctx, { projectId, id }));
        signalTyping(live, item, { by: 'agent', isTyping });
      },
    ),
  });
}
