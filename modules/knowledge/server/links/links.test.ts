import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dayMs, minuteMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { Body } from '../../core/body/node.ts';
import { archiveArticle } from '../articles.ts';
import { openScene, type Scene } from '../scene.fixture.ts';
import { takeTemplate } from '../templates/take-template.ts';
import { askAddress } from './ask-address.ts';
import { listBrokenLinks, listLinkedFrom, startLinkChecks } from './check-links.ts';

let centre: TestCentre;
let scene: Scene;
let site: Server;
let asked: string[] = [];
beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isThere = request.url === '/there' || request.method === 'GET';
    response.statusCode = request.url === '/gone' ? 404 : isThere ? 200 : 405;
    response.end();
  });
  await new Promise<void>((listening) => {
    site.listen(0, '127.0.0.1', listening);
  });
  const settings = { HEED_CHECK_LINKS: 'true', HEED_WEBHOOK_ALLOW_PRIVATE: 'true' };
  centre = await openTestCentre({ settings });
});
afterAll(async () => {
  await centre.close();
  site.close();
});
beforeEach(async () => {
  scene = await openScene(centre);
  asked = [];
});

const address = (path: string) => `http://127.0.0.1:${(site.address() as AddressInfo).port}${path}`;
const linked = (...hrefs: readonly string[]): Body => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: hrefs.map((href) => ({
        ...{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] },
      })),
    },
  ],
});
const broken = () => centre.run(scene.agent, (ctx) => listBrokenLinks(ctx, scene.projectId));

it('tells which live articles lead to an archived one', async () => {
  const target = await scene.live();
  const { id: articleId } = await scene.live({
    title: 'See',
    body: linked(`article:${target.id}`),
  });
  expect(await broken()).toEqual([]);
  const { projectId, lead } = scene;
  await centre.run(lead, (ctx) =>
    archiveArticle(ctx, { projectId, id: target.id, isArchived: true }),
  );
  expect(await broken()).toMatchObject([{ articleId, title: 'See', fault: 'archived' }]);
});

it('tells which articles lead to one, and not those that nobody reads', async () => {
  const target = await scene.live();
  const { projectId } = target;
  const leading = await scene.live({ body: linked(`article:${target.id}`) });
  const archived = await scene.live({ body: linked(`article:${target.id}`) });
  await centre.run(scene.lead, (ctx) =>
    archiveArticle(ctx, { projectId, id: archived.id, isArchived: true }),
  );
  expect(
    await centre.run(scene.agent, (ctx) => listLinkedFrom(ctx, { projectId, id: target.id })),
  ).toEqual([{ articleId: leading.id }]);
});

it('asks the addresses outside each day, and tells of those that fail twice', async () => {
  await startLinkChecks(centre);
  await scene.live({ body: linked(address('/there'), address('/gone'), address('/get')) });
  await centre.settle();
  const nextDay = async () => {
    centre.testClock.advanceMs(dayMs + minuteMs);
    await centre.settle();
  };
  await nextDay();
  expect(asked.toSorted()).toEqual([
    'GET /get',
    'GET /gone',
    'HEAD /get',
    'HEAD /gone',
    'HEAD /there',
  ]);
  expect(await broken()).toEqual([]);
  await nextDay();
  expect(await broken()).toMatchObject([
    { address: address('/gone'), fault: 'failing', status: 404, problem: '404' },
  ]);
});

it('never asks an address inside the house', async () => {
  const answer = await askAddress(address('/there'), { allowPrivate: false });
  expect(answer).toEqual({ status: null, problem: null });
  expect(asked).toEqual([]);
});

it('gives a project a template in three languages, once', async () => {
  const { projectId, lead } = scene;
  const take = () => centre.run(lead, (ctx) => takeTemplate(ctx, { projectId, key: 'how-to' }));
  const template = await take();
  expect(template).toMatchObject({ kind: 'template', originalLanguage: 'ru' });
  expect(template.languages.map(({ language, liveNumber }) => [language, liveNumber])).toEqual([
    ['ru', 1],
    ['en', 1],
    ['zh', 1],
  ]);
  expect((await take()).id).toBe(template.id);
});
