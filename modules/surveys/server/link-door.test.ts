import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import type { Invitation, Survey } from '../contract.ts';
import { createSurvey, publishSurvey, putToUse, ruleSurvey } from './designing.ts';
import { linkDoor } from './link-door.ts';
import { rateDoor } from './rate-door.ts';
import { listInvitations, summariseSurveys } from './reading.ts';

describe('the public page of a survey', () => {
  let centre: TestCentre;
  let scene: Scene;
  let lead: Actor;
  let app: FastifyInstance;
  let survey: Survey;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    lead = await scene.person('lead');
    app = Fastify();
    await app.register(cookie);
    await linkDoor(app, { database: centre.database, publicUrl: 'https://heed.example' });
    await rateDoor(app, centre.database);
    survey = await centre.run(lead, async (ctx) => {
      const { projectId } = scene;
      const { id: surveyId, rules } = await createSurvey(ctx, { projectId, template: 'chat' });
      const which = { projectId, surveyId };
      await publishSurvey(ctx, { ...which, revision: 1 });
      const embedOrigins = ['https://shop.example'];
      await ruleSurvey(ctx, { ...which, revision: 2, rules: { ...rules, embedOrigins } });
      return putToUse(ctx, { ...which, revision: 3, channels: ['link'], isActive: true });
    });
  });
  afterAll(async () => {
    await app.close();
    await centre.close();
  });

  const path = () => `/survey/${survey.linkKey}`;
  const hidden = (body: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  const open = async () => {
    const page = await app.inject({
      method: 'GET',
      url: path(),
      headers: { 'accept-language': 'zh-CN,ru' },
    });
    const form = ['_lang', '_opened', '_page', '_visitor'].map((name) => [
      name,
      hidden(page.body, name),
    ]);
    return { page, form: Object.fromEntries(form) as Record<string, string> };
  };
  const send = async (form: Record<string, string>, cookies: Record<string, string> = {}) => {
    centre.testClock.advanceMs(5_000);
    return app.inject({
      method: 'POST',
      url: path(),
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  };
  const byLink = async (): Promise<Invitation[]> => {
    const { projectId } = scene;
    const page = await centre.run(lead, (ctx) =>
      listInvitations(ctx, { projectId, limit: 50, channel: 'link' }),
    );
    return page.items;
  };

  it('asks in the language of the browser, and keeps nothing by being opened', async () => {
    const { page } = await open();
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('lang="zh"');
    expect(page.headers['content-security-policy']).toContain(
      'frame-ancestors https://shop.example',
    );
    expect(page.body).not.toContain('?stop');
    expect(await byLink()).toEqual([]);
  });

  it('gives everybody an invitation of his own, and leads him back to it', async () => {
    const { form } = await open();
    const sent = await send({ ...form, solved: '4' });
    expect(sent.statusCode).toBe(303);
    const own = String(sent.headers.location).split('?')[0] ?? '';
    expect(own).toMatch(/^\/rate\/[0-9a-f]{32}$/);
    const [invitation] = await byLink();
    expect(invitation).toMatchObject({
      ...{ source: 'link', channel: 'link', state: 'partial', language: 'zh', flags: [] },
      ...{ contactId: null, customerId: null, agentId: null },
    });
    const next = await app.inject({ method: 'GET', url: String(sent.headers.location) });
    expect(next.body).toContain('name="understanding"');
    expect(next.headers['content-security-policy']).toContain('https://shop.example');
    const [given] = sent.cookies;
    expect(given).toMatchObject({
      ...{ name: 'heed-survey', httpOnly: true, secure: true, sameSite: 'None', path: path() },
    });
    const cookies = { 'heed-survey': given?.value ?? '' };
    const again = await app.inject({ method: 'GET', url: path(), cookies });
    expect(again.headers.location).toBe(own);
    // Two tabs, or a step back in the browser: the second set of answers is kept apart.
    await send({ ...(await open()).form, solved: '1' }, cookies);
    expect((await byLink()).map(({ flags }) => flags)).toEqual([['duplicate'], []]);
  });

  it('counts a form that was sent twice once, and one without an answer not at all', async () => {
    const before = (await byLink()).length;
    const { form } = await open();
    expect((await send(form)).body).toContain('role="alert"');
    await send({ ...form, solved: '5' });
    await send({ ...form, solved: '5' });
    expect(await byLink()).toHaveLength(before + 1);
  });

  it('is counted by itself and in no response rate', async () => {
    const { projectId } = scene;
    const period = {
      projectId,
      from: '2000-01-01T00:00:00.000Z',
      until: '2100-01-01T00:00:00.000Z',
    };
    const { total, byLink: counts } = await centre.run(lead, (ctx) =>
      summariseSurveys(ctx, period),
    );
    expect(total.ended).toBe(0);
    expect(counts).toMatchObject({ answered: 2, flagged: 1 });
  });

  it('has a QR code of its address', async () => {
    const code = await app.inject({ method: 'GET', url: `${path()}/qr.svg` });
    expect(code.headers['content-type']).toContain('image/svg+xml');
    expect(code.body).toContain('<svg');
  });

  it.each(['x', '0'.repeat(32)])('is not found behind %s', async (key) => {
    const page = await app.inject({ method: 'GET', url: `/survey/${key}` });
    expect(page.statusCode).toBe(404);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('is closed when the survey does not ask there any more', async () => {
    const { form } = await open();
    await centre.run(lead, (ctx) =>
      putToUse(ctx, {
        ...{ projectId: scene.projectId, surveyId: survey.id, revision: survey.revision },
        ...{ channels: ['link'], isActive: false },
      }),
    );
    const before = (await byLink()).length;
    expect((await send({ ...form, solved: '5' })).statusCode).toBe(404);
    expect(await byLink()).toHaveLength(before);
  });
});
