import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { networkOf } from '#modules/staff/core/throttle.ts';
import type { Config } from '#platform/config/config.ts';
import { type Context, systemActor } from '#platform/context.ts';
import type { Services } from '#platform/module.ts';
import { refusals } from '../contract.ts';
import { isAllowedOrigin } from '../core/origin.ts';
import type { Directory, WidgetInProject } from './directory.ts';
import { hashOfToken } from './secret.ts';
import type { StoredWidget } from './store.ts';
import { actorOf, type Caller, type Visit, visitorOfToken } from './visitors.ts';

const doorPath = '/chat/v1/';
const preflightSeconds = '7200';
const doorParams = z.object({ publicKey: z.string().max(40) });

/** What is known of a request under /chat/v1: the widget it is for, and who asks. */
interface ChatRequest {
  readonly widget: WidgetInProject;
  readonly caller: () => Promise<Calling>;
  readonly visit: () => Promise<Visiting>;
}

/** Whoever calls as a visitor, and the way to act as him. */
export interface Calling extends Caller {
  readonly run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
}

/** A visitor before a widget, and the way to act as him. */
export interface Visiting extends Visit {
  readonly run: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
}

declare module 'fastify' {
  interface FastifyRequest {
    chat: ChatRequest | null;
  }
}

/** Lets requests under /chat/v1/:publicKey in, whichever module answers them: for a widget that is
 *  on, from the sites that it names. */
export function admitRequests(
  app: FastifyInstance,
  services: Services,
  directory: Directory,
): void {
  app.decorateRequest('chat', null);
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(doorPath)) return;
    const { data: params } = doorParams.safeParse(request.params);
    const widget = params ? await directory.widget(params.publicKey) : null;
    if (!widget) refuse(refusals.notFound);
    refuseForeignOrigin(request, widget, services.config);
    const { origin } = request.headers;
    reply.header('vary', 'origin');
    if (origin) reply.header('access-control-allow-origin', origin);
    request.chat = {
      widget,
      caller: () => callerOf(request, { widget, services, directory }),
      visit: () => visitOf(request, widget, services),
    };
  });
  app.options(`${doorPath}:publicKey/*`, (_request, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type, heed-visit',
        'access-control-max-age': preflightSeconds,
      })
      .code(204)
      .send(),
  );
}

/** Who asks, for routes under /chat/v1/:publicKey of this module and of those above. Refuses
 *  whoever shows no known visitor token. */
export async function visitorOf(request: FastifyRequest): Promise<Visiting> {
  return chatOf(request).visit();
}

/** The same without reading what is known of him: for a verb that reads it itself. */
export async function visitorCalling(request: FastifyRequest): Promise<Calling> {
  return chatOf(request).caller();
}

/** The widget that a request under /chat/v1/:publicKey is for. */
export function widgetOf(request: FastifyRequest): WidgetInProject {
  return chatOf(request).widget;
}

/** The network that a request comes from, for limits. */
export function placeOf(request: FastifyRequest): string {
  return networkOf(request.ip);
}

function chatOf(request: FastifyRequest): ChatRequest {
  return request.chat ?? refuse(refusals.notFound);
}

function refuseForeignOrigin(
  request: FastifyRequest,
  widget: StoredWidget,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): void {
  const isAllowed = isAllowedOrigin(request.headers.origin, {
    isWriting: request.method === 'POST',
    allowed: widget.allowedOrigins,
    own: [publicUrl, `${request.protocol}://${request.host}`],
  });
  if (!isAllowed) refuse(refusals.foreignOrigin, { reason: 'origin' });
}

async function callerOf(
  request: FastifyRequest,
  at: { widget: WidgetInProject; services: Services; directory: Directory },
): Promise<Calling> {
  const { widget, services, directory } = at;
  const id = await directory.visitorId(widget, hashOfToken(tokenOf(request)));
  if (!id) refuse(refusals.unknownVisitor);
  const actor = actorOf(widget, id);
  const visitor = { projectId: widget.projectId, id };
  return { widget, visitor, run: (work) => services.database.run(actor, work) };
}

async function visitOf(
  request: FastifyRequest,
  widget: StoredWidget,
  { database }: Services,
): Promise<Visiting> {
  const token = tokenOf(request);
  const visitor = await database.run(systemActor, (ctx) => visitorOfToken(ctx, widget, token));
  if (!visitor) refuse(refusals.unknownVisitor);
  const actor = actorOf(widget, visitor.id);
  return { widget, visitor, run: (work) => database.run(actor, work) };
}

function tokenOf(request: FastifyRequest): string {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return token ?? refuse(refusals.unknownVisitor);
}
