import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { listReasons } from '#modules/contacts/server/index.ts';
import type { MacroStep } from '#modules/knowledge/core/snippets/macro.ts';
import { ready } from '#modules/knowledge/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { becomeAvailable } from './loop.ts';
import { openSeats, type Seats } from './seats.ts';

const goodbye = 'Thank you for writing. Goodbye!';
const channels = ['chat' as const, 'email' as const];

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

const named = (name: string) => ({ en: name, ru: name, zh: name });

async function addSnippet(name: string, text: string): Promise<Id> {
  const id = newId();
  await server.seed((ctx) =>
    ready.putSnippet(ctx, {
      ...{
        projectId: house.projectId,
        id,
        names: named(name),
        texts: { en: text, ru: '', zh: '' },
      },
      ...{ originalLanguage: 'en', channels, tags: [], shortcut: null, isArchived: false },
      ...{ isPersonal: false, revision: null },
    }),
  );
  return id;
}

async function addMacro(name: string, shortcut: string, steps: MacroStep[]): Promise<void> {
  await server.seed((ctx) =>
    ready.putMacro(ctx, {
      ...{ projectId: house.projectId, id: newId(), names: named(name), channels, shortcut },
      ...{ steps, isArchived: false, revision: null },
    }),
  );
}

async function reasonId(): Promise<Id> {
  const reasons = await server.seed((ctx) => listReasons(ctx, house.projectId));
  const late = reasons.find(({ names }) => names.en === 'Where is my parcel?');
  return present(late, 'the reason').id;
}

/** A customer writes in the widget, and the agent takes him by key. */
async function takeChat(agent: Page, words: string): Promise<Page> {
  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  await customer.getByLabel('Your message').fill(words);
  await customer.keyboard.press('Enter');
  await agent.getByRole('button', { name: 'Accept' }).waitFor();
  await agent.keyboard.press('Alt+a');
  await agent.getByRole('textbox', { name: 'Reply' }).waitFor();
  return customer;
}

const menuOf = (page: Page) => page.getByRole('listbox', { name: 'Snippets and macros' });

test('a lead writes a snippet and a macro', async () => {
  await addSnippet('Goodbye', goodbye);
  const lead = await seats.sit(house.people.lead);
  await lead.goto(`${server.url}/knowledge/snippets?project=${house.projectId}`);
  await lead.getByRole('option', { name: /Goodbye/ }).waitFor();
  await lead.getByRole('button', { name: 'New snippet' }).click();
  const english = lead.getByRole('region', { name: 'English' });
  await english.getByLabel('Name').fill('Late parcel');
  await english.getByLabel('Text').fill('Hello ');
  await lead.getByRole('button', { name: 'Customer’s name' }).click();
  await english.getByLabel('Text').press('End');
  await lead.keyboard.type(', your parcel comes on {date}.');
  await english.getByText('Hello Nadia Brandt, your parcel comes on {date}.').waitFor();
  await lead.getByLabel('Shortcut').fill('late');
  await seats.picture(lead, 'snippets-1-form');
  expect(await findBarriers(lead)).toEqual([]);
  await lead.keyboard.press('Enter');
  await lead.getByRole('option', { name: /Late parcel/ }).waitFor();

  await lead.getByRole('button', { name: 'New macro' }).click();
  const form = lead.getByRole('dialog');
  await form.getByLabel('Name: English').fill('Goodbye, and solved');
  await form.getByLabel('Shortcut').fill('done');
  const addStep = async (name: string) => {
    await form.getByRole('button', { name: 'Add a step' }).click();
    await lead.getByRole('menuitem', { name }).click();
  };
  await addStep('Close the contact');
  await addStep('Send a snippet');
  await form.getByText('Nothing can follow').waitFor();
  await form.getByRole('combobox', { name: 'Snippet' }).click();
  await lead.getByRole('option', { name: 'Goodbye', exact: true }).click();
  await form.getByRole('button', { name: 'Move step 2 up' }).click();
  await form.getByText('Nothing can follow').waitFor({ state: 'detached' });
  await addStep('Choose the reason');
  await form.getByText('Nothing can follow').waitFor();
  await form.getByRole('button', { name: 'Move step 3 up' }).click();
  await form.getByRole('combobox', { name: 'Choose the reason' }).click();
  await lead.getByRole('option', { name: 'Where is my parcel?' }).click();
  await seats.picture(lead, 'snippets-2-macro');
  expect(await findBarriers(lead)).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).click();
  await lead
    .getByRole('option', { name: /Send: Goodbye → Reason: Where is my parcel\? → Close: solved/ })
    .waitFor();
  await seats.picture(lead, 'snippets-3-list');
  expect(await findBarriers(lead)).toEqual([]);
});

test('an agent answers by a snippet and finishes by one macro, by keys alone', async () => {
  const agent = await seats.sit(house.people.agent);
  await becomeAvailable({ seats, name: 'snippets', page: agent });
  const customer = await takeChat(agent, 'Where is my parcel?');
  const reply = agent.getByRole('textbox', { name: 'Reply' });
  await agent.keyboard.press('r');
  await agent.keyboard.type('/la');
  await menuOf(agent)
    .getByRole('option', { name: /Late parcel/, selected: true })
    .waitFor();
  await agent.getByText('For you to fill in: {customerName}, {date}').waitFor();
  await seats.picture(agent, 'snippets-4-menu');
  expect(await findBarriers(agent)).toEqual([]);
  await agent.keyboard.press('Enter');
  await menuOf(agent).waitFor({ state: 'detached' });
  await agent.keyboard.type('dear customer');
  expect(await reply.inputValue()).toBe('Hello dear customer, your parcel comes on {date}.');
  await agent.keyboard.press('Control+Enter');
  await customer.getByText('Hello dear customer').waitFor();

  await agent.keyboard.press('Alt+m');
  await agent.keyboard.type('done');
  await menuOf(agent)
    .getByRole('option', { name: /Goodbye, and solved/, selected: true })
    .waitFor();
  await seats.picture(agent, 'snippets-5-macro');
  await agent.keyboard.press('Enter');
  await customer.getByText(goodbye).waitFor();
  await agent
    .getByText(/^Closed/)
    .first()
    .waitFor();
  await seats.picture(agent, 'snippets-6-closed');
  const { rows } = await server.seed((ctx) =>
    sql`select reason_id as reason, resolution from contacts.contact`.execute(ctx.tx),
  );
  expect(rows).toEqual([{ reason: await reasonId(), resolution: 'resolved' }]);
});

test('a macro that fails says which steps were done, and goes on from there', async () => {
  await addMacro('Note and wait', 'hold', [
    { kind: 'note', text: 'Asked the warehouse' },
    { kind: 'wait' },
  ]);
  await addMacro('Gone', 'gone', [{ kind: 'reason', reasonId: newId() }, { kind: 'finish' }]);
  const agent = await seats.sit(house.people.agent);
  const customer = await takeChat(agent, 'And my other parcel?');
  await agent.keyboard.press('r');
  await agent.keyboard.type('/gone');
  await agent.getByText('This reason is not used any more.').waitFor();
  await agent.keyboard.press('Enter');
  await agent.getByText('This macro cannot be run:').waitFor();
  await agent.keyboard.press('Escape');
  await menuOf(agent).waitFor({ state: 'detached' });
  await agent.getByRole('textbox', { name: 'Reply' }).fill('');

  await agent.keyboard.press('Alt+w');
  await agent.getByText('Customer’s turn').first().waitFor();
  await agent.keyboard.type('Half a sentence /hold');
  await menuOf(agent)
    .getByRole('option', { name: /Note and wait/, selected: true })
    .waitFor();
  await agent.keyboard.press('Enter');
  const report = agent.getByRole('region', { name: 'Macro' });
  await report.getByText('“Note and wait” stopped: 1 of 2 steps are done.').waitFor();
  await agent.getByText('Asked the warehouse').first().waitFor();
  expect(await agent.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('Half a sentence ');
  await seats.picture(agent, 'snippets-7-stopped');
  expect(await findBarriers(agent)).toEqual([]);
  await customer.getByLabel('Your message').fill('It is still not here');
  await customer.keyboard.press('Enter');
  await agent.getByText('In conversation').first().waitFor();
  await report.getByRole('button', { name: 'Go on from step 2' }).click();
  await report.getByText('“Note and wait”: done.').waitFor();
  await agent.getByText('Customer’s turn').first().waitFor();
  expect(await agent.getByText('Asked the warehouse').count()).toBe(1);
});
