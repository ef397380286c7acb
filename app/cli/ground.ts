import { createHmac } from 'node:crypto';
import { systemClock } from '#kernel/time.ts';
import type { Project } from '#modules/projects/contract.ts';
import { listProjects } from '#modules/projects/server/index.ts';
import { type Config, readConfig } from '#platform/config/config.ts';
import { systemActor } from '#platform/context.ts';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openLog } from '#platform/log/log.ts';
import { migrationFolders } from '../modules.ts';
import { UsageError } from './command.ts';

/** A database in its present shape. */
export interface Ground {
  readonly ownerUrl: string;
  /** Signs in as the application's role. */
  readonly databaseUrl: string;
  /** The migrations that ran. */
  readonly migrations: readonly string[];
  /** Stops the database that came with Heed, if Heed started it. */
  readonly close: () => Promise<void>;
}

/** Works on the centre's database without serving it, and tells only of errors. */
export async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const ground = await openGround(readConfig(process.env));
  const log = openLog({ level: 'error' });
  const database = openDatabase({ url: ground.databaseUrl, clock: systemClock, log });
  try {
    return await work(database);
  } finally {
    await database.close();
    await ground.close();
  }
}

/** The project with a key. Refuses a key that no project has. */
export async function findProject(database: Database, key: string): Promise<Project> {
  const projects = await database.run(systemActor, listProjects);
  const found = projects.find((project) => project.key === key);
  if (!found) throw new UsageError(`No project is called ${key}.`);
  return found;
}

const guardMs = 1_000;

/** Opens the database of the settings, or the one that comes with Heed, and migrates it.
 *  isServing: whoever serves starts the database again when it dies, and stops it in the end, even
 *  one that a killed program left running; a command that only passes by leaves a running one
 *  alone. */
export async function openGround(
  config: Config,
  { isServing }: { isServing: boolean } = { isServing: false },
): Promise<Ground> {
  const { embedded, ownerUrl, appPassword } = await openPlace(config);
  try {
    const { appRole } = config;
    const migrations = await migrate({ ownerUrl, appRole, appPassword, folders: migrationFolders });
    const url = new URL(ownerUrl);
    url.username = appRole;
    url.password = appPassword;
    const guard = isServing && embedded ? openGuard(config, embedded) : undefined;
    return {
      ownerUrl,
      databaseUrl: url.href,
      migrations,
      close: async () => {
        const last = (await guard?.close()) ?? embedded;
        if (isServing || !last?.wasRunning) await last?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Opens the database as it is, whatever shape it has. */
export async function openBareGround(
  config: Config,
): Promise<Pick<Ground, 'ownerUrl' | 'close'> & { readonly appPassword: string }> {
  const { embedded, ownerUrl, appPassword } = await openPlace(config);
  return {
    ownerUrl,
    appPassword,
    close: async () => {
      if (!embedded?.wasRunning) await embedded?.stop();
    },
  };
}

async function openPlace({ databaseUrl, dataFolder, secret }: Config) {
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataFolder });
  return {
    embedded,
    ownerUrl: databaseUrl ?? embedded?.ownerUrl ?? '',
    appPassword: createHmac('sha256', secret).update('database role').digest('hex'),
  };
}

/** Starts the database again when it is gone: killed, or ended by a machine without memory left.
 *  The program waits for it; its connections know the one port only. */
function openGuard({ dataFolder }: Config, first: EmbeddedPostgres) {
  let present = first;
  let looking: Promise<void> = Promise.resolve();
  let told = '';
  const tell = (sentence: string) => {
    if (sentence !== told) process.stderr.write(`${sentence}\n`);
    told = sentence;
  };
  const look = async () => {
    try {
      const { pid } = present;
      present = await startEmbeddedPostgres({ dataFolder });
      if (present.port !== first.port) throw new Error(`Its port ${first.port} is taken.`);
      if (present.pid === pid) return;
      tell('The database was gone and is there again.');
      told = '';
    } catch (error) {
      tell(`The database is gone and does not start again. ${String(error)}`);
    }
  };
  let isLooking = false;
  const pulse = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = look().finally(() => {
      isLooking = false;
    });
  }, guardMs);
  return {
    /** Ends the watch and returns the database as it is. */
    close: async () => {
      clearInterval(pulse);
      await looking;
      return present;
    },
  };
}
