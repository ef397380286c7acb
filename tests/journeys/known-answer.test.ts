import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { becomeAvailable } from './loop.ts';
import { publishArticle } from './publish-article.ts';
import { openSeats, type Seats } from './seats.ts';

const answer = 'A late parcel arrives within ten days. If it does not, we pay for it.';

let server: TestServer;
let house: House;
let seats: Seats;

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  seats = await openSeats(server);
  await server.seed(async (ctx) => {
    const publish = (title: string, words: string) =>
      publishArticle(ctx, house, { title, words, mustBeRead: true });
    await publish('A parcel that is late', answer);
    await publish('Paying by card', 'Every card is taken, and the money is held for three days.');
  });
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

async function say(customer: Page, words: string): Promise<void> {
  await customer.getByLabel('Your message').fill(words);
  await customer.keyboard.press('Enter');
}

test('an agent answers a chat from what is known, and what is wrong becomes a task', async () => {
  const agent = await seats.sit(house.people.agent);
  await becomeAvailable({ seats, name: 'known', page: agent });
  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  await say(customer, 'My parcel is two days late, what now?');
  await agent.getByRole('button', { name: 'Accept' }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByRole('textbox', { name: 'Reply' }).waitFor();

  await agent.keyboard.press('Alt+k');
  const found = agent.getByRole('listbox', { name: 'For what the customer asks' });
  await found.getByRole('option', { name: /A parcel that is late/, selected: true }).waitFor();
  await seats.picture(agent, 'known-1-suggested');
  expect(await findBarriers(agent)).toEqual([]);
  await agent.keyboard.press('Enter');
  await agent.getByRole('article', { name: 'A parcel that is late' }).getByText(answer).waitFor();
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('Alt+i');
  await expect.poll(() => agent.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe(answer);
  await agent.getByRole('textbox', { name: 'Reply' }).press('Control+Enter');
  await customer.getByText(answer).waitFor();
  await agent.keyboard.press('Alt+o');
  await agent.getByText('The search has learned the customer’s words.').waitFor();

  await agent.keyboard.press('Alt+k');
  await agent.keyboard.type('card');
  await agent.getByRole('option', { name: /Paying by card/, selected: true }).waitFor();
  await expect.poll(() => agent.getByRole('button', { name: 'Wrong here' }).isEnabled()).toBe(true);
  await agent.keyboard.press('Alt+x');
  await agent.getByLabel('What is wrong?').waitFor();
  await agent.keyboard.type('It is held for one day now');
  await agent.keyboard.press('Enter');
  await agent.getByText('It is now a task of whoever keeps the article.').waitFor();
  await seats.picture(agent, 'known-2-wrong');
});

test('a lead sees what is missing, and closes it', async () => {
  const lead = await seats.sit(house.people.lead);
  await lead.goto(`${server.url}/knowledge/gaps?project=${house.projectId}`);
  await lead.getByRole('option', { name: /late, what now/ }).click();
  const gap = lead.getByRole('region', { name: 'Gap', exact: true });
  await gap.getByText('It is held for one day now').waitFor();
  await seats.picture(lead, 'known-3-gap');
  expect(await findBarriers(lead)).toEqual([]);
  await gap.getByRole('button', { name: 'Close without writing' }).click();
  await gap.getByLabel('Note').fill('Three days are right');
  await gap.getByRole('button', { name: 'Close: nobody needs it' }).click();
  await lead.getByText('Nothing is missing').waitFor();
  await seats.picture(lead, 'known-4-closed');
});

test('an agent reads what must be read, and confirms it', async () => {
  const agent = await seats.sit(house.people.agent);
  await agent.goto(`${server.url}/knowledge/news?project=${house.projectId}`);
  await agent.getByRole('option', { name: /Paying by card/ }).click();
  await agent.getByText('the money is held for three days').waitFor();
  await seats.picture(agent, 'known-5-news');
  expect(await findBarriers(agent)).toEqual([]);
  await agent.getByRole('button', { name: 'I have read it' }).click();
  await agent.getByText(/^Read on/).waitFor();
});
