import { ImapFlow, type MailboxObject, type SearchObject } from 'imapflow';
import { dayMs, type Instant, secondMs } from '#kernel/time.ts';
import type { ImapSettings } from '../contract.ts';
import { mailLimits } from './limits.ts';

const connectTimeoutMs = 20 * secondMs;
const silenceTimeoutMs = 90 * secondMs;
/** Mails that arrived shortly before the last stored one may have been overtaken by it. */
const overlapMs = 2 * dayMs;

/** A mail on the server. receivedAt is null when the server does not tell. */
export interface ServerMail {
  readonly raw: Uint8Array;
  readonly receivedAt: Instant | null;
  /** Whether raw is all of it; beyond the limit of bytes a mail is cut. */
  readonly isComplete: boolean;
}

/** A client for one connection; it is not connected yet. An error that nobody waits for ends the
 *  connection, which its user learns by `close`. */
export function imapClient({ host, port, security, trustedCertificate, login }: ImapSettings) {
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user: login.user, pass: login.password },
    tls: trustedCertificate === null ? {} : { ca: trustedCertificate },
    clientInfo: { name: 'Heed' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    maxLiteralSize: mailLimits.rawBytes + 1,
    maxResponseSize: 2 * mailLimits.rawBytes,
  });
  client.on('error', () => client.close());
  return client;
}

/** Opens the folder that is watched, and makes the one that stored mails move to. */
export async function openFolder(client: ImapFlow, settings: ImapSettings): Promise<MailboxObject> {
  const { folder, afterStoring } = settings;
  if (afterStoring.kind === 'move') {
    // Older servers refuse to make what is there; a folder that is missing shows at the first move.
    await client.mailboxCreate(afterStoring.folder).catch(() => undefined);
  }
  return await select(client, folder, { readOnly: false });
}

/** Opens a folder; when it is missing, the error says so (`mailboxMissing`). */
export async function select(
  client: ImapFlow,
  folder: string,
  { readOnly }: { readOnly: boolean },
): Promise<MailboxObject> {
  const lock = await client.getMailboxLock(folder, { readOnly });
  lock.release();
  if (!client.mailbox) throw connectionLost();
  return client.mailbox;
}

/** The mails after lastUid, oldest first. */
export async function uidsAfter(client: ImapFlow, lastUid: number): Promise<number[]> {
  // The range n:* holds the last mail of the folder even when its number is below n.
  const found = await search(client, { uid: `${lastUid + 1}:*` });
  return inOrder(found.filter((uid) => uid > lastUid));
}

/** What to take from a folder never seen before, or one whose server numbered its mails anew: what
 *  nobody has read, and what came since shortly before the last mail that was stored. */
export async function uidsWithoutPosition(
  client: ImapFlow,
  storedAt: Instant | null,
): Promise<number[]> {
  const unseen = await search(client, { seen: false });
  if (storedAt === null) return inOrder(unseen);
  const since = new Date(Date.parse(storedAt) - overlapMs);
  return inOrder([...unseen, ...(await search(client, { since }))]);
}

/** Fetches a mail without marking it; null when another program removed it meanwhile. */
export async function fetchMail(client: ImapFlow, uid: number): Promise<ServerMail | null> {
  const source = { start: 0, maxLength: mailLimits.rawBytes };
  const query = { source, internalDate: true };
  const found = (await client.fetchOne(String(uid), query, { uid: true })) || null;
  if (found?.source) {
    const { source: raw, internalDate } = found;
    return {
      raw,
      receivedAt: internalDate ? new Date(internalDate).toISOString() : null,
      isComplete: raw.byteLength < mailLimits.rawBytes,
    };
  }
  // imapflow answers a failure as it answers a missing mail: only the folder tells them apart.
  const isThere = (await search(client, { uid: String(uid) })).length > 0;
  if (isThere) throw new Error(`The mail server did not hand over mail ${uid}`);
  return null;
}

/** Marks a mail that is safe in Heed, as the mailbox is set. False when the server would not. */
export async function markStored(
  client: ImapFlow,
  uid: number,
  { afterStoring }: ImapSettings,
): Promise<boolean> {
  const range = String(uid);
  const isMarked =
    afterStoring.kind === 'move'
      ? await client.messageMove(range, afterStoring.folder, { uid: true })
      : await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
  if (!client.usable) throw connectionLost();
  return Boolean(isMarked);
}

/** The error of a connection that ended by itself. */
export function connectionLost(): Error {
  return Object.assign(new Error('The connection was lost'), { code: 'NoConnection' });
}

async function search(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!client.usable) throw connectionLost();
  if (!found) throw new Error('The mail server refused a search');
  return found;
}

function inOrder(uids: readonly number[]): number[] {
  return [...new Set(uids)].sort((left, right) => left - right);
}
