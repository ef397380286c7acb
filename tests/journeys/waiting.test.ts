import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { noPace, withHold } from '#modules/routing/core/pace.ts';
import { putQueue, setCapacity } from '#modules/routing/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { hasDovecot, hasPostfix } from '../mail-servers.ts';
import { findBarriers } from '../screens/barriers.ts';
import { furnish, type House } from './house.ts';
import { answer, becomeAvailable, code, wrong } from './loop.ts';
import { type MailWorld, openMailWorld } from './mail.ts';
import { openSeats, type Seats } from './seats.ts';

const shop = 'support@shop.example';

describe.runIf(hasDovecot && hasPostfix)('with Postfix and Dovecot', () => {
  let server: TestServer;
  let house: House;
  let seats: Seats;
  let world: MailWorld;

  beforeAll(async () => {
    world = await openMailWorld(['shop.example', 'home.example']);
    server = await startServer();
    house = await furnish(server);
    seats = await openSeats(server);
    await openMailbox();
    await rememberTalks();
  });

  afterAll(async () => {
    await seats?.close();
    await server?.stop();
    await world?.stop();
  });

  test('who does not want to wait is answered by mail, in his turn', async () => {
    const agent = { seats, name: 'waiting', page: await seats.sit(house.people.agent) };
    await becomeAvailable(agent);
    const first = await write('Where is my parcel?');
    await agent.page.getByRole('button', { name: 'Accept' }).waitFor();
    await agent.page.keyboard.press('Alt+a');
    await first.getByText('Olga Smirnova is with you').waitFor();

    const second = await write('My bill is wrong.');
    await second.getByText(/^You are number 1 in the queue, about \d+ min to go$/).waitFor();
    await second.getByText('Do not wait: answer me by e-mail').click();
    await second.getByLabel('Your e-mail').fill('maria@home.example');
    expect(await findBarriers(second)).toEqual([]);
    await seats.picture(second, 'waiting-1-mail-instead');
    const third = await write('And mine?');
    await third.getByText(/^You are number 2 in the queue/).waitFor();
    await second.getByRole('button', { name: 'Send', exact: true }).last().click();
    await second.getByText('We answer to maria@home.example').waitFor();
    await seats.picture(second, 'waiting-2-with-us');

    await code(agent);
    await answer(agent);
    const newest = async () => (await world.read('maria')).at(-1)?.text;
    await expect.poll(newest, { interval: 200 }).toContain(wrong);
    const mail = (await world.read('maria')).at(-1);
    expect(mail?.subject).toBe('Re: My bill is wrong.');
    expect(mail?.text).toContain('> My bill is wrong.');
    expect(mail?.from?.value[0]?.address).toBe(shop);
  });

  test('a queue is told where its contacts go, and the floor how true its waits were', async () => {
    const { projectId } = house;
    const names = { en: 'Second line', ru: 'Вторая линия', zh: '二线' };
    await server.seed((ctx) => putQueue(ctx, { ...blankQueue, id: newId(), projectId, names }));
    const page = await seats.sit(house.people.administrator);
    await page.goto(`${server.url}/settings/projects/${projectId}/queues`);
    await page.getByRole('button', { name: 'General' }).click();
    await page.getByRole('combobox', { name: 'Who comes while it is closed' }).click();
    await page.getByRole('option', { name: 'goes to another queue' }).click();
    await page.getByText('Who comes while it is closed goes to “Second line”').waitFor();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByText(/^Whoever has waited 5 mins? waits on in “Second line”/).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add a rule' }).scrollIntoViewIfNeeded();
    await seats.picture(page, 'waiting-3-rules');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const lead = await seats.sit(house.people.lead);
    await lead.goto(`${server.url}/floor`);
    await lead.getByRole('heading', { name: 'How true the expected waits were' }).waitFor();
    expect(await findBarriers(lead)).toEqual([]);
    await seats.picture(lead, 'waiting-4-floor');
  });

  /** A customer who opens the chat and writes. */
  async function write(words: string): Promise<Page> {
    const page = await seats.visit(`/sample/${house.widget.publicKey}`);
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await page.getByLabel('Your message').fill(words);
    await page.keyboard.press('Enter');
    await page.getByText('Sent').waitFor();
    return page;
  }

  /** Talks have taken six minutes, and the agent has one at a time. */
  async function rememberTalks(): Promise<void> {
    const { projectId, queueId, people } = house;
    let { counts } = noPace;
    for (let talks = 0; talks < 20; talks += 1) counts = withHold(counts, 6 * minuteMs);
    await server.seed(async (ctx) => {
      await sql`insert into routing.pace
        values (${projectId}, ${queueId}, 'chat', ${[...counts]}, 0, 0)`.execute(ctx.tx);
      const limits = { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } };
      await setCapacity(ctx, { projectId, personId: people.agent, ...limits });
    });
  }

  async function openMailbox(): Promise<void> {
    const { mailboxes, relay } = world;
    const near = { host: '127.0.0.1', security: 'none', trustedCertificate: null } as const;
    const login = { user: 'support', password: mailboxes.password };
    await server.seed((ctx) =>
      putMailbox(ctx, server.config, {
        ...{ id: newId(), projectId: house.projectId, queueId: house.queueId },
        ...{ address: shop, name: 'Swift Parcel', isOn: true },
        imap: {
          ...{ ...near, port: mailboxes.ports.imap, login },
          ...{ folder: 'INBOX', afterStoring: { kind: 'mark-seen' } },
        },
        smtp: { ...near, port: relay.ports.smtp, login: null },
      }),
    );
  }
});
