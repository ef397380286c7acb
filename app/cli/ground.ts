import { createHmac } from 'node:crypto';
import type { Config } from '#platform/config/config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { migrationFolders } from '../modules.ts';

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
