import { once } from 'node:events';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tests/mail-servers.ts';
import type { SmtpSettings } from '../contract.ts';
import { parseRaw } from './parse.ts';
import { handOver, type MailToSend } from './smtp-sender.ts';

const endings: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
});

/** A mail server that answers as it is told. */
async function openPeer(options: SMTPServerOptions) {
  const port = await freePort();
  const mails: Buffer[] = [];
  const peer = new SMTPServer({
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData: async (stream, _session, done) => {
      mails.push(Buffer.concat(await stream.toArray()));
      done();
    },
    ...options,
  });
  await new Promise<void>((resolve) => peer.listen(port, '127.0.0.1', resolve));
  endings.push(() => new Promise<void>((resolve) => peer.close(resolve)));
  return { port, mails };
}

function senderTo(port: number, changes: Partial<SmtpSettings> = {}) {
  const settings: SmtpSettings = {
    host: '127.0.0.1',
    port,
    security: 'none',
    trustedCertificate: null,
    login: null,
    ...changes,
  };
  return { send: (sent: MailToSend) => handOver(settings, sent) };
}

const mail: MailToSend = {
  messageId: 'a.m1@heed.shop.example',
  from: { name: 'Поддержка', address: 'support@shop.example' },
  replyTo: { name: 'Поддержка', address: 'support+c.abc@shop.example' },
  to: [{ name: '玛丽', address: 'maria@example.net' }],
  cc: [{ name: '', address: 'ivan@example.net' }],
  subject: '包裹 и посылка',
  inReplyTo: 'q@example.net',
  references: ['q0@example.net', 'q@example.net'],
  headers: { 'x-heed-loop': 'm1' },
  text: 'Вот счёт.\n',
  html: '<p>Вот счёт.</p>',
  files: [],
  recipients: ['maria@example.net', 'ivan@example.net'],
};

/** Refuses some recipients, each with a code. */
function refusing(codes: Readonly<Record<string, number>>): SMTPServerOptions {
  return {
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = codes[address];
      done(responseCode ? Object.assign(new Error('not now'), { responseCode }) : null);
    },
  };
}

describe('a mail', () => {
  it('arrives as it was composed', async () => {
    const peer = await openPeer({});
    const content = Readable.from([Buffer.from('%PDF')]);
    const files = [{ fileName: 'Счёт 1.pdf', contentType: 'application/pdf', content }];
    const sent = await senderTo(peer.port).send({ ...mail, files });
    expect(sent).toEqual({ response: expect.stringMatching(/^250/), rejected: [] });
    expect(peer.mails).toHaveLength(1);
    const result = await parseRaw(peer.mails[0] ?? Buffer.alloc(0), { fallbackCharset: 'utf-8' });
    expect(result).toMatchObject({
      mail: {
        messageId: mail.messageId,
        inReplyTo: ['q@example.net'],
        references: mail.references,
        subject: mail.subject,
        from: mail.from,
        replyTo: [mail.replyTo],
        to: mail.to,
        cc: mail.cc,
        text: 'Вот счёт.\n',
        html: mail.html,
        headers: { 'x-heed-loop': ['m1'] },
        attachments: [{ fileName: 'Счёт 1.pdf', contentType: 'application/pdf' }],
      },
    });
  });

  it('goes only to those who still have to get it', async () => {
    const recipients: string[] = [];
    const peer = await openPeer({
      onRcptTo: ({ address }, _session, done) => {
        recipients.push(address);
        done();
      },
    });
    await senderTo(peer.port).send({ ...mail, recipients: ['ivan@example.net'] });
    expect(recipients).toEqual(['ivan@example.net']);
  });

  it('taken for some tells who was refused, and for how long', async () => {
    for (const [code, isRetryable] of [
      [450, true],
      [550, false],
    ] as const) {
      const peer = await openPeer(refusing({ 'ivan@example.net': code }));
      const { rejected } = await senderTo(peer.port).send(mail);
      expect(rejected).toEqual([
        { address: 'ivan@example.net', response: `${code} not now`, isRetryable },
      ]);
    }
  });

  it('refused for all is tried again after 4xx, and given up after 5xx', async () => {
    for (const [code, isRetryable] of [
      [451, true],
      [550, false],
    ] as const) {
      const peer = await openPeer(refusing({ 'maria@example.net': code, 'ivan@example.net': 550 }));
      const sending = senderTo(peer.port).send(mail);
      await expect(sending).rejects.toMatchObject({
        name: 'ProviderError',
        isRetryable,
        message: `${code} not now`,
      });
    }
  });

  it('refused after its data is judged by the code as well', async () => {
    for (const [code, isRetryable] of [
      [452, true],
      [554, false],
    ] as const) {
      const peer = await openPeer({
        onData: (stream, _session, done) => {
          stream.resume();
          done(Object.assign(new Error('no room'), { responseCode: code }));
        },
      });
      await expect(senderTo(peer.port).send(mail)).rejects.toMatchObject({ isRetryable });
    }
  });

  it('is tried again when the server is away or breaks off', async () => {
    const away = senderTo(await freePort()).send(mail);
    await expect(away).rejects.toMatchObject({ isRetryable: true });
    const rude = createServer((socket) => socket.end('220 hi\r\n')).listen(0, '127.0.0.1');
    await once(rude, 'listening');
    endings.push(() => rude.close());
    const address = rude.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(senderTo(port).send(mail)).rejects.toMatchObject({ isRetryable: true });
  });

  it('is given up after a refused login, and never sent without the TLS asked for', async () => {
    const peer = await openPeer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('wrong password')),
    });
    const login = { user: 'support', password: 'wrong' };
    await expect(senderTo(peer.port, { login }).send(mail)).rejects.toMatchObject({
      isRetryable: false,
    });
    expect(peer.mails).toEqual([]);
    const insecure = senderTo(peer.port, { security: 'starttls' }).send(mail);
    await expect(insecure).rejects.toMatchObject({ name: 'ProviderError' });
    expect(peer.mails).toEqual([]);
  });

  it('has its files read as fast as the server takes them, and never whole', async () => {
    const chunk = Buffer.alloc(262_144);
    const chunks = 160;
    let read = 0;
    const readAtFirst: number[] = [];
    async function* content() {
      for (; read < chunks; read += 1) yield chunk;
    }
    const peer = await openPeer({
      onData: (stream, _session, done) => {
        stream.once('data', () => readAtFirst.push(read));
        stream.on('end', done);
      },
    });
    const file = { fileName: 'a.bin', contentType: 'application/octet-stream' };
    const files = [{ ...file, content: Readable.from(content()) }];
    await senderTo(peer.port).send({ ...mail, files });
    expect(read).toBe(chunks);
    expect(readAtFirst[0]).toBeLessThan(chunks / 2);
  });

  it('is tried again when a file cannot be read to its end', async () => {
    let isTaken = false;
    const peer = await openPeer({
      onData: (stream, _session, done) => {
        stream.on('error', () => undefined);
        stream.resume().on('end', () => {
          isTaken = true;
          done();
        });
      },
    });
    async function* content() {
      yield Buffer.from('half');
      throw new Error('The database does not answer.');
    }
    const files = [{ fileName: 'a', contentType: 'text/plain', content: Readable.from(content()) }];
    const sending = senderTo(peer.port).send({ ...mail, files });
    await expect(sending).rejects.toMatchObject({ isRetryable: true });
    expect(isTaken).toBe(false);
  });
});
