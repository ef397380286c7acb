import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { openSeats, type Seats } from './seats.ts';

let server: TestServer;
let seats: Seats;

beforeAll(async () => {
  server = await startServer();
  seats = await openSeats(server);
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

test('an empty centre is set up by its link, until it receives its first contact', async () => {
  const [link = ''] = /http\S+\/sign-in\/link\/\S+/.exec(server.said()) ?? [];
  const page = await seats.visit(link);
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('E-mail address').fill('ada@example.test');
  await page.getByLabel('New password', { exact: true }).fill('four quiet rivers bend');
  await seats.picture(page, 'set-up-1-link');
  await page.getByRole('button', { name: 'Begin' }).click();

  await page.getByRole('heading', { name: 'Project' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Swift Parcel');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('heading', { name: 'Queue' }).waitFor();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('heading', { name: 'People' }).waitFor();
  await page.getByRole('button', { name: 'I will answer too' }).click();
  await page.getByText('You answer too').waitFor();
  await seats.picture(page, 'set-up-2-people');
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('heading', { name: 'E-mail' }).waitFor();
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('button', { name: 'Make the chat' }).click();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();

  await page.getByText('Waiting for the first contact…').waitFor();
  await seats.picture(page, 'set-up-3-waiting');
  const sample = page.getByRole('link', { name: 'Write in the chat of the sample page' });
  const customer = await seats.visit((await sample.getAttribute('href')) ?? '');
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  await customer.getByLabel('Your name').fill('Anna Petrova');
  await customer.getByLabel('Your e-mail').fill('anna@home.test');
  await customer.getByLabel('Your message').fill('Is anybody there?');
  await customer.getByRole('button', { name: 'Leave the message' }).click();
  await page.getByText('Received. Heed is at work.').waitFor();
  await page.getByText('Is anybody there?').waitFor();
  await seats.picture(page, 'set-up-4-received');
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.waitForURL('**/desk');
});
