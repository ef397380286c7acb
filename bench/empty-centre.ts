import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Centre, openCentre } from '#app/centre.ts';
import { openGround } from '#app/cli/ground.ts';
import { systemClock } from '#kernel/time.ts';
import { createProject } from '#modules/projects/server/index.ts';
import { type Config, readConfig } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import { startEmbeddedPostgres } from '#platform/database/embedded.ts';
import { openLog } from '#platform/log/log.ts';

/** A centre of its own with one project, on a durable database. */
export interface EmptyCentre {
  readonly centre: Centre;
  readonly config: Config;
  readonly databaseUrl: string;
  /** Signs in as the owner of the database. */
  readonly ownerUrl: string;
  readonly postmasterPid: number;
  readonly projectId: string;
  /** Another node of it, whose events and timers run by themselves until it is closed. */
  readonly startNode: () => Promise<Centre>;
  readonly close: () => Promise<void>;
}

/** Opens one in a temporary folder; nothing in it runs by itself. */
export async function openEmptyCentre(): Promise<EmptyCentre> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'heed-bench-'));
  const config = readConfig({
    HEED_DATA_FOLDER: dataFolder,
    HEED_LOG_LEVEL: 'warn',
    HEED_PORT: String(await freePort()),
    HEED_TRUST_PROXY: '1',
  });
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const ground = await openGround(config);
  const node = (isSelfRunning: boolean) =>
    openCentre({
      config,
      databaseUrl: ground.databaseUrl,
      clock: systemClock,
      log: openLog({ level: 'warn' }),
      isSelfRunning,
      poolSize: 20,
    });
  const centre = await node(false);
  const { id: projectId } = await centre.database.run(systemActor, (ctx) =>
    createProject(ctx, {
      key: 'bench',
      name: 'Bench',
      clientName: null,
      language: 'en',
      colour: 'teal',
    }),
  );
  return {
    centre,
    config,
    databaseUrl: ground.databaseUrl,
    ownerUrl: postgres.ownerUrl,
    postmasterPid: postgres.pid,
    projectId,
    startNode: () => node(true),
    close: async () => {
      await centre.close();
      await ground.close();
      await postgres.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
