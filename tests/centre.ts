import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { inject } from 'vitest';
import { type Centre, openCentre } from '#app/centre.ts';
import { allPermissions } from '#app/modules.ts';
import type { HeedEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, type Instant } from '#kernel/time.ts';
import { readConfig } from '#platform/config/config.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { openLog } from '#platform/log/log.ts';
import { appPassword, appRole, templateName, withDatabase } from './cluster.ts';

export interface TestCentre extends Centre {
  readonly testClock: { now: () => Instant; advanceMs: (durationMs: number) => void };
  readonly run: <T>(actor: Actor, work: (ctx: Context) => Promise<T>) => Promise<T>;
  readonly runAsSystem: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
  /** Somebody with the permissions of these roles, in these projects. */
  readonly actor: (who: { roles: readonly string[]; projectIds?: readonly Id[]; id?: Id }) => Actor;
  /** Handles all events, due timers and due jobs until nothing is left to do. */
  readonly settle: () => Promise<void>;
  /** The events that a deed wrote, in the order of their making. */
  readonly eventsOf: (deed: () => Promise<unknown>) => Promise<HeedEvent[]>;
  readonly ownerUrl: string;
}

const firstInstant = '2026-03-02T09:00:00.000Z';

/** A whole centre on its own clone of the migrated database. Its clock stands still until it is
 *  moved, and nothing happens by itself until `settle`. */
export async function openTestCentre(
  options: {
    isSelfRunning?: boolean;
    startAt?: Instant;
    /** As environment variables: `{ HEED_WEBHOOK_ALLOW_PRIVATE: 'true' }`. */
    settings?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestCentre> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const clusterUrl = inject('clusterUrl');
  await onCluster(
    clusterUrl,
    `create database ${name} template ${templateName} strategy file_copy`,
  );
  const url = new URL(withDatabase(clusterUrl, name));
  const ownerUrl = url.href;
  url.username = appRole;
  url.password = appPassword;
  let now = options.startAt ?? firstInstant;
  const isSelfRunning = options.isSelfRunning ?? false;
  const centre = await openCentre({
    config: readConfig({
      HEED_SECRET: 'a secret for tests, long enough to be one',
      HEED_DATA_FOLDER: tmpdir(),
      ...options.settings,
    }),
    databaseUrl: url.href,
    clock: () => now,
    log: openLog({ level: process.env.HEED_TEST_LOG === 'debug' ? 'debug' : 'silent' }),
    isSelfRunning,
    poolSize: 5,
  });
  const written: HeedEvent[] = [];
  centre.database.onCommit((events) => written.push(...events));
  return {
    ...centre,
    ownerUrl,
    testClock: {
      now: () => now,
      advanceMs: (durationMs) => {
        now = addMs(now, durationMs);
      },
    },
    run: (actor, work) => centre.database.run(actor, work),
    runAsSystem: (work) => centre.database.run(systemActor, work),
    actor: actorOf,
    eventsOf: async (deed) => {
      const from = written.length;
      await deed();
      return written.slice(from);
    },
    settle: async () => {
      for (let isBusy = true; isBusy; ) {
        await centre.outbox.drain();
        isBusy = (await centre.timers.runDue()) + (await centre.jobs.runDue()) > 0;
      }
      await centre.outbox.drain();
    },
    close: async () => {
      await centre.close();
      await onCluster(clusterUrl, `drop database ${name} with (force)`);
    },
  };
}

const actorOf: TestCentre['actor'] = ({ roles, projectIds = [], id = newId() }) => ({
  id,
  kind: 'person',
  permissions: new Set(
    allPermissions
      .filter((permission) => permission.roles.some((role) => roles.includes(role)))
      .map((permission) => permission.name),
  ),
  scope: projectIds,
});

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
