import { setTimeout as pause } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Random } from '#kernel/random.ts';
import { type Clock, minuteMs, secondMs, systemClock } from '#kernel/time.ts';
import type { Log } from '#platform/log/log.ts';
import type { ImapSettings, MailboxHealth, MailFailure } from '../contract.ts';
import { connectionLost, imapClient, openFolder } from './imap-client.ts';
import { fetchNewMail, type MailKeeper } from './imap-intake.ts';
import { failureOf } from './mail-failure.ts';

export interface MailboxWatch {
  readonly health: () => MailboxHealth;
  /** Ends the watch after the mail in hand is kept. */
  readonly close: () => Promise<void>;
}

export interface WatchOptions extends MailKeeper {
  readonly settings: ImapSettings;
  readonly log: Log;
  readonly limits?: typeof watchLimits;
  readonly clock?: Clock;
  readonly random?: Random;
}

export const watchLimits = {
  reconnectMinimumMs: secondMs,
  reconnectMaximumMs: 5 * minuteMs,
  /** A silent connection that a router forgot is found out within this time. */
  recheckMs: 4 * minuteMs,
  closeGraceMs: 5 * secondMs,
};

/** Watches a mailbox until it is closed: fetches what is new, waits for more by IDLE, reconnects
 *  with growing pauses. A mail is marked on the server only after it is kept, and none is skipped.
 *  The first time, only mail that nobody has read is fetched. */
export function watchMailbox(options: WatchOptions): MailboxWatch {
  const { limits = watchLimits, clock = systemClock, random = Math.random } = options;
  const closing = new AbortController();
  let client: ImapFlow | null = null;
  let news: News | null = null;
  let failures = 0;
  let health: MailboxHealth = {
    state: 'connecting',
    connectedSince: null,
    lastMailAt: null,
    failure: null,
  };
  const onMail: MailKeeper['onMail'] = async (mail) => {
    await options.onMail(mail);
    health = { ...health, lastMailAt: clock() };
  };

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      client = imapClient(options.settings);
      try {
        await visit(client);
      } catch (error) {
        if (!closing.signal.aborted) await recover(error);
      } finally {
        client.close();
      }
    }
    health = { ...health, state: 'closed', connectedSince: null };
  }

  async function visit(connection: ImapFlow): Promise<void> {
    health = { ...health, state: 'connecting' };
    news = newsOf(connection, limits.recheckMs);
    await connection.connect();
    const folder = await openFolder(connection, options.settings);
    health = { ...health, state: 'watching', connectedSince: clock(), failure: null };
    while (!closing.signal.aborted) {
      const intake = { ...options, onMail, closing: closing.signal, clock };
      await fetchNewMail(connection, folder, intake);
      failures = 0;
      await news.next();
    }
  }

  async function recover(error: unknown): Promise<void> {
    const failure = { ...failureOf(error), at: clock() };
    health = { ...health, state: 'waiting', connectedSince: null, failure };
    options.log.warn('A mailbox cannot be watched for now.', { ...failure, error });
    const waitMs = pauseAfter(failure, failures, limits) * (0.5 + random() / 2);
    failures += 1;
    await pause(waitMs, undefined, { signal: closing.signal }).catch(() => undefined);
  }

  const running = run();
  return {
    health: () => health,
    close: async () => {
      closing.abort();
      news?.wake();
      const grace = setTimeout(() => client?.close(), limits.closeGraceMs);
      await running;
      clearTimeout(grace);
    },
  };
}

/** A refused login waits the longest at once: repeating it locks accounts. */
function pauseAfter(failure: MailFailure, failures: number, limits: typeof watchLimits): number {
  if (failure.reason === 'login-refused') return limits.reconnectMaximumMs;
  return Math.min(limits.reconnectMaximumMs, limits.reconnectMinimumMs * 2 ** failures);
}

interface News {
  /** Waits by IDLE until the server tells of a new mail, it is time to look again, or somebody
   *  wakes it; throws when the connection is lost. */
  readonly next: () => Promise<void>;
  readonly wake: () => void;
}

function newsOf(client: ImapFlow, recheckMs: number): News {
  let isAwake = false;
  let isLost = false;
  let resume = () => {};
  const wake = () => {
    isAwake = true;
    resume();
  };
  client.on('exists', wake);
  client.on('close', () => {
    isLost = true;
    wake();
  });

  async function next(): Promise<void> {
    const timer = setTimeout(wake, recheckMs);
    if (!isAwake) {
      client.idle().catch(wake);
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
    clearTimeout(timer);
    isAwake = false;
    if (isLost) throw connectionLost();
  }

  return { next, wake };
}
