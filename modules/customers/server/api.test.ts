import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesDoor } from '#platform/files/files-door.ts';
import { openHttpServer } from '#platform/http/server.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { customersRoutes } from './api.ts';
import { customersDoors } from './doors.ts';
import { openScene, type Scene } from './scene.fixture.ts';

let centre: TestCentre;
let scene: Scene;
let app: FastifyInstance;
let address: string;
let who: 'agent' | 'lead' | 'administrator' | null = null;

beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
  const identify = async () => who && scene[who];
  app = await openHttpServer({ ...centre, router: { customers: customersRoutes }, identify });
  await filesDoor(app, centre);
  await customersDoors(app, centre);
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await centre.close();
});

async function ask(method: string, path: string, body?: object) {
  const response = await fetch(`${address}/api/v1/projects/${scene.projectId}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: await response.json() };
}

function upload(content: string, query = '') {
  const form = new FormData();
  form.append('file', new File([content], 'customers.csv', { type: 'text/csv' }));
  const path = `/api/v1/projects/${scene.projectId}/customers/import${query}`;
  return fetch(`${address}${path}`, { method: 'POST', body: form });
}

describe('the routes', () => {
  it('let a customer be made, found, noted on, merged and unmerged', async () => {
    who = 'lead';
    const record = async (name: string, value: string) => {
      const identities = [{ kind: 'email', value }];
      const { body } = await ask('POST', '/customers', { name, identities });
      return body.customerId;
    };
    const [anna, guest] = [await record('Анна', 'anna@x.org'), await record('Гость', 'g@x.org')];
    const found = await ask('GET', `/customers/search?text=${encodeURIComponent('анна')}`);
    expect(found.body.items).toMatchObject([{ id: anna, name: 'Анна' }]);
    const noted = await ask('POST', `/customers/${guest}/notes`, { text: ' Перезвонить ' });
    expect(noted.body).toMatchObject({ text: 'Перезвонить' });
    const preview = await ask('GET', `/customers/${guest}/merge?intoId=${anna}`);
    expect(preview.body).toMatchObject({ moves: { note: 1 }, hasTwoExternalIds: false });
    const merged = await ask('POST', `/customers/${guest}/merge`, { intoId: anna });
    expect((await ask('GET', `/customers/${guest}`)).body).toMatchObject({
      id: anna,
      noteCount: 1,
    });
    const undone = await ask('POST', `/customer-merges/${merged.body.id}/undo`, {});
    expect(undone.body).toEqual({ fromId: guest, intoId: anna });
    expect((await ask('GET', '/customers?limit=1')).body).toMatchObject({
      items: [{ id: guest }],
      nextCursor: expect.any(String),
    });
  });

  it('refuse what is not allowed or not understood', async () => {
    who = 'agent';
    const customer = await scene.comes('email refused@x.org');
    const one = `/customers/${customer.customerId}`;
    const order = {
      number: '1',
      state: 'placed',
      totalMinor: 1,
      currency: 'RUB',
      placedAt: '2026-03-01T00:00:00.000Z',
    };
    expect(await ask('POST', `${one}/orders`, order)).toMatchObject({ status: 403 });
    who = 'administrator';
    expect(await ask('POST', `${one}/orders`, order)).toMatchObject({ status: 200 });
    expect(await ask('POST', `${one}/orders`, { ...order, state: 'lost' })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'state' }] },
    });
    expect(await ask('GET', '/customers/search?text=%20')).toMatchObject({ status: 400 });
    expect(await ask('GET', `/customers/${scene.projectId}`)).toMatchObject({
      status: 404,
      body: { code: 'customers.not-found' },
    });
    who = null;
    expect(await ask('GET', one)).toMatchObject({ status: 401 });
  });
});

describe('the doors', () => {
  it('tell how an import goes on, and keep the rejected rows as a file', async () => {
    who = 'lead';
    const rows = Array.from({ length: 700 }, (_, index) => `${index},a${index}@x.cn\n`);
    const response = await upload(
      `external_id,email\n${rows.join('')}701,broken\n`,
      '?language=zh',
    );
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { read: 500, imported: 500 },
      { read: 701, imported: 700, rejected: 1 },
      { read: 701, ignoredColumns: [], rejectsFileId: expect.any(String) },
    ]);
    const file = `${address}/api/v1/files/${scene.projectId}/${lines[2].rejectsFileId}`;
    expect(await (await fetch(file)).text()).toContain(
      '702,email,邮箱地址格式不正确。,"701,broken"',
    );
  });

  it('refuse a file without a header before they begin', async () => {
    who = 'lead';
    const response = await upload('hello');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'customers.import-without-columns' });
    who = 'agent';
    expect((await upload('email\na@x.org')).status).toBe(403);
  });

  it('give the customers out as a file, to an administrator alone', async () => {
    const path = `${address}/api/v1/projects/${scene.projectId}/customers/export`;
    who = 'administrator';
    const response = await fetch(path);
    expect(response.headers.get('content-disposition')).toContain('customers.csv');
    expect(await response.text()).toContain('\r\n0,,a0@x.cn,,,,,\r\n');
    who = 'lead';
    expect((await fetch(path)).status).toBe(403);
  });
});
