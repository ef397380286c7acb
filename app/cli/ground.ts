import { createHmac } from 'node:crypto';
import type { Config } from '#platform/config/config.ts';
import { startEmbeddedPostgres } from '#platform/database/embedded.ts';
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

/** Opens the database of the settings, or the one that comes with Heed, and migrates it.
 *  isServing: whoever serves stops the database in the end, even one that a killed program left
 *  running; a command that only passes by leaves a running one alone. */
export async function openGround(
  config: Config,
  { isServing }: { isServing: boolean } = { isServing: false },
): Promise<Ground> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataFolder: config.dataFolder });
  const ownerUrl = config.databaseUrl ?? embedded?.ownerUrl ?? '';
  const appPassword = createHmac('sha256', config.secret).update('database role').digest('hex');
  try {
    const { appRole } = config;
    const migrations = await migrate({ ownerUrl, appRole, appPassword, folders: migrationFolders });
    const url = new URL(ownerUrl);
    url.username = appRole;
    url.password = appPassword;
    return {
      ownerUrl,
      databaseUrl: url.href,
      migrations,
      close: async () => {
        if (isServing || !embedded?.wasRunning) await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
