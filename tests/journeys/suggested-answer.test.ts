import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putHelpSite } from '#modules/knowledge/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { becomeAvailable } from './loop.ts';
import { publishArticle } from './publish-article.ts';
import { openSeats, type Seats } from './seats.ts';

const answer = 'A late parcel arrives within ten days.';

let server: TestServer;
let house: House;
let seats: Seats;

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  seats = await openSeats(server);
  const { projectId } = house;
  await server.seed((ctx) =>
    putHelpSite(ctx, {
      ...{ projectId, isOn: true, languages: ['en', 'ru'], titles: {}, welcomes: {} },
      telephone: null,
    }),
  );
  await server.seed(async (ctx) => {
    const publish = (about: Parameters<typeof publishArticle>[2]) =>
      publishArticle(ctx, house, about);
    await publish({ title: 'A parcel that is late', words: answer });
    await publish({ title: 'Opening the till', words: 'The code is known.', isInternal: true });
    await publish({ title: 'Таможня', words: 'Пошлину платит получатель.', language: 'ru' });
  });
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

/** The agent searches, and what he wants is chosen, for certain for these words. */
async function choose(agent: Page, words: string, title: string): Promise<void> {
  await agent.keyboard.press('Alt+k');
  await agent.getByRole('combobox', { name: 'Search the knowledge' }).fill(words);
  const found = agent.getByRole('listbox', { name: 'Found' });
  await found.getByRole('option', { name: new RegExp(title), selected: true }).waitFor();
  const link = agent.getByRole('button', { name: 'Insert link' });
  await expect.poll(() => link.isEnabled()).toBe(true);
}

test('an agent has the answer before the question is sent, and sends it as a link', async () => {
  const agent = await seats.sit(house.people.agent);
  await becomeAvailable({ seats, name: 'suggested', page: agent });
  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  const message = customer.getByLabel('Your message');
  await message.fill('Hello, one question please');
  await customer.keyboard.press('Enter');
  await agent.getByRole('button', { name: 'Accept' }).waitFor();
  await agent.keyboard.press('Alt+a');
  const reply = agent.getByRole('textbox', { name: 'Reply' });
  await reply.waitFor();
  await agent.keyboard.press('Alt+k');
  await customer.getByText('Olga Smirnova is with you and sees what you write').waitFor();

  await message.pressSequentially('my parcel to ann@shop.example is two days late');
  const ahead = agent.getByRole('listbox', { name: 'For what the customer is writing' });
  await ahead.getByRole('option', { name: /A parcel that is late/, selected: true }).waitFor();
  await agent.getByText('my parcel to *** is two days late').waitFor();
  await seats.picture(agent, 'suggested-1-writing');
  await seats.picture(customer, 'suggested-2-told');
  expect(await findBarriers(agent)).toEqual([]);
  expect(await findBarriers(customer)).toEqual([]);

  const link = agent.getByRole('button', { name: 'Insert link' });
  await expect.poll(() => link.isEnabled()).toBe(true);
  await agent.keyboard.press('Alt+l');
  await expect
    .poll(() => reply.inputValue())
    .toMatch(/^A parcel that is late\nhttp:\/\/\S+\/help\/swift\/en\/a\/[0-9a-f-]{36}$/);
  await customer.keyboard.press('Enter');
  await agent.getByText('The customer is writing, not sent yet:').waitFor({ state: 'detached' });
  await reply.press('Control+Enter');
  const opened = customer.waitForEvent('popup');
  await customer.getByRole('link', { name: /\/help\/swift\/en\/a\// }).click();
  const page = await opened;
  await page.getByRole('heading', { name: 'A parcel that is late' }).waitFor();
  await page.getByText(answer).waitFor();
});

test('a link that leads nowhere is refused in words, one in another language is told', async () => {
  const agent = await seats.sit(house.people.agent);
  await agent.getByRole('option', { name: /A parcel that is late/ }).click();
  const reply = agent.getByRole('textbox', { name: 'Reply' });
  await reply.waitFor();
  await choose(agent, 'till', 'Opening the till');
  await agent.keyboard.press('Alt+l');
  await agent.getByText('This article is internal: customers cannot open it.').waitFor();
  await seats.picture(agent, 'suggested-3-refused');
  expect(await findBarriers(agent)).toEqual([]);
  expect(await reply.inputValue()).toBe('');

  await choose(agent, 'Таможня', 'Таможня');
  await agent.keyboard.press('Alt+l');
  await agent.getByText('The link leads to: Русский.').waitFor();
  await expect.poll(() => reply.inputValue()).toMatch(/^Таможня\nhttp:\S+\/help\/swift\/en\/a\//);
  await seats.picture(agent, 'suggested-4-other-language');
});
