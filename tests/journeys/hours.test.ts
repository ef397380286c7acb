import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { openSeats, type Seats } from './seats.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

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

test('hours are drawn up and given to a queue; visitors are told when it is closed', async () => {
  const page = await seats.sit(house.people.administrator);
  await page.goto(`${server.url}/settings/projects/${house.projectId}/hours`);
  await page.getByRole('button', { name: 'New hours' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Office');
  for (const day of days.slice(0, 5))
    await page.getByRole('button', { name: `Remove the period: ${day}` }).click();
  await page.getByText('Closed, with no opening ahead').waitFor();
  await page.getByLabel('Several at once').fill(`2099-05-01 Labour Day\nsome day\n`);
  await page.getByRole('button', { name: 'Add the days' }).click();
  await page.getByText('These lines were not understood').waitFor();
  await page.getByLabel('Several at once').fill('');
  await page.getByRole('button', { name: 'Add a period: 2099-05-01' }).click();
  await page.getByLabel('Several at once').fill('2099-05-01 Labour Day');
  await page.getByRole('button', { name: 'Add the days' }).click();
  await page.getByLabel('2099-05-01: until').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Add a period: 2099-05-01' }).click();
  await page.getByLabel('2099-05-01: until').fill('12:00');
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'hours-1-form');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /Office Closed, with no opening ahead/ }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await page.goto(`${server.url}/settings/projects/${house.projectId}/queues`);
  await page.getByRole('button', { name: 'General' }).click();
  await page.getByRole('combobox', { name: 'Business hours' }).click();
  await page.getByRole('option', { name: 'Office' }).click();
  await page.getByRole('switch', { name: 'Closed in an emergency' }).click({ force: true });
  await page.getByRole('textbox', { name: 'What customers are told' }).fill('Fire alarm.');
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'hours-2-queue');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Closed in an emergency').waitFor();
  expect(await offlineWords()).toMatch(/^Fire alarm\.\nNobody/);

  await page.getByRole('button', { name: 'General' }).click();
  await page.getByRole('switch', { name: 'Closed in an emergency' }).click({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.goto(`${server.url}/settings/projects/${house.projectId}/hours`);
  await page.getByRole('button', { name: 'Office' }).click();
  await open(page, 'Monday');
  await page.getByRole('button', { name: 'Copy Monday to the weekdays' }).click();
  for (const day of days.slice(5)) await open(page, day);
  await page.getByText('Open around the clock', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove the period: 2099-05-01' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /Office Open around the clock/ }).waitFor();
  await seats.picture(page, 'hours-3-list');

  await page.getByRole('button', { name: 'Office' }).click();
  await page.getByRole('button', { name: 'Remove these hours' }).click();
  await page.getByText('A queue has these hours.').waitFor();
});

/** Opens a day from midnight to midnight. */
async function open(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: `Add a period: ${day}` }).click();
  await page.getByLabel(`${day}: from`).fill('00:00');
  await page.getByLabel(`${day}: until`).fill('00:00');
}

/** What the widget says to a customer while nobody is there. */
async function offlineWords(): Promise<string> {
  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  await customer.getByRole('button', { name: 'Leave the message' }).waitFor();
  await seats.picture(customer, 'hours-4-visitor');
  return customer.getByText('Fire alarm').innerText();
}
