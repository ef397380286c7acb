import pg from 'pg';
import type { Log } from '../log/log.ts';

const channel = 'heed_events';
/** Commits within this time are announced together: PostgreSQL serialises notifying commits. */
const coalesceMs = 10;
const reconnectMs = 1_000;

/** Tells the nodes that the outbox has grown. It carries no data: whoever hears it reads on from
 *  his position, so a lost notification costs time and never an event. */
export interface Bus {
  readonly announce: () => void;
  readonly onAnnounced: (listener: () => void) => void;
  readonly close: () => Promise<void>;
}

/** Opens the bus over PostgreSQL notifications. Listens on a connection of its own. */
export function openBus({ url, pool, log }: { url: string; pool: pg.Pool; log: Log }): Bus {
  const listeners: (() => void)[] = [];
  let client: pg.Client | null = null;
  let isClosed = false;
  let pending: NodeJS.Timeout | null = null;

  const hear = () => {
    for (const listener of listeners) listener();
  };

  async function listen(): Promise<void> {
    if (isClosed) return;
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', hear);
    next.on('error', (error) => log.warn('The bus lost its connection.', { error }));
    next.on('end', () => setTimeout(() => void listen(), reconnectMs).unref());
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
      hear();
    } catch (error) {
      log.warn('The bus cannot connect yet.', { error });
      await next.end().catch(() => undefined);
    }
  }

  void listen();
  return {
    announce: () => {
      pending ??= setTimeout(() => {
        pending = null;
        pool.query(`notify ${channel}`).catch((error) => log.warn('Not announced.', { error }));
      }, coalesceMs);
    },
    onAnnounced: (listener) => listeners.push(listener),
    close: async () => {
      isClosed = true;
      if (pending) clearTimeout(pending);
      await client?.end();
    },
  };
}
