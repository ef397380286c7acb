import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { id, instant, page, pageQuery, route } from '#platform/http/contract.ts';

export const may = permissions('email', {
  /** The mail behind a message. */
  read: ['agent', 'lead', 'administrator'],
  /** All mails as they came, and those that nobody has answered because they were set aside. */
  review: ['lead', 'administrator'],
  manage: ['lead', 'administrator'],
  /** Doors through which mail comes in, and modules that write to customers. */
  carry: [],
});

export const refusals = {
  notFound: 'email.not-found',
  addressTaken: 'email.address-taken',
  unknownQueue: 'email.unknown-queue',
  unknownCharset: 'email.unknown-charset',
  passwordMissing: 'email.password-missing',
  alreadyRead: 'email.already-read',
} as const;

const host = z.string().trim().min(1).max(253);
const port = z.number().int().min(1).max(65_535);
const folder = z.string().min(1).max(200);

/** How a mail server is reached. `tls` from the first byte, `starttls` by asking for it and never
 *  without, `none` for servers in the same machine or network. */
const server = z.object({
  host,
  port,
  security: z.enum(['tls', 'starttls', 'none']),
  /** Certificate in PEM of an authority of one's own, trusted beside the public ones. */
  trustedCertificate: z.string().max(20_000).nullable(),
});

const user = z.string().min(1).max(300);
const password = z.string().max(1_000);
const login = z.object({ user, password });
/** What is shown of a login. */
const shownLogin = z.object({ user });
/** A password that is left out stays the one it is, while server and user do too. */
const givenLogin = z.object({ user, password: password.optional() });

/** Where mail is fetched, and what happens on the server to a mail that is safe in Heed. */
export const imapSettings = server.extend({
  login,
  folder: folder.default('INBOX'),
  afterStoring: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('mark-seen') }),
    z.object({ kind: z.literal('move'), folder }),
  ]),
});
export type ImapSettings = z.infer<typeof imapSettings>;

/** Where mail is handed over to be sent. A relay of one's own may want no login. */
export const smtpSettings = server.extend({ login: login.nullable() });
export type SmtpSettings = z.infer<typeof smtpSettings>;

/** Why a mail server could not be used, in words that the screen has for each. */
export const mailFailureReason = z.enum([
  'unreachable',
  'timed-out',
  'insecure',
  'login-refused',
  'no-such-folder',
  'refused',
  'not-stored',
]);
export type MailFailureReason = z.infer<typeof mailFailureReason>;

/** detail: what the server or the network said, for the one who sets it up. */
export const mailFailure = z.object({ reason: mailFailureReason, detail: z.string().max(300) });
export type MailFailure = z.infer<typeof mailFailure>;

/** What is seen of a mailbox by the node that watches it. */
export const mailboxHealth = z.object({
  state: z.enum(['connecting', 'watching', 'waiting', 'closed']),
  connectedSince: instant.nullable(),
  lastMailAt: instant.nullable(),
  /** The last failure; null while the connection works. */
  failure: mailFailure.extend({ at: instant }).nullable(),
});
export type MailboxHealth = z.infer<typeof mailboxHealth>;

const address = z.email().max(254).toLowerCase();

const mailboxFields = z.object({
  id,
  projectId: id,
  address,
  /** Whom customers see as the sender. */
  name: z.string().trim().min(1).max(120),
  queueId: id,
  /** For text that names no charset; a label of the Encoding standard. */
  fallbackCharset: z.string().trim().toLowerCase().min(1).max(40),
  isOn: z.boolean(),
});

/** An address that customers write to. Without IMAP, mail comes in by the door for relays alone;
 *  without SMTP, nothing can be answered. */
export const mailbox = mailboxFields.extend({
  imap: imapSettings.extend({ login: shownLogin }).nullable(),
  smtp: smtpSettings.extend({ login: shownLogin.nullable() }).nullable(),
  /** Null while nobody watches it, or it is not to be watched. */
  health: mailboxHealth.nullable(),
});
export type Mailbox = z.infer<typeof mailbox>;

const givenServers = z.object({
  imap: imapSettings.extend({ login: givenLogin }).nullable().default(null),
  smtp: smtpSettings.extend({ login: givenLogin.nullable() }).nullable().default(null),
});

export const mailboxInput = mailboxFields.extend({
  ...givenServers.shape,
  /** The project's language decides where it is left out. */
  fallbackCharset: mailboxFields.shape.fallbackCharset.optional(),
});
export type MailboxInput = z.input<typeof mailboxInput>;

/** What trying the settings of a mailbox showed; failure is null where all went well. */
export const mailboxCheck = z.object({
  imap: z.object({ failure: mailFailure.nullable(), folders: z.array(z.string()) }).nullable(),
  smtp: z.object({ failure: mailFailure.nullable() }).nullable(),
});
export type MailboxCheck = z.infer<typeof mailboxCheck>;

/** `waiting` to be read. `set-aside`: it asks for nobody, reason says why. */
export const rawMailState = z.enum(['waiting', 'read', 'set-aside', 'unreadable']);
export type RawMailState = z.infer<typeof rawMailState>;

/** Why a mail was set aside, or could not be read. */
export const rawMailReason = z.enum([
  'duplicate',
  'loop-own-mark',
  'loop-own-message-id',
  'loop-too-many-hops',
  'loop-too-many-mails',
  'auto-reply',
  'bounce',
  'too-large',
  'too-complex',
  'timed-out',
  'crashed',
  'broken',
]);
export type RawMailReason = z.infer<typeof rawMailReason>;

/** A mail as it came. Its bytes are the file. */
export const rawMail = z.object({
  id,
  projectId: id,
  mailboxId: id,
  arrivedAt: instant,
  door: z.enum(['imap', 'smtp']),
  fileId: id,
  sizeBytes: z.number().int().nonnegative(),
  /** Whether the server handed over all of it. */
  isComplete: z.boolean(),
  state: rawMailState,
  reason: rawMailReason.nullable(),
  fromAddress: z.string().nullable(),
  subject: z.string().nullable(),
  conversationId: id.nullable(),
  messageId: id.nullable(),
});
export type RawMail = z.infer<typeof rawMail>;

/** Why an agent's mail could not be sent, where no mail server has said it. */
export const sendingFailures = {
  noMailbox: 'email.no-mailbox',
  noAddress: 'email.no-address',
  noServer: 'email.no-server',
  tooLarge: 'email.too-large',
} as const;

/** A mailbox was added, changed or removed. */
export const mailboxChanged = defineEvent(
  'mailbox.changed',
  z.object({
    mailbox: mailboxFields.pick({ id: true, address: true, name: true, isOn: true }),
    isRemoved: z.boolean(),
  }),
);

/** A mail beside the dialogue did not reach its customer, as its server or another one said.
 *  aboutId: what it was about; null for mails that were ordered before that was kept. */
export const serviceMailFailed = defineEvent(
  'service-mail.failed',
  z.object({ contactId: id.nullable(), aboutId: id.nullable(), reason: z.string() }),
);

const inProject = z.object({ projectId: id });
const oneMailbox = inProject.extend({ mailboxId: id });
const mailboxPath = '/projects/{projectId}/mailboxes';
const rawMailPath = '/projects/{projectId}/raw-mails';
const tags = ['E-mail'];

export const emailContract = {
  mailboxes: route(may.manage)
    .route({ method: 'GET', path: mailboxPath, summary: 'Mailboxes and how they are', tags })
    .input(inProject)
    .output(z.object({ items: z.array(mailbox) })),
  putMailbox: route(may.manage)
    .route({
      method: 'PUT',
      path: `${mailboxPath}/{mailboxId}`,
      summary: 'Add or change a mailbox',
      tags,
    })
    .input(mailboxInput.omit({ id: true }).extend({ mailboxId: id }))
    .output(mailbox),
  removeMailbox: route(may.manage)
    .route({
      method: 'DELETE',
      path: `${mailboxPath}/{mailboxId}`,
      summary: 'Remove a mailbox; its mail stays',
      tags,
    })
    .input(oneMailbox),
  checkMailbox: route(may.manage)
    .route({
      method: 'POST',
      path: `${mailboxPath}/{mailboxId}/check`,
      summary: 'Try the servers of a mailbox before it is saved',
      tags,
    })
    .input(oneMailbox.extend(givenServers.shape))
    .output(mailboxCheck),
  rawMails: route(may.review)
    .route({ method: 'GET', path: rawMailPath, summary: 'Mails as they came, newest first', tags })
    .input(
      inProject.extend({
        ...pageQuery.shape,
        state: rawMailState.optional(),
        mailboxId: id.optional(),
      }),
    )
    .output(page(rawMail)),
  readAgain: route(may.review)
    .route({
      method: 'POST',
      path: `${rawMailPath}/{rawMailId}/read`,
      summary: 'Try again to read a mail that was set aside or could not be read',
      tags,
    })
    .input(inProject.extend({ rawMailId: id }))
    .output(rawMail),
  mailOfMessage: route(may.read)
    .route({
      method: 'GET',
      path: '/projects/{projectId}/messages/{messageId}/raw-mail',
      summary: 'The mail that a message came as',
      tags,
    })
    .input(inProject.extend({ messageId: id }))
    .output(rawMail),
};
