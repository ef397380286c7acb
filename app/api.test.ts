import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#kernel/time.ts';
import { createKey, createPerson, createSignInLink } from '#modules/staff/server/index.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openHttpServer, sessionCookie } from '#platform/http/server.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { appPassword, appRole } from '#tests/cluster.ts';
import { describeApi, routesOf } from './api-document.ts';
import { contract } from './contract.ts';
import { allPermissions } from './modules.ts';
import { openServer, type Server } from './server.ts';

const routes = routesOf(contract);
const nobodysId = '00000000-0000-7000-8000-00000000abcd';
const roles = [
  'agent',
  'lead',
  'evaluator',
  'department-head',
  'analyst',
  'administrator',
] as const;

let centre: TestCentre;
let server: Server;

beforeAll(async () => {
  // Sessions are made by the one clock and shown to the other.
  centre = await openTestCentre({ startAt: systemClock() });
  const url = new URL(centre.ownerUrl);
  url.username = appRole;
  url.password = appPassword;
  // A trusted proxy lets each caller below come from an address of his own.
  const config = { ...centre.config, port: 0, trustProxy: 1 };
  server = await openServer({ config, databaseUrl: url.href, log: centre.log });
});
afterAll(async () => {
  await server.close();
  await centre.close();
});

/** Whoever asks: by which headers he is known. */
type Caller = Readonly<Record<string, string>>;
const nobody: Caller = { 'x-forwarded-for': '203.0.113.1' };

let count = 1;
function comingFrom(headers: Caller): Caller {
  count += 1;
  return { ...headers, 'x-forwarded-for': `203.0.113.${count}` };
}

async function openProgram(permissions: string[] = ['nothing.at-all']): Promise<Caller> {
  const { key } = await centre.runAsSystem((ctx) =>
    createKey(ctx, { name: 'A program', permissions, projectIds: [], seesEveryProject: true }, [
      ...allPermissions,
      { name: 'nothing.at-all', roles: [] },
    ]),
  );
  return comingFrom({ authorization: `Bearer ${key}` });
}

async function openPerson(role: (typeof roles)[number]): Promise<Caller> {
  const token = await centre.runAsSystem(async (ctx) => {
    const email = `${role}-${count}@example.test`;
    const personId = await createPerson(ctx, { name: role, language: 'en', roles: [role], email });
    return (await createSignInLink(ctx, { personId, kind: 'invite' })).token;
  });
  const answer = await fetch(`${server.address}/api/v1/sign-in/links/${token}`, {
    method: 'POST',
    headers: { ...nobody, 'content-type': 'application/json' },
    body: JSON.stringify({ password: 'four quiet river boats' }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toMatch(sessionCookie);
  return comingFrom({ cookie, origin: server.address });
}

async function ask(
  { method, path }: { method: string; path: string },
  headers: Caller,
): Promise<{ status: number; type: string | null; body: Record<string, unknown> }> {
  const address = `${server.address}${path.replaceAll(/\{\w+\}/g, nobodysId)}`;
  const answer = await fetch(address, { method: method.toUpperCase(), headers });
  const text = await answer.text();
  const type = answer.headers.get('content-type');
  return { status: answer.status, type, body: type?.includes('json') ? JSON.parse(text) : {} };
}

const under = ({ method, path }: { method: string; path: string }) => ({
  method,
  path: `/api/v1${path}`,
});

describe('every route', () => {
  test('declares summary, tag and permission', () => {
    expect(routes.length).toBeGreaterThan(80);
    const poor = routes.filter(({ summary, tag, meta }) => !summary || !tag || !meta.permission);
    expect(poor.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test('stands once in the document, with what it needs', async () => {
    const document = await describeApi(contract, 'https://heed.example.com');
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      servers: [{ url: 'https://heed.example.com/api/v1' }],
    });
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    for (const { path, operation } of operations) {
      expect(operation, path).toMatchObject({
        operationId: expect.any(String),
        summary: expect.any(String),
        tags: [expect.any(String)],
        'x-permission': expect.stringMatching(/^(public|signed-in|[a-z-]+\.[\w-]+)$/),
      });
      const told = JSON.stringify(operation);
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
        expect(told, path).toContain(`"name":"${name}","in":"path","required":true`);
      }
    }
    const ids = operations.map(
      ({ operation }) => JSON.stringify(operation).match(/"operationId":"[^"]+"/)?.[0],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refuses nobody, unless it is public', async () => {
    for (const route of routes.filter(({ meta }) => meta.permission !== 'public')) {
      const answer = await ask(under(route), nobody);
      expect(answer, `${route.method} ${route.path}`).toMatchObject({
        status: 401,
        type: expect.stringContaining('application/problem+json'),
        body: { code: 'signed-out', status: 401 },
      });
    }
  });

  test('refuses a program whose key does not allow it', async () => {
    const program = await openProgram();
    for (const route of routes) {
      const { permission } = route.meta;
      if (typeof permission !== 'object') continue;
      const answer = await ask(under(route), program);
      expect(answer, `${route.method} ${route.path}`).toMatchObject({
        status: 403,
        body: { code: 'forbidden', data: { permission: permission.name } },
      });
    }
  });

  test.each(roles)('opens to an %s by his permissions alone', async (role) => {
    const person = await openPerson(role);
    for (const route of routes) {
      const { permission } = route.meta;
      if (typeof permission !== 'object') continue;
      const { status, body } = await ask(under(route), person);
      const isRefused = status === 401 || (status === 403 && isFor(body, permission.name));
      const told = `${role}: ${route.method} ${route.path} answers ${status}`;
      expect(isRefused, told).toBe(!permission.roles.includes(role));
      expect(status, told).toBeLessThan(500);
    }
  });

  test('a program with every permission manages no webhooks', async () => {
    const program = await openProgram(allPermissions.map(({ name }) => name));
    const managing = routes.filter(({ tag }) => tag === 'Webhooks');
    expect(managing).not.toHaveLength(0);
    const path = `/api/v1/projects/${nobodysId}/webhooks`;
    expect(await ask({ method: 'get', path }, program)).toMatchObject({ status: 403 });
  });
});

interface Place {
  readonly path: string;
}

function isFor(body: Record<string, unknown>, permission: string): boolean {
  const { data } = body;
  return typeof data === 'object' && data !== null && 'permission' in data
    ? data.permission === permission
    : false;
}

describe('the other doors', () => {
  test.each([
    ['post', `/api/v1/files?projectId=${nobodysId}`],
    ['get', '/api/v1/files/{projectId}/{id}'],
    ['post', '/api/v1/projects/{projectId}/customers/import'],
    ['get', '/api/v1/projects/{projectId}/customers/export'],
  ])('%s %s refuses nobody', async (method, path) => {
    expect(await ask({ method, path }, nobody)).toMatchObject({
      status: 401,
      body: { code: 'signed-out' },
    });
  });
});

describe('a foreign page', () => {
  test('cannot act by the cookie of whoever looks at it', async () => {
    const person = await openPerson('administrator');
    const foreign = { ...person, origin: 'https://evil.example' };
    const { origin: _, ...without } = person;
    for (const headers of [foreign, without, { ...person, origin: 'null' }]) {
      for (const route of routes.filter(({ method }) => method !== 'get')) {
        expect(await ask(under(route), headers)).toMatchObject({
          status: 403,
          body: { code: 'forbidden', data: { reason: 'origin' } },
        });
      }
    }
    const upgrade = { ...foreign, connection: 'upgrade', upgrade: 'websocket' };
    expect((await rawStatus('/api/live', upgrade)).status).toBe(403);
  });

  test('is no matter to a program, which shows its key', async () => {
    const program = await openProgram(['staff.read']);
    const headers = { ...program, origin: 'https://wallboard.example' };
    const route = { method: 'get', path: '/api/v1/staff/teams' };
    expect(await ask(route, headers)).toMatchObject({ status: 200 });
  });
});

/** Fetch may not ask for an upgrade. */
async function rawStatus(path: string, headers: Caller): Promise<{ status: number }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(`${server.address}${path}`, { headers });
    sent.on('response', (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    sent.on('upgrade', (_answer, socket) => {
      socket.destroy();
      resolve({ status: 101 });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a refusal', () => {
  test.each([
    ['that no route has', 'get', '/api/v1/nothing', 404, 'not-found'],
    ['outside of the routes', 'get', '/api/nothing', 404, 'not-found'],
    ['with a wrong input', 'get', '/api/v1/sign-in/links/short', 400, 'invalid-input'],
    ['by a rule', 'get', `/api/v1/sign-in/links/${'x'.repeat(43)}`, 422, 'staff.link-expired'],
    ['of nobody', 'get', '/api/v1/me', 401, 'signed-out'],
  ])('of an address %s is a problem', async (_, method, path, status, code) => {
    const answer = await ask({ method, path }, nobody);
    expect(answer).toMatchObject({
      status,
      type: expect.stringMatching(/^application\/problem\+json/),
      body: { type: `/problems/${code}`, title: expect.any(String), status, code },
    });
    const known = ['type', 'title', 'status', 'code', 'data', 'issues'];
    expect(Object.keys(answer.body).filter((key) => !known.includes(key))).toEqual([]);
  });

  test.each([
    ['en', /expected string/],
    ['ru-RU,ru;q=0.9,en;q=0.8', /Неверный ввод/],
    ['fr, zh-CN;q=0.7, en;q=0.3', /无效输入/],
    ['fr', /expected string/],
  ])('of a wrong field is told in the language that is asked for: %s', async (wanted, words) => {
    const answer = await fetch(`${server.address}/api/v1/sign-in/password`, {
      method: 'POST',
      headers: { ...nobody, 'content-type': 'application/json', 'accept-language': wanted },
      body: JSON.stringify({ email: 7, password: 'four quiet river boats' }),
    });
    const { issues } = await answer.json();
    expect(issues).toEqual([{ path: 'email', message: expect.stringMatching(words) }]);
  });

  test.each([
    ['a zero character', '\0'],
    ['half of a pair', '\ud83d'],
  ])('names the field that holds %s, which the database does not keep', async (_, sign) => {
    const program = await openProgram();
    const send = async (path: string, body?: object) => {
      const answer = await fetch(`${server.address}/api/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { ...program, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const { code, issues } = await answer.json();
      return { status: answer.status, code, paths: issues?.map((issue: Place) => issue.path) };
    };
    const refused = { status: 400, code: 'invalid-input' };
    const email = `an${sign}a@example.test`;
    expect(await send('/sign-in/password', { email, password: 'x' })).toEqual({
      ...refused,
      paths: ['email'],
    });
    const nested = { identity: { deep: [`${sign}`] } };
    expect(await send('/sign-in/password', nested)).toEqual({
      ...refused,
      paths: ['identity.deep.0'],
    });
    expect(await send(`/sign-in/links/${'x'.repeat(42)}%00`)).toEqual({
      ...refused,
      paths: ['token'],
    });
  });

  test('of a body that is no JSON is a problem, and so is one that is too large', async () => {
    const post = async (body: string) => {
      const answer = await fetch(`${server.address}/api/v1/sign-in/password`, {
        method: 'POST',
        headers: { ...nobody, 'content-type': 'application/json' },
        body,
      });
      return { status: answer.status, type: answer.headers.get('content-type') };
    };
    expect(await post('{"email":')).toMatchObject({
      status: 400,
      type: expect.stringMatching(/problem/),
    });
    expect(await post(JSON.stringify({ email: 'x'.repeat(2_000_000) }))).toMatchObject({
      status: 413,
      type: expect.stringMatching(/problem/),
    });
  });
});

describe('the pages for programs', () => {
  test('are the document, and the same for people', async () => {
    const { body } = await ask({ method: 'get', path: '/api/openapi.json' }, nobody);
    expect(body).toMatchObject({ openapi: expect.any(String), paths: expect.any(Object) });
    const page = await fetch(`${server.address}/api/docs`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    const html = await page.text();
    for (const { path, summary } of routes) {
      expect(html).toContain(path.replaceAll('&', '&amp;'));
      expect(html).toContain(summary.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
    }
  });
});

describe('the figures of a node', () => {
  test('say that it is up and ready', async () => {
    expect(await ask({ method: 'get', path: '/healthz' }, {})).toMatchObject({
      status: 200,
      body: { status: 'up' },
    });
    expect(await ask({ method: 'get', path: '/readyz' }, {})).toMatchObject({ status: 200 });
  });

  test('say that it is up and not ready, when the database is not there', async () => {
    const { config, live, log } = centre;
    const url = 'postgres://nobody@127.0.0.1:1/nothing';
    const database = openDatabase({ url, clock: centre.testClock.now, log });
    const identify = async () => null;
    const app = await openHttpServer({ config, database, live, log, router: {}, identify });
    const up = await app.inject('/healthz');
    const ready = await app.inject('/readyz');
    expect([up.statusCode, ready.statusCode]).toEqual([200, 503]);
    await app.close();
    await database.close();
  });

  test('are for this machine alone', async () => {
    const own = await fetch(`${server.address}/metrics`);
    expect(own.status).toBe(200);
    expect(await own.text()).toMatch(/^heed_waiting\{kind="job"\} \d+$/m);
    for (const forwarded of ['203.0.113.7', '127.0.0.1']) {
      const foreign = await ask(
        { method: 'get', path: '/metrics' },
        { 'x-forwarded-for': forwarded },
      );
      expect(foreign.status).toBe(404);
    }
  });
});

describe('a flood', () => {
  test('of nobody shuts its address out, but nobody who is known there', async () => {
    const address = { 'x-forwarded-for': '203.0.113.250' };
    const knock = async (headers: Caller) => {
      const { status, body } = await fetch(`${server.address}/healthz`, { headers });
      await body?.cancel();
      return status;
    };
    const program = { ...(await openProgram()), ...address };
    const statuses = new Set<number>();
    for (let round = 0; round < 13; round += 1) {
      const knocks = Array.from({ length: 100 }, () => knock(address));
      for (const status of await Promise.all(knocks)) statuses.add(status);
    }
    expect([...statuses]).toEqual([200, 429]);
    expect((await ask({ method: 'get', path: '/api/v1/me' }, address)).status).toBe(429);
    expect((await ask({ method: 'get', path: '/api/v1/me' }, program)).status).not.toBe(429);
  });
});
