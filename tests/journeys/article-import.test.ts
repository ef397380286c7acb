import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
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

test('articles come in from a file, what failed is told, and they go out again', async () => {
  const page = await seats.sit(house.people.administrator);
  await page.goto(`${server.url}/knowledge-import?project=${house.projectId}`);
  await page.getByText('Nothing was brought in yet').waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: 'articles.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('title,body,language\nRefund,"Money\ncomes back.",en\nBroken,"x,en\n'),
  });
  await page.getByRole('switch', { name: 'Publish what is new at once' }).click({ force: true });
  await page.getByRole('button', { name: 'Bring in' }).click();
  const told = page.getByRole('list', { name: 'Imports' });
  await told.getByText('Done').waitFor();
  expect(await told.getByRole('definition').allInnerTexts()).toEqual(['1', '0', '0', '1', '0']);
  const reported = page.waitForEvent('download');
  await page.getByRole('link', { name: 'What was not brought in or was lost' }).click();
  expect((await reported).suggestedFilename()).toBe('import.csv');
  const exported = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download ZIP' }).click();
  expect((await exported).suggestedFilename()).toBe('articles.zip');

  const templates = page.getByRole('list', { name: 'Templates' });
  await templates.getByRole('button', { name: 'Add to the project' }).first().click();
  await templates.getByText('In the project').waitFor();
  await page.getByText('All links lead somewhere').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'article-import');
});
