import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { storeFile } from '#platform/files/files.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { articleAddress } from '../../core/help-site/address.ts';
import { archiveArticle, putArticle } from '../articles.ts';
import { said } from '../scene.fixture.ts';
import { doc, heading, openHelpServer, openSite, paragraph, text } from './site.fixture.ts';

let centre: TestCentre;
let app: FastifyInstance;
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  centre = await openTestCentre();
  app = await openHelpServer(centre);
  site = await openSite(centre);
});
afterAll(async () => {
  await app.close();
  await centre.close();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const addressOf = (id: string, title: string, language: 'ru' | 'en' | 'zh' = 'ru') =>
  articleAddress({ key: site.key, language }, { id, title });
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

describe('the help site', () => {
  it('shows topics, articles and their texts, in the language of the address', async () => {
    const topic = await site.category('Доставка');
    const { id } = await site.live({ title: 'Где посылка' }, { categoryId: topic.id });
    const home = await get(site.home);
    expect(home.statusCode).toBe(200);
    expect(home.body).toContain('<html lang="ru"');
    expect(home.body).toContain('Доставка');
    expect(home.body).toContain('1 статья');
    const category = await get(`${site.home}/c/${encodeURIComponent('доставка')}-${topic.id}`);
    expect(category.body).toContain(addressOf(id, 'Где посылка'));
    expect(category.body).toContain('Деньги вернутся.');
    const article = await get(addressOf(id, 'Где посылка'));
    expect(article.body).toContain('<h1 dir="auto">Где посылка</h1>');
    expect(article.body).toContain('<p>Деньги вернутся.</p>');
    expect(article.body).toContain('2 марта 2026');
  });

  it('sends a browser to the language that it likes', async () => {
    const to = async (accept: string) =>
      (await get(`/help/${site.key}`, { 'accept-language': accept })).headers.location;
    expect(await to('zh-CN,zh;q=0.9,en;q=0.8')).toBe(`/help/${site.key}/zh`);
    expect(await to('de, en;q=0.5, ru;q=0.4')).toBe(`/help/${site.key}/en`);
    expect(await to('de')).toBe(`/help/${site.key}/ru`);
  });

  it('is not there while it is off, nor in a language in which it is not offered', async () => {
    const other = await openSite(centre, { languages: ['en'] });
    expect((await get(`/help/${other.key}/en`)).statusCode).toBe(200);
    expect((await get(`/help/${other.key}/ru`)).statusCode).toBe(404);
    await other.putSite({ isOn: false });
    for (const path of ['', '/en', '/en/search?q=x', '/sitemap.xml', '/en/person']) {
      expect((await get(`/help/${other.key}${path}`)).statusCode).toBe(404);
    }
    expect((await get('/help/nobody/en')).body).toContain('This page is not here');
  });

  it('shows nobody what is internal, a draft, a template or for agents alone', async () => {
    const internal = await site.live({ title: 'Тайна' }, { visibility: 'internal' });
    const draft = await site.put();
    await site.save(draft.id, { title: 'Черновик' });
    const template = await site.live({ title: 'Образец' }, { kind: 'template' });
    const body = doc(
      paragraph(text('Для всех')),
      { type: 'audience', attrs: { for: 'agent' }, content: [paragraph(text('Пароль 42'))] },
      { type: 'audience', attrs: { for: 'customer' }, content: [paragraph(text('Для вас'))] },
    );
    const open = await site.live({ title: 'Открыто', body });
    for (const { id } of [internal, draft, template]) {
      expect((await get(`${site.home}/a/x-${id}`)).statusCode).toBe(404);
    }
    const page = await get(addressOf(open.id, 'Открыто'));
    expect(page.body).toContain('Для вас');
    const map = await get(`/help/${site.key}/sitemap.xml`);
    for (const shown of [page, await get(site.home), map]) {
      expect(shown.body).not.toMatch(/Пароль 42|Тайна|Черновик|Образец/);
    }
  });

  it('says that a withdrawn article is gone, with the search and the way to a person', async () => {
    const { id } = await site.live({ title: 'Старое' });
    await centre.run(site.lead, (ctx) =>
      archiveArticle(ctx, { projectId: site.projectId, id, isArchived: true }),
    );
    const page = await get(addressOf(id, 'Старое'));
    expect(page.statusCode).toBe(410);
    expect(page.body).toContain('role="search"');
    expect(page.body).toContain('tel:+74951234567');
    const missing = await get(`${site.home}/a/x-${newId()}`);
    expect(missing.statusCode).toBe(404);
    expect(missing.body).toContain('tel:+74951234567');
    expect((await get(`${site.home}/anything/else`)).statusCode).toBe(404);
  });

  it('keeps the texts of one project from the pages of another', async () => {
    const other = await openSite(centre);
    const { id } = await other.live({ title: 'Чужое' });
    expect((await get(`${site.home}/a/x-${id}`)).statusCode).toBe(404);
    expect((await get(`${site.home}/search?q=${encodeURIComponent('Чужое')}`)).body).not.toContain(
      'hits',
    );
  });
});

describe('an article', () => {
  it('is found by its id, whatever its title was, at one address', async () => {
    const { id } = await site.live({ title: 'Имя' });
    const moved = await get(`${site.home}/a/old-name-${id}`);
    expect(moved.statusCode).toBe(301);
    expect(moved.headers.location).toBe(addressOf(id, 'Имя'));
  });

  it('is shown in another language while it is not translated, and says so', async () => {
    const { id } = await site.live({ title: 'Только по-русски' });
    const page = await get(addressOf(id, 'Только по-русски', 'zh'));
    expect(page.body).toContain('<html lang="zh"');
    expect(page.body).toContain('<h1 dir="auto" lang="ru">Только по-русски</h1>');
    expect(page.body).toContain('本文暂无中文版');
    const canonical = centre.config.publicUrl + addressOf(id, 'Только по-русски');
    expect(page.body).toContain(`<link rel="canonical" href="${canonical}">`);
    expect(page.body).not.toContain('hreflang="zh" href="http');
  });

  it('leads to itself in its other languages, for people and for search engines', async () => {
    const { id } = await site.live({ title: 'Возврат' });
    await site.publish(await site.save(id, { language: 'en', title: 'Returns' }));
    const page = await get(addressOf(id, 'Возврат'));
    const [ru, en] = [addressOf(id, 'Возврат'), addressOf(id, 'Returns', 'en')];
    const { publicUrl } = centre.config;
    expect(page.body).toContain(`hreflang="en">English</a>`);
    expect(page.body).toContain(`<a href="${en}" lang="en"`);
    expect(page.body).toContain(`<a href="${addressOf(id, 'Возврат', 'zh')}" lang="zh"`);
    for (const [language, path] of [
      ['en', en],
      ['ru', ru],
      ['x-default', ru],
    ]) {
      const link = `<link rel="alternate" hreflang="${language}" href="${publicUrl}${path}">`;
      expect(page.body).toContain(link);
    }
    const map = (await get(`/help/${site.key}/sitemap.xml`)).body;
    expect(map).toContain(
      `<loc>${publicUrl}${en}</loc><lastmod>2026-03-02T09:00:00.000Z</lastmod>`,
    );
  });

  it('links to what everybody may read, and to nothing else', async () => {
    const open = await site.live({ title: 'Соседняя' });
    const closed = await site.live({ title: 'Закрытая' }, { visibility: 'internal' });
    const link = (id: string) =>
      text(`к ${id}`, { type: 'link', attrs: { href: `article:${id}` } });
    const body = doc(paragraph(link(open.id), text(' '), link(closed.id)));
    const { id } = await site.live({ title: 'Ссылки', body });
    const page = (await get(addressOf(id, 'Ссылки'))).body;
    expect(page).toContain(`<a href="${addressOf(open.id, 'Соседняя')}">к ${open.id}</a>`);
    expect(page).toContain(` к ${closed.id}</p>`);
  });

  it('that is long has contents; questions are told to search engines', async () => {
    const body = doc(
      ...['Сколько стоит?', 'Когда привезут?', 'Как отменить?'].flatMap((question) => [
        heading(2, question),
        paragraph(text(`Ответ: ${question}`)),
      ]),
    );
    const { id } = await site.live({ title: 'Вопросы', body });
    const page = (await get(addressOf(id, 'Вопросы'))).body;
    expect(page).toContain('<a href="#h-3">Как отменить?</a>');
    expect(page).toContain('"@type":"FAQPage"');
    expect(page).toContain('"@type":"BreadcrumbList"');
  });

  it('escapes hostile words wherever they stand', async () => {
    const topic = await site.category(hostile);
    const { id } = await site.live(
      { title: hostile, body: said(hostile) },
      { categoryId: topic.id },
    );
    const found = await get(`${site.home}/search?q=${encodeURIComponent(hostile)}`);
    const pages = [
      await get(site.home),
      await get(addressOf(id, hostile)),
      found,
      await get(`${site.home}/person?q=${encodeURIComponent(hostile)}`),
      await get(`/help/${site.key}/sitemap.xml`),
    ];
    for (const { statusCode, body } of pages) {
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/<script>alert|<img src=x/);
    }
    expect(pages[0]?.headers['content-security-policy']).toContain("script-src 'self'");
    await centre.run(site.lead, (ctx) =>
      archiveArticle(ctx, { projectId: site.projectId, id, isArchived: true }),
    );
  });
});

describe('the search', () => {
  const search = (query: string, language = 'ru') =>
    get(`/help/${site.key}/${language}/search?q=${encodeURIComponent(query)}`);

  it('finds what everybody may read, with what was found set off', async () => {
    const { id } = await site.live({ title: 'Отмена заказа', body: said('Отмените его сами.') });
    const hidden = await site.live(
      { title: 'Отмена штрафа', body: said('Отмените штраф.') },
      { visibility: 'internal' },
    );
    const forAgents = doc(paragraph(text('Ничего')), {
      type: 'audience',
      attrs: { for: 'agent' },
      content: [paragraph(text('Шпингалет'))],
    });
    await site.live({ title: 'Скидки', body: forAgents });
    await centre.settle();
    const { body } = await search('отмену заказов');
    expect(body).toContain(addressOf(id, 'Отмена заказа'));
    expect(body).toMatch(/<mark>Отмена<\/mark> <mark>заказа<\/mark>/);
    expect(body).not.toContain(hidden.id);
    expect((await search('шпингалет')).body).not.toContain('Скидки');
    expect((await search('скидки')).body).toContain('<mark>Скидки</mark>');
    await centre.run(site.lead, (ctx) =>
      archiveArticle(ctx, { projectId: site.projectId, id, isArchived: true }),
    );
    expect((await search('отмену заказов')).body).not.toContain(id);
  });

  it('names the likely word, and leads to a person where nothing is found', async () => {
    await site.live({ title: 'Courier insurance', language: 'en' });
    await centre.settle();
    expect((await search('insurrance', 'en')).body).toMatch(
      /Did you mean\s+<a href="[^"]+q=insurance"/,
    );
    const { body } = await search('qqqqq', 'en');
    expect(body).toContain('Nothing was found for “qqqqq”');
    expect(body).toContain('href="tel:+74951234567"');
    expect((await search('', 'en')).body).toContain('What are you looking for?');
  });
});

describe('a picture', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000320000002580806000000', 'hex');
  const store = (mediaType = 'image/png') =>
    centre.run(site.lead, (ctx) =>
      storeFile(ctx, {
        ...{ projectId: site.projectId, name: 'a.png', mediaType, content: png },
        maximumBytes: 1_000,
      }),
    );
  const image = (fileId: string) => ({ type: 'image', attrs: { fileId, alt: 'Бланк' } });

  it('is shown with the room it takes, to whoever may read the text around it', async () => {
    const [shown, hidden, document] = [await store(), await store(), await store('text/html')];
    const body = doc(image(shown.id), image(document.id), {
      ...{ type: 'audience', attrs: { for: 'agent' } },
      content: [paragraph(text('x')), image(hidden.id)],
    });
    const { id } = await site.live({ title: 'Бланк', body });
    const at = (fileId: string) => `/help/${site.key}/picture/${id}/${fileId}`;
    const page = (await get(addressOf(id, 'Бланк'))).body;
    expect(page).toContain(`<img src="${at(shown.id)}" alt="Бланк" width="800" height="600"`);
    const picture = await get(at(shown.id));
    expect(picture.rawPayload.equals(png)).toBe(true);
    expect(picture.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
      'content-security-policy': 'sandbox',
    });
    const etag = String(picture.headers.etag);
    expect((await get(at(shown.id), { 'if-none-match': etag })).statusCode).toBe(304);
    for (const fileId of [hidden.id, document.id, newId()]) {
      expect((await get(at(fileId))).statusCode).toBe(404);
    }
    const about = { visibility: 'internal', originalLanguage: 'ru' } as const;
    await centre.run(site.lead, (ctx) =>
      putArticle(ctx, {
        ...{ projectId: site.projectId, id, kind: 'article', categoryId: null, ...about },
        ...{ tags: [], products: [], ownerId: null, reviewEveryDays: null, mustBeRead: false },
      }),
    );
    expect((await get(at(shown.id))).statusCode).toBe(404);
  });
});

describe('a page', () => {
  it('is not sent again to whoever has it, and is once it has changed', async () => {
    const { id } = await site.live({ title: 'Долго' });
    const address = addressOf(id, 'Долго');
    const { headers } = await get(address);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    const known = { 'if-none-match': String(headers.etag) };
    expect((await get(address, known)).statusCode).toBe(304);
    const since = { 'if-modified-since': String(headers['last-modified']) };
    expect((await get(address, since)).statusCode).toBe(304);
    await site.publish(await site.save(id, { title: 'Долго', body: said('Новое') }));
    expect((await get(address, known)).statusCode).toBe(200);
  });

  it('comes packed to whoever takes it so, and weighs little with all that it loads', async () => {
    const { id } = await site.live({ title: 'Вес' });
    const packed = (url: string) => get(url, { 'accept-encoding': 'gzip, br' });
    for (const address of [site.home, addressOf(id, 'Вес'), `${site.home}/person`]) {
      const page = await packed(address);
      expect(page.headers['content-encoding']).toBe('gzip');
      const plain = (await get(address)).body;
      const loaded = Array.from(
        plain.matchAll(/"(\/help\/site-[^"]+)"/g),
        ([, path]) => path ?? '',
      );
      expect(loaded.length).toBe(2);
      let bytes = page.rawPayload.length;
      for (const path of loaded) bytes += (await packed(path)).rawPayload.length;
      expect(bytes).toBeLessThan(20_000);
    }
  });

  it('tells search engines where to look, and not whose centre this is', async () => {
    const { body } = await get('/robots.txt');
    expect(body).toContain('Disallow: /\n');
    expect(body).toContain('Allow: /help/');
    expect(body).not.toContain(site.key);
    expect((await get(`${site.home}/search?q=x`)).body).toContain('content="noindex"');
  });
});
