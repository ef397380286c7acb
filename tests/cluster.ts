import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrationFolders } from '#app/modules.ts';
import { startEmbeddedPostgres } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

export const templateName = 'heed_template';
export const appRole = 'heed_app';
export const appPassword = 'only-for-tests';

/** One PostgreSQL for all test files, without fsync; each file works on a clone of the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-tests-'));
  const postgres = await startEmbeddedPostgres({
    dataFolder: folder,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
    },
  });
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await owner.query(`create database ${templateName}`);
  await owner.end();
  const templateUrl = withDatabase(postgres.ownerUrl, templateName);
  await migrate({ ownerUrl: templateUrl, appRole, appPassword, folders: migrationFolders });
  project.provide('clusterUrl', postgres.ownerUrl);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
