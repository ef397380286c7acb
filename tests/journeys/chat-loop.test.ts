import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../ground.ts';
import { furnish, type House } from './house.ts';
import {
  acknowledge,
  answer,
  answerAsHead,
  becomeAvailable,
  code,
  complete,
  judge,
  putRight,
  right,
  seeFloor,
  wrong,
} from './loop.ts';
import { openSeats, type Seats } from './seats.ts';

const comment = 'A second delivery is free, your own site says so.';

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

test('a contact by chat is answered, rated, heard, put right, and learned from', async () => {
  const name = 'chat';
  const agent = { seats, name, page: await seats.sit(house.people.agent) };
  const evaluator = { seats, name, page: await seats.sit(house.people.evaluator) };
  const lead = { seats, name, page: await seats.sit(house.people.lead) };
  const head = { seats, name, page: await seats.sit(house.people.head) };
  await becomeAvailable(agent);

  const customer = await seats.visit(`/sample/${house.widget.publicKey}`);
  await customer.getByRole('button', { name: 'Open the chat' }).click();
  await say(customer, 'Hello! Where is my parcel HD 4821 7790?');
  await answer(agent);
  await customer.getByText('Olga Smirnova is with you').waitFor();
  await heard(customer, wrong);
  await say(customer, 'Thanks');
  await agent.page.getByText('Thanks').last().waitFor();
  await seats.picture(customer, 'chat-04-customer');
  await code(agent);
  await rate(customer);

  await judge(evaluator, { comment, keys: ['323342nn31', 'n222'] });
  await putRight(evaluator);
  await heard(customer, right);
  await seats.picture(customer, 'chat-10-customer-put-right');
  await acknowledge(agent);
  await complete(evaluator);
  await answerAsHead(head);
  await seeFloor(lead);
});

/** The customer is not content, and says why. */
async function rate(customer: Page): Promise<void> {
  const question = (name: string) => customer.getByRole('group', { name });
  await question('Is your question solved?').getByRole('radio', { name: 'Not at all' }).check();
  await question('All in all').getByRole('radio', { name: 'Very poor' }).check();
  const words = customer.getByLabel('What should we know or do better?');
  const form = words.locator('xpath=ancestor::form');
  await words.fill(comment);
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('Saved. Thank you!').waitFor();
  await seats.picture(customer, 'chat-06-rating');
}

async function say(customer: Page, words: string): Promise<void> {
  await customer.getByLabel('Your message').fill(words);
  await customer.keyboard.press('Enter');
}

async function heard(customer: Page, words: string): Promise<void> {
  const said = customer.getByRole('log', { name: 'Messages' }).getByText(words);
  await said.waitFor();
  expect(await said.count()).toBe(1);
}
