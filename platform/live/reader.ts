import { secondMs } from '#kernel/time.ts';
import { systemActor } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import {
  endPosition,
  isHeldBack,
  type Position,
  readEvents,
  type StoredEvent,
} from '../outbox/event-store.ts';

const batchSize = 500;
const heldBackRetryMs = 10;
const pulseMs = secondMs;
/** Commits within this time are read together. */
const coalesceMs = 5;

/** Follows the outbox from where it ended when the reader was opened. */
export interface Reader {
  /** Where the reader stands. */
  readonly seq: () => string;
  /** Reads on. Cheap; call it after commits and notifications. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

/** Opens a reader. hear: is given every event, in the order of the outbox. */
export async function openReader(options: {
  database: Database;
  log: Log;
  hear: (event: StoredEvent) => void;
}): Promise<Reader> {
  const { database, log } = options;
  let position = await database.run(systemActor, (ctx) => endPosition(ctx.tx));
  let isAwake = false;
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();

  /** An event that nobody can be told must not keep the others from being told. */
  function hear(event: StoredEvent): void {
    try {
      options.hear(event);
    } catch (error) {
      log.error('An event could not be told.', { event: event.name, eventId: event.id, error });
    }
  }

  async function read(): Promise<void> {
    while (isAwake && !isClosed) {
      isAwake = false;
      try {
        const step = await readOn(database, position);
        if (step === 'held back') setTimeout(wake, heldBackRetryMs).unref();
        else if (step) {
          step.events.forEach(hear);
          position = step.end;
          isAwake = true;
        }
      } catch (error) {
        log.warn('Live events could not be read.', { error });
        setTimeout(wake, pulseMs).unref();
      }
    }
  }

  function wake(): void {
    if (isAwake || isClosed) return;
    isAwake = true;
    setTimeout(() => {
      running = running.then(read);
    }, coalesceMs);
  }

  const pulse = setInterval(wake, pulseMs);
  return {
    seq: () => seqOf(position),
    wake,
    close: async () => {
      isClosed = true;
      clearInterval(pulse);
      await running;
    },
  };
}

/** A position as browsers are told it. */
export function seqOf(position: Position): string {
  return `${position.transactionId}.${position.seq}`;
}

function readOn(database: Database, position: Position) {
  return database.run(systemActor, async (ctx) => {
    const batch = await readEvents(ctx.tx, { after: position, limit: batchSize });
    if (batch.events.length > 0) return batch;
    return (await isHeldBack(ctx.tx, { after: position })) ? ('held back' as const) : null;
  });
}
