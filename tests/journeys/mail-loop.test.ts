import { sql } from 'kysely';
import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { startServer, type TestServer } from '../ground.ts';
import { hasDovecot, hasPostfix } from '../mail-servers.ts';
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
import { type MailWorld, openMailWorld } from './mail.ts';
import { openSeats, type Seats } from './seats.ts';

const shop = 'support@shop.example';
const customer = 'maria@home.example';
const comment = 'A second delivery is free, your own site says so.';

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
  });

  afterAll(async () => {
    await seats?.close();
    await server?.stop();
    await world?.stop();
  });

  test('a contact by mail is answered, rated, heard, put right, and learned from', async () => {
    const name = 'mail';
    const agent = { seats, name, page: await seats.sit(house.people.agent) };
    const evaluator = { seats, name, page: await seats.sit(house.people.evaluator) };
    const lead = { seats, name, page: await seats.sit(house.people.lead) };
    const head = { seats, name, page: await seats.sit(house.people.head) };
    await becomeAvailable(agent);

    const question = {
      subject: 'Where is my parcel?',
      text: 'It was due yesterday. HD 4821 7790.',
    };
    await world.send({ from: `Maria Petrova <${customer}>`, to: shop, ...question });
    await answer(agent);
    const reply = await mailWith(wrong);
    expect(reply.subject).toBe('Re: Where is my parcel?');
    expect(reply.from?.value[0]?.address).toBe(shop);
    await code(agent);

    const invitation = await mailWith('/rate/');
    const links = linksOf(invitation);
    expect(links.length).toBeGreaterThanOrEqual(5);
    await Promise.all(links.flatMap((link) => [fetch(link), fetch(link, { method: 'HEAD' })]));
    expect(await countAnswers()).toBe(0);
    await rate(links.find((link) => link.endsWith('?r=1')) ?? '');

    await judge(evaluator, { comment, keys: ['323323n31', '3n222'] });
    await putRight(evaluator);
    await mailWith(right);
    await acknowledge(agent);
    await complete(evaluator);
    await answerAsHead(head);
    await seeFloor(lead);
  });

  /** Mail for the shop is fetched from its mailbox, and answers leave by the relay. */
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

  /** The newest mail to the customer in which these words stand. */
  async function mailWith(words: string): Promise<ParsedMail> {
    const find = async () =>
      (await world.read('maria')).findLast(({ text }) => text?.includes(words)) ?? null;
    await expect.poll(find, { interval: 200 }).not.toBeNull();
    const found = await find();
    if (!found) throw new Error(`No mail says ${words}.`);
    return found;
  }

  async function countAnswers(): Promise<number> {
    const { rows } = await server.seed((ctx) =>
      sql<{ count: number }>`select count(*)::integer as count from surveys.answer`.execute(ctx.tx),
    );
    return rows[0]?.count ?? -1;
  }

  /** The customer follows a link of the mail, confirms the rating in it, and says why. */
  async function rate(link: string): Promise<void> {
    const page = await seats.visit(link);
    await page.getByRole('heading', { name: 'Is your question solved?' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Not at all' }).isChecked()).toBe(true);
    await seats.picture(page, 'mail-06-rating');
    await page.getByRole('button', { name: 'Send rating' }).click();
    const question = (name: string) => page.getByRole('group', { name });
    const manner = question('How would you rate our politeness and care?');
    await manner.getByRole('radio', { name: 'Poor', exact: true }).check();
    await seats.picture(page, 'mail-07-attributes');
    await page.getByRole('button', { name: 'Send answers' }).click();
    const whole = question('All in all, how would you rate our answer?');
    await whole.getByRole('radio', { name: 'Very poor' }).check();
    await page.getByRole('button', { name: 'Send answers' }).click();
    await question('What let you down most?')
      .getByRole('radio', { name: 'Something else' })
      .check();
    await page.getByLabel('Something else: ').fill('Nobody told me');
    await question('How likely are you to recommend us?')
      .getByRole('radio', { name: '0', exact: true })
      .check();
    await page.getByLabel('What should we know or do better?').fill(comment);
    await seats.picture(page, 'mail-08-outcomes');
    await page.getByRole('button', { name: 'Send answers' }).click();
    await page.getByRole('heading', { name: 'Thank you', exact: true }).waitFor();
  }
});

function linksOf({ text = '' }: ParsedMail): string[] {
  return text.match(/https?:\/\/\S+/g) ?? [];
}
