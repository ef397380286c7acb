import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import { ORPCError } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import type { AnyRouter } from '@orpc/server';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DomainError, refuse, Unavailable } from '#kernel/errors.ts';
import type { Config } from '../config/config.ts';
import { type Actor, systemActor } from '../context.ts';
import { type Database, isDatabaseReady } from '../database/database.ts';
import type { Live } from '../live/live.ts';
import type { Log } from '../log/log.ts';
import type { RouteMeta } from './contract.ts';
import { languageOf, refuseUnstorable, toldIn } from './invalid-input.ts';
import { problemMediaType, problemOf } from './problem.ts';
import { admit, type RequestContext } from './routes.ts';
import { keptWhole } from './texts.ts';

/** The session cookie. The __Host- prefix would need https, which a first try on a laptop lacks. */
export const sessionCookie = 'heed_session';

const bodyLimitBytes = 1_048_576;
const requestTimeoutMs = 60_000;
const requestsPerMinute = 1_200;
/** A database is back within seconds, or only when somebody has seen to it. */
const retryAfterSeconds = 5;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** The HTTP server without its routes: identity, safety headers, limits, errors, the contract's
 *  routes under /api/v1, and the live connection. Modules add their doors to what it returns. */
export async function openHttpServer(options: {
  config: Config;
  database: Database;
  live: Live;
  log: Log;
  router: AnyRouter;
  identify: (request: FastifyRequest) => Promise<Actor | null>;
}): Promise<FastifyInstance> {
  const { config, database, live, log } = options;
  const app = Fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    trustProxy: (_address, hop) => hop < config.trustProxy,
    forceCloseConnections: true,
  });
  app.decorateRequest('actor', null);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    // A whole centre comes from one address: who is known is counted by himself.
    keyGenerator: ({ actor, ip }) => actor?.id ?? ip,
    allowList: ({ url }) => url.startsWith('/assets/'),
    errorResponseBuilder: () => new DomainError('too-many-requests'),
  });
  await app.register(multipart, { limits: { fileSize: config.uploadLimitBytes, files: 10 } });
  await app.register(websocket, { options: { maxPayload: 65_536 } });

  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    request.actor = await options.identify(request);
    refuseForeignOrigin(request, config.publicUrl);
  });
  // Routes refuse what cannot be kept. What customers write at the other doors is never refused
  // for it.
  app.addHook('preValidation', async (request) => {
    if (!request.url.startsWith('/api/')) request.body = keptWhole(request.body);
  });
  app.addHook('onSend', async (request, reply) => setSafetyHeaders(request, reply));
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500 && !isGone(request, error)) {
      log.error('A request failed.', { method: request.method, route: routeOf(request), error });
    }
    return reply.code(problem.status).type(problemMediaType).send(problem);
  });

  await app.register(async (scope) => addRoutes(scope, options));
  app.get('/api/live', { websocket: true }, (socket, request) => {
    if (request.actor) live.accept(socket, request.actor);
    else socket.close(4401);
  });
  app.get('/healthz', async () => ({ status: 'up' }));
  app.get('/readyz', async (_request, reply) => {
    const isReady = await isDatabaseReady(database);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
  return app;
}

/** Whether whoever asked hung up before he had sent everything. */
function isGone(request: FastifyRequest, error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return request.raw.destroyed && (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE');
}

/** Serves the contract. The route layer would read bodies of any length, so they are read here. */
async function addRoutes(
  scope: FastifyInstance,
  options: { router: AnyRouter; database: Database; log: Log },
): Promise<void> {
  const { database, log } = options;
  const handler = new OpenAPIHandler<RequestContext>(options.router, {
    customErrorResponseBodyEncoder: problemOf,
    clientInterceptors: [
      async ({ procedure, context, input, next }) => {
        try {
          const meta: Partial<RouteMeta> = procedure['~orpc'].meta;
          admit(context.actor, meta.permission);
          refuseUnstorable(input);
          return await next();
        } catch (error) {
          throw toldIn(context.request.language, carried(error, log));
        }
      },
    ],
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, text: string) =>
    text === '' ? undefined : parseJson(text),
  );
  scope.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode >= 400) reply.type(problemMediaType);
  });
  scope.all('/api/v1/*', async (request, reply) => {
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api/v1',
      context: openRequest(database, request, reply),
    });
    if (!matched) refuse('not-found');
    return reply;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw Object.assign(new Error('The body is no JSON.', { cause: error }), { statusCode: 400 });
  }
}

/** What can be told keeps its code and status through the route layer; a bug is only logged. */
function carried(error: unknown, log: Log): unknown {
  if (error instanceof DomainError || error instanceof Unavailable) {
    const { status, code } = problemOf(error);
    return new ORPCError(code, { status, message: code, cause: error });
  }
  if (!(error instanceof ORPCError) || error.status >= 500) {
    log.error('A route failed.', { error });
  }
  return error;
}

function openRequest(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
): RequestContext {
  const { actor } = request;
  return {
    actor,
    run: (work) => (actor ? database.run(actor, work) : refuse('signed-out')),
    runAsSystem: (work) => database.run(systemActor, work),
    request: {
      address: request.ip,
      userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
      sessionToken: request.cookies[sessionCookie] ?? null,
      language: languageOf(request.headers['accept-language']),
    },
    setHeader: (name, value) => void reply.header(name, value),
  };
}

/** A browser that acts by cookie must say that the page it shows is ours. Programs carry a key
 *  and no cookie. Source: OWASP, CSRF prevention, "Verifying origin". */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !request.headers.upgrade) return;
  if (!request.cookies[sessionCookie]) return;
  const origin = request.headers.origin;
  const isOurs =
    origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.host}`;
  if (!isOurs) refuse('forbidden', { reason: 'origin' });
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

function setSafetyHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  });
  if (reply.statusCode === 503) reply.header('retry-after', retryAfterSeconds);
  if (!reply.hasHeader('content-security-policy')) {
    reply.header('content-security-policy', contentSecurityPolicy);
  }
  if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
    reply.header('cache-control', 'no-store');
  }
}

/** The route's pattern: an address may hold what a person typed. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}
