// @vitest-environment happy-dom
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { oc } from '@orpc/contract';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { present } from '#kernel/assert.ts';
import { ApiProblem, createApi, isPassing } from './api.ts';
import { serverNow } from './now.ts';

declare global {
  interface Window {
    readonly happyDOM: { readonly setURL: (url: string) => void };
  }
}

const contract = {
  show: oc
    .route({ method: 'GET', path: '/things/{id}' })
    .input(z.object({ id: z.string(), isOld: z.boolean().optional() }))
    .output(z.object({ name: z.string() })),
};

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

test('an answer comes back by the path and query of the contract', async () => {
  const api = await serve((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: `${request.method} ${request.url}` }));
  });
  const { name } = await api.show.call({ id: 'a b', isOld: true });
  expect(name).toBe('GET /api/v1/things/a%20b?isOld=true');
});

test('a problem document is thrown with its code, data and fields', async () => {
  const api = await serve((_request, response) => {
    response.writeHead(422, { 'content-type': 'application/problem+json' });
    const issues = [{ path: 'name', message: 'Too short' }];
    response.end(JSON.stringify({ status: 422, code: 'things.late', data: { by: 3 }, issues }));
  });
  const problem = await api.show.call({ id: '1' }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    code: 'things.late',
    status: 422,
    data: { by: 3 },
    issues: [{ path: 'name', message: 'Too short' }],
  });
  expect(isPassing(problem)).toBe(false);
});

test('what a proxy says instead of the server counts as out of reach', async () => {
  const api = await serve((_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<h1>Bad gateway</h1>');
  });
  const problem = await api.show.call({ id: '1' }).catch((error: unknown) => error);
  expect(problem).toMatchObject({ code: 'unreachable', status: 502 });
  expect(isPassing(problem)).toBe(true);
});

test('no answer at all counts as out of reach', async () => {
  const api = await serve((_request, response) => response.destroy());
  const problem = await api.show.call({ id: '1' }).catch((error: unknown) => error);
  expect(problem).toMatchObject({ code: 'unreachable', status: 0 });
});

test('the clock follows the server when the device is set wrong', async () => {
  const api = await serve((_request, response) => {
    response.setHeader('date', 'Sat, 21 Nov 2026 09:00:00 GMT');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: 'x' }));
  });
  await api.show.call({ id: '1' });
  expect(serverNow().slice(0, 13)).toBe('2026-11-21T09');
});

test('every query key begins with the module', async () => {
  const api = createApi('things', contract);
  expect(api.show.queryKey({ input: { id: '1' } })[0]).toEqual(['things', 'show']);
});

async function serve(answer: RequestListener) {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = present(server.address(), 'an address');
  const port = typeof address === 'string' ? address : address.port;
  window.happyDOM.setURL(`http://127.0.0.1:${port}`);
  return createApi('things', contract);
}
