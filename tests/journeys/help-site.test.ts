import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { listConversations, openConversation } from '#modules/contacts/server/index.ts';
import { articleAddress, homeAddress } from '#modules/knowledge/core/help-site/address.ts';
import { listQueues, putQueue } from '#modules/routing/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { furnishHelpSite } from '../help-scene.ts';
import { findBarriers } from '../screens/barriers.ts';
import { languages, shoot } from '../screens/pictures.ts';
import { furnish, type House } from './house.ts';
import { becomeAvailable } from './loop.ts';
import { openSeats, type Seats } from './seats.ts';

const folder = fileURLToPath(new URL('../../artefacts/journeys/', import.meta.url));
const maximumBytes = 100_000;
const key = 'swift';

const words = {
  en: { find: 'return parcel', button: 'Find', yes: 'Yes', thanks: 'Good to hear. Thank you!' },
  ru: {
    find: 'вернуть посылку',
    button: 'Найти',
    yes: 'Да',
    thanks: 'Рады, что помогло. Спасибо!',
  },
  zh: { find: '退货', button: '搜索一下', yes: '有帮助', thanks: '太好了，感谢您的反馈！' },
} as const;

let server: TestServer;
let house: House;
let seats: Seats;
let article: Awaited<ReturnType<typeof furnishHelpSite>>;

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  article = await server.seed((ctx) => furnishHelpSite(ctx, house.projectId));
  seats = await openSeats(server);
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

test('the search hears of what is published', () => searchIsReady());

test.each(languages.flatMap((language) => [[language, false] as const, [language, true] as const]))(
  'a customer finds an article in %s and says that it helped (scripts: %s)',
  async (language, javaScriptEnabled) => {
    const look = { javaScriptEnabled, locale: language };
    const page = await seats.visit(`/help/${key}`, look);
    expect(new URL(page.url()).pathname).toBe(homeAddress({ key, language }));
    await page.getByRole('searchbox').fill(words[language].find);
    await page.getByRole('button', { name: words[language].button }).click();
    await page.getByRole('link', { name: article.titles[language] }).click();
    await page.getByRole('heading', { level: 1, name: article.titles[language] }).waitFor();
    await page.getByRole('button', { name: words[language].yes, exact: true }).click();
    await page.getByText(words[language].thanks).waitFor();
    await page.context().close();
  },
);

test('the language can be changed, and the article stays', async () => {
  const page = await seats.visit(addressIn('en'), { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Русский' }).click();
  await page.getByRole('heading', { level: 1, name: article.titles.ru }).waitFor();
  await page.getByRole('link', { name: '中文' }).click();
  await page.getByRole('heading', { level: 1, name: article.titles.zh }).waitFor();
  expect(new URL(page.url()).pathname).toBe(addressIn('zh'));
});

test('who finds nothing reaches a person by chat, who knows what was searched', async () => {
  const agent = { seats, name: 'help', page: await seats.sit(house.people.agent) };
  await becomeAvailable(agent);
  const page = await seats.visit(homeAddress({ key, language: 'en' }));
  await page.getByRole('searchbox').fill('qqwwxxzz');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Nothing was found/ }).waitFor();
  await page.getByRole('link', { name: /^Chat/ }).click();
  await page.getByLabel('Your message').fill('Do you insure dragons?');
  await page.keyboard.press('Enter');
  await agent.page.getByRole('button', { name: 'Accept' }).click();
  await agent.page.getByText('Searched for: “qqwwxxzz”').waitFor();
  await seats.picture(agent.page, 'help-agent');
  await page.goto(new URL(addressIn('en'), server.url).href);
  await page.getByRole('log', { name: 'Messages' }).getByText('Do you insure dragons?').waitFor();
  await seats.picture(page, 'help-chat');
});

test('without scripts he writes a letter on the page', async () => {
  const { projectId } = house;
  await server.seed(async (ctx) => {
    const [queue] = await listQueues(ctx, projectId);
    if (queue) await putQueue(ctx, { ...queue, channels: ['chat', 'email'] });
    await putMailbox(ctx, server.config, {
      ...{ id: newId(), projectId, queueId: house.queueId, address: 'support@swift.example' },
      ...{ name: 'Swift Parcel', isOn: true, imap: null },
      smtp: {
        ...{ host: '127.0.0.1', port: 1, security: 'none', trustedCertificate: null },
        login: null,
      },
    });
  });
  const page = await seats.visit(`${homeAddress({ key, language: 'ru' })}/search?q=единорог`, {
    javaScriptEnabled: false,
  });
  const wayByMail = page.getByRole('link', { name: /^Написать нам/ });
  await expect.poll(() => page.reload().then(() => wayByMail.count())).toBe(1);
  expect(await page.getByRole('link', { name: /^Чат/ }).count()).toBe(0);
  await wayByMail.click();
  await page.getByRole('button', { name: 'Отправить вопрос' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  await page.getByLabel('Ваш вопрос').fill('Где мой единорог?');
  await page.getByLabel('Ваше имя').fill('Мария');
  await page.getByLabel('Почта для ответа').fill('maria@home.test');
  await page.getByRole('button', { name: 'Отправить вопрос' }).click();
  await page.getByRole('heading', { name: 'Мы получили ваш вопрос' }).waitFor();
  const found = () =>
    server.seed(async (ctx) => {
      const { items } = await listConversations(ctx, { projectId, limit: 50, state: 'all' });
      const item = items.find(({ subject }) => subject === 'Где мой единорог?');
      const view = item && (await openConversation(ctx, { projectId, id: item.id }));
      return view?.messages.find(({ kind }) => kind === 'note')?.body;
    });
  await expect.poll(found).toBe('Searched for: “единорог”');
});

test('an administrator gives the site its name, and reads how visits end', async () => {
  const page = await seats.sit(house.people.administrator);
  await page.goto(`${server.url}/settings/projects/${house.projectId}/help-site`);
  await page.getByLabel('Name of the site').fill('Swift help');
  await page.getByLabel('Telephone').fill('no number');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Write a number such as').waitFor();
  await page.getByLabel('Telephone').fill('+44 20 7946 0018');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').first().waitFor();
  await page.getByRole('cell', { name: /\d/ }).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.screenshot({ path: `${folder}help-settings.png`, fullPage: true });
  const customer = await seats.visit(homeAddress({ key, language: 'en' }));
  await customer.getByRole('link', { name: 'Swift help' }).waitFor();
  await customer.getByRole('link', { name: 'Русский' }).click();
  await customer.getByRole('link', { name: 'Swift Parcel' }).waitFor();
});

test('nothing on the pages moves, and little is loaded', async () => {
  for (const path of [homeAddress({ key, language: 'en' }), addressIn('en')]) {
    const page = await seats.visit('/robots.txt', { viewport: { width: 390, height: 844 } });
    await watchShifts(page);
    let bytes = 0;
    page.on('requestfinished', async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      if (request.resourceType() !== 'image') bytes += responseBodySize + responseHeadersSize;
    });
    await page.goto(new URL(path, server.url).href, { waitUntil: 'networkidle' });
    await page.mouse.wheel(0, 2_000);
    await page.getByRole('contentinfo').waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
    await page.evaluate(moveAll);
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'shifts').length)).not.toBe(0);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(maximumBytes);
    await page.context().close();
  }
});

test('the pages keep nobody out, in any language, light or dark', async () => {
  for (const language of languages) {
    const home = homeAddress({ key, language });
    const shots = await shoot({
      origin: server.url,
      folder,
      languages: [language],
      scenes: [
        { name: 'help-home', address: home },
        { name: 'help-article', address: addressIn(language) },
        { name: 'help-search', address: `${home}/search?q=${words[language].find}` },
        { name: 'help-nothing', address: `${home}/search?q=qqwwxxzz` },
        { name: 'help-person', address: `${home}/person` },
        { name: 'help-missing', address: `${home}/a/nothing` },
      ],
    });
    expect(shots.filter(({ barriers }) => barriers.length > 0)).toEqual([]);
  }
});

function addressIn(language: 'en' | 'ru' | 'zh'): string {
  const { articleId: id, titles } = article;
  return articleAddress({ key, language }, { id, title: titles[language] });
}

/** The search hears of articles after they are published. */
async function searchIsReady(): Promise<void> {
  for (const language of languages) {
    const { find } = words[language];
    const address = `${server.url}${homeAddress({ key, language })}/search?q=${find}`;
    const page = () => fetch(address).then((response) => response.text());
    await expect.poll(page).toContain(`${article.articleId}"`);
  }
}

/** Moves the page itself, which must be seen. */
function moveAll(): void {
  window.scrollTo(0, 0);
  const block = document.createElement('div');
  block.style.height = '300px';
  document.querySelector('main')?.prepend(block);
}

/** Writes down what moves without being touched. Source: W3C, Layout Instability API. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, 'shifts', shifts);
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
    });
    observer.observe({ type: 'layout-shift', buffered: true });
  });
}
