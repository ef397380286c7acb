import { newId } from '#kernel/id.ts';
import { type Clock, systemClock } from '#kernel/time.ts';
import type { Config } from '#platform/config/config.ts';
import { type Actor, systemActor } from '#platform/context.ts';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { openTakeover } from '#platform/database/takeover.ts';
import { watchOutages } from '#platform/database/watch-outages.ts';
import { fileSweeping } from '#platform/files/sweep.ts';
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts';
import { openTimers, type Timers } from '#platform/jobs/timers.ts';
import { type Live, openLive } from '#platform/live/live.ts';
import type { Log } from '#platform/log/log.ts';
import type { Running, Services } from '#platform/module.ts';
import { type Bus, openBus } from '#platform/outbox/bus.ts';
import { type Outbox, openOutbox } from '#platform/outbox/outbox.ts';
import { faultsIn } from './faults.ts';
import { modules } from './modules.ts';

/** A running centre without its HTTP server: database, events, timers, jobs, live updates. */
export interface Centre extends Services {
  readonly outbox: Outbox;
  readonly timers: Timers;
  readonly jobs: Jobs;
  readonly close: () => Promise<void>;
}

/** Wires the modules together. isSelfRunning: false leaves events, timers and jobs to the caller,
 *  who settles them one after the other (tests, simulation, the demo's history). */
export async function openCentre(options: {
  config: Config;
  /** Signs in as the application's role. */
  databaseUrl: string;
  clock: Clock;
  log: Log;
  isSelfRunning: boolean;
  poolSize?: number;
}): Promise<Centre> {
  const { config, clock, log, isSelfRunning } = options;
  const { databaseUrl: url } = options;
  const nodeId = newId();
  const pool = options.poolSize ? { poolSize: options.poolSize } : {};
  const opened = openDatabase({ url, clock, log, ...pool, ...(isSelfRunning && { nodeId }) });
  const database = watchOutages(opened, log, systemClock);
  database.onCommit((events) => {
    for (const { id, name } of faultsIn(events)) {
      log.warn('Something was wrong and has been put right.', { fault: name, eventId: id });
    }
  });
  const live = await openLive({
    database,
    definitions: modules.flatMap((module) => module.events ?? []),
    mayHear: (actor, topic) => mayHear(database, actor, topic),
    onAlive: (actor) => void noteAlive(database, actor, log),
    log,
  });
  const services: Services = { config, database, live, log };
  const outbox = openOutbox({
    database,
    subscribers: modules.flatMap((module) => module.subscriber ?? []),
    log,
    isSelfRunning,
  });
  const timers = openTimers({
    database,
    handlers: [
      fileSweeping(modules.flatMap((module) => module.holdsFile ?? [])),
      ...modules.flatMap((module) => module.timers ?? []),
    ],
    log,
    isSelfRunning,
  });
  const jobs = openJobs({
    database,
    handlers: modules.flatMap((module) => module.jobs?.(services) ?? []),
    log,
    isSelfRunning,
  });
  const bus = isSelfRunning ? connectBus(url, { database, live, outbox, log }) : null;
  const takeover = isSelfRunning ? openTakeover({ url, nodeId, log, onFreed: outbox.wake }) : null;
  const running: Running[] = [];
  if (isSelfRunning) {
    for (const module of modules) if (module.start) running.push(await module.start(services));
  }
  return {
    ...services,
    outbox,
    timers,
    jobs,
    close: async () => {
      for (const each of running.reverse()) await each.close();
      await Promise.all([timers.close(), jobs.close(), outbox.close(), live.close()]);
      await bus?.close();
      await takeover?.close();
      await database.close();
    },
  };
}

/** Whether some module lets the actor hear a topic. It decides under the actor's own scope. */
function mayHear(database: Database, actor: Actor, topic: string): Promise<boolean> {
  return database.run(actor, async (ctx) => {
    for (const module of modules) if (await module.mayHear?.(ctx, topic)) return true;
    return false;
  });
}

async function noteAlive(database: Database, actor: Actor, log: Log): Promise<void> {
  try {
    await database.run(systemActor, async (ctx) => {
      for (const module of modules) await module.onAlive?.(ctx, actor);
    });
  } catch (error) {
    log.warn('A sign of life was not noted.', { error });
  }
}

/** Commits of this node wake the others, and theirs wake this one. */
function connectBus(
  url: string,
  { database, live, outbox, log }: { database: Database; live: Live; outbox: Outbox; log: Log },
): Bus {
  const bus = openBus({ url, pool: database.pool, log });
  database.onCommit(bus.announce);
  bus.onAnnounced(() => {
    outbox.wake();
    live.wake();
  });
  live.signals.relayTo(bus.signal);
  bus.onSignal(live.signals.hear);
  return bus;
}
