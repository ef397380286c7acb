import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { putHelpSite } from '#modules/knowledge/server/index.ts';
import { type ChatScene, openChatScene, openVisitor } from '#tests/chat-scene.ts';
import { furnishHelpSite } from '#tests/help-scene.ts';
import type { ListedArticle } from '../core/articles.ts';
import { putWidget } from './widgets.ts';

const number = 'abcdefghijklmnopqrstuvwx';
let scene: ChatScene;
let article: Awaited<ReturnType<typeof furnishHelpSite>>;

beforeAll(async () => {
  scene = await openChatScene();
  article = await scene.centre.runAsSystem((ctx) => furnishHelpSite(ctx, scene.projectId));
});
afterAll(() => scene.close());

/** Somebody before the widget of a site. */
function openReader(headers: Record<string, string> = { 'heed-visit': number }) {
  const root = `${scene.address}/chat/v1/${scene.widget.publicKey}`;
  const own = { origin: 'https://shop.example', ...headers };
  const list = async (response: Promise<Response>) => {
    const { articles }: { articles: ListedArticle[] } = await (await response).json();
    return articles.map(({ title }) => title);
  };
  const post = (path: string, body: object) => {
    const init = { headers: { ...own, 'content-type': 'application/json' }, method: 'POST' };
    return fetch(`${root}/articles/${path}`, { ...init, body: JSON.stringify(body) });
  };
  return {
    post,
    facts: async () => (await fetch(`${root}?language=en`)).json(),
    best: (language: string) => list(fetch(`${root}/articles?language=${language}`)),
    search: (query: string, language = 'en') => list(post('search', { query, language })),
    fitting: (words: string, language = 'en') => list(post('fitting', { words, language })),
    read: (language = 'en', from = '') =>
      fetch(`${root}/articles/${article.articleId}?language=${language}${from}`, { headers: own }),
    say: (hasHelped: boolean, about: object = {}) =>
      post(`${article.articleId}/opinion`, { language: 'en', number: 1, hasHelped, ...about }),
  };
}

const rowsOf = <Row>(table: string): Promise<Row[]> =>
  scene.centre.runAsSystem(async (ctx) => {
    const { rows } = await sql<Row>`select * from ${sql.table(`knowledge.${table}`)}
      where project_id = ${scene.projectId} order by 2`.execute(ctx.tx);
    return rows;
  });

describe('the articles in the widget', () => {
  it('are listed in the language of the visitor, what helped most first', async () => {
    const reader = openReader({});
    const before = await reader.best('ru');
    expect(before).toContain(article.titles.ru);
    expect(before.length).toBeLessThanOrEqual(5);
    await reader.read('ru');
    await reader.say(true, { language: 'ru' });
    await openReader().read('ru');
    scene.centre.testClock.advanceMs(2 * minuteMs);
    expect((await reader.best('ru'))[0]).toBe(article.titles.ru);
  });

  it('are found by search, and offered unasked only where they fit', async () => {
    const reader = openReader({});
    expect(await reader.search('return parcel')).toContain(article.titles.en);
    expect(await reader.search('qqwwxxzz')).toEqual([]);
    const offered = await reader.fitting('Hello, how do I return my parcel?');
    expect(offered).toContain(article.titles.en);
    expect(offered.length).toBeLessThanOrEqual(3);
    expect(await reader.fitting('Hello! Is anybody there?')).toEqual([]);
    expect(await reader.fitting('你好，我想退货', 'zh')).toContain(article.titles.zh);
  });

  it('are read as customers may, with addresses that lead to the help site', async () => {
    const response = await openReader({}).read('en');
    const { title, language, html, number: version } = await response.json();
    expect({ title, language, version }).toEqual({
      ...{ title: article.titles.en, language: 'en', version: 1 },
    });
    expect(html).toContain('<ol class="steps">');
    expect(html).toMatch(/src="https?:\/\/[^"]+\/help\/[^"]+\/picture\//);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });

  it('make a visit of the widget, which ends as the visitor says', async () => {
    await scene.centre.runAsSystem(async (ctx) => {
      await sql`delete from knowledge.visit`.execute(ctx.tx);
    });
    const reader = openReader({ 'heed-visit': 'ABCDEFGHIJKLMNOPQRSTUVWX' });
    await reader.search('return parcel maria@home.test');
    await reader.read('en', '&isFromSearch=true');
    expect((await reader.say(true)).status).toBe(204);
    expect(await rowsOf('visit')).toMatchObject([{ place: 'widget', outcome: null }]);
    expect(await rowsOf('visit_step')).toMatchObject([
      ...[{ deed: 'searched' }, { deed: 'read' }, { deed: 'helped' }],
    ]);
    const asked = await rowsOf<{ query: string }>('search_asked');
    expect(asked.at(-1)).toMatchObject({
      ...{ place: 'widget', query: 'return parcel ***', openedArticleId: article.articleId },
    });
    scene.centre.testClock.advanceMs(31 * minuteMs);
    await scene.centre.settle();
    expect(await rowsOf('visit')).toMatchObject([{ place: 'widget', outcome: 'solved' }]);
  });

  it.each([
    ['without the number', {}],
    ['with a wrong number', { 'heed-visit': 'short' }],
    ['where he asks not to be tracked', { 'heed-visit': number, 'sec-gpc': '1' }],
  ])('are read %s, and no visit is kept', async (_, headers: Record<string, string>) => {
    const before = (await rowsOf('visit')).length;
    const reader = openReader(headers);
    await reader.search('return parcel');
    expect((await reader.read()).status).toBe(200);
    expect(await rowsOf('visit')).toHaveLength(before);
  });

  it('carry what was searched and read to the agent, and ask for a person', async () => {
    const reader = openReader({ 'heed-visit': 'zyxwvutsrqponmlkjihgfedc' });
    await reader.search('insured dragons');
    await reader.read('en');
    const visitor = openVisitor(scene);
    await visitor.enter();
    const init = { method: 'POST', body: JSON.stringify({ clientId: newId(), body: 'Hello' }) };
    const headers = {
      ...{ origin: 'https://shop.example', 'content-type': 'application/json' },
      ...{ authorization: `Bearer ${visitor.token()}`, 'heed-visit': 'zyxwvutsrqponmlkjihgfedc' },
    };
    const root = `${scene.address}/chat/v1/${scene.widget.publicKey}`;
    await fetch(`${root}/messages`, { ...init, headers });
    await scene.centre.outbox.drain();
    const { messages } = await scene.look(await visitor.conversationId());
    expect(messages.find(({ kind }) => kind === 'note')).toMatchObject({
      authorName: 'Articles in the chat',
      body: `Searched for: “insured dragons”\nRead: ${article.titles.en}`,
    });
    const deeds = await rowsOf<{ deed: string }>('visit_step');
    expect(deeds.map(({ deed }) => deed)).toContain('asked-for-person');
  });

  it('refuse what they cannot take', async () => {
    const reader = openReader();
    expect((await reader.post('search', { query: ' ', language: 'en' })).status).toBe(422);
    expect((await reader.say(true, { language: 'xx' })).status).toBe(422);
    expect((await reader.read('en', '&isFromSearch=perhaps')).status).toBe(422);
    const other = await reader.post(`${newId()}/opinion`, {
      ...{ language: 'en', number: 1, hasHelped: true },
    });
    expect(other.status).toBe(404);
    const foreign = openReader({ origin: 'https://evil.test' });
    expect((await foreign.post('search', { query: 'x', language: 'en' })).status).toBe(403);
  });

  it('are not there while the widget offers none, or the help site is closed', async () => {
    const reader = openReader();
    expect((await reader.facts()).hasArticles).toBe(true);
    const { publicKey: _, ...widget } = scene.widget;
    const putOffer = async (offersArticles: boolean) => {
      await scene.centre.runAsSystem((ctx) => putWidget(ctx, { ...widget, offersArticles }));
      await scene.centre.settle();
    };
    await putOffer(false);
    await expect.poll(async () => (await reader.facts()).hasArticles).toBe(false);
    expect((await reader.read()).status).toBe(404);
    await putOffer(true);
    await expect.poll(async () => (await reader.facts()).hasArticles).toBe(true);
    await scene.centre.runAsSystem((ctx) =>
      putHelpSite(ctx, {
        ...{ projectId: scene.projectId, isOn: false, languages: ['en'] },
        ...{ titles: {}, welcomes: {}, telephone: null },
      }),
    );
    await expect.poll(async () => (await reader.facts()).hasArticles).toBe(false);
    expect((await reader.read()).status).toBe(404);
  });
});
