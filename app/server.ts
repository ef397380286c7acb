import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '#kernel/time.ts';
import { openIdentify } from '#modules/staff/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { filesDoor } from '#platform/files/files-door.ts';
import { openHttpServer, sessionCookie } from '#platform/http/server.ts';
import type { Log } from '#platform/log/log.ts';
import { apiPage, describeApi } from './api-document.ts';
import { type Centre, openCentre } from './centre.ts';
import { contract } from './contract.ts';
import { addMetrics } from './metrics.ts';
import { allPermissions, modules } from './modules.ts';
import { openRouter } from './router.ts';
import { webFolder } from './web-build.ts';

const longCache = 'public, max-age=31536000, immutable';

/** A node of Heed that serves. */
export interface Server {
  readonly centre: Centre;
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Opens the centre and its doors. databaseUrl: the application role's. */
export async function openServer(options: {
  config: Config;
  databaseUrl: string;
  log: Log;
}): Promise<Server> {
  const { config, databaseUrl, log } = options;
  const centre = await openCentre({
    config,
    databaseUrl,
    clock: systemClock,
    log,
    isSelfRunning: true,
  });
  const { database, live } = centre;
  const identify = openIdentify({ database, live, permissions: allPermissions });
  const app = await openHttpServer({
    config,
    database,
    live,
    log: log.child('http'),
    router: openRouter(centre),
    identify: (request) =>
      identify({
        sessionToken: request.cookies[sessionCookie] ?? null,
        authorization: request.headers.authorization ?? null,
      }),
  });
  addMetrics(app, database);
  await addApiDocument(app, config.publicUrl);
  await filesDoor(app, centre);
  for (const module of modules) await module.doors?.(app, centre);
  const hasScreens = existsSync(webFolder);
  if (hasScreens) await addScreens(app);
  answerTheRest(app, hasScreens);
  const address = await app.listen({ host: config.host, port: config.port });
  return {
    centre,
    address,
    close: async () => {
      await app.close();
      await centre.close();
    },
  };
}

async function addApiDocument(app: FastifyInstance, publicUrl: string): Promise<void> {
  const document = await describeApi(contract, publicUrl);
  const page = apiPage(contract);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  app.get('/api/openapi.json', async () => document);
  app.get('/api/docs', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
  );
}

/** The screens' built files. */
async function addScreens(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(webFolder, 'assets'));
      reply.header('cache-control', isHashed ? longCache : 'no-cache');
    },
  });
}

/** Every other address is the screens' own, but for what programs ask. */
function answerTheRest(app: FastifyInstance, hasScreens: boolean): void {
  app.setNotFoundHandler((request, reply) => {
    const isPage = hasScreens && request.method === 'GET' && !/^\/(api|chat)\//.test(request.url);
    if (isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).type('application/problem+json').send(notFound);
  });
}

const notFound = {
  type: '/problems/not-found',
  title: 'Not found.',
  status: 404,
  code: 'not-found',
};
