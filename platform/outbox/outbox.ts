import { sql } from 'kysely';
import { Unavailable } from '#kernel/errors.ts';
import { type EventDefinition, type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { type Context, systemActor } from '../context.ts';
import type { Database } from '../database/database.ts';
import { runStatement, settle } from '../database/pipeline.ts';
import type { Log } from '../log/log.ts';
import {
  isHeldBack,
  type Position,
  readEvents,
  type StoredEvent,
  startPosition,
} from './event-store.ts';

const usualBatchSize = 100;
/** An event whose handler keeps failing is parked after this many tries, and the rest go on. */
const maximumAttempts = 5;
const heldBackRetryMs = 10;
/** Commits within this time are delivered together. Whoever is urgent goes ahead of the others, for
 *  whom a few more events make one transaction. */
const coalesceMs = 25;
const urgentCoalesceMs = 1;
/** The pause after a failure, and the pace at which events of silent nodes are noticed. */
const retryMs = 1_000;

/** What a module does when it hears events from below. Handlers run as Heed itself, one event
 *  after the other, in one transaction with the reader's position: each effect happens once. */
export interface Subscriber {
  readonly name: string;
  readonly handlers: readonly Handler[];
  /** How many events are handled in one transaction. Few, where handlers hold locks. */
  readonly batchSize: number;
  /** Somebody waits for what it does. */
  readonly isUrgent: boolean;
}

export interface Handler {
  readonly eventName: string;
  readonly handle: (ctx: Context, event: HeedEvent) => Promise<void>;
}

/** Declares a module's subscriber: `subscriber('surveys', [on(contactClosed, invite)])`. */
export function subscriber(
  name: string,
  handlers: readonly Handler[],
  { batchSize = usualBatchSize, isUrgent = false }: { batchSize?: number; isUrgent?: boolean } = {},
): Subscriber {
  return { name, handlers, batchSize, isUrgent };
}

/** Ties an event to what is done about it. */
export function on<Data>(
  definition: EventDefinition<Data>,
  handle: (ctx: Context, event: HeedEvent<Data>) => Promise<void>,
): Handler {
  return {
    eventName: definition.name,
    handle: async (ctx, event) => {
      if (isEvent(event, definition)) await handle(ctx, event);
    },
  };
}

export interface Outbox {
  /** Looks for new events soon. Cheap; call it after every commit and notification. */
  readonly wake: () => void;
  /** Handles everything there is, then returns. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Delivers events to the subscribers. On several nodes each subscriber is served by one at a
 *  time: its row in `platform.subscription` is the lock.
 *  isSelfRunning: false leaves it to the caller to drain (simulation, tests). */
export function openOutbox(options: {
  database: Database;
  subscribers: readonly Subscriber[];
  log: Log;
  isSelfRunning: boolean;
}): Outbox {
  const { database, log } = options;
  const readers = options.subscribers.map((subscriber) => openReader(database, subscriber, log));
  const wake = () => {
    for (const reader of readers) reader.wake();
  };
  const wakeForThese = (events: readonly HeedEvent[]) => {
    const names = new Set(events.map(({ name }) => name));
    for (const reader of readers) if (reader.isFor(names)) reader.wake();
  };
  if (options.isSelfRunning) database.onCommit(wakeForThese);
  const pulse = options.isSelfRunning ? setInterval(wake, retryMs) : undefined;
  return {
    wake,
    drain: async () => {
      for (let isBusy = true; isBusy; ) {
        isBusy = false;
        for (const reader of readers) isBusy = (await reader.drain()) || isBusy;
      }
    },
    close: async () => {
      clearInterval(pulse);
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}

function openReader(database: Database, subscriber: Subscriber, log: Log) {
  let isAwake = false;
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (isAwake && !isClosed) {
      isAwake = false;
      try {
        const step = await deliverBatch(database, subscriber, log);
        if (step === 'delivered') isAwake = true;
        if (step === 'held back') setTimeout(wake, heldBackRetryMs).unref();
        if (step === 'failed') setTimeout(wake, retryMs).unref();
      } catch (error) {
        log.error('A subscriber could not read its events.', {
          subscriber: subscriber.name,
          error,
        });
        setTimeout(wake, retryMs).unref();
      }
    }
  }

  async function deliverAll(): Promise<boolean> {
    for (let isAny = false; ; isAny = true) {
      if ((await deliverBatch(database, subscriber, log)) === 'nothing') return isAny;
    }
  }

  function wake(): void {
    if (isAwake || isClosed) return;
    isAwake = true;
    setTimeout(
      () => {
        running = running.then(run);
      },
      subscriber.isUrgent ? urgentCoalesceMs : coalesceMs,
    );
  }

  return {
    wake,
    isFor: (names: ReadonlySet<string>) =>
      subscriber.handlers.some(({ eventName }) => names.has(eventName)),
    /** Returns whether anything was delivered. It takes its turn with what runs by itself, which
     *  else would hold the position and leave nothing to see. */
    drain: () => {
      const drained = running.then(deliverAll);
      running = drained.then(
        () => undefined,
        () => undefined,
      );
      return drained;
    },
    close: async () => {
      isClosed = true;
      await running;
    },
  };
}

type Step = 'delivered' | 'failed' | 'held back' | 'nothing';

async function deliverBatch(database: Database, subscriber: Subscriber, log: Log): Promise<Step> {
  let failed: { event: StoredEvent; error: unknown } | null = null;
  const names = subscriber.handlers.map((handler) => handler.eventName);
  try {
    return await database.run(systemActor, async (ctx) => {
      const after = await lockPosition(ctx, subscriber.name);
      if (!after) return 'nothing';
      const limit = subscriber.batchSize;
      const { events, end } = await readEvents(ctx.tx, { after, names, limit });
      const parked = await readParked(ctx, subscriber, events);
      for (const event of events) {
        if (parked.has(event.id)) continue;
        failed = { event, error: null };
        await handleEvent(ctx, subscriber, event);
        await settle(ctx.tx);
        failed = null;
      }
      if (!isSamePosition(end, after)) await movePosition(ctx, subscriber.name, end);
      if (events.length > 0) return 'delivered';
      return (await isHeldBack(ctx.tx, { after: end, names })) ? 'held back' : 'nothing';
    });
  } catch (error) {
    if (!failed || error instanceof Unavailable) throw error;
    const { event } = failed as { event: StoredEvent };
    log.error('An event could not be handled.', {
      subscriber: subscriber.name,
      event: event.name,
      eventId: event.id,
      error,
    });
    await database.run(systemActor, (ctx) => recordFailure(ctx, { subscriber, event, error }));
    return 'failed';
  }
}

function isSamePosition(one: Position, other: Position): boolean {
  return one.transactionId === other.transactionId && one.seq === other.seq;
}

async function handleEvent(ctx: Context, subscriber: Subscriber, event: StoredEvent) {
  for (const handler of subscriber.handlers) {
    if (handler.eventName === event.name) await handler.handle(ctx, event);
  }
}

/** Which of these events were given up. */
async function readParked(
  ctx: Context,
  subscriber: Subscriber,
  events: readonly StoredEvent[],
): Promise<ReadonlySet<Id>> {
  if (events.length === 0) return new Set();
  const ids = events.map(({ id }) => id);
  const { rows } = await sql<{ eventId: Id }>`
    select event_id from platform.parked_event
    where subscriber = ${subscriber.name} and is_parked and event_id = any (${ids}::uuid[])
  `.execute(ctx.tx);
  return new Set(rows.map(({ eventId }) => eventId));
}

const lock = `select transaction_id::text as "transactionId", seq from platform.subscription
         where name = $1 for update skip locked`;

/** The subscriber's position, held until the transaction ends. null: another node serves it now. */
async function lockPosition(ctx: Context, name: string): Promise<Position | null> {
  const [position] = await runStatement<Position>(ctx.tx, lock, [name]);
  if (position) return position;
  const { rows: added } = await sql`insert into platform.subscription (name)
    values (${name}) on conflict do nothing returning name`.execute(ctx.tx);
  return added.length > 0 ? startPosition : null;
}

async function movePosition(ctx: Context, name: string, to: Position): Promise<void> {
  await sql`update platform.subscription
    set transaction_id = ${to.transactionId}::xid8, seq = ${to.seq}
    where name = ${name}`.execute(ctx.tx);
}

/** Counts a failure. After the last try the event is parked: visible, and passed over. */
async function recordFailure(
  ctx: Context,
  { subscriber, event, error }: { subscriber: Subscriber; event: StoredEvent; error: unknown },
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await sql`
    insert into platform.parked_event (subscriber, event_id, attempts, reason, failed_at, is_parked)
    values (${subscriber.name}, ${event.id}, 1, ${reason}, ${ctx.now}, false)
    on conflict (subscriber, event_id) do update set
      attempts = platform.parked_event.attempts + 1, reason = ${reason}, failed_at = ${ctx.now},
      is_parked = platform.parked_event.attempts + 1 >= ${maximumAttempts}`.execute(ctx.tx);
}
