import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { furnish, type House } from './house.ts';
import { openSeats, type Seats } from './seats.ts';

const maximumSteps = 60;

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

test('an agent and a customer go through a whole contact by keys alone', async () => {
  const agent = await seats.visit(await server.linkFor(house.people.agent));
  await pressOn(agent, agent.getByRole('button', { name: 'Enter' }), 'Enter');
  await pressOn(agent, agent.getByRole('button', { name: 'My presence: Offline' }), 'Enter');
  await stepTo(agent, agent.getByRole('menuitem', { name: 'Available' }), 'ArrowDown');
  await agent.keyboard.press('Enter');
  await agent.getByRole('button', { name: 'My presence: Available' }).waitFor();

  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await pressOn(customer, customer.getByRole('button', { name: 'Open the chat' }), 'Enter');
  await stepTo(customer, customer.getByLabel('Your message'));
  await customer.keyboard.type('Can I change the address?');
  await customer.keyboard.press('Enter');

  await agent.getByRole('button', { name: 'Accept' }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByRole('textbox', { name: 'Reply' }).waitFor();
  await agent.keyboard.press('n');
  await agent.keyboard.type('Writes for the first time.');
  await agent.keyboard.press('Control+Enter');
  await agent.getByText('Writes for the first time.').waitFor();
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('r');
  await agent.keyboard.type('Yes, until the courier sets out.');
  await agent.keyboard.press('Control+Enter');
  await customer.getByText('Yes, until the courier sets out.').waitFor();

  await agent.keyboard.press('Alt+e');
  const coding = agent.getByRole('region', { name: 'Coding' });
  await stepTo(agent, coding.getByRole('combobox', { name: 'Reason' }));
  await agent.keyboard.type('address');
  await agent.getByRole('option', { name: 'Change of address' }).waitFor();
  await agent.keyboard.press('ArrowDown');
  await agent.keyboard.press('Enter');
  await agent.keyboard.press('Control+Enter');
  await agent
    .getByText(/^Closed/)
    .first()
    .waitFor();

  await stepTo(customer, customer.getByRole('radio', { name: 'Not at all' }));
  for (let step = 0; step < 3; step += 1) await customer.keyboard.press('ArrowRight');
  await customer.getByText('Saved. Thank you!').first().waitFor();
  await seats.picture(customer, 'keyboard-rating');

  await agent.keyboard.press('?');
  await agent.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await agent.getByRole('dialog').getByText('Alt').count()).toBeGreaterThan(0);
  await seats.picture(agent, 'keyboard-help');
  await agent.keyboard.press('Escape');
  await agent.getByRole('dialog').waitFor({ state: 'detached' });

  const search = agent.getByPlaceholder('What are you looking for?');
  await agent.keyboard.press('Control+k');
  await search.waitFor();
  await agent.keyboard.press('Escape');
  await search.waitFor({ state: 'detached' });
  await agent.keyboard.press('Control+k');
  await agent.keyboard.type('desk');
  await expect.poll(() => search.inputValue()).toBe('desk');
});

/** Goes to a part of the page by pressing a key as often as it takes. */
async function stepTo(page: Page, part: Locator, key = 'Tab'): Promise<void> {
  await part.waitFor();
  for (let step = 0; step < maximumSteps; step += 1) {
    if (await part.evaluate(isFocused)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${part}.`);
}

async function pressOn(page: Page, part: Locator, key: string): Promise<void> {
  await stepTo(page, part);
  await page.keyboard.press(key);
}

function isFocused(part: Element): boolean {
  const root = part.getRootNode();
  return 'activeElement' in root && root.activeElement === part;
}
