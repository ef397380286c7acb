import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs, minuteMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { articleAddress } from '../../core/help-site/address.ts';
import { visitsKeptMs } from '../../core/help-site/visit.ts';
import { listGaps } from '../gaps.ts';
import { openHelpServer, openSite } from './site.fixture.ts';
import { shownVisitor } from './visitor.ts';
import { reachPerson, showVisitFigures } from './visits.ts';

let centre: TestCentre;
let app: FastifyInstance;
let site: Awaited<ReturnType<typeof openSite>>;
let address: string;

beforeAll(async () => {
  centre = await openTestCentre();
  app = await openHelpServer(centre);
});
afterAll(async () => {
  await app.close();
  await centre.close();
});
beforeEach(async () => {
  site = await openSite(centre);
  const { id } = await site.live({ title: 'Возврат' });
  address = articleAddress({ key: site.key, language: 'ru' }, { id, title: 'Возврат' });
});

/** A browser, which keeps the cookie that it is given. */
function openBrowser(headers: Record<string, string> = {}) {
  let cookie = '';
  const send = async (method: 'GET' | 'POST', url: string, fields?: Record<string, string>) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({
      ...{ method, url },
      headers: { ...headers, ...(cookie && { cookie }), ...(fields && form) },
      ...(fields && { payload: new URLSearchParams(fields).toString() }),
    });
    const [given] = answer.cookies;
    if (given) cookie = `${given.name}=${given.value}`;
    return answer;
  };
  return {
    cookie: () => cookie,
    open: (url: string) => send('GET', url),
    search: (query: string) => send('GET', `${site.home}/search?q=${encodeURIComponent(query)}`),
    say: (helped: 'yes' | 'no', more: Record<string, string> = {}) =>
      send('POST', `${address}/feedback`, { helped, text: 'ru.1', ...more }),
  };
}

const cookiesOf = (cookie: string) => Object.fromEntries([cookie.split('=')]);

const rowsOf = async <Row>(table: string): Promise<Row[]> =>
  centre.runAsSystem(async (ctx) => {
    const { rows } = await sql<Row>`select * from ${sql.table(`knowledge.${table}`)}
      where project_id = ${site.projectId} order by 2`.execute(ctx.tx);
    return rows;
  });
const outcomes = async () =>
  (await rowsOf<{ outcome: string | null }>('visit')).map(({ outcome }) => outcome);
const deeds = async () =>
  (await rowsOf<{ visitId: string; deed: string }>('visit_step')).map(({ deed }) => deed).sort();
const passMs = async (durationMs: number) => {
  centre.testClock.advanceMs(durationMs);
  await centre.settle();
};

describe('a visit', () => {
  it('keeps what was searched and read, and gave up when it ends without a sign', async () => {
    const browser = openBrowser();
    await browser.open(site.home);
    await browser.search('возврат 4821 7790 maria@home.test');
    await browser.search('возврат 4821 7790 maria@home.test');
    await browser.open(address);
    await browser.open(address);
    expect(await deeds()).toEqual(['read', 'searched']);
    expect(await outcomes()).toEqual([null]);
    expect(await rowsOf('search_asked')).toMatchObject([
      { place: 'help-site', language: 'ru', query: 'возврат *** ***', openedArticleId: null },
    ]);
    await passMs(29 * minuteMs);
    expect(await outcomes()).toEqual([null]);
    await passMs(minuteMs);
    expect(await outcomes()).toEqual(['gave-up']);
  });

  it('goes on as long as no silence is half an hour long', async () => {
    const browser = openBrowser();
    await browser.open(address);
    await passMs(20 * minuteMs);
    await browser.search('возврат');
    await passMs(20 * minuteMs);
    expect(await outcomes()).toEqual([null]);
    await browser.say('yes');
    await passMs(30 * minuteMs);
    expect(await outcomes()).toEqual(['solved']);
  });

  it('came back when its visitor returns for the same within a week, and not later', async () => {
    const [soon, late] = [openBrowser(), openBrowser()];
    for (const browser of [soon, late]) {
      await browser.open(address);
      await browser.say('yes');
    }
    await passMs(6 * dayMs);
    await soon.open(address);
    await passMs(2 * dayMs);
    await late.open(address);
    await passMs(minuteMs);
    expect((await outcomes()).sort()).toEqual(['came-back', 'gave-up', null, 'solved'].sort());
    const figures = await centre.run(site.lead, (ctx) => showVisitFigures(ctx, site.projectId));
    expect(figures.helpSite).toMatchObject({ goingOn: 1, solved: 1, gaveUp: 1, cameBack: 1 });
    expect(figures.widget).toMatchObject({ goingOn: 0, solved: 0, gaveUp: 0, cameBack: 0 });
  });

  it('did not come back when its visitor returns for something else', async () => {
    const browser = openBrowser();
    await browser.open(address);
    await passMs(dayMs);
    await browser.search('адрес доставки');
    expect(await outcomes()).toEqual(['gave-up', null]);
    await browser.search('Возврат посылки');
    expect(await outcomes()).toEqual(['came-back', null]);
  });

  it.each([
    ['about the same', 'Добрый день! Где мой возврат?', ['came-back', null]],
    ['about something else', 'Добрый день! Вы работаете в субботу?', ['gave-up', null]],
  ])('is judged by what its visitor asks a person %s, told once', async (_, words, outcome) => {
    const browser = openBrowser();
    await browser.open(address);
    await passMs(dayMs);
    const request = { headers: {}, cookies: cookiesOf(browser.cookie()) } as FastifyRequest;
    const visitor = shownVisitor(request, site.key);
    const { projectId } = site;
    const asking = { projectId, language: 'ru', visitor, conversationId: newId(), words } as const;
    await centre.runAsSystem((ctx) => reachPerson(ctx, asking));
    expect(await outcomes()).toEqual(outcome);
    await passMs(dayMs);
    await centre.runAsSystem((ctx) => reachPerson(ctx, { ...asking, words: 'И ещё одно' }));
    expect(await outcomes()).toEqual([outcome[0], 'asked-for-person']);
  });

  it('notes which article a search led to', async () => {
    const browser = openBrowser({ referer: `http://localhost${site.home}/search?q=x` });
    await browser.search('возврат');
    await browser.open(address);
    const [asked] = await rowsOf<{ openedArticleId: string }>('search_asked');
    expect(address).toContain(asked?.openedArticleId);
  });

  it('that leaves its last search without opening anything speaks of a gap', async () => {
    const gaps = () =>
      centre.run(site.lead, (ctx) => listGaps(ctx, { projectId: site.projectId, state: 'open' }));
    const [left, led] = [openBrowser(), openBrowser()];
    await left.search('деньги');
    await left.search('возврат за билет');
    await led.search('возврат');
    await led.open(address);
    await passMs(29 * minuteMs);
    expect(await gaps()).toEqual([]);
    await passMs(minuteMs);
    expect(await gaps()).toMatchObject([{ kind: 'not-opened', words: 'возврат за билет' }]);
  });

  it.each([
    ['who asks not to be tracked', { dnt: '1' }],
    ['who asks so by the newer sign', { 'sec-gpc': '1' }],
    ['a program', { 'user-agent': 'Mozilla/5.0 (compatible; SomeBot/2.1)' }],
    ['a page fetched ahead', { 'sec-purpose': 'prefetch' }],
  ])('is not kept of %s', async (_, headers: Record<string, string>) => {
    const browser = openBrowser(headers);
    await browser.search('возврат');
    await browser.open(address);
    expect(browser.cookie()).toBe('');
    expect([await outcomes(), await rowsOf('search_asked')]).toEqual([[], []]);
  });

  it('holds nothing of who it is but a hash of a random number', async () => {
    const browser = openBrowser();
    await browser.open(address);
    const [visit] = await rowsOf<Record<string, unknown>>('visit');
    const token = browser.cookie().split('=')[1] ?? '';
    expect(token).toMatch(/^[\w-]{24}$/);
    expect(JSON.stringify(visit)).not.toContain(token);
    expect(Object.keys(visit ?? {}).sort()).toEqual(
      [
        ...['id', 'language', 'lastStepAt', 'outcome', 'place', 'projectId', 'startedAt'],
        'visitorHash',
      ].sort(),
    );
  });

  it('is forgotten after its time, with the searches and the words of readers', async () => {
    const browser = openBrowser();
    await browser.search('возврат');
    await browser.open(address);
    await browser.say('no', { comment: 'Непонятно' });
    await passMs(visitsKeptMs - dayMs);
    expect(await outcomes()).toHaveLength(1);
    await passMs(2 * dayMs);
    expect([await outcomes(), await deeds(), await rowsOf('search_asked')]).toEqual([[], [], []]);
    expect(await rowsOf('feedback')).toMatchObject([{ hasHelped: false, comment: '' }]);
  });
});

describe('what a reader says of an article', () => {
  it('is thanked for, asked about and kept, without a script', async () => {
    const browser = openBrowser();
    await browser.open(address);
    const first = await browser.say('no');
    expect(first.statusCode).toBe(303);
    const asked = await browser.open(String(first.headers.location));
    expect(asked.body).toContain('name="comment"');
    const earlier = /name="earlier" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const comment = 'Нет сроков. Пишите на maria@home.test';
    const second = await browser.say('no', { comment, earlier });
    expect((await browser.open(String(second.headers.location))).body).toContain('Это прочитают');
    expect(await rowsOf('feedback')).toMatchObject([
      { hasHelped: false, comment: 'Нет сроков. Пишите на ***', language: 'ru', number: 1 },
    ]);
    expect(await deeds()).toEqual(['did-not-help', 'read']);
  });

  it('is one opinion, the last, of each visit, and is no visit of who asks not to be', async () => {
    const browser = openBrowser();
    await browser.open(address);
    await browser.say('no');
    await browser.say('yes');
    expect(await rowsOf('feedback')).toMatchObject([{ hasHelped: true }]);
    const hidden = openBrowser({ dnt: '1' });
    const first = await hidden.say('no');
    const earlier = new URL(String(first.headers.location), 'http://site').searchParams.get('id');
    await hidden.say('no', { comment: 'Коротко', earlier: earlier ?? '' });
    expect(await rowsOf('feedback')).toMatchObject([
      { hasHelped: true },
      { hasHelped: false, comment: 'Коротко', visitId: null },
    ]);
  });

  it('is refused from pages of others, of what cannot be read, and in other forms', async () => {
    const foreign = openBrowser({ origin: 'https://evil.test' });
    expect((await foreign.say('yes')).statusCode).toBe(403);
    const crossed = openBrowser({ 'sec-fetch-site': 'cross-site' });
    expect((await crossed.say('yes')).statusCode).toBe(403);
    const browser = openBrowser();
    expect((await browser.say('yes', { text: 'en.1' })).statusCode).toBe(404);
    expect((await browser.say('yes', { text: 'xx' })).statusCode).toBe(422);
    expect(await rowsOf('feedback')).toEqual([]);
  });
});
