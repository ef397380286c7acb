import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { asOutage } from '../database/outage.ts';
import type { Log } from '../log/log.ts';

const channel = 'heed_events';
const signalChannel = 'heed_signals';
const nodeIdLength = 36;
/** Commits within this time are announced together: PostgreSQL serialises notifying commits. */
const coalesceMs = 10;
const reconnectMs = 1_000;

/** Tells the other nodes that the outbox has grown. It carries no events: whoever hears it reads on
 *  from his position, so a lost notification costs time and never an event. Signals, which may be
 *  lost, it carries themselves. */
export interface Bus {
  readonly announce: () => void;
  readonly onAnnounced: (listener: () => void) => void;
  /** Hands a short text to all other nodes: less than 8,000 bytes with the node's own id. */
  readonly signal: (text: string) => void;
  readonly onSignal: (listener: (text: string) => void) => void;
  readonly close: () => Promise<void>;
}

/** Opens the bus over PostgreSQL notifications. Listens on a connection of its own. */
export function openBus({ url, pool, log }: { url: string; pool: pg.Pool; log: Log }): Bus {
  const nodeId = randomUUID();
  const listeners: (() => void)[] = [];
  const signalListeners: ((text: string) => void)[] = [];
  const signals: string[] = [];
  let client: pg.Client | null = null;
  let isClosed = false;
  let pending: NodeJS.Timeout | null = null;
  let pendingSignals: NodeJS.Timeout | null = null;

  const warn = (sentence: string) => (error: unknown) =>
    log.warn(sentence, { error: asOutage(error) });
  const hear = () => {
    for (const listener of listeners) listener();
  };

  function hearNotification({ channel: heardOn, payload = '' }: pg.Notification): void {
    if (payload.startsWith(nodeId)) return;
    if (heardOn === channel) hear();
    else for (const listener of signalListeners) listener(payload.slice(nodeIdLength));
  }

  function sendSignals(): void {
    pendingSignals = null;
    const texts = signals.splice(0).map((text) => nodeId + text);
    pool
      .query('select pg_notify($1, text) from unnest($2::text[]) as text', [signalChannel, texts])
      .catch(warn('Signals could not be sent.'));
  }

  async function listen(): Promise<void> {
    if (isClosed) return;
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', hearNotification);
    next.on('error', warn('The bus lost its connection.'));
    next.on('end', () => setTimeout(() => void listen(), reconnectMs).unref());
    try {
      await next.connect();
      await next.query(`listen ${channel}; listen ${signalChannel}`);
      client = next;
      hear();
    } catch (error) {
      warn('The bus cannot connect yet.')(error);
      await next.end().catch(() => undefined);
    }
  }

  void listen();
  return {
    announce: () => {
      pending ??= setTimeout(() => {
        pending = null;
        pool.query('select pg_notify($1, $2)', [channel, nodeId]).catch(warn('Not announced.'));
      }, coalesceMs);
    },
    onAnnounced: (listener) => listeners.push(listener),
    signal: (text) => {
      signals.push(text);
      pendingSignals ??= setTimeout(sendSignals, coalesceMs);
    },
    onSignal: (listener) => signalListeners.push(listener),
    close: async () => {
      isClosed = true;
      if (pending) clearTimeout(pending);
      if (pendingSignals) clearTimeout(pendingSignals);
      await client?.end();
    },
  };
}
