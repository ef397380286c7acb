import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { may } from '#modules/contacts/contract.ts';
import {
  listReasons,
  moveContact,
  receiveMessage,
  reply,
  wrapUpContact,
} from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import type { Context } from '#platform/context.ts';
import { startServer, type TestServer } from '../ground.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { publishArticle } from './publish-article.ts';
import { openSeats, type Seats } from './seats.ts';

const answer = 'The courier rang twice and left. Choose another day in the app, it costs nothing.';

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

/** A customer writes, and the agent has his conversation. */
async function begin(ctx: Context, name: string, body: string): Promise<ConversationItem> {
  const { projectId, queueId, people } = house;
  const { customerId } = await recognise(ctx, {
    ...{ projectId, name, language: 'en' },
    identities: [{ kind: 'email', value: `${newId()}@example.test`, isVerified: true }],
  });
  const { item } = await receiveMessage(ctx, {
    ...{ projectId, customerId, customerName: name, queueId, channel: 'chat', language: 'en' },
    ...{ conversationId: null, subject: '' },
    message: { body, html: null, attachments: [], externalId: newId() },
  });
  const which = { projectId, id: item.contactId };
  return moveContact(ctx, which, { to: 'talk', agentId: people.agent, why: 'taken' });
}

/** The agent answers and codes it. */
async function end(ctx: Context, { projectId, id, contactId }: ConversationItem, body: string) {
  const permissions = new Set(Object.values(may).map(({ name }) => name));
  const actor = { id: house.people.agent, kind: 'person' as const, permissions };
  const asAgent = { ...ctx, actor: { ...actor, scope: [projectId] } };
  const [reason] = await listReasons(asAgent, projectId);
  const which = { projectId, id: contactId };
  await reply(asAgent, {
    ...{ projectId, conversationId: id, kind: 'message', body, attachments: [], holdMs: 0 },
    authorName: 'Olga Smirnova',
  });
  await moveContact(asAgent, which, { to: 'wrap-up' });
  await wrapUpContact(asAgent, { ...which, reasonId: reason?.id ?? null, resolution: 'resolved' });
}

test('an agent sees how the like was answered before, and reads it beside his own', async () => {
  const { projectId, people } = house;
  const open = await server.seed(async (ctx) => {
    const past = await begin(ctx, 'Boris', 'The courier did not come, though I was at home.');
    await end(ctx, past, answer);
    const other = await begin(ctx, 'Vera', 'My invoice has the wrong address on it.');
    await end(ctx, other, 'We have sent you a new invoice with the right address.');
    return begin(ctx, 'Anna', 'I waited all day and the courier never came.');
  });
  // What gathers contacts for the search need not be waited for.
  await expect
    .poll(() =>
      server.seed(async (ctx) => {
        await sql`update platform.timer set due_at = now()
          where name = 'contacts.index-earlier'`.execute(ctx.tx);
        const { rows } = await sql`select from knowledge.search_document
          where audience = 'contact'`.execute(ctx.tx);
        return rows.length;
      }),
    )
    .toBe(2);
  const page = await seats.sit(people.agent);
  await page.goto(`${server.url}/desk/${projectId}/${open.id}`);
  const line = page.getByRole('button', { name: /The courier did not come/ });
  await line.waitFor();
  expect(await line.textContent()).toContain(answer);
  await seats.picture(page, 'earlier-1-listed');
  expect(await findBarriers(page)).toEqual([]);
  await line.press('Enter');
  const reading = page.getByRole('region', { name: 'Similar contact' });
  await reading.getByText(answer).waitFor();
  await seats.picture(page, 'earlier-2-read');
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('Of this customer').click();
  await page.getByText('No earlier contact is like this one.').waitFor();
});

test('an article is found in the search of everything, and named where repeated', async () => {
  const words =
    'A parcel that is late arrives within ten days. If it does not, tell us its number and we pay.';
  const other = words.replace('tell us its number', 'send us its number');
  await server.seed(async (ctx) => {
    await publishArticle(ctx, house, { title: 'A parcel that is late', words });
    await publishArticle(ctx, house, { title: 'Late parcels', words: other });
  });
  const page = await seats.sit(house.people.lead);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('What are you looking for?').fill('late parcels');
  const found = page.getByRole('button', { name: /^Late parcels/ });
  await found.waitFor();
  await seats.picture(page, 'earlier-3-search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const named = page.getByRole('region', { name: 'Nearly the same as' });
  await named.getByRole('link', { name: 'A parcel that is late' }).waitFor();
  await seats.picture(page, 'earlier-4-nearly-same');
  expect(await findBarriers(page)).toEqual([]);
});
