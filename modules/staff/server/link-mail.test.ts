import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config/config.ts';
import { openJobs } from '#platform/jobs/jobs.ts';
import { openTestCentre } from '#tests/centre.ts';
import type { NewPerson } from '../core/person.ts';
import { addPerson, administrator, gateOf, goodPassword } from './door.fixture.ts';
import { invitePerson, linkMail } from './link-mail.ts';
import { listNotices } from './notices.ts';
import { createPerson } from './people.ts';
import { askForReset, redeemLink, showLink } from './sign-in.ts';

const centre = await openTestCentre();
const received: ParsedMail[] = [];
let refusal: number | null = null;
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => {
    done(refusal ? Object.assign(new Error('No.'), { responseCode: refusal }) : null);
  },
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});
await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
const { port } = mailServer.server.address() as AddressInfo;
const config = readConfig({
  HEED_SECRET: centre.config.secret,
  HEED_PUBLIC_URL: 'https://heed.example.com',
  HEED_SYSTEM_MAIL_URL: `smtp://127.0.0.1:${port}`,
});
const { database, log } = centre;
const jobs = openJobs({
  database,
  handlers: [linkMail({ ...centre, config })],
  log,
  isSelfRunning: false,
});
afterAll(async () => {
  await jobs.close();
  await new Promise<void>((resolve) => mailServer.close(resolve));
  await centre.close();
});

/** Orders a mail, lets it be sent and returns what arrived. */
async function mailAfter(order: () => Promise<unknown>): Promise<ParsedMail[]> {
  received.length = 0;
  await order();
  await jobs.runDue();
  return [...received];
}

function tokenIn(mail: ParsedMail | undefined): string {
  const link = /https:\/\/heed\.example\.com\/sign-in\/link\/([\w-]{43})\n/;
  return link.exec(mail?.text ?? '')?.[1] ?? '';
}

describe('the mail to whoever forgot his password', () => {
  test.each([
    ['en', 'A new password for Heed', 'within 1 hour.'],
    ['ru', 'Новый пароль для Heed', 'Срок её действия: 1 час.'],
    ['zh', '重设 Heed 密码', '1小时内有效'],
  ] as const)('is written in the language of the person: %s', async (language, subject, words) => {
    const { email } = await addPerson(centre, { language, name: 'Анна 安娜' });
    const [mail] = await mailAfter(() => askForReset(gateOf(centre), email.toUpperCase()));
    expect(mail?.subject).toBe(subject);
    expect(mail?.to).toMatchObject({ value: [{ address: email, name: 'Анна 安娜' }] });
    expect(mail?.from?.value).toEqual([{ address: 'heed@heed.example.com', name: 'Heed' }]);
    expect(mail?.text).toContain(words);
    const entry = await redeemLink(gateOf(centre), {
      token: tokenIn(mail),
      password: goodPassword,
    });
    expect(entry).toMatchObject({ next: 'enter' });
  });

  test('is ordered alike for an address that nobody has, and is not sent', async () => {
    expect(await mailAfter(() => askForReset(gateOf(centre), 'nobody@example.test'))).toEqual([]);
    const { rows } = await database.pool.query('select from platform.job');
    expect(rows).toEqual([]);
  });

  test('cannot be ordered without end', async () => {
    const ask = () => askForReset(gateOf(centre), 'flooded@example.test');
    for (let count = 0; count < 3; count += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'staff.too-many-attempts' });
  });

  test('to one who was invited is the invitation', async () => {
    const email = 'invited@example.test';
    await centre.runAsSystem((ctx) =>
      createPerson(ctx, { name: 'Ivan', email, language: 'en', roles: ['agent'] }, 'invited'),
    );
    const [mail] = await mailAfter(() => askForReset(gateOf(centre), email));
    expect(mail?.subject).toBe('Your invitation to Heed');
    expect(mail?.text).toContain('within 7 days');
  });
});

describe('an invitation', () => {
  const invite = async (email: string) => {
    const inviter = await addPerson(centre);
    const actor = { ...administrator(centre), id: inviter.id };
    const input: NewPerson = { name: 'Ivan', email, language: 'en', roles: ['agent'] };
    const make = () => centre.run(actor, (ctx) => invitePerson(ctx, input, true));
    return { actor, make };
  };

  test('is mailed, and shown to whoever made it; each link works', async () => {
    const { make } = await invite('both@example.test');
    let shown: Awaited<ReturnType<typeof make>> | undefined;
    const [mail] = await mailAfter(async () => {
      shown = await make();
    });
    expect(shown?.link.isMailed).toBe(true);
    expect(mail?.subject).toBe('Your invitation to Heed');
    expect(mail?.text).not.toContain(shown?.link.token);
    for (const token of [shown?.link.token ?? '', tokenIn(mail)]) {
      const { kind } = await centre.runAsSystem((ctx) => showLink(ctx, token));
      expect(kind).toBe('invite');
    }
  });

  test('that the mail server refuses for good is told to whoever made it', async () => {
    const { actor, make } = await invite('refused@example.test');
    refusal = 550;
    expect(await mailAfter(make)).toEqual([]);
    refusal = null;
    const { items } = await centre.run(actor, (ctx) =>
      listNotices(ctx, { limit: 10, isUnread: true }),
    );
    expect(items).toMatchObject([{ kind: 'staff.mail-failed', data: { name: 'Ivan' } }]);
  });
});
