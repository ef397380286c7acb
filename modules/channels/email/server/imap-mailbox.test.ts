import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '#platform/log/log.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../../../../tests/mail-servers.ts';
import type { ImapSettings } from '../contract.ts';
import { imapClient } from './imap-client.ts';
import type { FetchedMail, MailboxPosition } from './imap-intake.ts';
import { type MailboxWatch, watchLimits, watchMailbox } from './imap-mailbox.ts';
import { rawMail } from './raw-mail.fixture.ts';

const log = openLog({ level: 'error', destination: { write: () => true } });
const limits = { ...watchLimits, reconnectMinimumMs: 20, reconnectMaximumMs: 100 };

/** Somebody who keeps mails, and now and then cannot. */
function openKeeper() {
  const kept = new Map<string, FetchedMail>();
  const subjects: string[] = [];
  let position: MailboxPosition | null = null;
  let refusals = 0;
  return {
    subjects,
    refuseNext: (count: number) => {
      refusals = count;
    },
    position: {
      load: async () => position,
      save: async (reached: MailboxPosition) => {
        position = reached;
      },
    },
    onMail: async (mail: FetchedMail) => {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error('the disk is full');
      }
      const name = `${mail.uidValidity}/${mail.uid}`;
      if (kept.has(name)) return;
      kept.set(name, mail);
      const subject = /Subject: (.*)\r\n/.exec(Buffer.from(mail.raw).toString('latin1'))?.[1];
      subjects.push(subject ?? '');
    },
  };
}

function mailWith(subject: string): Buffer {
  return rawMail(`From: a@example.net\nSubject: ${subject}\n\nHello`);
}

describe.skipIf(!hasDovecot)('a watched mailbox', () => {
  let dovecot: Dovecot;
  const watches: MailboxWatch[] = [];

  beforeAll(async () => {
    dovecot = await startDovecot();
  });

  afterEach(async () => {
    await Promise.all(watches.splice(0).map((one) => one.close()));
  });

  afterAll(async () => {
    await dovecot?.stop();
  });

  function settingsOf(user: string, changes: Partial<ImapSettings> = {}): ImapSettings {
    return {
      host: '127.0.0.1',
      port: dovecot.ports.imap,
      security: 'none',
      trustedCertificate: null,
      login: { user, password: dovecot.password },
      folder: 'INBOX',
      afterStoring: { kind: 'mark-seen' },
      ...changes,
    };
  }

  function watch(settings: ImapSettings, keeper: ReturnType<typeof openKeeper>): MailboxWatch {
    const one = watchMailbox({ settings, log, limits, ...keeper });
    watches.push(one);
    return one;
  }

  async function lookInto(user: string, folder: string, flag: { seen: boolean }): Promise<number> {
    const client = imapClient(settingsOf(user));
    await client.connect();
    await client.mailboxOpen(folder);
    const found = (await client.search(flag, { uid: true })) || [];
    client.close();
    return found.length;
  }

  it('hands over what lies there unread, and by IDLE what comes', async () => {
    const keeper = openKeeper();
    await dovecot.deliver('anna', mailWith('first'));
    const one = watch(settingsOf('anna'), keeper);
    await expect.poll(() => keeper.subjects).toEqual(['first']);
    await expect.poll(() => one.health().state).toBe('watching');
    await dovecot.deliver('anna', mailWith('second'));
    await expect.poll(() => keeper.subjects).toEqual(['first', 'second']);
    await expect.poll(() => lookInto('anna', 'INBOX', { seen: true })).toBe(2);
    expect(one.health()).toMatchObject({ failure: null, lastMailAt: expect.any(String) });
    await one.close();
    expect(one.health()).toMatchObject({ state: 'closed', connectedSince: null });
  });

  it('loses and doubles nothing when its server dies and comes back', async () => {
    const keeper = openKeeper();
    const one = watch(settingsOf('boris'), keeper);
    const expected: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      expected.push(`before ${round}`, `while down ${round}`, `after ${round}`);
      await dovecot.deliver('boris', mailWith(`before ${round}`));
      if (round !== 1) await expect.poll(() => keeper.subjects).toContain(`before ${round}`);
      await dovecot.kill();
      await dovecot.deliver('boris', mailWith(`while down ${round}`));
      await expect.poll(() => one.health().failure?.reason).toBe('unreachable');
      await dovecot.start();
      await dovecot.deliver('boris', mailWith(`after ${round}`));
      await expect.poll(() => keeper.subjects).toHaveLength(expected.length);
    }
    expect(keeper.subjects.toSorted()).toEqual(expected.toSorted());
    expect(one.health()).toMatchObject({ state: 'watching', failure: null });
  });

  it('loses and doubles nothing when its server dies between two mails of many', async () => {
    const keeper = openKeeper();
    const expected = Array.from({ length: 90 }, (_, number) => `mail ${number}`);
    for (const subject of expected) await dovecot.deliver('vera', mailWith(subject));
    watch(settingsOf('vera'), keeper);
    for (const reached of [5, 30, 60]) {
      await expect.poll(() => keeper.subjects.length, { interval: 1 }).toBeGreaterThan(reached);
      await dovecot.kill();
      await dovecot.start();
    }
    await expect.poll(() => keeper.subjects).toHaveLength(expected.length);
    expect(keeper.subjects.toSorted()).toEqual(expected.toSorted());
  });

  it('brings a mail again that could not be kept, before any later one', async () => {
    const keeper = openKeeper();
    keeper.refuseNext(3);
    await dovecot.deliver('clara', mailWith('one'));
    await dovecot.deliver('clara', mailWith('two'));
    const one = watch(settingsOf('clara'), keeper);
    await expect.poll(() => one.health().failure?.reason).toBe('not-stored');
    expect(await lookInto('clara', 'INBOX', { seen: true })).toBe(0);
    await expect.poll(() => keeper.subjects).toEqual(['one', 'two']);
  });

  it('passes no mail that the server cannot hand over for the moment', async () => {
    const keeper = openKeeper();
    await dovecot.deliver('zoya', mailWith('one'));
    await dovecot.setReadable('zoya', false);
    await dovecot.deliver('zoya', mailWith('two'));
    const one = watch(settingsOf('zoya'), keeper);
    await expect.poll(() => one.health().failure).not.toBeNull();
    expect(keeper.subjects).not.toContain('two');
    await dovecot.setReadable('zoya', true);
    await expect.poll(() => keeper.subjects).toEqual(['one', 'two']);
  });

  it('goes on where it stopped, past mail that others have read meanwhile', async () => {
    const keeper = openKeeper();
    const first = watch(settingsOf('dmitri'), keeper);
    await expect.poll(() => first.health().state).toBe('watching');
    await dovecot.deliver('dmitri', mailWith('one'));
    await expect.poll(() => keeper.subjects).toEqual(['one']);
    await first.close();
    await dovecot.deliver('dmitri', mailWith('two'));
    const other = imapClient(settingsOf('dmitri'));
    await other.connect();
    await other.mailboxOpen('INBOX');
    await other.messageFlagsAdd('1:*', ['\\Seen']);
    other.close();
    watch(settingsOf('dmitri'), keeper);
    await expect.poll(() => keeper.subjects).toEqual(['one', 'two']);
  });

  it('finds its way when the server numbers all mails anew', async () => {
    const keeper = openKeeper();
    const first = watch(settingsOf('elena'), keeper);
    await dovecot.deliver('elena', mailWith('one'));
    await expect.poll(() => keeper.subjects).toEqual(['one']);
    await first.close();
    await dovecot.kill();
    await dovecot.forgetUids('elena');
    await dovecot.deliver('elena', mailWith('two'));
    await dovecot.start();
    watch(settingsOf('elena'), keeper);
    await expect.poll(() => keeper.subjects.toSorted()).toEqual(['one', 'one', 'two']);
  });

  it('moves stored mail away when it is set so', async () => {
    const keeper = openKeeper();
    await dovecot.deliver('fyodor', mailWith('one'));
    watch(settingsOf('fyodor', { afterStoring: { kind: 'move', folder: 'Stored' } }), keeper);
    await expect.poll(() => lookInto('fyodor', 'Stored', { seen: false })).toBe(1);
    expect(keeper.subjects).toEqual(['one']);
    await dovecot.deliver('fyodor', mailWith('two'));
    await expect.poll(() => keeper.subjects).toEqual(['one', 'two']);
  });

  it('is watched beside others', async () => {
    const users = ['galina', 'hans', 'igor', 'jun'];
    const keepers = users.map(() => openKeeper());
    users.forEach((user, at) => {
      const keeper = keepers[at];
      if (keeper) watch(settingsOf(user), keeper);
    });
    for (const user of users) await dovecot.deliver(user, mailWith(`for ${user}`));
    const told = () => keepers.map(({ subjects }) => subjects);
    await expect.poll(told).toEqual(users.map((user) => [`for ${user}`]));
  });

  it('says what is wrong: the password, the certificate, the folder, the address', async () => {
    const wrong: [Partial<ImapSettings>, string][] = [
      [{ login: { user: 'anna', password: 'wrong' } }, 'login-refused'],
      [{ port: dovecot.ports.imaps, security: 'tls' }, 'insecure'],
      [{ folder: 'Nowhere' }, 'no-such-folder'],
      [{ port: 1 }, 'unreachable'],
    ];
    for (const [changes, reason] of wrong) {
      const one = watch(settingsOf('anna', changes), openKeeper());
      await expect.poll(() => one.health().failure?.reason).toBe(reason);
      await one.close();
    }
  });

  it('comes over TLS under the certificate of an authority of one’s own', async () => {
    const keeper = openKeeper();
    await dovecot.deliver('katya', mailWith('one'));
    const trusted = { trustedCertificate: dovecot.certificate };
    watch(settingsOf('katya', { ...trusted, port: dovecot.ports.imaps, security: 'tls' }), keeper);
    await expect.poll(() => keeper.subjects).toEqual(['one']);
    const upgraded = watch(settingsOf('katya', { ...trusted, security: 'starttls' }), openKeeper());
    await expect.poll(() => upgraded.health().state).toBe('watching');
  });
});
