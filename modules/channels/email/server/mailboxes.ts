import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { listQueues } from '#modules/routing/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import {
  type ImapSettings,
  imapSettings,
  type Mailbox,
  type MailboxHealth,
  type MailboxInput,
  mailboxChanged,
  mailboxInput,
  may,
  refusals,
  type SmtpSettings,
  smtpSettings,
} from '../contract.ts';
import { withPassword } from '../core/kept-login.ts';
import {
  type InProject,
  readMailbox,
  readMailboxes,
  type StoredMailbox,
  upsertMailbox,
} from './mailbox-store.ts';
import { seal, unseal } from './vault.ts';

type Secret = Pick<Config, 'secret'>;
type GivenServers = Pick<z.output<typeof mailboxInput>, 'imap' | 'smtp'>;

/** How to reach the servers of a mailbox, with passwords. */
export interface MailServers {
  readonly imap: ImapSettings | null;
  readonly smtp: SmtpSettings | null;
}

/** A project's mailboxes and how they are, by address. */
export async function listMailboxes(
  ctx: Context,
  config: Secret,
  projectId: Id,
): Promise<Mailbox[]> {
  authorise(ctx, may.manage);
  const mailboxes = await readMailboxes(ctx, projectId);
  return mailboxes.map(({ heldUntil, health, ...mailbox }) => {
    const isWatched = heldUntil !== null && heldUntil > ctx.now;
    return shown(mailbox, serversOf(config, mailbox), isWatched ? health : null);
  });
}

/** Adds or changes a mailbox. Refuses an address that another mailbox has, be it in another
 *  project, a queue that is not the project's, an unknown charset and a missing password. */
export async function putMailbox(
  ctx: Context,
  config: Secret,
  input: MailboxInput,
): Promise<Mailbox> {
  authorise(ctx, may.manage);
  const { imap, smtp, fallbackCharset, ...about } = mailboxInput.parse(input);
  const { projectId, id, address } = about;
  const { language } = await getProject(ctx, projectId);
  const charset = fallbackCharset ?? usualCharsets[language];
  if (!isCharset(charset)) refuse(refusals.unknownCharset, { field: 'fallbackCharset' });
  const queues = await listQueues(ctx, projectId);
  const hasQueue = queues.some((queue) => queue.id === about.queueId);
  if (!hasQueue) refuse(refusals.unknownQueue, { field: 'queueId' });
  const found = await readMailbox(ctx, about);
  const before = found?.removedAt === null ? found : undefined;
  if (found && !before) refuse(refusals.notFound);
  const servers = completed({ imap, smtp }, before && serversOf(config, before));
  const mailbox: StoredMailbox = {
    ...about,
    fallbackCharset: charset,
    loopMark: before?.loopMark ?? randomBytes(loopMarkBytes).toString('hex'),
    messageDomain: before?.messageDomain ?? address.slice(address.lastIndexOf('@') + 1),
    imap: servers.imap && seal(config.secret, id, servers.imap),
    smtp: servers.smtp && seal(config.secret, id, servers.smtp),
    revision: (before?.revision ?? 0) + 1,
    removedAt: null,
  };
  const isMine = await upsertMailbox(ctx, mailbox);
  if (!isMine) refuse(refusals.addressTaken, { field: 'address' });
  await tell(ctx, mailbox, 'email.mailbox-put');
  return shown(mailbox, servers, null);
}

/** Takes a mailbox out of use for good: nobody watches it, nothing is sent by it, its passwords are
 *  forgotten. Its mail stays, and its address is free. */
export async function removeMailbox(ctx: Context, which: InProject): Promise<void> {
  authorise(ctx, may.manage);
  const before = await readMailbox(ctx, which);
  if (before?.removedAt !== null) refuse(refusals.notFound);
  const servers = { imap: null, smtp: null, isOn: false };
  const removed = { ...before, ...servers, removedAt: ctx.now, revision: before.revision + 1 };
  await upsertMailbox(ctx, removed);
  await tell(ctx, removed, 'email.mailbox-removed');
}

/** The servers to be tried for a mailbox that is being set up, with the passwords it has already.
 *  Refuses when one is missing. */
export async function serversToCheck(
  ctx: Context,
  config: Secret,
  { imap, smtp, ...which }: InProject & GivenServers,
): Promise<MailServers> {
  authorise(ctx, may.manage);
  const before = await readMailbox(ctx, which);
  return completed({ imap, smtp }, before && serversOf(config, before));
}

/** Opens the sealed settings of a mailbox. What another secret has sealed counts as not set. */
export function serversOf({ secret }: Secret, { id, imap, smtp }: StoredMailbox): MailServers {
  return {
    imap: imapSettings.nullable().parse(imap && unseal(secret, id, imap)),
    smtp: smtpSettings.nullable().parse(smtp && unseal(secret, id, smtp)),
  };
}

const loopMarkBytes = 8;

/** What programs of the country write that name no charset. */
const usualCharsets: Readonly<Record<Language, string>> = {
  en: 'windows-1252',
  ru: 'windows-1251',
  zh: 'gb18030',
};

function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function completed({ imap, smtp }: GivenServers, stored: MailServers | undefined): MailServers {
  return {
    imap: imap && imapSettings.parse(secured(imap, stored?.imap ?? null, 'imap')),
    smtp: smtp && smtpSettings.parse(secured(smtp, stored?.smtp ?? null, 'smtp')),
  };
}

function secured<Settings extends Parameters<typeof withPassword>[0]>(
  given: Settings,
  stored: Parameters<typeof withPassword>[1],
  field: string,
) {
  return withPassword(given, stored) ?? refuse(refusals.passwordMissing, { field });
}

async function tell(ctx: Context, mailbox: StoredMailbox, action: string): Promise<void> {
  const { projectId, id, address, name, isOn, removedAt } = mailbox;
  const data = { mailbox: { id, address, name, isOn }, isRemoved: removedAt !== null };
  ctx.emit(mailboxChanged, { projectId, subjectId: id, data });
  await ctx.audit(action, id);
}

function shown(
  mailbox: StoredMailbox,
  { imap, smtp }: MailServers,
  health: MailboxHealth | null,
): Mailbox {
  const { id, projectId, address, name, queueId, fallbackCharset, isOn } = mailbox;
  return {
    ...{ id, projectId, address, name, queueId, fallbackCharset, isOn, health },
    imap: imap && { ...imap, login: { user: imap.login.user } },
    smtp: smtp && { ...smtp, login: smtp.login && { user: smtp.login.user } },
  };
}
