import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import { listReasons } from '#modules/contacts/server/index.ts';
import { order, since } from '#modules/knowledge/core/guide/guide.fixture.ts';
import { putGuide } from '#modules/knowledge/server/index.ts';
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

test('an agent sees what is known, asks for the rest, and hands it over, by key', async () => {
  await server.seed(async (ctx) => {
    const reasons = await listReasons(ctx, house.projectId);
    const reason = reasons.find(({ names }) => names.en === 'Where is my parcel?');
    const { id: reasonId } = present(reason, 'the reason');
    const details = [order, since];
    const given = { isOn: true, details, trial: null, basedOn: null };
    await putGuide(ctx, { projectId: house.projectId, reasonId, ...given });
  });
  const agent = await seats.sit(house.people.agent);
  await becomeAvailable({ seats, name: 'guide', page: agent });
  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  await say(customer, 'Hello! My parcel BS12345678 does not come.');

  await agent.getByRole('button', { name: 'Accept' }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByRole('textbox', { name: 'Reply' }).waitFor();
  const guide = agent.getByRole('region', { name: 'Clarify' });
  await guide.getByRole('combobox').waitFor();
  await agent.keyboard.press('Alt+g');
  await agent.keyboard.type('parcel');
  await agent.keyboard.press('ArrowDown');
  await agent.keyboard.press('Enter');
  await guide.getByText('1 of 2 known').waitFor();
  await seats.picture(agent, 'guide-1-known');
  expect(await findBarriers(agent)).toEqual([]);

  await guide.getByRole('button', { name: /^Order BS12345678/ }).press('Enter');
  expect(await agent.evaluate(() => [...(CSS.highlights.get('heed-said') ?? [])].join())).toBe(
    'BS12345678',
  );

  const question = 'Since when exactly has it not been working?';
  await guide.getByText(question).waitFor();
  await agent.keyboard.press('Alt+q');
  await expect
    .poll(() => agent.getByRole('textbox', { name: 'Reply' }).inputValue())
    .toBe(question);
  await agent.keyboard.press('Control+Enter');
  await customer.getByText(question).waitFor();
  await say(customer, 'for three days now');
  await guide.getByText('2 of 2 known').waitFor();
  await guide.getByText('Everything is known.').waitFor();
  await seats.picture(agent, 'guide-2-all-known');

  await guide.getByRole('button', { name: 'Order: write it' }).click();
  await guide.getByRole('textbox', { name: 'Order' }).fill('BS87654321');
  await agent.keyboard.press('Enter');
  await guide.getByRole('button', { name: /^Order BS87654321.*confirmed/ }).waitFor();

  await agent.keyboard.press('Alt+e');
  const coding = agent.getByRole('region', { name: 'Coding' });
  await coding.getByText('BS87654321').waitFor();
  expect(await coding.getByRole('combobox', { name: 'Reason' }).inputValue()).toBe(
    'Where is my parcel?',
  );
  await seats.picture(agent, 'guide-3-coding');
  await agent.keyboard.press('Control+Enter');
  await agent
    .getByText(/^Closed/)
    .first()
    .waitFor();
  await agent.getByRole('list', { name: 'Found out' }).getByText('BS87654321').waitFor();
});

test('a lead writes a guide, tries it on a dialogue, and saves versions', async () => {
  const lead = await seats.sit(house.people.lead);
  await lead.goto(`${server.url}/settings/projects/${house.projectId}/guides`);
  await lead.getByRole('button', { name: /^Wrong bill/ }).click();
  await lead.getByRole('button', { name: 'Add a detail' }).click();
  const save = lead.getByRole('button', { name: 'Save a version' });
  expect(await save.isDisabled()).toBe(true);
  await lead.getByRole('combobox', { name: 'Kind' }).click();
  await lead.getByRole('option', { name: 'Sum of money' }).click();
  const fill = async (group: string, words: Record<string, string>) => {
    for (const [language, text] of Object.entries(words)) {
      await lead.getByRole('textbox', { name: `${group}: ${language}` }).fill(text);
    }
  };
  await fill('Name', { English: 'Sum', Русский: 'Сумма', 简体中文: '金额' });
  await fill('Open question', {
    ...{ English: 'What sum exactly?', Русский: 'Какая именно сумма?' },
    简体中文: '具体多少钱？',
  });
  await fill('Closed question', { English: 'Is it {value}?', Русский: '{value}, верно?' });
  await lead.getByText('Something is missing in one of the three languages.').waitFor();
  await fill('Closed question', { 简体中文: '是{value}吗？' });
  const preview = lead.getByRole('region', { name: 'Try it on a dialogue' });
  await preview.getByRole('textbox').fill('Здравствуйте, списали 1 500 руб. вместо 990');
  await preview.getByText(/1,500 · found/).waitFor();
  expect(await findBarriers(lead)).toEqual([]);
  await seats.picture(lead, 'guide-4-editor');
  await lead.keyboard.press('Control+Enter');
  await lead.getByRole('button', { name: '1 version' }).waitFor();

  await lead.getByRole('switch', { name: 'Measure its effect' }).click({ force: true });
  await save.click();
  const effect = lead.getByRole('region', { name: 'What the guide does' });
  await effect.getByText(/^No verdict yet: 0 of 400 conversations are known/).waitFor();
  await effect
    .getByText(/^Too few to compare: 0 in the smaller group/)
    .first()
    .waitFor();
  expect(await findBarriers(lead)).toEqual([]);
  await effect.scrollIntoViewIfNeeded();
  await seats.picture(lead, 'guide-5-effect');
  await lead.getByRole('button', { name: '2 versions' }).click();
  await lead.getByRole('menuitem', { name: /^Version 1,/ }).click();
  await expect.poll(() => save.isEnabled()).toBe(true);
  await lead.getByRole('link', { name: 'All reasons' }).click();
  await lead.getByRole('button', { name: /^Wrong bill.*1 detail · measured/ }).waitFor();
});

async function say(customer: Page, words: string): Promise<void> {
  await customer.getByLabel('Your message').fill(words);
  await customer.keyboard.press('Enter');
}
