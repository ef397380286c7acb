import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import { openTestCentre } from '#tests/centre.ts';
import {
  type Dovecot,
  freePort,
  hasDovecot,
  hasPostfix,
  type Postfix,
  startDovecot,
  startPostfix,
} from '../../../../tests/mail-servers.ts';
import { type MailScene, openMailScene, plainMail } from './email.fixture.ts';
import { listMailboxes, putMailbox, removeMailbox } from './mailboxes.ts';
import { openWatches, type Watches } from './watches.ts';

let scene: MailScene;

beforeAll(async () => {
  scene = await openMailScene();
});
afterAll(() => scene.close());

describe.skipIf(!hasDovecot)('mailboxes on a mail server', () => {
  let dovecot: Dovecot;
  let nodes: Watches[];

  beforeAll(async () => {
    dovecot = await startDovecot();
    nodes = [openWatches(scene.centre), openWatches(scene.centre)];
  });
  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.close()));
    await dovecot?.stop();
  });

  const put = async (user: string, about: { id?: string; password?: string } = {}) => {
    const { projectId, queueId, centre, lead } = scene;
    const { id = newId(), password = dovecot.password } = about;
    const imap = {
      host: '127.0.0.1',
      port: dovecot.ports.imap,
      security: 'none',
      trustedCertificate: null,
      login: { user, password },
      afterStoring: { kind: 'mark-seen' },
    } as const;
    return centre.run(lead, (ctx) =>
      putMailbox(ctx, centre.config, {
        ...{ id, projectId, queueId, address: `${user}@shop.example`, name: user, isOn: true },
        imap,
      }),
    );
  };
  const healthOf = async (id: string) => {
    const { projectId, centre, lead } = scene;
    const items = await centre.run(lead, (ctx) => listMailboxes(ctx, centre.config, projectId));
    return items.find((each) => each.id === id)?.health ?? null;
  };
  const round = async () => {
    for (const node of nodes) await node.round();
  };
  const subjects = async () => {
    await scene.centre.settle();
    return (await scene.conversations()).map(({ subject }) => subject);
  };

  it('are fetched once, whatever the number of nodes', async () => {
    const { id } = await put('anna');
    await dovecot.deliver('anna', Buffer.from(plainMail({ subject: 'By IMAP' })));
    await round();
    await expect.poll(() => subjects()).toContain('By IMAP');
    await dovecot.deliver('anna', Buffer.from(plainMail({ subject: 'While watched' })));
    await expect.poll(() => subjects()).toContain('While watched');
    const raws = (await scene.rawMails()).filter(({ mailboxId }) => mailboxId === id);
    expect(raws.map(({ door, state }) => [door, state])).toEqual([
      ['imap', 'read'],
      ['imap', 'read'],
    ]);
    await round();
    expect(await healthOf(id)).toMatchObject({ state: 'watching', failure: null });
  });

  it('go over to another node when theirs is silent', async () => {
    const { id } = await put('boris');
    const [silent, other] = nodes;
    await silent?.round();
    expect(await healthOf(id)).not.toBeNull();
    scene.centre.testClock.advanceMs(21 * secondMs);
    expect(await healthOf(id)).toBeNull();
    await other?.round();
    await silent?.round();
    await dovecot.deliver('boris', Buffer.from(plainMail({ subject: 'To the other node' })));
    await expect.poll(() => subjects()).toContain('To the other node');
    await other?.round();
    expect(await healthOf(id)).toMatchObject({ state: 'watching' });
  });

  it('tell why they cannot be watched, and are watched no more when they are removed', async () => {
    const { id } = await put('clara');
    await round();
    await put('clara', { id, password: 'wrong' });
    const failure = async () => {
      await round();
      return (await healthOf(id))?.failure;
    };
    await expect.poll(failure).toMatchObject({ reason: 'login-refused' });
    const { projectId, centre, lead } = scene;
    await centre.run(lead, (ctx) => removeMailbox(ctx, { projectId, id }));
    await round();
    expect(await healthOf(id)).toBeNull();
  });
});

it.each(['smtp', 'lmtp'])(
  'the door for relays opens as the settings say, with the centre: %s',
  async (protocol) => {
    const port = await freePort();
    const centre = await openTestCentre({
      isSelfRunning: true,
      settings: { HEED_SMTP_DOOR_PORT: String(port), HEED_SMTP_DOOR_PROTOCOL: protocol },
    });
    const lmtp = protocol === 'lmtp';
    const relay = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, lmtp });
    const envelope = { from: 'a@example.net', to: 'nobody@shop.example' };
    await expect(relay.sendMail({ envelope, raw: 'x' })).rejects.toThrow('550');
    relay.close();
    await centre.close();
    await expect(relay.verify()).rejects.toThrow('ECONNREFUSED');
  },
);

describe.skipIf(!hasPostfix)('a relay of the house', () => {
  let postfix: Postfix;

  beforeAll(async () => {
    postfix = await startPostfix({ 'shop.example': `smtp:[127.0.0.1]:${scene.doorPort}` });
  });
  afterAll(() => postfix?.stop());

  it('takes an answer, and brings its bounce, which marks the answer as failed', async () => {
    const { projectId, queueId, mailbox, centre, lead } = scene;
    const { id, address } = mailbox;
    const smtp = { ...scene.outside.settings, port: postfix.ports.smtp };
    await centre.run(lead, (ctx) =>
      putMailbox(ctx, centre.config, {
        ...{ id, projectId, queueId, address, name: 'Shop', isOn: true, smtp },
      }),
    );
    const from = 'gone@nowhere.example';
    await scene.deliver(plainMail({ subject: 'Bounces', from }), { from });
    await scene.answer((await scene.dialogue('Bounces')).item, 'Hello.');
    const answer = async () => {
      await centre.settle();
      const { messages } = await scene.dialogue('Bounces');
      return messages.find(({ body }) => body === 'Hello.');
    };
    await expect.poll(answer).toMatchObject({
      deliveryState: 'failed',
      deliveryReason: expect.stringContaining('nowhere.example'),
    });
  });
});
