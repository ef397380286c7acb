import { z } from 'zod';

const host = z.string().min(1).max(253);
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

const login = z.object({ user: z.string().min(1).max(300), password: z.string().max(1_000) });

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
