import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { moveContact, receiveMessage, wrapUpContact } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { answerInChat, surveyOfContact } from '#modules/surveys/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { shoot } from '../screens/pictures.ts';
import { furnish, type House } from './house.ts';
import { openSeats, type Seats } from './seats.ts';

const folder = fileURLToPath(new URL('../../artefacts/journeys/', import.meta.url));

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

/** A customer writes by chat, is answered, rates and says why. */
async function tell(answers: { overall: number; solved: number; comment: string; quote?: 'yes' }) {
  const { projectId, queueId, people } = house;
  const { customerId, contactId } = await server.seed(async (ctx) => {
    const { customerId } = await recognise(ctx, {
      ...{ projectId, name: 'Mary Fisher', language: 'en' },
      identities: [{ kind: 'email', value: `${newId()}@home.test`, isVerified: true }],
    });
    const { item } = await receiveMessage(ctx, {
      ...{ projectId, channel: 'chat', customerId, customerName: 'Mary', conversationId: null },
      ...{ subject: '', language: 'en', queueId },
      message: { body: 'Where is it?', html: null, attachments: [], externalId: newId() },
    });
    const which = { projectId, id: item.contactId };
    await moveContact(ctx, which, { to: 'talk', agentId: people.agent, why: 'taken' });
    await moveContact(ctx, which, { to: 'wrap-up' });
    await wrapUpContact(ctx, which);
    return { customerId, contactId: item.contactId };
  });
  const about = { projectId, customerId, invitationId: await invitationOf(contactId) };
  const { comment, quote, ...values } = answers;
  await server.seed(async (ctx) => {
    for (const [question, value] of Object.entries(values)) {
      await answerInChat(ctx, { ...about, question, value });
    }
    await answerInChat(ctx, { ...about, question: 'comment', value: null, text: comment });
    if (!quote) return;
    await answerInChat(ctx, { ...about, question: 'quote', value: null, choices: [quote] });
  });
}

async function invitationOf(contactId: Id): Promise<Id> {
  const { projectId } = house;
  const survey = () => server.seed((ctx) => surveyOfContact(ctx, { projectId, contactId }));
  await expect.poll(survey).not.toBeNull();
  return (await survey())?.invitation.id ?? '';
}

test('a lead finds what customers wrote, and takes away a quote that he may use', async () => {
  await tell({ overall: 1, solved: 1, comment: 'No delivery came. Write to mary@home.test' });
  await tell({ overall: 5, solved: 5, comment: 'Quick delivery, thank you! Mary', quote: 'yes' });
  await tell({ overall: 4, solved: 5, comment: 'Nice chat' });
  const page = await seats.sit(house.people.lead);
  await page.goto(new URL('/ratings', server.url).href);
  await page.getByRole('link', { name: 'In their words' }).press('Enter');
  await page.getByText('3 customers wrote after a contact; 1 may be quoted.').waitFor();
  expect(await page.getByText('Write to ***').count()).toBe(1);
  await page.getByLabel('Search the words').fill('deliveries');
  await page.getByText('2 customers wrote').waitFor();
  expect(await page.locator('mark').allTextContents()).toEqual(['delivery', 'delivery']);
  await page.getByText('By what was rated low').click();
  await page.getByRole('button', { name: 'Is your question solved?' }).press('Enter');
  await page.getByText('1 customer wrote').waitFor();
  expect(new URL(page.url()).searchParams.get('group')).toBe('solved');
  await page.getByRole('button', { name: 'All', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'May be quoted' }).press('Enter');
  await page.getByText('1 customer wrote').waitFor();
  await page.getByText('Quick delivery, thank you! ***').waitFor();
  await page.getByRole('button', { name: 'Copy quote' }).press('Enter');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export 1 quote' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('quotes.csv');
  await page.getByRole('link', { name: 'Open the contact' }).press('Enter');
  await page.waitForURL(/\/dialogues\//);
  const shots = await shoot({
    ...{ origin: server.url, folder, languages: ['en'] },
    session: { storageState: await page.context().storageState() },
    scenes: [{ name: 'own-words', address: '/ratings/words' }],
  });
  expect(shots.filter(({ barriers }) => barriers.length > 0)).toEqual([]);
});
