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
const ratings = [5, 5, 5, 4, 3, 1];

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

/** A customer writes by chat, is answered and rates. */
async function rate(rating: number, customerName: string): Promise<void> {
  const { projectId, queueId, people } = house;
  const { customerId, contactId } = await server.seed(async (ctx) => {
    const { customerId } = await recognise(ctx, {
      ...{ projectId, name: customerName, language: 'en' },
      identities: [{ kind: 'email', value: `${newId()}@home.test`, isVerified: true }],
    });
    const { item } = await receiveMessage(ctx, {
      ...{ projectId, channel: 'chat', customerId, customerName, conversationId: null },
      ...{ subject: '', language: 'en', queueId },
      message: { body: 'Where is it?', html: null, attachments: [], externalId: newId() },
    });
    const which = { projectId, id: item.contactId };
    await moveContact(ctx, which, { to: 'talk', agentId: people.agent, why: 'taken' });
    await moveContact(ctx, which, { to: 'wrap-up' });
    await wrapUpContact(ctx, which);
    return { customerId, contactId: item.contactId };
  });
  const invitationId = await invitationOf(contactId);
  const about = { projectId, customerId, invitationId };
  await server.seed((ctx) => answerInChat(ctx, { ...about, question: 'overall', value: rating }));
}

async function invitationOf(contactId: Id): Promise<Id> {
  const { projectId } = house;
  const survey = () => server.seed((ctx) => surveyOfContact(ctx, { projectId, contactId }));
  await expect.poll(survey).not.toBeNull();
  return (await survey())?.invitation.id ?? '';
}

test('a lead goes from the ratings to loyalty, divides it and reads the weeks', async () => {
  for (const [place, rating] of ratings.entries()) await rate(rating, `Customer ${place}`);
  const page = await seats.sit(house.people.lead);
  await page.goto(new URL('/ratings', server.url).href);
  await page.getByRole('link', { name: 'Loyalty' }).press('Enter');
  await page.getByText('6 rated contacts.').waitFor();
  await page.getByRole('row', { name: 'Chat 6' }).waitFor();
  const returned = page.getByRole('region', { name: 'After the contact' });
  expect(await returned.getByText('Too few answers').count()).toBeGreaterThan(0);
  await page.getByText('Generation', { exact: true }).click();
  await page.getByText('Nothing is known to divide these contacts by.').waitFor();
  expect(new URL(page.url()).searchParams.get('by')).toBe('generation');
  await page.getByText('As a table').click();
  await page.getByRole('columnheader', { name: 'Week of' }).waitFor();
  const shots = await shoot({
    ...{ origin: server.url, folder, schemes: ['light', 'dark'], sizes: ['narrow'] },
    languages: ['ru'],
    session: { storageState: await page.context().storageState() },
    scenes: [{ name: 'loyalty', address: '/ratings/loyalty' }],
  });
  expect(shots.filter(({ barriers }) => barriers.length > 0)).toEqual([]);
});
