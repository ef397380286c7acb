import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { becomeAvailable } from './loop.ts';
import { openSeats, type Seats } from './seats.ts';

let server: TestServer;
let house: House;
let seats: Seats;

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  seats = await openSeats(server);
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

test('a queue says in words whom it asks', async () => {
  const page = await seats.sit(house.people.administrator);
  await page.goto(`${server.url}/settings/projects/${house.projectId}/queues`);
  await page.getByRole('button', { name: 'General' }).click();
  await page.getByRole('switch', { name: 'Ask the last agent first' }).click({ force: true });
  const says = page.getByRole('region', { name: 'What this queue does' });
  await says.getByText(/this agent is waited for up to/).waitFor();
  await page.getByLabel('Added for each level of customer value').fill('5');
  await says.getByText(/^Each level of the customer’s value adds 5 to the priority/).waitFor();
  await says.getByText(/^Nobody who comes more than 25.* later/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'routing-1-queue');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.goto(`${server.url}/settings/projects/${house.projectId}/agents`);
  await page.getByRole('button', { name: /^Olga Smirnova/ }).click();
  await page.getByLabel('Chats at once').fill('2');
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'routing-2-agent');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /Olga Smirnova.*2 chats/ }).waitFor();
  await page.close();
});

test('a lead gives who waits to an agent, and everybody can see why it is there', async () => {
  const agent = await seats.sit(house.people.agent);
  await becomeAvailable({ seats, name: 'routing', page: agent });
  const visitor = await write('Where is my parcel?');

  const lead = await seats.sit(house.people.lead);
  await lead.goto(`${server.url}/floor/live`);
  await lead.getByText('Customer without a name').first().click();
  await lead.getByText('Neither the agent nor the customer sees you here').waitFor();
  await seats.picture(lead, 'routing-3-live-floor');
  expect(await findBarriers(lead)).toEqual([]);
  await lead.getByRole('button', { name: /^Give to/ }).click();
  await lead.getByRole('dialog').getByText('Olga Smirnova').click();
  await lead.getByRole('button', { name: 'Give to Olga Smirnova' }).click();
  await visitor.getByText('Olga Smirnova is with you').waitFor();

  await agent.getByText('Where is my parcel?').first().click();
  await agent.getByRole('textbox', { name: 'Reply' }).waitFor();
  expect(await agent.getByText('Nothing to do at the moment').count()).toBe(0);
  await agent.keyboard.press('Alt+y');
  await agent.getByText('Came into the queue “General” with priority 0.').waitFor();
  await agent.getByText('James Whitfield gave it to Olga Smirnova.').waitFor();
  expect(await findBarriers(agent)).toEqual([]);
  await seats.picture(agent, 'routing-4-why-here');
});

async function write(words: string): Promise<Page> {
  const page = await seats.visit(`/sample/${house.widget.publicKey}`);
  await page.getByRole('button', { name: 'Open the chat' }).click();
  await page.getByLabel('Your message').fill(words);
  await page.keyboard.press('Enter');
  await page.getByText('Sent').waitFor();
  return page;
}
