import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { furnishHelpSite } from '../help-scene.ts';
import { findBarriers } from '../screens/barriers.ts';
import { languages } from '../screens/pictures.ts';
import { furnish, type House } from './house.ts';
import { becomeAvailable } from './loop.ts';
import { openSeats, type Seats } from './seats.ts';

const words = {
  en: { open: 'Open the chat', search: 'Search the help', find: 'return parcel', back: 'Back' },
  ru: { open: 'Открыть чат', search: 'Поиск по справке', find: 'вернуть посылку', back: 'Назад' },
  zh: { open: '打开在线客服', search: '搜索帮助内容', find: '退货', back: '返回' },
} as const;
const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { name: `${colorScheme}-wide`, colorScheme, viewport: { width: 1366, height: 768 } },
  { name: `${colorScheme}-narrow`, colorScheme, viewport: { width: 390, height: 844 } },
]);

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

/** A customer on the client's site with the window open. */
async function visit(language: keyof typeof words = 'en', look: BrowserContextOptions = {}) {
  const page = await seats.visit(`/sample/${house.widget.publicKey}`, look);
  await page.getByRole('button', { name: 'Open the chat' }).waitFor();
  await page.evaluate((spoken) => window.Heed?.('language', spoken), language);
  await page.getByRole('button', { name: words[language].open }).click();
  return page;
}

const search = async (page: Page, query: string, language: keyof typeof words = 'en') => {
  await page.getByRole('searchbox', { name: words[language].search }).fill(query);
  await page.keyboard.press('Enter');
};

/** The widget hears within ten seconds that somebody is there. */
const isStaffed = async ({ request }: Page) => {
  const facts = `${server.url}/chat/v1/${house.widget.publicKey}`;
  const ask = async () => (await request.get(facts, { headers: { origin: server.url } })).json();
  await expect.poll(ask, { interval: 500 }).toMatchObject({ isOnline: true });
};

const outcomes = async () => {
  const page = await seats.sit(house.people.administrator);
  await page.goto(`${server.url}/settings/projects/${house.projectId}/help-site`);
  const row = page.getByRole('row', { name: /^Still going on/ });
  await row.waitFor();
  const shown = await row.getByRole('cell').allInnerTexts();
  await seats.picture(page, 'widget-figures');
  expect(await findBarriers(page)).toEqual([]);
  await page.context().close();
  return shown;
};

test('a customer reads an article in the widget and says that it helped', async () => {
  const page = await visit();
  const wayToPerson = page.getByRole('button', { name: 'Leave a message for a person' });
  await wayToPerson.waitFor();
  await page.getByRole('heading', { name: 'Most helpful' }).waitFor();
  await search(page, words.en.find);
  await page.getByRole('heading', { name: `Found for “${words.en.find}”` }).waitFor();
  await page.getByRole('button', { name: article.titles.en }).first().click();
  const title = page.getByRole('heading', { name: article.titles.en });
  await title.waitFor();
  expect(await wayToPerson.isVisible()).toBe(true);
  const kept = page.waitForResponse((response) => response.url().endsWith('/opinion'));
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  expect((await kept).status()).toBe(204);
  await page.getByText('Good to hear. Thank you!').waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('heading', { name: `Found for “${words.en.find}”` }).waitFor();
  expect(await outcomes()).toEqual(['0', '1']);
  await page.context().close();
});

test('another finds nothing and reaches a person, who sees what he searched', async () => {
  const agent = { seats, name: 'widget', page: await seats.sit(house.people.agent) };
  await becomeAvailable(agent);
  await isStaffed(agent.page);
  const page = await visit();
  await search(page, 'qqwwxxzz');
  await page.getByText('Nothing was found for “qqwwxxzz”').waitFor();
  await page.getByRole('button', { name: 'Chat with a person' }).click();
  await page.keyboard.type('Do you insure dragons? And how do I return a parcel?');
  await page.getByRole('heading', { name: 'This may help' }).waitFor();
  await seats.picture(page, 'widget-offers');
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('Sent').waitFor();
  await agent.page.getByRole('button', { name: 'Accept' }).click();
  await agent.page.getByText('Searched for: “qqwwxxzz”').waitFor();
  await seats.picture(agent.page, 'widget-agent');
  await page.getByText('Olga Smirnova is with you').waitFor();
  expect(await page.getByRole('heading', { name: 'This may help' }).count()).toBe(0);
});

test('by keys alone, the way to a person is one key away', async () => {
  const page = await visit();
  await page.getByRole('heading', { name: 'Most helpful' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hello');
  expect(await page.getByLabel('Your message').inputValue()).toBe('Hello');
});

test.each(looks)('the articles in the window keep nobody out: $name', async ({ name, ...look }) => {
  for (const language of languages) {
    const page = await visit(language, look);
    await page.getByRole('button', { name: article.titles[language] }).first().waitFor();
    await seats.picture(page, `widget-home-${language}-${name}`);
    expect(await findBarriers(page)).toEqual([]);
    await search(page, words[language].find, language);
    await page.getByRole('heading', { name: new RegExp(words[language].find) }).waitFor();
    await seats.picture(page, `widget-found-${language}-${name}`);
    await page.getByRole('button', { name: article.titles[language] }).first().click();
    await page.getByRole('button', { name: words[language].back, exact: true }).waitFor();
    await seats.picture(page, `widget-article-${language}-${name}`);
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  }
});
