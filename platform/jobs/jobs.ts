import { sql } from 'kysely';
import { ProviderError } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, type Instant, minuteMs, secondMs } from '#kernel/time.ts';
import { type Context, systemActor } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';

const pollMs = 250;
/** A job whose worker died runs again after this long. Longer work is cut into more jobs, or holds
 *  its job meanwhile. */
const leaseMs = 2 * minuteMs;
const firstRetryMs = 5 * secondMs;
const maximumRetryMs = 60 * minuteMs;
/** Jobs of one kind at a time on this node: a slow receiver delays its own kind alone. */
const concurrency = 4;

/** Work that leaves the house: sending a mail, calling a webhook. It is ordered in the transaction
 *  that wants it done and done outside of any, at least once. */
export interface JobDefinition<Data> {
  readonly name: string;
  readonly maximumAttempts: number;
  /** How many run at a time on a node; as many as of other kinds unless given. */
  readonly atOnce?: number;
  readonly data?: Data;
}

export interface JobHandler {
  readonly definition: JobDefinition<unknown>;
  readonly work: (job: { id: Id; data: unknown; attempt: number }) => Promise<void>;
  /** Runs once when the last attempt failed or a failure cannot be cured by trying again. */
  readonly giveUp: (ctx: Context, job: { id: Id; data: unknown; reason: string }) => Promise<void>;
}

/** Declares a job. */
export function defineJob<Data>(
  name: string,
  maximumAttempts: number,
  limits: { atOnce?: number } = {},
): JobDefinition<Data> {
  return { name, maximumAttempts, ...limits };
}

/** Ties a job to the work. A thrown ProviderError that is not retryable ends it at once. */
export function onJob<Data>(
  definition: JobDefinition<Data>,
  handler: {
    work: (job: { id: Id; data: Data; attempt: number }) => Promise<void>;
    giveUp: (ctx: Context, job: { id: Id; data: Data; reason: string }) => Promise<void>;
  },
): JobHandler {
  return {
    definition,
    work: (job) => handler.work({ ...job, data: job.data as Data }),
    giveUp: (ctx, job) => handler.giveUp(ctx, { ...job, data: job.data as Data }),
  };
}

/** Orders a job, to be done after this transaction and not before dueAt. Returns its id. */
export async function orderJob<Data>(
  ctx: Context,
  definition: JobDefinition<Data>,
  data: Data,
  dueAt: Instant = ctx.now,
): Promise<Id> {
  const id = newId(Date.parse(ctx.now));
  await sql`insert into platform.job (id, name, data, due_at)
    values (${id}, ${definition.name}, ${JSON.stringify(data)}::jsonb, ${dueAt})`.execute(ctx.tx);
  return id;
}

/** Holds a job that is being worked on for another lease, counted from now. */
export async function holdJob(ctx: Context, id: Id): Promise<void> {
  await sql`update platform.job set due_at = ${addMs(ctx.now, leaseMs)} where id = ${id}`.execute(
    ctx.tx,
  );
}

export interface Jobs {
  /** Does everything that is due by the clock; returns how many were done or failed. */
  readonly runDue: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Serves the jobs. Any number of nodes may: each job is claimed by its row for a lease. */
export function openJobs(options: {
  database: Database;
  handlers: readonly JobHandler[];
  log: Log;
  isSelfRunning: boolean;
}): Jobs {
  const { database, log } = options;
  const handlers = new Map(options.handlers.map((handler) => [handler.definition.name, handler]));
  const running = new Map<Promise<void>, string>();
  let polling: Promise<unknown> = Promise.resolve();
  let isPolling = false;

  async function startDue(): Promise<number> {
    const definitions = Array.from(handlers.values(), ({ definition }) => definition);
    const free = freePlaces(definitions, [...running.values()]);
    const claimed = await database.run(systemActor, (ctx) => claim(ctx, free));
    for (const job of claimed) {
      const run = runJob(database, handlers, log, job)
        .catch((error) => log.error('What became of a job was not noted.', { error }))
        .finally(() => running.delete(run));
      running.set(run, job.name);
    }
    return claimed.length;
  }

  function poll(): void {
    if (isPolling) return;
    isPolling = true;
    polling = startDue()
      .catch((error) => log.error('The jobs could not be read.', { error }))
      .finally(() => {
        isPolling = false;
      });
  }

  const pulse = options.isSelfRunning ? setInterval(poll, pollMs) : undefined;
  return {
    runDue: async () => {
      for (let done = 0; ; ) {
        const started = await startDue();
        if (started === 0) return done;
        await Promise.all(running.keys());
        done += started;
      }
    },
    close: async () => {
      clearInterval(pulse);
      await polling;
      await Promise.all(running.keys());
    },
  };
}

interface JobRow {
  id: Id;
  name: string;
  data: unknown;
  attempts: number;
}

/** How many more jobs of each kind may run. */
function freePlaces(
  definitions: readonly JobDefinition<unknown>[],
  taken: readonly string[],
): Map<string, number> {
  return new Map(
    definitions.map(({ name, atOnce = concurrency }) => [
      name,
      atOnce - taken.filter((each) => each === name).length,
    ]),
  );
}

async function claim(ctx: Context, free: ReadonlyMap<string, number>): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    with due as materialized (
      select waiting.id
      from unnest(${[...free.keys()]}::text[], ${[...free.values()]}::int[]) as kind (name, places),
        lateral (
          select id from platform.job where name = kind.name and due_at <= ${ctx.now}
          order by due_at limit kind.places for update skip locked) as waiting
    )
    update platform.job set attempts = attempts + 1, due_at = ${addMs(ctx.now, leaseMs)}
    where id in (select id from due)
    returning id, name, data, attempts`.execute(ctx.tx);
  return rows;
}

async function runJob(
  database: Database,
  handlers: ReadonlyMap<string, JobHandler>,
  log: Log,
  job: JobRow,
): Promise<void> {
  const handler = handlers.get(job.name);
  if (!handler) return;
  try {
    await handler.work({ id: job.id, data: job.data, attempt: job.attempts });
    await database.run(systemActor, (ctx) => remove(ctx, job));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isFinal = error instanceof ProviderError && !error.isRetryable;
    const isOver = isFinal || job.attempts >= handler.definition.maximumAttempts;
    log.warn('A job failed.', { job: job.name, attempt: job.attempts, isOver, reason });
    await database.run(systemActor, async (ctx) => {
      if (!isOver) return retryLater(ctx, job);
      await handler.giveUp(ctx, { id: job.id, data: job.data, reason });
      await remove(ctx, job);
    });
  }
}

async function remove(ctx: Context, job: JobRow): Promise<void> {
  await sql`delete from platform.job where id = ${job.id}`.execute(ctx.tx);
}

async function retryLater(ctx: Context, job: JobRow): Promise<void> {
  const waitMs = Math.min(firstRetryMs * 2 ** (job.attempts - 1), maximumRetryMs);
  await sql`update platform.job set due_at = ${addMs(ctx.now, waitMs)}
    where id = ${job.id}`.execute(ctx.tx);
}
