import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
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
      payload: new URLSearchParams({ _lang: 'ru', ...answers }).toString(),
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
    expect(body).toContain('name="solved" value="4" checked');
    expect(body).toContain('lang="ru"');
    expect(body).not.toContain('<script');
    expect((await scene.surveyOf(item))?.answers).toEqual([]);
  });

  const follow = async (answer: LightMyRequestResponse) => {
    expect(answer.statusCode).toBe(303);
    return (await app.inject({ method: 'GET', url: String(answer.headers.location) })).body;
  };
  const namesIn = (page: string) => [
    ...new Set(Array.from(page.matchAll(/ name="([a-z][a-z.-]*)"/g), ([, name]) => name)),
  ];

  it('leads from page to page, keeps each answer, and asks by what was answered', async () => {
    const { item, path } = await invite();
    const attributes = await follow(await post(path, { _page: '0', solved: '2' }));
    expect(namesIn(attributes)).toEqual([
      ...['viewport', 'robots', 'referrer'],
      ...['understanding', 'knowledge', 'completeness', 'speed', 'manner', 'effort'],
    ]);
    const sent = { _page: '1', manner: '1', speed: 'none', effort: '7' };
    expect(namesIn(await follow(await post(path, sent)))).toContain('overall');
    const rest = await follow(await post(path, { _page: '2', overall: '2' }));
    expect(namesIn(rest).slice(3)).toEqual([
      ...['disappointment', 'disappointment.words', 'return', 'recommend', 'comment', 'quote'],
    ]);
    const thanks = await follow(
      await post(path, {
        ...{ _page: '3', disappointment: 'other', 'disappointment.words': ' Тон ' },
        ...{ recommend: '0', comment: ' Грубо <b>! ' },
      }),
    );
    expect(thanks).toContain('Спасибо');
    const survey = await scene.surveyOf(item);
    expect(survey?.invitation).toMatchObject({
      ...{ state: 'partial', rating: 2, comment: 'Грубо <b>!', lowestAttribute: 1 },
    });
    expect(
      survey?.answers.map(({ question, value, choices }) => [question, value ?? choices]),
    ).toEqual([
      ['solved', 2],
      ['speed', null],
      ['manner', 1],
      ['effort', 7],
      ['overall', 2],
      ['disappointment', ['other']],
      ['recommend', 0],
      ['comment', null],
    ]);
    const again = await app.inject({ method: 'GET', url: `${path}?change&lang=zh` });
    expect(again.body).toContain('Грубо &lt;b&gt;!');
    expect(again.body).toContain('value="Тон"');
    expect(again.body).toContain('修改我的回答');
  });

  it('asks nothing about a disappointment where there was none', async () => {
    const { path } = await invite();
    await post(path, { _page: '0', solved: '5' });
    const rest = await follow(await post(path, { _page: '2', overall: '4' }));
    expect(namesIn(rest).slice(3)).toEqual(['return', 'recommend', 'comment', 'quote']);
  });

  it('comes back to the page that was left, and keeps the language', async () => {
    const { path } = await invite();
    await post(path, { _page: '0', solved: '5' });
    const page = await app.inject({ method: 'GET', url: path });
    expect(page.body).toContain('name="knowledge"');
    expect(page.body).toContain('href="?page=1&amp;lang=zh"');
  });

  it('asks again, kindly, when nothing was chosen', async () => {
    const { item, path } = await invite();
    const page = await post(path, {});
    expect(page.body).toContain('role="alert"');
    expect((await scene.surveyOf(item))?.answers).toEqual([]);
  });

  it.each([
    ['solved', '9'],
    ['recommend', '11'],
    ['disappointment', 'price'],
  ])('refuses for %s the value %s', async (question, value) => {
    const { item, path } = await invite();
    await post(path, { [question]: value });
    expect((await scene.surveyOf(item))?.answers).toEqual([]);
  });

  it('can be changed for a day after the last answer, then says that it is used', async () => {
    const { item, path } = await invite();
    const all = { understanding: '3', knowledge: '3', completeness: '3', speed: '3', manner: '3' };
    await post(path, { solved: '3' });
    await post(path, { ...all, effort: '5', overall: '4', return: '4', recommend: '9' });
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
