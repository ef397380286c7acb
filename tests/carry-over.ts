import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { inject } from 'vitest';
import { migrationFolders } from '#app/modules.ts';
import { type MigrationFolder, migrate } from '#platform/database/migrate.ts';
import { appPassword, appRole, withDatabase } from './cluster.ts';

/** A database as it was before a migration. */
export interface EarlierDatabase {
  /** Signed in as the owner. */
  readonly client: pg.Client;
  /** Brings it to the present shape. */
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes one with the migrations of the modules up to this one, and of it those before `cut`, the
 *  number of a migration such as `0004`. */
export async function openEarlierDatabase(module: string, cut: string): Promise<EarlierDatabase> {
  const name = `carry_${randomUUID().replaceAll('-', '')}`;
  const clusterUrl = inject('clusterUrl');
  const ownerUrl = withDatabase(clusterUrl, name);
  await onCluster(clusterUrl, `create database ${name}`);
  const earlier = await mkdtemp(join(tmpdir(), 'heed-carry-'));
  const to = (folders: readonly MigrationFolder[]) =>
    migrate({ ownerUrl, appRole, appPassword, folders });
  await to(await foldersBefore(module, { cut, earlier }));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return {
    client,
    migrate: async () => void (await to(migrationFolders)),
    close: async () => {
      await client.end();
      await onCluster(clusterUrl, `drop database if exists ${name} with (force)`);
      await rm(earlier, { recursive: true, force: true });
    },
  };
}

async function onCluster(clusterUrl: string, statement: string): Promise<void> {
  const cluster = new pg.Client({ connectionString: clusterUrl });
  await cluster.connect();
  await cluster.query(statement);
  await cluster.end();
}

async function foldersBefore(
  module: string,
  { cut, earlier }: { cut: string; earlier: string },
): Promise<MigrationFolder[]> {
  const end = migrationFolders.findIndex((each) => each.module === module);
  const own = migrationFolders[end];
  if (!own) throw new Error(`${module} has no migrations`);
  const folder = join(earlier, module);
  await cp(own.folder, folder, {
    recursive: true,
    filter: (path) => !/^\d{4}-/.test(basename(path)) || basename(path) < cut,
  });
  return [...migrationFolders.slice(0, end), { module, folder: pathToFileURL(`${folder}/`) }];
}
