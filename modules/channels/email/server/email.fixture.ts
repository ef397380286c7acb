import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { type Id, newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import type { ConversationItem, Message } from '#modules/contacts/contract.ts';
import { listConversations, openConversation, reply } from '#modules/contacts/server/index.ts';
import { createProject, putMember } from '#modules/projects/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue, takeContact } from '#modules/routing/server/index.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { Mailbox, RawMail, SmtpSettings } from '../contract.ts';
import type { ParsedMail } from '../core/mail.ts';
import { putMailbox } from './mailboxes.ts';
import { parseRaw } from './parse.ts';
import { listRawMails } from './raw-mails.ts';
import { openDoor } from './start.ts';

/** A mail server outside, with the customers' mailboxes. */
export interface Outside {
  readonly settings: SmtpSettings;
  /** The mails it has taken. */
  readonly mails: () => Promise<ParsedMail[]>;
  /** What it answers to the next mails: codes, or 250 when there are none left. */
  readonly refuse: (...codes: number[]) => void;
  readonly close: () => Promise<void>;
}

/** A centre with a project, a queue, an agent, a mailbox, its door, and a mail server outside. */
export interface MailScene {
  readonly centre: TestCentre;
  readonly projectId: Id;
  readonly queueId: Id;
  readonly mailbox: Mailbox;
  readonly agent: Actor;
  readonly lead: Actor;
  readonly outside: Outside;
  readonly doorPort: number;
  /** A relay hands a mail over at the door. */
  readonly hand: (raw: Uint8Array | string, envelope?: Partial<Envelope>) => Promise<void>;
  /** The same a second later, and all that follows happens. */
  readonly deliver: (raw: Uint8Array | string, envelope?: Partial<Envelope>) => Promise<void>;
  readonly conversations: () => Promise<ConversationItem[]>;
  /** The conversation whose subject is this one, with its messages. */
  readonly dialogue: (subject: string) => Promise<{ item: ConversationItem; messages: Message[] }>;
  /** The agent takes the contact, if need be, and answers. */
  readonly answer: (
    item: ConversationItem,
    body: string,
    attachments?: Message['attachments'],
  ) => Promise<Message>;
  readonly rawMails: () => Promise<RawMail[]>;
  readonly close: () => Promise<void>;
}

interface Envelope {
  readonly from: string;
  readonly to: string[];
}

/** Opens the scene. Nothing happens by itself until the centre settles. */
export async function openMailScene(): Promise<MailScene> {
  const centre = await openTestCentre();
  const outside = await openOutside();
  const { projectId, queueId, agentId } = await furnish(centre);
  const agent = centre.actor({ roles: ['agent'], projectIds: [projectId], id: agentId });
  const lead = centre.actor({ roles: ['lead'], projectIds: [projectId] });
  const address = `support-${randomUUID().slice(0, 4)}@shop.example`;
  const mailbox = await centre.runAsSystem((ctx) =>
    putMailbox(ctx, centre.config, {
      ...{ id: newId(), projectId, queueId, address, name: 'Shop', isOn: true },
      ...{ smtp: outside.settings, fallbackCharset: 'windows-1251' },
    }),
  );
  const door = await openDoor(centre, 0);
  const relay = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
  const hand: MailScene['hand'] = async (
    raw,
    { from = 'maria@example.net', to = [address] } = {},
  ) => void (await relay.sendMail({ envelope: { from, to }, raw: Buffer.from(raw) }));
  const look = (id: Id) => centre.runAsSystem((ctx) => openConversation(ctx, { projectId, id }));
  const conversations = async () => {
    const page = await centre.runAsSystem((ctx) =>
      listConversations(ctx, { projectId, limit: 200, state: 'all' }),
    );
    return page.items;
  };

  return {
    ...{ centre, projectId, queueId, mailbox, agent, lead, outside, conversations },
    doorPort: door.port,
    hand,
    deliver: async (raw, envelope) => {
      centre.testClock.advanceMs(secondMs);
      await hand(raw, envelope);
      await centre.settle();
    },
    dialogue: async (subject) => {
      const found = (await conversations()).filter((item) => item.subject === subject);
      if (!found[0] || found.length > 1) throw new Error(`${found.length} × ${subject}`);
      return look(found[0].id);
    },
    answer: async (item, body, attachments = []) => {
      const { contactId, id: conversationId } = item;
      if ((await look(conversationId)).item.agentId !== agentId) {
        await centre.run(agent, (ctx) => takeContact(ctx, { projectId, contactId }));
      }
      const words = { kind: 'message', body, attachments, holdMs: 0, authorName: 'Olga' } as const;
      const said = await centre.run(agent, (ctx) =>
        reply(ctx, { ...words, projectId, conversationId }),
      );
      await centre.settle();
      return said;
    },
    rawMails: async () => {
      const page = await centre.run(lead, (ctx) => listRawMails(ctx, { projectId, limit: 200 }));
      return page.items;
    },
    close: async () => {
      relay.close();
      await door.close();
      await outside.close();
      await centre.close();
    },
  };
}

async function openOutside(): Promise<Outside> {
  const codes: number[] = [];
  const mails: Buffer[] = [];
  const server = new SMTPServer({
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: async (stream, _session, done) => {
      const raw = Buffer.concat(await stream.toArray());
      const responseCode = codes.shift();
      if (responseCode) return done(Object.assign(new Error('not now'), { responseCode }));
      mails.push(raw);
      done();
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const plain = { security: 'none', trustedCertificate: null, login: null } as const;
  return {
    settings: { host: '127.0.0.1', port, ...plain },
    mails: () => Promise.all(mails.map(parsed)),
    refuse: (...next) => void codes.push(...next),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function parsed(raw: Buffer): Promise<ParsedMail> {
  const result = await parseRaw(raw, { fallbackCharset: 'utf-8' });
  if (result.kind !== 'parsed') throw new Error(result.reason);
  return result.mail;
}

async function furnish(centre: TestCentre) {
  return centre.runAsSystem(async (ctx) => {
    const { id: projectId } = await createProject(ctx, {
      ...{ key: `p-${newId().slice(-12)}`, name: 'Swift Parcel', clientName: null },
      ...{ language: 'en', colour: 'teal' },
    });
    const agentId = await createPerson(ctx, {
      ...{ name: 'Olga', email: `${newId()}@example.test`, language: 'en', roles: ['agent'] },
    });
    await putMember(ctx, { projectId, personId: agentId, isMember: true });
    const queueId = newId();
    await putQueue(ctx, {
      ...{ ...blankQueue, id: queueId, projectId, names: { en: 'Mail', ru: 'Почта', zh: '邮件' } },
      ...{ channels: ['email'], serviceLevelMs: { chat: 60_000, email: 60_000 } },
    });
    return { projectId, agentId, queueId };
  });
}

/** A plain mail of a customer. Lines of more headers stand in `headers`. */
export function plainMail(about: {
  subject: string;
  from?: string;
  id?: string;
  text?: string;
  headers?: readonly string[];
}): string {
  const { subject, from = 'Maria <maria@example.net>', text = 'Where is it?' } = about;
  const id = about.id ?? `${randomUUID()}@example.net`;
  return [
    `From: ${from}`,
    'To: support@shop.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}>`,
    'Date: Mon, 02 Mar 2026 08:00:00 +0000',
    'Content-Type: text/plain; charset=utf-8',
    ...(about.headers ?? []),
    '',
    text,
    '',
  ].join('\r\n');
}
