import pg from 'pg';
import type { HeedEvent } from '#kernel/event.ts';
import { type Id, isId, newId } from '#kernel/id.ts';
import type { Clock, Instant } from '#kernel/time.ts';
import { appendAudit } from '../audit/audit-store.ts';
import { type Actor, type Context, LostRace, type Transaction } from '../context.ts';
import type { Log } from '../log/log.ts';
import { finish } from '../once.ts';
import { appendEvents } from '../outbox/event-store.ts';
import { columnTypes } from './column-types.ts';
import { asOutage, isOutage } from './outage.ts';
import { pipelineOf } from './pipeline.ts';
import { connectionName } from './takeover.ts';

/** A verb that lost a race is run again this often before the conflict is reported. */
const maximumAttempts = 4;
const connectionTimeoutMs = 10_000;
const statementTimeoutMs = 60_000;

/** The system of record, entered as the application's own role: never as the owner. */
export interface Database {
  /** Runs work in one transaction under the actor's scope, and commits its events with it.
   *  A serialisation conflict, a deadlock or a connection that is lost before the commit runs it
   *  again, so work has no effect but through ctx. */
  readonly run: <T>(actor: Actor, work: (ctx: Context) => Promise<T>) => Promise<T>;
  /** Called after each commit that wrote events, in the order of commits of this node. */
  readonly onCommit: (listener: (events: readonly HeedEvent[]) => void) => void;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly close: () => Promise<void>;
}

/** Opens the pool. url: the application role's. poolSize: connections at most. nodeId: names the
 *  connections of a node, so that the others can end them when it hangs. */
export function openDatabase(options: {
  url: string;
  clock: Clock;
  log: Log;
  poolSize?: number;
  nodeId?: Id;
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    options: '-c timezone=UTC',
    pipeline: true,
    types: columnTypes,
    ...(options.nodeId && { application_name: connectionName(options.nodeId) }),
  });
  pool.on('error', (error) =>
    options.log.warn('A database connection was lost.', { error: asOutage(error) }),
  );
  // The pool hears its idle connections only. One that is lost between two statements of a
  // transaction fails the next of them, and must not end the program before that.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const listeners: ((events: readonly HeedEvent[]) => void)[] = [];
  return {
    pool,
    clock: options.clock,
    onCommit: (listener) => listeners.push(listener),
    run: async (actor, work) => {
      for (let attempt = 1; ; attempt += 1) {
        const progress: Progress = { isUndone: false };
        try {
          const now = options.clock();
          const { result, events } = await transact(pool, { actor, now, work, progress });
          if (events.length > 0) for (const listener of listeners) listener(events);
          return result;
        } catch (error) {
          const isLost = progress.isUndone && isOutage(error);
          if (attempt === maximumAttempts || !(isLost || isConflict(error))) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

/** isUndone: a transaction was begun, and its commit was not asked for. If its connection is lost
 *  then, nothing of it has happened. */
interface Progress {
  isUndone: boolean;
}

async function transact<T>(
  pool: pg.Pool,
  deed: {
    actor: Actor;
    now: Instant;
    work: (ctx: Context) => Promise<T>;
    progress: Progress;
  },
): Promise<{ result: T; events: readonly HeedEvent[] }> {
  const { actor, now, work, progress } = deed;
  const client = await pool.connect();
  const pipeline = pipelineOf(client);
  progress.isUndone = true;
  try {
    pipeline.begin(scopeSetting(actor));
    const events: HeedEvent[] = [];
    const ctx = openContext({ tx: pipeline.tx, actor, now, events });
    const result = await work(ctx);
    await finish(ctx);
    await appendEvents(ctx.tx, events);
    progress.isUndone = false;
    await pipeline.commit();
    client.release();
    return { result, events };
  } catch (error) {
    await pipeline.rollback().then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** What a verb is given in a transaction. events: takes what it emits, in order. */
export function openContext(open: {
  tx: Transaction;
  actor: Actor;
  now: Instant;
  events: HeedEvent[];
}): Context {
  const { tx, actor, now, events } = open;
  return {
    tx,
    actor,
    now,
    emit: (definition, fact) =>
      events.push({
        id: newId(Date.parse(now)),
        name: definition.name,
        actorId: actor.id,
        occurredAt: now,
        ...fact,
      }),
    audit: (action, subjectId, data = {}) =>
      appendAudit(tx, { at: now, actorId: actor.id, action, subjectId, data }),
  };
}

/** The value of `heed.scope`: read by the row-level-security policies. */
function scopeSetting(actor: Actor): string {
  if (actor.scope === 'everything') return '*';
  return `{${actor.scope.filter(isId).join(',')}}`;
}

/** Serialisation failure, deadlock: PostgreSQL asks for the transaction to be run again. */
function isConflict(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** Whether the database answers. */
export async function isDatabaseReady(database: Database): Promise<boolean> {
  return database.pool.query('select 1').then(
    () => true,
    () => false,
  );
}
