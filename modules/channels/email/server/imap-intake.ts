import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Clock, Instant } from '#kernel/time.ts';
import type { Log } from '#platform/log/log.ts';
import type { ImapSettings } from '../contract.ts';
import {
  fetchMail,
  markStored,
  type ServerMail,
  uidsAfter,
  uidsWithoutPosition,
} from './imap-client.ts';
import { NotStored } from './mail-failure.ts';

/** How far a mailbox has been fetched. UIDs only mean something under their uidValidity. */
export interface MailboxPosition {
  readonly uidValidity: string;
  readonly lastUid: number;
  readonly storedAt: Instant;
}

/** A mail that was fetched. (uidValidity, uid) names it within the mailbox: after a failure the
 *  same mail may be handed over again. */
export interface FetchedMail extends ServerMail {
  readonly uidValidity: string;
  readonly uid: number;
}

/** Who keeps what is fetched. */
export interface MailKeeper {
  /** Must keep the mail for good before it resolves. */
  readonly onMail: (mail: FetchedMail) => Promise<void>;
  readonly position: {
    readonly load: () => Promise<MailboxPosition | null>;
    readonly save: (position: MailboxPosition) => Promise<void>;
  };
}

interface Intake extends MailKeeper {
  readonly settings: ImapSettings;
  readonly closing: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
}

/** Fetches the mails after the saved position, one after the other: each is kept, then marked on
 *  the server, then passed. Stops at the first that cannot be kept: none is skipped. */
export async function fetchNewMail(
  client: ImapFlow,
  folder: MailboxObject,
  intake: Intake,
): Promise<void> {
  const { position, closing, clock } = intake;
  const uidValidity = String(folder.uidValidity);
  const reached = await kept(() => position.load());
  const isResumed = reached?.uidValidity === uidValidity;
  const uids = isResumed
    ? await uidsAfter(client, reached.lastUid)
    : await uidsWithoutPosition(client, reached?.storedAt ?? null);
  const save = (lastUid: number) =>
    kept(() => position.save({ uidValidity, lastUid, storedAt: clock() }));
  for (const uid of uids) {
    if (closing.aborted) return;
    await take(client, { uidValidity, uid }, intake);
    if (isResumed) await save(uid);
  }
  // Between the unread mails lie read ones: they are passed when all of the unread are kept.
  if (!isResumed) await save(Math.max((folder.uidNext || 1) - 1, uids.at(-1) ?? 0));
}

async function take(
  client: ImapFlow,
  name: { uidValidity: string; uid: number },
  { settings, onMail, log }: Intake,
): Promise<void> {
  const mail = await fetchMail(client, name.uid);
  if (mail === null) return;
  await kept(() => onMail({ ...mail, ...name }));
  const isMarked = await markStored(client, name.uid, settings);
  if (!isMarked) log.warn('The mail server did not mark a stored mail.', name);
}

/** Tells a failure of ours from one of the mail server. */
async function kept<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new NotStored(cause);
  }
}
