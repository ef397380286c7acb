import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putMember } from '#modules/projects/server/index.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { languages, shoot } from '../screens/pictures.ts';
import { furnish, type House } from './house.ts';
import { openSeats, type Seats } from './seats.ts';

const folder = 'artefacts/journeys';

let server: TestServer;
let house: House;
let seats: Seats;

/** A picture of one white dot. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

beforeAll(async () => {
  server = await startServer();
  house = await furnish(server);
  seats = await openSeats(server);
});

afterAll(async () => {
  await seats?.close();
  await server?.stop();
});

test('an article is written, published, translated, changed, compared and restored', async () => {
  const lead = await seats.sit(house.people.lead);
  await lead.keyboard.press('g');
  await lead.keyboard.press('k');
  await lead.getByText('Nothing is written down yet').waitFor();
  expect(await findBarriers(lead)).toEqual([]);
  await addCategory(lead, 'Deliveries');
  await beginInCategory(lead, { title: 'A parcel is lost', category: 'Deliveries' });
  await writeAll(lead);
  await saved(lead);
  expect(await findBarriers(lead)).toEqual([]);
  await seats.picture(lead, 'knowledge-1-editor');

  await lead.getByRole('button', { name: 'Publish' }).click();
  await lead.getByText('1 picture has no description yet.').waitFor();
  await lead.getByRole('button', { name: 'Cancel' }).click();
  await lead.getByLabel(/^Describe the picture/).fill('The label with the number');
  await publish(lead, 'First words');
  await readAsBoth(lead);
  await translate(lead);

  await lead.getByText('English', { exact: true }).click();
  await lead.getByText('Ask for the number').click();
  await lead.keyboard.press('End');
  await lead.keyboard.type(' of the order');
  await publish(lead, 'It is the order that counts');
  await lead.getByText('Русский · behind').click();
  const original = lead.getByRole('complementary', { name: 'Original' });
  await original.getByText('Behind the original').waitFor();
  await original.locator('ins', { hasText: 'of the order' }).waitFor();
  expect(await findBarriers(lead)).toEqual([]);
  await seats.picture(lead, 'knowledge-3-translation-behind');

  await compareAndRestore(lead);
  await lead.goto(`${server.url}/knowledge`);
  const row = lead.getByRole('option', { name: /A parcel is lost/ });
  await row.getByText('Behind').waitFor();
  await row.getByText('Draft').waitFor();
  await lead.getByRole('button', { name: /^Deliveries/ }).click();
  await row.waitFor();
  expect(await findBarriers(lead)).toEqual([]);
  await seats.picture(lead, 'knowledge-5-library');

  // A translation that still holds needs no change to be behind no longer.
  await row.click();
  await lead.getByText('Русский · behind').click();
  await lead.getByRole('link', { name: /^Edit/ }).click();
  await publish(lead, 'Still true');
  await lead.getByText('Behind the original').waitFor({ state: 'detached' });
  await lead.close();
});

test('two people in one text never write over each other', async () => {
  const lead = await seats.sit(house.people.lead);
  await lead.goto(`${server.url}/knowledge`);
  await lead.getByRole('button', { name: 'New article' }).click();
  await lead.getByRole('dialog').getByLabel('Title').fill('Customs');
  await lead.getByRole('button', { name: 'Start writing' }).click();
  await writeLine(lead, 'Duties are paid by the receiver.');
  await saved(lead);

  const agent = await seats.sit(house.people.agent);
  await agent.goto(lead.url());
  await agent.getByText('Duties are paid by the receiver.').click();
  await agent.keyboard.press('End');
  await agent.keyboard.type(' Up to 200 euro there are none.');
  await saved(agent);

  await lead.getByText(/^Olga Smirnova saved this text/).waitFor();
  await lead.getByText('Duties are paid by the receiver.').click();
  await lead.keyboard.press('Home');
  await lead.keyboard.type('Mostly: ');
  await lead.getByRole('button', { name: 'Compare both texts' }).click();
  await lead.locator('del', { hasText: 'Up to 200 euro' }).waitFor();
  await lead.locator('ins', { hasText: 'Mostly: ' }).waitFor();
  expect(await findBarriers(lead)).toEqual([]);
  await seats.picture(lead, 'knowledge-6-meeting');
  await lead.getByRole('button', { name: 'Go on with theirs' }).click();
  const text = lead.getByRole('textbox', { name: 'Text of the article' });
  await text.getByText(/^Duties.* Up to 200 euro there are none/).waitFor();
  await expect.poll(() => text.evaluate((it) => it === document.activeElement)).toBe(true);
  await lead.keyboard.press('Control+z');
  await text.getByText('Mostly: Duties are paid').waitFor();
  await lead.keyboard.press('Control+Shift+z');
  await text.getByText(/^Duties.* Up to 200 euro there are none/).waitFor();
  await saved(lead);

  // Without a connection the words stay on the device, over a closed page too.
  await lead.context().setOffline(true);
  await text.getByText(/^Duties are paid/).click();
  await lead.keyboard.press('End');
  await lead.keyboard.type(' Gifts are free.');
  await lead.getByText('No connection: kept on this device').waitFor();
  const address = lead.url();
  await lead.goto('about:blank');
  await lead.context().setOffline(false);
  await lead.goto(address);
  await lead.getByText(/Gifts are free\.$/).waitFor();
  await saved(lead);
  await agent.getByText(/^James Whitfield saved this text/).waitFor();
});

test.each(languages)('the screens of knowledge speak %s and keep nobody out', async (language) => {
  const personId = await server.seed(async (ctx) => {
    const about = { name: `Reader ${language}`, email: `${language}@example.test`, language };
    const id = await createPerson(ctx, { ...about, roles: ['lead'] });
    await putMember(ctx, { projectId: house.projectId, personId: id, isMember: true });
    return id;
  });
  const page = await seats.sit(personId);
  await page.goto(`${server.url}/knowledge`);
  await page.locator('[role=option][aria-posinset]').last().click();
  await page.locator('article').waitFor();
  const article = new URL(page.url()).pathname;
  const shots = await shoot({
    origin: server.url,
    folder,
    languages: [language],
    schemes: ['dark'],
    session: { storageState: await page.context().storageState() },
    scenes: [
      { name: 'knowledge-library', address: '/knowledge' },
      { name: 'knowledge-article', address: `${article}?language=en` },
      { name: 'knowledge-translation', address: `${article}/edit?language=ru` },
      { name: 'knowledge-versions', address: `${article}/versions?language=en` },
    ],
  });
  expect(shots.filter(({ barriers }) => barriers.length > 0)).toEqual([]);
});

test('an article begins with the words of its template', async () => {
  const lead = await seats.sit(house.people.lead);
  await lead.goto(`${server.url}/knowledge`);
  await lead.getByRole('button', { name: 'New article' }).click();
  await lead.getByRole('dialog').getByText('Template', { exact: true }).click();
  await lead.getByRole('dialog').getByLabel('Title').fill('How to answer');
  await lead.getByRole('button', { name: 'Start writing' }).click();
  await writeLine(lead, 'Greet first.');
  await saved(lead);
  await lead.goto(`${server.url}/knowledge`);
  await lead.getByRole('button', { name: 'New article' }).click();
  await lead.getByRole('dialog').getByLabel('Title').fill('Refunds');
  await lead.getByRole('combobox', { name: 'From a template' }).click();
  await lead.getByRole('option', { name: 'How to answer' }).click();
  await lead.getByRole('button', { name: 'Start writing' }).click();
  await lead
    .getByRole('textbox', { name: 'Text of the article' })
    .getByText('Greet first.')
    .waitFor();
  expect(await lead.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Refunds');
  await lead.close();
});

test('a draft goes to its owner for a review, comes back, and waits for its day', async () => {
  const agent = await seats.sit(house.people.agent);
  await agent.goto(`${server.url}/knowledge`);
  await agent.getByRole('button', { name: 'New article' }).click();
  await agent.getByRole('dialog').getByLabel('Title').fill('Holidays');
  await agent.getByRole('button', { name: 'Start writing' }).click();
  await writeLine(agent, 'On holidays nobody is at the counter, see ');
  await agent.keyboard.press('Control+Alt+k');
  await agent.getByLabel('Where it leads').fill('parcel');
  await agent.getByRole('dialog').getByRole('button', { name: 'A parcel is lost' }).click();
  await agent.getByRole('button', { name: 'About the article' }).click();
  await agent.getByRole('combobox', { name: 'Owner' }).click();
  await agent.getByRole('option', { name: 'James Whitfield' }).click();
  await agent.getByRole('combobox', { name: 'Tags' }).fill('calendar');
  await agent.keyboard.press('Enter');
  await agent.getByLabel(/^Review every/).fill('90');
  await agent.getByRole('button', { name: 'Save', exact: true }).click();
  await agent.getByRole('button', { name: 'Saved', exact: true }).waitFor();
  expect(await findBarriers(agent)).toEqual([]);
  await seats.picture(agent, 'knowledge-7-about');
  await agent.getByRole('button', { name: 'Ask for review' }).click();
  await agent.getByRole('dialog').getByLabel('Note').fill('Are the days right?');
  await agent.getByRole('button', { name: 'Ask', exact: true }).click();
  await agent.getByText('Olga Smirnova asks for a look at this draft.').waitFor();

  const lead = await seats.sit(house.people.lead);
  await openNotice(lead, /“Holidays” waits for your review/);
  await lead.getByRole('button', { name: 'Send back' }).click();
  await lead.getByRole('dialog').getByLabel('Note').fill('Say which holidays.');
  await lead.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
  await lead.getByRole('dialog').waitFor({ state: 'detached' });
  await openNotice(agent, /“Holidays” came back to you/);
  await agent.getByText('Say which holidays.', { exact: true }).waitFor();

  await lead.getByRole('button', { name: 'Publish' }).click();
  await lead.getByText('At a time').click();
  await lead.getByLabel('When', { exact: true }).fill('2099-01-01T09:00');
  expect(await findBarriers(lead)).toEqual([]);
  await lead.getByRole('button', { name: 'Schedule' }).click();
  await lead.getByText(/^This draft goes out at 1 Jan 2099/).waitFor();
  await agent.getByText(/^This draft goes out at 1 Jan 2099/).waitFor();
});

async function openNotice(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Notices/ }).click();
  await page.getByText(words).click();
  await page.getByRole('textbox', { name: 'Text of the article' }).waitFor();
}

async function addCategory(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New category' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name, exact: true }).waitFor();
}

async function beginInCategory(
  page: Page,
  { title, category }: { title: string; category: string },
): Promise<void> {
  await page.getByRole('button', { name: 'New article' }).click();
  const begin = page.getByRole('dialog');
  await begin.getByLabel('Title').fill(title);
  await begin.getByRole('combobox', { name: 'Category' }).click();
  await page.getByRole('option', { name: category }).click();
  await begin.getByRole('button', { name: 'Start writing' }).click();
}

async function readAsBoth(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Back to the article' }).click();
  await page.getByRole('heading', { name: 'A parcel is lost', level: 2 }).waitFor();
  await page.getByText('Never promise a date.').waitFor();
  await page.getByRole('img', { name: 'The label with the number' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'knowledge-2-reading');
  await page.getByText('As a customer').click();
  await page.getByText('Never promise a date.').waitFor({ state: 'detached' });
  expect(await page.getByText('Ask for the number').count()).toBe(1);
}

async function translate(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Edit/ }).click();
  await page.getByText('+ Русский').click();
  const original = page.getByRole('complementary', { name: 'Original' });
  await original.getByText('Look at the map').waitFor();
  await page.getByRole('button', { name: 'Start from the original' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await text.getByText('Look at the map').waitFor();
  await page.getByRole('textbox', { name: 'Title' }).fill('Посылка потерялась');
  await text.getByText('Ask for the number').click({ clickCount: 3 });
  await page.keyboard.type('Спросите номер посылки');
  await publish(page, 'Перевод');
}

async function compareAndRestore(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Back to the article' }).click();
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByText('It is the order that counts').waitFor();
  await page.locator('ins', { hasText: 'of the order' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await seats.picture(page, 'knowledge-4-versions');
  await page.getByRole('button', { name: /^Version 1/ }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await saved(page);
  const restored = page.getByRole('textbox', { name: 'Text of the article' });
  await restored.getByText('Ask for the number', { exact: true }).waitFor();
}

/** Steps, a callout, a section for agents, a table and a picture, by keys and by the toolbar. */
async function writeAll(page: Page): Promise<void> {
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name });
  await writeLine(page, '## What to do');
  await page.keyboard.press('Enter');
  await tool('Steps').click();
  await page.keyboard.type('Ask for the number');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Look at the map');
  await leaveBox(page);
  await tool('Callout').click();
  await page.getByRole('combobox', { name: 'What kind of callout' }).selectOption('warning');
  await writeInside(page, 'warning', 'It may be at the neighbours.');
  await leaveBox(page);
  await page.keyboard.press('Control+Alt+a');
  await page.keyboard.type('Never promise a date.');
  await leaveBox(page);
  await tool('Table').click();
  for (const cell of ['Country', 'Days', 'Price']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await tool('Remove the row').click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'label.png',
    mimeType: 'image/png',
    buffer: Buffer.from(dot, 'base64'),
  });
  await page.getByLabel(/^Describe the picture/).waitFor();
}

/** Two empty lines lead out of a list or a box. */
async function leaveBox(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}

async function writeInside(page: Page, tone: string, words: string): Promise<void> {
  await page.locator(`.callout[data-tone=${tone}] p`).click();
  await page.keyboard.type(words);
}

async function writeLine(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text of the article' }).click();
  await page.keyboard.type(words);
}

async function publish(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is new').fill(note);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
}
