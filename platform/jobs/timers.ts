import { sql } from 'kysely';
import { Unavailable } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, type Instant, minuteMs, secondMs } from '#kernel/time.ts';
import { type Context, systemActor } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';

const pollMs = 200;
const maximumRetryMs = 5 * minuteMs;

/** A moment at which something must happen. It survives restarts and fires once. */
export interface TimerDefinition<Data> {
  readonly name: string;
  /** Only the type matters; timers are written and read by the same module. */
  readonly data?: Data;
}

/** Ties a timer to what happens when it is due. */
export interface TimerHandler {
  readonly name: string;
  readonly handle: (ctx: Context, timer: { subjectId: Id; data: unknown }) => Promise<void>;
}

/** Declares a timer. */
export function defineTimer<Data>(name: string): TimerDefinition<Data> {
  return { name };
}

/** Ties a timer to what happens when it is due, in a transaction of its own. */
export function onTimer<Data>(
  definition: TimerDefinition<Data>,
  handle: (ctx: Context, timer: { subjectId: Id; data: Data }) => Promise<void>,
): TimerHandler {
  return {
    name: definition.name,
    handle: (ctx, { subjectId, data }) => handle(ctx, { subjectId, data: data as Data }),
  };
}

/** Sets the subject's timer of this name, or moves it. */
export async function setTimer<Data>(
  ctx: Context,
  definition: TimerDefinition<Data>,
  { subjectId, dueAt, data }: { subjectId: Id; dueAt: Instant; data: Data },
): Promise<void> {
  await sql`
    insert into platform.timer (name, subject_id, due_at, data)
    values (${definition.name}, ${subjectId}, ${dueAt}, ${JSON.stringify(data)}::jsonb)
    on conflict (name, subject_id) do update
      set due_at = excluded.due_at, data = excluded.data, attempts = 0`.execute(ctx.tx);
}

/** Sets the subject's timer of this name, unless it has one. */
export async function ensureTimer<Data>(
  ctx: Context,
  definition: TimerDefinition<Data>,
  { subjectId, dueAt, data }: { subjectId: Id; dueAt: Instant; data: Data },
): Promise<void> {
  await sql`
    insert into platform.timer (name, subject_id, due_at, data)
    values (${definition.name}, ${subjectId}, ${dueAt}, ${JSON.stringify(data)}::jsonb)
    on conflict do nothing`.execute(ctx.tx);
}

/** Takes the subject's timer away, if it has one. */
export async function clearTimer(
  ctx: Context,
  definition: TimerDefinition<unknown>,
  subjectId: Id,
): Promise<void> {
  await sql`delete from platform.timer
    where name = ${definition.name} and subject_id = ${subjectId}`.execute(ctx.tx);
}

export interface Timers {
  /** Fires everything that is due by the clock, oldest first; returns how many fired. */
  readonly runDue: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Serves the timers. Any number of nodes may: each timer is claimed by its row.
 *  isSelfRunning: false leaves it to the caller to run what is due (simulation, tests). */
export function openTimers(options: {
  database: Database;
  handlers: readonly TimerHandler[];
  log: Log;
  isSelfRunning: boolean;
}): Timers {
  const { database, log } = options;
  const handlers = new Map(options.handlers.map((handler) => [handler.name, handler]));
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;

  async function runDue(): Promise<number> {
    for (let fired = 0; ; fired += 1) {
      if (!(await fireNext(database, handlers, log))) return fired;
    }
  }

  function poll(): void {
    if (isBusy) return;
    isBusy = true;
    running = runDue()
      .catch((error) => log.error('The timers could not be read.', { error }))
      .finally(() => {
        isBusy = false;
      });
  }

  const pulse = options.isSelfRunning ? setInterval(poll, pollMs) : undefined;
  return {
    runDue,
    close: async () => {
      clearInterval(pulse);
      await running;
    },
  };
}

interface TimerRow {
  name: string;
  subjectId: Id;
  data: unknown;
  attempts: number;
}

async function fireNext(
  database: Database,
  handlers: ReadonlyMap<string, TimerHandler>,
  log: Log,
): Promise<boolean> {
  let claimed: TimerRow | undefined;
  try {
    return await database.run(systemActor, async (ctx) => {
      claimed = await claimNext(ctx, [...handlers.keys()]);
      if (!claimed) return false;
      await handlers.get(claimed.name)?.handle(ctx, claimed);
      return true;
    });
  } catch (error) {
    if (!claimed || error instanceof Unavailable) throw error;
    const timer = claimed;
    log.error('A timer failed and will be tried again.', { timer: timer.name, error });
    await database.run(systemActor, (ctx) => postpone(ctx, timer));
    return true;
  }
}

async function claimNext(ctx: Context, names: readonly string[]): Promise<TimerRow | undefined> {
  const { rows } = await sql<TimerRow>`
    delete from platform.timer where (name, subject_id) in (
      select name, subject_id from platform.timer
      where due_at <= ${ctx.now} and name = any (${names}::text[])
      order by due_at limit 1 for update skip locked)
    returning name, subject_id, data, attempts`.execute(ctx.tx);
  return rows[0];
}

/** The row came back with the rollback; its next try moves further out with each failure. */
async function postpone(ctx: Context, timer: TimerRow): Promise<void> {
  const waitMs = Math.min(secondMs * 2 ** timer.attempts, maximumRetryMs);
  await sql`update platform.timer
    set due_at = ${addMs(ctx.now, waitMs)}, attempts = attempts + 1
    where name = ${timer.name} and subject_id = ${timer.subjectId}`.execute(ctx.tx);
}
