import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { rateDoor } from './rate-door.ts';
import { sendSurveysBy } from './service-mail.ts';

describe('the page behind the link of a mail', () => {
  let centre: TestCentre;
  let scene: Scene;
  let app: FastifyInstance;
  let link = '';
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    sendSurveysBy(async (_ctx, mail) => {
      link = new URL(mail.link).pathname;
    });
    app = Fastify();
    await rateDoor(app, centre.database);
  });
  afterAll(async () => {
    await app.close();
    await centre.close();
  });

  const invite = async () => {
    const item = await scene.talk({ channel: 'email' });
    await scene.code(item);
    await centre.settle();
    return { item, path: link };
  };
  const post = (url: string, answers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ lang: 'ru', ...answers }).toString(),
    });

  it('shows the choice of the link and records nothing, however often it is opened', async () => {
    const { item, path } = await invite();
    for (const method of ['GET', 'GET', 'HEAD'] as const) {
      const page = await app.inject({ method, url: `${path}?r=4` });
      expect(page.statusCode).toBe(200);
      expect(page.headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      });
    }
    const { body } = await app.inject({ method: 'GET', url: `${path}?r=4` });
    expect(body).toContain('name="overall" value="4" checked');
    expect(body).toContain('lang="ru"');
    expect(body).not.toContain('<script');
    expect((await scene.surveyOf(item))?.answers).toEqual([]);
  });

  it('keeps the rating that is sent, goes on to the attributes, and thanks', async () => {
    const { item, path } = await invite();
    const rated = await post(path, { overall: '2' });
    expect(rated.statusCode).toBe(303);
    const next = await app.inject({ method: 'GET', url: String(rated.headers.location) });
    expect(next.body).toContain('name="manner"');
    expect(next.body).not.toContain('name="overall"');
    const sent = await post(path, { manner: '1', speed: 'none', comment: ' Грубо <b>! ' });
    const thanks = await app.inject({ method: 'GET', url: String(sent.headers.location) });
    expect(thanks.body).toContain('Спасибо');
    const survey = await scene.surveyOf(item);
    expect(survey?.invitation).toMatchObject({
      state: 'partial',
      rating: 2,
      comment: 'Грубо <b>!',
    });
    expect(survey?.answers.map(({ question, value }) => [question, value])).toEqual([
      ['overall', 2],
      ['speed', null],
      ['manner', 1],
      ['comment', null],
    ]);
    const again = await app.inject({ method: 'GET', url: `${path}?change&lang=zh` });
    expect(again.body).toContain('Грубо &lt;b&gt;!');
    expect(again.body).toContain('修改我的回答');
  });

  it('asks again, kindly, when nothing was chosen', async () => {
    const { item, path } = await invite();
    const page = await post(path, {});
    expect(page.body).toContain('role="alert"');
    expect((await scene.surveyOf(item))?.answers).toEqual([]);
  });

  it('refuses a value off the scale', async () => {
    const { item, path } = await invite();
    await post(path, { overall: '9' });
    expect((await scene.surveyOf(item))?.answers).toEqual([]);
  });

  it('can be changed for a day after the last answer, then says that it is used', async () => {
    const { item, path } = await invite();
    const all = { solved: '3', knowledge: '3', understanding: '3', speed: '3', manner: '3' };
    await post(path, { overall: '3' });
    await post(path, all);
    await post(path, { overall: '5' });
    expect((await scene.surveyOf(item))?.invitation).toMatchObject({
      state: 'complete',
      rating: 5,
    });
    centre.testClock.advanceMs(dayMs);
    const page = await app.inject({ method: 'GET', url: path });
    expect(page.body).toContain('Вы уже ответили');
    await post(path, { overall: '1' });
    expect((await scene.surveyOf(item))?.invitation.rating).toBe(5);
  });

  it('says when the time is over, and when the link is none of ours', async () => {
    const { path } = await invite();
    centre.testClock.advanceMs(14 * dayMs);
    expect((await app.inject({ method: 'GET', url: path })).body).toContain('Опрос завершён');
    for (const token of ['0'.repeat(32), 'x', '%3Cscript%3E']) {
      const page = await app.inject({ method: 'GET', url: `/rate/${token}?lang=ru` });
      expect(page.statusCode).toBe(404);
      expect(page.body).toContain('Мы не нашли этот опрос');
    }
  });
});
