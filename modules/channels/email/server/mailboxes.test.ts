import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import type { MailboxInput } from '../contract.ts';
import { type MailScene, openMailScene, plainMail } from './email.fixture.ts';
import { findMailboxOf } from './mailbox-store.ts';
import { listMailboxes, putMailbox, removeMailbox, serversToCheck } from './mailboxes.ts';

let scene: MailScene;

beforeAll(async () => {
  scene = await openMailScene();
});
afterAll(() => scene.close());

const imap = {
  host: 'imap.shop.example',
  port: 993,
  security: 'tls',
  trustedCertificate: null,
  folder: 'INBOX',
  afterStoring: { kind: 'mark-seen' },
} as const;
const anna = { user: 'anna', password: 'a long secret' };

const input = (about: Partial<MailboxInput> = {}): MailboxInput => ({
  ...{ id: newId(), projectId: scene.projectId, queueId: scene.queueId, name: 'Shop' },
  ...{ address: `${newId()}@shop.example`, isOn: true, ...about },
});
const put = (given: MailboxInput, actor: Actor = scene.lead) =>
  scene.centre.run(actor, (ctx) => putMailbox(ctx, scene.centre.config, given));
const refused = (code: string) => expect.objectContaining({ code });

describe('a mailbox', () => {
  it('is shown without its passwords, which the database does not hold in clear', async () => {
    const mailbox = await put(input({ imap: { ...imap, login: anna } }));
    const { projectId, centre, lead } = scene;
    const items = await centre.run(lead, (ctx) => listMailboxes(ctx, centre.config, projectId));
    expect(items.find(({ id }) => id === mailbox.id)).toEqual(mailbox);
    expect(mailbox.imap?.login).toEqual({ user: 'anna' });
    const { rows } = await centre.runAsSystem((ctx) =>
      sql`select * from channels_email.mailbox`.execute(ctx.tx),
    );
    expect(JSON.stringify(rows)).not.toContain(anna.password);
  });

  it('keeps its password while its server and user stay', async () => {
    const given = input({ imap: { ...imap, login: anna } });
    await put(given);
    const login = { user: 'anna' };
    const changed = { ...given, name: 'Other', imap: { ...imap, login } };
    await put(changed);
    const { centre, lead } = scene;
    const servers = await centre.run(lead, (ctx) =>
      serversToCheck(ctx, centre.config, {
        ...given,
        imap: { ...imap, login },
        smtp: null,
      }),
    );
    expect(servers.imap?.login).toEqual(anna);
    const elsewhere = { ...imap, host: 'thief.example', login };
    await expect(put({ ...given, imap: elsewhere })).rejects.toEqual(
      refused('email.password-missing'),
    );
  });

  it('has an address, a queue and a charset that can be', async () => {
    const taken = scene.mailbox.address.toUpperCase();
    await expect(put(input({ address: taken }))).rejects.toEqual(refused('email.address-taken'));
    await expect(put(input({ queueId: newId() }))).rejects.toEqual(refused('email.unknown-queue'));
    await expect(put(input({ fallbackCharset: 'klingon' }))).rejects.toEqual(
      refused('email.unknown-charset'),
    );
    expect((await put(input())).fallbackCharset).toBe('windows-1252');
  });

  it('is set up by leads and administrators alone', async () => {
    await expect(put(input(), scene.agent)).rejects.toEqual(refused('forbidden'));
  });

  it('that is off or removed takes no mail, and a removed one frees its address', async () => {
    const given = input();
    const { id, projectId, address } = given;
    const { centre, lead } = scene;
    const isKnown = async () =>
      (await centre.runAsSystem((ctx) => findMailboxOf(ctx, address))) !== undefined;
    await put(given);
    expect(await isKnown()).toBe(true);
    await put({ ...given, isOn: false });
    expect(await isKnown()).toBe(false);
    await expect(scene.hand(plainMail({ subject: 'Off' }), { to: [address] })).rejects.toThrow(
      '550',
    );
    await centre.run(lead, (ctx) => removeMailbox(ctx, { projectId, id }));
    await put(input({ address }));
    expect(await isKnown()).toBe(true);
    await expect(put(given)).rejects.toEqual(refused('email.not-found'));
  });
});
