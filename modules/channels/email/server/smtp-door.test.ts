import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '#platform/log/log.ts';
import {
  freePort,
  hasPostfix,
  type Postfix,
  startPostfix,
} from '../../../../tests/mail-servers.ts';
import { classify } from '../core/classify.ts';
import { composeReply } from '../core/compose-reply.ts';
import { parseRaw } from './parse.ts';
import {
  type DoorOptions,
  doorLimits,
  type MailDoor,
  type MailEnvelope,
  openMailDoor,
} from './smtp-door.ts';
import { handOver, type MailToSend } from './smtp-sender.ts';

const log = openLog({ level: 'error', destination: { write: () => true } });
const doors: MailDoor[] = [];

async function openDoor(options: Partial<DoorOptions> = {}) {
  const mails: { raw: string; envelope: MailEnvelope }[] = [];
  const door = await openMailDoor({
    protocol: 'smtp',
    host: '127.0.0.1',
    port: 0,
    name: 'heed.shop.example',
    isKnownAddress: async (address) => address === 'support@shop.example',
    onMail: async (raw, envelope) => {
      mails.push({ raw: Buffer.from(raw).toString(), envelope });
    },
    log,
    ...options,
  });
  doors.push(door);
  return { ...door, mails };
}

afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

/** Says the lines one after the other and gives the answers, the greeting first. */
async function talk(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const answers = [await answer(socket)];
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answers.push(await answer(socket));
  }
  socket.destroy();
  return answers;
}

async function answer(socket: Socket): Promise<string> {
  let text = '';
  while (!/^\d{3} .*\r\n$/m.test(text)) {
    const [chunk] = await once(socket, 'data');
    text += String(chunk);
  }
  return text;
}

const hello = ['EHLO relay.example', 'MAIL FROM:<Maria@Example.net>'];
const toUs = 'RCPT TO:<Support@Shop.example>';
const mail = ['DATA', 'Subject: Hi\r\n\r\n..Hello\r\n.'];

describe('the door', () => {
  it('keeps a mail before it says so', async () => {
    const { promise: isKept, resolve: keep } = Promise.withResolvers<void>();
    const door = await openDoor({ onMail: () => isKept });
    const talking = talk(door.port, [...hello, toUs, ...mail]);
    let isAnswered = false;
    void talking.then(() => {
      isAnswered = true;
    });
    await expect.poll(async () => (await talk(door.port, ['NOOP']))[1]).toMatch(/^250/);
    expect(isAnswered).toBe(false);
    keep();
    expect((await talking).at(-1)).toMatch(/^250/);
  });

  it('hands over the bytes and the envelope', async () => {
    const door = await openDoor();
    await talk(door.port, [...hello, toUs, ...mail]);
    await talk(door.port, ['EHLO a', 'MAIL FROM:<>', toUs, ...mail]);
    expect(door.mails).toEqual([
      {
        raw: 'Subject: Hi\r\n\r\n.Hello\r\n',
        envelope: {
          returnPath: 'maria@example.net',
          recipients: ['support@shop.example'],
          peer: '127.0.0.1',
        },
      },
      { raw: expect.any(String), envelope: expect.objectContaining({ returnPath: '' }) },
    ]);
  });

  it('answers 451 when the mail could not be kept, and 250 when it comes again', async () => {
    let isFull = true;
    const door = await openDoor({
      onMail: async () => {
        if (isFull) throw new Error('the disk is full');
      },
    });
    expect((await talk(door.port, [...hello, toUs, ...mail])).at(-1)).toMatch(/^451/);
    isFull = false;
    expect((await talk(door.port, [...hello, toUs, ...mail])).at(-1)).toMatch(/^250/);
  });

  it('knows its addresses alone, and puts off when it cannot look them up', async () => {
    const door = await openDoor();
    const [, , , unknown, noMail] = await talk(door.port, [
      ...hello,
      'RCPT TO:<x@other.example>',
      'DATA',
    ]);
    expect([unknown, noMail]).toEqual([
      expect.stringMatching(/^550/),
      expect.stringMatching(/^503/),
    ]);
    const blind = await openDoor({
      isKnownAddress: async () => {
        throw new Error('no database');
      },
    });
    expect((await talk(blind.port, [...hello, toUs])).at(-1)).toMatch(/^451/);
  });

  it('refuses a mail that is too large and keeps nothing of one that breaks off', async () => {
    const door = await openDoor({ limits: { ...doorLimits, mailBytes: 1_000 } });
    const announced = ['EHLO a', 'MAIL FROM:<a@b.example> SIZE=1001'];
    expect((await talk(door.port, announced)).at(-1)).toMatch(/^552/);
    const unannounced = [...hello, toUs, 'DATA', `${'line\r\n'.repeat(200)}.`];
    expect((await talk(door.port, unannounced)).at(-1)).toMatch(/^552/);
    const socket = connect(door.port, '127.0.0.1');
    await answer(socket);
    for (const line of [...hello, toUs, 'DATA']) {
      socket.write(`${line}\r\n`);
      await answer(socket);
    }
    socket.write('Subject: half\r\n\r\nHel');
    socket.destroy();
    await door.close();
    expect(door.mails).toEqual([]);
  });

  it('offers neither login nor TLS', async () => {
    const door = await openDoor();
    const [, offers, auth] = await talk(door.port, ['EHLO a', 'AUTH PLAIN AGEAYg==']);
    expect(offers).not.toMatch(/AUTH|STARTTLS/);
    expect(auth).toMatch(/^50\d/);
  });

  it('gives each peer so many turns a minute', async () => {
    let now = '2026-11-21T10:00:30.000Z';
    const limits = { ...doorLimits, mailsPerPeerPerMinute: 2 };
    const door = await openDoor({ limits, clock: () => now });
    const send = async () => (await talk(door.port, [...hello, toUs, ...mail])).at(-1)?.slice(0, 3);
    expect([
      await send(),
      await send(),
      (await talk(door.port, hello)).at(-1)?.slice(0, 3),
    ]).toEqual(['250', '250', '451']);
    now = '2026-11-21T10:01:00.000Z';
    expect(await send()).toBe('250');
  });

  it('lets no more in than it has room for', async () => {
    const door = await openDoor({ limits: { ...doorLimits, connections: 1 } });
    const first = connect(door.port, '127.0.0.1');
    await answer(first);
    expect((await talk(door.port, []))[0]).toMatch(/^421/);
    first.destroy();
  });
});

describe.skipIf(!hasPostfix)('behind a real relay', () => {
  let relay: Postfix | null = null;

  afterEach(async () => {
    await relay?.stop();
  });

  const mailbox = {
    name: 'Shop',
    address: 'support@shop.example',
    loopMark: 'm1',
    messageDomain: 'heed.shop.example',
  };
  const aReplyTo = (address: string) => ({
    ...composeReply({
      mailId: '0193f2a0-0000-7000-8000-000000000001',
      mailbox,
      replyAddress: mailbox.address,
      to: [{ name: '', address }],
      cc: [],
      subject: 'Посылка',
      text: 'Ваша посылка в пути.',
      answered: null,
      language: 'ru',
      timeZone: 'Europe/Moscow',
      isAutomatic: false,
    }),
    files: [],
    recipients: [address],
  });

  async function setOut(port: number, protocol: 'smtp' | 'lmtp') {
    const hop = protocol === 'lmtp' ? `lmtp:inet:[127.0.0.1]:${port}` : `smtp:[127.0.0.1]:${port}`;
    relay = await startPostfix({ 'shop.example': hop });
    const settings = {
      host: '127.0.0.1',
      security: 'none',
      trustedCertificate: null,
      login: null,
    } as const;
    const sent = { ...settings, port: relay.ports.smtp };
    return { relay, send: (mail: MailToSend) => handOver(sent, mail) };
  }

  it.each(['smtp', 'lmtp'] as const)(
    'a mail sent by Heed arrives over %s, whole',
    async (protocol) => {
      const door = await openDoor({ protocol });
      const { send } = await setOut(door.port, protocol);
      await send(aReplyTo('support@shop.example'));
      await expect.poll(() => door.mails).toHaveLength(1);
      const raw = Buffer.from(door.mails[0]?.raw ?? '');
      expect(await parseRaw(raw, { fallbackCharset: 'utf-8' })).toMatchObject({
        mail: {
          messageId: '0193f2a0-0000-7000-8000-000000000001.m1@heed.shop.example',
          subject: 'Посылка',
          text: 'Ваша посылка в пути.',
          html: '<div dir="auto"><p>Ваша посылка в пути.</p></div>',
          headers: { 'x-heed-loop': ['m1'] },
        },
      });
    },
    60_000,
  );

  it('a mail put off comes again by itself', async () => {
    let refusals = 1;
    const port = await freePort();
    const { send } = await setOut(port, 'lmtp');
    const kept: string[] = [];
    await openDoor({
      port,
      protocol: 'lmtp',
      onMail: async (raw) => {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the disk is full');
        kept.push(Buffer.from(raw).toString());
      },
    });
    await send(aReplyTo('support@shop.example'));
    await expect.poll(() => relay?.queue()).toMatch(/try again later/);
    relay?.flush();
    await expect.poll(() => kept).toHaveLength(1);
  });

  it('its own report of a mail that cannot arrive is known as a bounce of that mail', async () => {
    const door = await openDoor({ protocol: 'lmtp' });
    const { send } = await setOut(door.port, 'lmtp');
    await send(aReplyTo('nobody@shop.example'));
    await expect.poll(() => door.mails).toHaveLength(1);
    const [bounce] = door.mails;
    const result = await parseRaw(Buffer.from(bounce?.raw ?? ''), { fallbackCharset: 'utf-8' });
    if (result.kind !== 'parsed') throw new Error(result.reason);
    const returnPath = bounce?.envelope.returnPath ?? null;
    const facts = { returnPath, isKnown: false, recentFromCorrespondent: 1, mailbox };
    expect(classify(result.mail, facts)).toMatchObject({
      kind: 'bounce',
      isFinal: true,
      recipient: 'nobody@shop.example',
      status: '5.1.1',
      originalMessageId: '0193f2a0-0000-7000-8000-000000000001.m1@heed.shop.example',
    });
  });
});
