import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentState } from '#modules/customers/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { refusals } from '../contract.ts';
import { straightLineQuestions } from '../core/flags.ts';
import { surveyTemplates } from '../core/templates/templates.ts';
import { askingByKeys } from './key-door.ts';
import { liftFlag } from './lift-flag.ts';
import { rateDoor } from './rate-door.ts';
import { listInvitations, summariseSurveys } from './reading.ts';
import { reportResponse } from './responding.ts';
import { sendSurveysBy } from './service-mail.ts';

describe('what is kept apart', () => {
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
  /** The form as the page has it, so long ago. */
  const openPage = async (url: string) => {
    const { body } = await app.inject({ method: 'GET', url });
    const opened = /name="_opened" value="([^"]+)"/.exec(body)?.[1] ?? '';
    return { _opened: opened, _page: '0' };
  };
  const post = (url: string, answers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _lang: 'ru', ...answers }).toString(),
    });
  const rate = async (path: string, solved: string) => {
    const form = await openPage(path);
    centre.testClock.advanceMs(5_000);
    await post(path, { ...form, solved });
  };

  it('is nothing when a scanner has opened all links and then the customer answers', async () => {
    const { item, path } = await invite();
    for (const choice of ['5', '4', '3', '2', '1']) {
      await app.inject({ method: 'GET', url: `${path}?r=${choice}` });
    }
    await app.inject({ method: 'HEAD', url: path });
    const headers = { 'sec-purpose': 'prefetch;prerender' };
    await app.inject({ method: 'GET', url: `${path}?r=2`, headers });
    const before = await scene.surveyOf(item);
    expect(before?.invitation).toMatchObject({ state: 'sent', rating: null, flags: [] });
    expect(before?.visits).toMatchObject({
      ...{ openings: 5, programOpenings: 2, isScanned: true, provisionalChoice: '1' },
    });
    await rate(path, '4');
    const after = await scene.surveyOf(item);
    expect(after?.answers).toMatchObject([{ question: 'solved', value: 4 }]);
    expect(after?.invitation.flags).toEqual([]);
    expect(after?.visits.provisionalChoice).toBeNull();
  });

  it('is a scanner that sends the forms, too, with every score there is', async () => {
    const { item, path } = await invite();
    const form = await openPage(path);
    centre.testClock.advanceMs(2_000);
    for (const solved of ['1', '2', '3', '4', '5']) await post(path, { ...form, solved });
    expect((await scene.surveyOf(item))?.invitation.flags).toEqual(['scanner']);
  });

  it.each([
    ['a field that nobody sees', { _website: 'https://spam.example' }, 5_000, ['bot']],
    ['a page that could not be read', {}, 200, ['too-fast']],
    ['a page that was never opened', { _opened: '' }, 5_000, ['unopened']],
    ['a page opened tomorrow', { _opened: '2999-01-01T00:00:00.000Z' }, 5_000, ['unopened']],
  ])('is %s', async (_, marks, afterMs, flags) => {
    const { item, path } = await invite();
    const form = await openPage(path);
    centre.testClock.advanceMs(afterMs);
    await post(path, { ...form, solved: '5', ...marks });
    expect((await scene.surveyOf(item))?.invitation).toMatchObject({ state: 'partial', flags });
  });

  it('is not a form that was sent twice: it counts once', async () => {
    const { item, path } = await invite();
    const form = await openPage(path);
    centre.testClock.advanceMs(5_000);
    await post(path, { ...form, solved: '4' });
    await post(path, { ...form, solved: '4' });
    const survey = await scene.surveyOf(item);
    expect(survey?.earlierAnswers).toEqual([]);
    expect(survey?.invitation.flags).toEqual([]);
    expect(survey?.visits.repeatedSendings).toBe(1);
  });

  it('is the same answer to everything; it counts nowhere, and again by hand', async () => {
    const own = await openScene(centre);
    const { projectId } = own;
    const analyst = await own.person('analyst');
    const item = await own.talk();
    const other = await own.talk();
    for (const each of [item, other]) await own.finish(each);
    await centre.settle();
    await own.answer(other, 'overall', 3);
    const keys = surveyTemplates.chat.questions
      .filter(({ kind, role }) => kind === 'rating' && (role === 'attribute' || role === 'overall'))
      .map(({ key }) => key);
    expect(keys.length).toBeGreaterThanOrEqual(straightLineQuestions);
    for (const key of keys) await own.answer(item, key, 5);
    const { invitation } = (await own.surveyOf(item)) ?? {};
    expect(invitation).toMatchObject({ rating: 5, flags: ['straight-line'] });
    const period = {
      projectId,
      from: '2000-01-01T00:00:00.000Z',
      until: '2100-01-01T00:00:00.000Z',
    };
    const figures = () => centre.run(analyst, (ctx) => summariseSurveys(ctx, period));
    const list = (flags: 'only' | 'none') =>
      centre.run(analyst, (ctx) => listInvitations(ctx, { projectId, limit: 10, flags }));
    expect(await figures()).toMatchObject({
      total: { ended: 2, asked: 2, answered: 1, flagged: 1 },
      ratings: [{ rating: 3, answers: 1 }],
    });
    const report = await centre.run(analyst, (ctx) => reportResponse(ctx, period));
    expect(report.flags).toEqual([{ flag: 'straight-line', invitations: 1 }]);
    expect(report.curve[0]).toMatchObject({ hours: 1, answered: 1, share: { value: 0.5 } });
    expect((await list('only')).items.map(({ id }) => id)).toEqual([invitation?.id]);
    expect((await list('none')).items).toHaveLength(1);
    const lift = (actor: Actor) =>
      centre.run(actor, (ctx) =>
        liftFlag(ctx, { projectId, id: invitation?.id ?? '', flag: 'straight-line' }),
      );
    await expect(lift(own.agent)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(lift(centre.actor({ roles: ['lead'], projectIds: [] }))).rejects.toMatchObject({
      code: refusals.notFound,
    });
    expect(await lift(analyst)).toMatchObject({ flags: [], liftedFlags: ['straight-line'] });
    await own.answer(item, 'return', 5);
    expect(await figures()).toMatchObject({ total: { answered: 2, flagged: 0 } });
    await expect(lift(analyst)).rejects.toMatchObject({ code: refusals.notFound });
  });

  it('is left in peace who says so on the page, and opening that page says nothing', async () => {
    const { item, path } = await invite();
    const { projectId, customerId } = item;
    const consent = () =>
      centre.runAsSystem((ctx) =>
        consentState(ctx, { projectId, customerId, purpose: 'survey', channel: 'email' }),
      );
    const page = await app.inject({ method: 'GET', url: `${path}?stop&lang=en` });
    expect(page.body).toContain('Shall we stop asking?');
    expect(await consent()).toBe('unknown');
    const done = await post(path, { _stop: '1', _lang: 'en' });
    expect(done.body).toContain('We will not ask again');
    expect(await consent()).toBe('withdrawn');
  });

  it('may be asked by keys: a made-up telephone speaks, hears, and speaks again', async () => {
    const { item } = await invite();
    const id = (await scene.surveyOf(item))?.invitation.id ?? '';
    const which = { projectId: scene.projectId, id };
    const telephone = async (keyFor: (question: string) => string) => {
      const said: string[] = [];
      for (;;) {
        const question = await centre.runAsSystem((ctx) => askingByKeys.next(ctx, which));
        if (!question) return said;
        said.push(question.question);
        const typed = { question: question.question, keys: keyFor(question.question) };
        await centre.runAsSystem((ctx) => askingByKeys.hear(ctx, which, typed));
      }
    };
    await expect(telephone(() => '9')).rejects.toMatchObject({ code: refusals.valueNotPossible });
    const said = await telephone((question) => (question === 'overall' ? '2#' : '4'));
    expect(said).toHaveLength(4);
    expect((await scene.surveyOf(item))?.invitation).toMatchObject({ state: 'partial', rating: 2 });
  });
});
