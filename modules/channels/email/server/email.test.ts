import { createHash } from 'node:crypto';
import { call } from '@orpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs, hourMs, minuteMs } from '#kernel/time.ts';
import { contactsRoutes, moveContact, openConversation } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { readFile, storeFile } from '#platform/files/files.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { serviceMailFailed } from '../contract.ts';
import { type MailScene, openMailScene, plainMail } from './email.fixture.ts';
import { sendMail, sendServiceMail } from './order-mail.ts';
import { rawMail } from './raw-mail.fixture.ts';
import { mailOfMessage, readAgain } from './raw-mails.ts';

let scene: MailScene;

beforeAll(async () => {
  scene = await openMailScene();
});
afterAll(() => scene.close());

const last = <Item>(items: readonly Item[]): Item => {
  const item = items.at(-1);
  if (item === undefined) throw new Error('There is none.');
  return item;
};
const lastSent = async () => last(await scene.outside.mails());
const newestRaw = async () => {
  const [newest] = await scene.rawMails();
  return newest;
};

/** Somebody who asks the routes. */
const asks = (actor: Actor): RequestContext => ({
  actor,
  run: (work) => scene.centre.run(actor, work),
  runAsSystem: scene.centre.runAsSystem,
  request: { address: '127.0.0.1', userAgent: '', sessionToken: null, language: 'en' },
  setHeader: () => undefined,
});

/** A conversation that was begun by mail and answered. */
async function answered(subject: string) {
  await scene.deliver(plainMail({ subject, from: `Maria <${subject}@example.net>` }));
  const { item } = await scene.dialogue(subject);
  const message = await scene.answer(item, 'On its way.');
  return { item, message, sent: await lastSent() };
}

describe('a mail', () => {
  it('becomes a contact that waits for an agent', async () => {
    await scene.deliver(plainMail({ subject: 'Where is my parcel?', text: 'It was due today.' }));
    const { item, messages } = await scene.dialogue('Where is my parcel?');
    expect(item).toMatchObject({ channel: 'email', state: 'queue', customerName: 'Maria' });
    expect(messages).toMatchObject([{ body: 'It was due today.', authorKind: 'customer' }]);
  });

  it('comes from the person whom its address is known by', async () => {
    const { projectId } = scene;
    const identities = [{ kind: 'email', value: 'known@example.net', isVerified: true }] as const;
    const known = { projectId, identities, name: 'Мария Петрова' };
    const { customerId } = await scene.centre.runAsSystem((ctx) => recognise(ctx, known));
    await scene.deliver(plainMail({ subject: 'Known', from: 'm <known@example.net>' }));
    const { item } = await scene.dialogue('Known');
    expect(item).toMatchObject({ customerId, customerName: 'Мария Петрова' });
  });

  it('in whose name another address wants the answer does not pass for that person', async () => {
    await scene.deliver(plainMail({ subject: 'Owner', from: 'owner@example.net' }));
    const headers = ['Reply-To: owner@example.net'];
    await scene.deliver(plainMail({ subject: 'Forged', from: 'thief@example.net', headers }));
    const { item, messages } = await scene.dialogue('Forged');
    expect(item.customerId).not.toBe((await scene.dialogue('Owner')).item.customerId);
    expect(last(messages)).toMatchObject({
      kind: 'note',
      body: expect.stringContaining('owner@example.net'),
    });
  });

  it.each([
    ['koi8-r', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), 'Привет'],
    ['gb18030', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), '你好'],
    ['', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), 'Привет'],
  ])('in the charset %j is read', async (charset, bytes, text) => {
    const type = charset ? `text/plain; charset=${charset}` : 'text/plain';
    const subject = `charset ${charset}`;
    const head = `From: a@example.net\nSubject: ${subject}\nMessage-ID: <${charset}x@y.z>\n`;
    await scene.deliver(rawMail(head, `Content-Type: ${type}\n\n`, bytes, '\n'));
    const { messages } = await scene.dialogue(subject.trim());
    expect(messages[0]?.body).toBe(text);
  });

  it('brings its files, and its images stand in its text', async () => {
    const { projectId, centre } = scene;
    const image =
      'Content-Type: image/png; name=a.png\nContent-ID: <pic>\nContent-Transfer-Encoding: base64';
    const html = '<p>Look <img src="cid:pic"><img src="https://spy.example/x.gif"></p>';
    await scene.deliver(
      rawMail(
        'From: a@example.net\nSubject: Files\nMessage-ID: <files@y.z>\nMIME-Version: 1.0\n',
        'Content-Type: multipart/related; boundary=b\n\n',
        `--b\nContent-Type: text/html; charset=utf-8\n\n${html}\n`,
        `--b\n${image}\n\niVBORw==\n`,
        '--b\nContent-Type: application/pdf; name="bill.pdf"\nContent-Transfer-Encoding: base64\n',
        'Content-Disposition: attachment; filename="bill.pdf"\n\nJVBERg==\n--b--\n',
      ),
    );
    const [message] = (await scene.dialogue('Files')).messages;
    expect(message?.attachments).toMatchObject([{ name: 'bill.pdf', sizeBytes: 4 }]);
    const [, id = ''] = /src="\/api\/v1\/files\/[^/]+\/([^"]+)"/.exec(message?.html ?? '') ?? [];
    const stored = await readFile((work) => centre.run(scene.agent, work), { projectId, id });
    expect(stored.mediaType).toBe('image/png');
    expect(message?.html).toContain('data-blocked-src="https://spy.example/x.gif"');
  });

  it('leads from its message to the mail as it came', async () => {
    const raw = plainMail({ subject: 'As it came' });
    await scene.deliver(raw);
    const [message] = (await scene.dialogue('As it came')).messages;
    const { projectId, centre, agent } = scene;
    const found = await centre.run(agent, (ctx) =>
      mailOfMessage(ctx, { projectId, messageId: message?.id ?? '' }),
    );
    const file = await readFile((work) => centre.run(agent, work), {
      projectId,
      id: found.fileId,
    });
    expect(file.mediaType).toBe('message/rfc822');
    expect(Buffer.concat(await file.stream.toArray()).toString()).toContain(raw.trim());
  });
});

describe('a thread', () => {
  it('joins answer and answers to it, by reference and without one', async () => {
    await scene.deliver(plainMail({ subject: 'Thread', id: 'first@example.net' }));
    const { item } = await scene.dialogue('Thread');
    await scene.answer(item, 'On its way.');
    const sent = await lastSent();
    expect(sent).toMatchObject({
      subject: 'Re: Thread',
      inReplyTo: ['first@example.net'],
      references: ['first@example.net'],
      to: [{ address: 'maria@example.net' }],
      from: { address: scene.mailbox.address },
    });
    expect(sent.text).toMatch(/^On its way\.\n\nOn .* wrote:\n> Where is it\?/);
    expect(last((await scene.dialogue('Thread')).messages).deliveryState).toBe('sent');

    const headers = [`References: <first@example.net> <${sent.messageId}>`];
    await scene.deliver(plainMail({ subject: 'Re: Thread', headers, text: 'Thank you!' }));
    const address = sent.replyTo[0]?.address ?? '';
    expect(address).not.toBe(scene.mailbox.address);
    const bySignature = plainMail({ subject: 'something else', text: 'One more thing.' });
    await scene.deliver(bySignature, { to: [address] });
    const bodies = (await scene.dialogue('Thread')).messages.map(({ body }) => body);
    expect(bodies).toEqual(['Where is it?', 'On its way.', 'Thank you!', 'One more thing.']);
  });

  it('follows a conversation that was merged into another', async () => {
    const { projectId, centre, agent } = scene;
    const from = 'merged@example.net';
    await scene.deliver(plainMail({ subject: 'Merge from', from, id: 'merge-from@x.y' }));
    await scene.deliver(plainMail({ subject: 'Merge into', from }));
    const fromId = (await scene.dialogue('Merge from')).item.id;
    const intoId = (await scene.dialogue('Merge into')).item.id;
    const merging = { projectId, conversationId: intoId, fromId };
    await call(contactsRoutes.merge, merging, { context: asks(agent) });
    await centre.settle();
    const headers = ['In-Reply-To: <merge-from@x.y>'];
    await scene.deliver(plainMail({ subject: 'Re', from, headers, text: 'And this.' }));
    expect(last((await scene.dialogue('Merge into')).messages).body).toBe('And this.');
  });

  it('in which another address writes warns the agent', async () => {
    const { item, sent } = await answered('stranger');
    const headers = [`In-Reply-To: <${sent.messageId}>`];
    await scene.deliver(plainMail({ subject: 'x', from: 'other@example.net', headers }));
    const { messages } = await scene.dialogue(item.subject);
    expect(messages.slice(-2)).toMatchObject([
      { authorName: 'other@example.net' },
      { kind: 'note', body: expect.stringContaining('other@example.net') },
    ]);
  });
});

describe('what asks for nobody', () => {
  it('is kept once when it comes twice, with the same bytes or others', async () => {
    const mail = plainMail({ subject: 'Twice', id: 'twice@example.net' });
    await scene.deliver(mail);
    await scene.deliver(mail);
    const before = (await scene.rawMails()).length;
    await scene.deliver(`Received: by relay\r\n${mail}`);
    expect((await scene.dialogue('Twice')).messages).toHaveLength(1);
    expect(await scene.rawMails()).toHaveLength(before + 1);
    expect(await newestRaw()).toMatchObject({ state: 'set-aside', reason: 'duplicate' });
  });

  it('as an automatic reply stands beside the conversation and opens nothing', async () => {
    const { item, sent } = await answered('away');
    await scene.centre.run(scene.agent, (ctx) =>
      moveContact(ctx, { projectId: scene.projectId, id: item.contactId }, { to: 'wrap-up' }),
    );
    const from = 'away@example.net';
    const headers = ['Auto-Submitted: auto-replied', `In-Reply-To: <${sent.messageId}>`];
    await scene.deliver(plainMail({ subject: 'Re', from, headers, text: 'I am on holiday.' }));
    const { item: after, messages } = await scene.dialogue('away');
    expect(after.state).toBe('wrap-up');
    expect(last(messages)).toMatchObject({
      kind: 'note',
      body: 'Automatic reply from away@example.net:\n\nI am on holiday.',
    });
    await scene.deliver(plainMail({ subject: 'Lost', headers: ['Auto-Submitted: auto-replied'] }));
    expect(await newestRaw()).toMatchObject({ state: 'set-aside', reason: 'auto-reply' });
  });

  it('as a loop is set aside', async () => {
    const { sent } = await answered('loop');
    const mark = last(sent.headers['x-heed-loop'] ?? []);
    await scene.deliver(plainMail({ subject: 'Back again', headers: [`X-Heed-Loop: ${mark}`] }));
    expect(await newestRaw()).toMatchObject({ state: 'set-aside', reason: 'loop-own-mark' });
  });

  it('as a flood is set aside, and can be read after all when it has passed', async () => {
    const from = 'flood@example.net';
    for (let count = 0; count < 21; count += 1) {
      await scene.hand(plainMail({ subject: `flood ${count}`, from }));
    }
    await scene.centre.settle();
    const flooded = (await scene.rawMails()).filter(({ fromAddress }) => fromAddress === from);
    const aside = flooded.filter(({ state }) => state === 'set-aside');
    expect(aside).toMatchObject([{ reason: 'loop-too-many-mails' }]);
    scene.centre.testClock.advanceMs(11 * minuteMs);
    const { projectId, centre, lead } = scene;
    const { id, subject } = last(aside);
    await centre.run(lead, (ctx) => readAgain(ctx, { projectId, id }));
    await centre.settle();
    expect((await scene.dialogue(subject ?? '')).messages).toHaveLength(1);
    await expect(
      centre.run(lead, (ctx) => readAgain(ctx, { projectId, id })),
    ).rejects.toMatchObject({ code: 'email.already-read' });
  });
});

describe('a bounce', () => {
  const report = (messageId: string | null, action = 'failed') =>
    rawMail(
      'From: mailer-daemon@relay.example\nSubject: Undelivered\nMIME-Version: 1.0\n',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n',
      '--b\nContent-Type: text/plain\n\nSorry.\n',
      '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\n',
      `Final-Recipient: rfc822; x@example.net\nAction: ${action}\nStatus: 5.1.1\n`,
      'Diagnostic-Code: smtp; 550 no such user\n',
      `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${messageId}>\n--b--\n`,
    );

  it('marks the answer that did not arrive, and says why', async () => {
    const { message, sent } = await answered('bounced');
    await scene.deliver(report(sent.messageId, 'delayed'), { from: '' });
    await scene.deliver(report(sent.messageId), { from: '' });
    const { messages } = await scene.dialogue('bounced');
    expect(messages.find(({ id }) => id === message.id)).toMatchObject({
      deliveryState: 'failed',
      deliveryReason: '550 no such user',
    });
    const notes = messages.filter(({ kind }) => kind === 'note').map(({ body }) => body);
    expect(notes).toEqual([
      expect.stringContaining('is late'),
      expect.stringContaining('did not arrive'),
    ]);
  });

  it('of a mail that was never sent from here is set aside', async () => {
    await scene.deliver(report('unknown@example.net'), { from: '' });
    expect(await newestRaw()).toMatchObject({ state: 'set-aside', reason: 'bounce' });
  });
});

it('a mail full of what a database refuses is taken in all the same', async () => {
  const bytes = rawMail(
    'From: "M\0" <ma\0ria@example.net>\nTo: x\0@y.z\nReferences: <a\0@b>\nX-A: \0\n',
    'Message-ID: <ze\0ro@example.net>\nSubject: Zero\0\nMIME-Version: 1.0\n',
    'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n',
    '<p>a\0b</p><img src="cid:p\0">\n--b\nContent-ID: <p\0>\n',
    'Content-Type: image/png; name="a\0.png"\n\nx\n--b--\n',
  );
  await scene.deliver(bytes);
  expect(await newestRaw()).toMatchObject({ state: 'read', subject: 'Zero' });
  expect((await scene.dialogue('Zero')).messages[0]?.body).toContain('a\ufffdb');
});

describe('a mail that cannot be read', () => {
  it('opens a conversation with the mail itself', async () => {
    const nested = Array.from({ length: 25 }, (_, depth) => {
      return `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`;
    });
    await scene.deliver(rawMail('From: Broken <broken@example.net>\n', ...nested));
    const { item, messages } = await scene.dialogue('Mail that could not be read');
    expect(item).toMatchObject({ customerName: 'broken@example.net', state: 'queue' });
    expect(messages).toMatchObject([
      { authorKind: 'customer', attachments: [{ mediaType: 'message/rfc822' }] },
      { kind: 'note', body: expect.stringContaining('could not read') },
    ]);
    expect(await newestRaw()).toMatchObject({ state: 'unreadable', reason: 'too-complex' });
  });
});

describe('an answer', () => {
  it('brings its files', async () => {
    const { projectId, centre } = scene;
    const content = Buffer.from('%PDF bill');
    const stored = await centre.runAsSystem((ctx) =>
      storeFile(ctx, {
        ...{ projectId, name: 'Счёт.pdf', mediaType: 'application/pdf' },
        ...{ content, maximumBytes: 100 },
      }),
    );
    const { id: fileId, name, mediaType, sizeBytes } = stored;
    await scene.deliver(plainMail({ subject: 'Bill' }));
    const { item } = await scene.dialogue('Bill');
    await scene.answer(item, '', [{ fileId, name, mediaType, sizeBytes }]);
    const [file] = (await lastSent()).attachments;
    expect(file).toMatchObject({ fileName: 'Счёт.pdf', contentType: 'application/pdf' });
    const hash = (bytes: Uint8Array = Buffer.alloc(0)) =>
      createHash('sha256').update(bytes).digest('hex');
    expect(hash(file?.bytes)).toBe(hash(content));
  });

  it('is tried again while there is hope, always as the same mail', async () => {
    scene.outside.refuse(451, 451);
    await scene.deliver(plainMail({ subject: 'Again' }));
    const { item } = await scene.dialogue('Again');
    const before = (await scene.outside.mails()).length;
    await scene.answer(item, 'Hello.');
    expect(last((await scene.dialogue('Again')).messages).deliveryState).toBe('released');
    scene.centre.testClock.advanceMs(hourMs);
    await scene.centre.settle();
    scene.centre.testClock.advanceMs(hourMs);
    await scene.centre.settle();
    expect(await scene.outside.mails()).toHaveLength(before + 1);
    expect(last((await scene.dialogue('Again')).messages).deliveryState).toBe('sent');
  });

  it('that its server refuses for good has failed, and says why', async () => {
    scene.outside.refuse(554);
    await scene.deliver(plainMail({ subject: 'Refused' }));
    await scene.answer((await scene.dialogue('Refused')).item, 'Hello.');
    expect(last((await scene.dialogue('Refused')).messages)).toMatchObject({
      deliveryState: 'failed',
      deliveryReason: expect.stringContaining('554'),
    });
  });

  it('has failed when a day of attempts is over', async () => {
    scene.outside.refuse(451, 451);
    await scene.deliver(plainMail({ subject: 'Never' }));
    await scene.answer((await scene.dialogue('Never')).item, 'Hello.');
    const { centre } = scene;
    const attempts = sendMail.maximumAttempts - 1;
    await centre.runAsSystem((ctx) =>
      sql`update platform.job set attempts = ${attempts}`.execute(ctx.tx),
    );
    centre.testClock.advanceMs(hourMs);
    await centre.settle();
    expect(last((await scene.dialogue('Never')).messages).deliveryState).toBe('failed');
  });

  it('whose sender died is sent again when it is sure that he did', async () => {
    await scene.deliver(plainMail({ subject: 'Crash' }));
    const { item } = await scene.dialogue('Crash');
    scene.outside.refuse(451);
    await scene.answer(item, 'Hello.');
    const { centre } = scene;
    await centre.runAsSystem((ctx) =>
      sql`update channels_email.outgoing set state = 'sending', changed_at = ${ctx.now}
          where state = 'waiting'`.execute(ctx.tx),
    );
    const before = (await scene.outside.mails()).length;
    centre.testClock.advanceMs(minuteMs);
    await centre.settle();
    expect(await scene.outside.mails()).toHaveLength(before);
    centre.testClock.advanceMs(hourMs);
    await centre.settle();
    expect(await scene.outside.mails()).toHaveLength(before + 1);
  });
});

describe('a mail beside the dialogue', () => {
  const aboutId = newId();
  const invitation = {
    ...{ aboutId, language: 'en' as const },
    ...{ subject: 'How did we do?', text: 'Good\nhttps://heed.example/rate/a?r=5' },
  };
  const invite = async (item: { contactId: string; customerId: string }) => {
    const { projectId, centre } = scene;
    const { contactId, customerId } = item;
    await centre.runAsSystem((ctx) =>
      sendServiceMail(ctx, { ...invitation, projectId, contactId, to: { customerId } }),
    );
    await centre.settle();
  };

  it('is marked as automatic, and an answer to it begins a dialogue of its own', async () => {
    const { item } = await answered('invited');
    await invite(item);
    const sent = await lastSent();
    expect(sent).toMatchObject({
      subject: 'How did we do?',
      to: [{ address: 'invited@example.net' }],
      replyTo: [{ address: scene.mailbox.address }],
      inReplyTo: [],
    });
    expect(sent.headers['auto-submitted']).toEqual(['auto-generated']);
    expect(sent.html).toContain('<a href="https://heed.example/rate/a?r=5">');
    const headers = [`In-Reply-To: <${sent.messageId}>`];
    await scene.deliver(plainMail({ subject: 'Re: How did we do?', headers, text: 'Well.' }));
    expect((await scene.dialogue('How did we do?')).item.id).not.toBe(item.id);
  });

  it('goes to people who are no customers, beside no dialogue', async () => {
    const { projectId, centre } = scene;
    const to = { name: 'Wei Chen', address: 'wei@client.example' };
    await centre.runAsSystem((ctx) =>
      sendServiceMail(ctx, { ...invitation, projectId, contactId: null, to }),
    );
    await centre.settle();
    expect(await lastSent()).toMatchObject({ to: [to] });
  });

  it('that fails is told', async () => {
    const { item } = await answered('unreachable');
    scene.outside.refuse(550);
    const events = await scene.centre.eventsOf(() => invite(item));
    expect(events.find(({ name }) => name === serviceMailFailed.name)).toMatchObject({
      data: { contactId: item.contactId, aboutId, reason: expect.stringContaining('550') },
    });
  });

  it('never goes to whom no program may write', async () => {
    const headers = ['List-Id: <news.example.net>'];
    await scene.deliver(plainMail({ subject: 'List', from: 'list@example.net', headers }));
    const { item } = await scene.dialogue('List');
    await expect(invite(item)).rejects.toMatchObject({ isRetryable: false });
  });
});

it('a mail is not lost when its conversation has long been closed', async () => {
  const { item, sent } = await answered('late');
  const { projectId, centre } = scene;
  await centre.run(scene.agent, (ctx) =>
    moveContact(ctx, { projectId, id: item.contactId }, { to: 'wrap-up' }),
  );
  centre.testClock.advanceMs(60 * dayMs);
  const headers = [`In-Reply-To: <${sent.messageId}>`];
  await scene.deliver(plainMail({ subject: 'Re', from: 'late@example.net', headers, text: 'Yes' }));
  const { messages } = await centre.runAsSystem((ctx) =>
    openConversation(ctx, { projectId, id: item.id }),
  );
  expect(last(messages).body).toBe('Yes');
});
