import { stat } from 'node:fs/promises';
import type pg from 'pg';
import {
  appliedMigrations,
  enterAsOwner,
  type MigrationFolder,
  prepareDatabase,
  runMigrations,
} from '../database/migrate.ts';
import { type Header, linesIn, readArchive, type TableSection } from './archive.ts';
import { heedsSchemas } from './backup.ts';
import { copyIn } from './copy.ts';

/** Why a restore does not begin. The message stands by itself. */
export class RestoreRefused extends Error {}

interface RestoreOptions {
  /** Signs in as the owner of the database. */
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly appPassword: string;
  readonly folders: readonly MigrationFolder[];
  /** Whether a database that is in use may be replaced. */
  readonly isReplacing: boolean;
  /** share: 0..1. */
  readonly onProgress: (share: number) => void;
}

/** Reads a backup to its end, writes nothing, and says what it is. Throws DamagedBackup. */
export async function checkBackup(
  file: string,
  onProgress: (share: number) => void,
): Promise<Header> {
  const { size } = await stat(file);
  return readArchive(file, {
    header: async () => undefined,
    table: async (_section, rows) => {
      let count = 0;
      for await (const chunk of rows) count += linesIn(chunk);
      return count;
    },
    onBytes: (bytes) => onProgress(bytes / size),
  });
}

/** Makes the database what the backup holds, in one transaction: it ends as the backup or as it
 *  was. The shape is the backup's; later migrations are left to `migrate`. Returns the rows.
 *  Throws RestoreRefused and DamagedBackup. */
export async function restore(file: string, options: RestoreOptions): Promise<number> {
  const { appRole, isReplacing, onProgress } = options;
  const client = await enterAsOwner(options.ownerUrl);
  try {
    await prepareDatabase(client, options);
    await refuseWhileInUse(client, appRole);
    const isEmpty = (await appliedMigrations(client)).size === 0;
    if (!isEmpty && !isReplacing) {
      throw new RestoreRefused(
        'The database is not empty. With --replace all that it holds is lost.',
      );
    }
    const { size } = await stat(file);
    let rows = 0;
    await client.query(`begin; set local timezone = 'UTC'; set local statement_timeout = 0`);
    const header = await readArchive(file, {
      header: (about) => rebuild(client, about, options),
      table: async (section, data) => {
        const taken = await copyIn(client, statementFor(client, section), data);
        rows += taken;
        return taken;
      },
      onBytes: (bytes) => onProgress(bytes / size),
    });
    await finish(client, header);
    await client.query('commit');
    await client.query('analyze');
    return rows;
  } finally {
    await client.end();
  }
}

/** The schema of the backup, empty, without the ties between tables. */
async function rebuild(
  client: pg.Client,
  { migrations }: Header,
  { appRole, folders }: RestoreOptions,
): Promise<void> {
  const { rows: schemas } = await client.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace where oid in (${heedsSchemas})`,
    [appRole],
  );
  for (const { name } of schemas) await client.query(`drop schema ${name} cascade`);
  await client.query('truncate public.heed_migration');
  const missing = await runMigrations(client, { names: migrations, folders, appRole });
  if (missing.length > 0) {
    throw new RestoreRefused(
      `The backup was made by a newer Heed: this one does not know ${missing.join(', ')}.`,
    );
  }
  const { rows } = await client.query<{ tables: string | null }>(
    `select string_agg(oid::regclass::text, ', ') as tables from pg_class
     where relkind = 'r' and relnamespace in (${heedsSchemas})`,
    [appRole],
  );
  if (rows[0]?.tables) await client.query(`truncate ${rows[0].tables}`);
  await client.query(
    `create temporary table tie on commit drop as
     select conrelid::regclass::text as "table", quote_ident(conname) as name,
       pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace in (${heedsSchemas})`.replace(
      '$1',
      client.escapeLiteral(appRole),
    ),
  );
  await client.query(`do $$ declare each record; begin
    for each in select * from tie loop
      execute format('alter table %s drop constraint %s', each."table", each.name);
    end loop; end $$`);
}

/** The ties hold again, which proves that no row misses another, and the sequences go on. */
async function finish(client: pg.Client, { sequences }: Header): Promise<void> {
  await client.query(`do $$ declare each record; begin
    for each in select * from tie loop
      execute format('alter table %s add constraint %s %s',
        each."table", each.name, each.definition);
    end loop; end $$`);
  for (const { name, value } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
  }
}

function statementFor(client: pg.Client, { table, columns }: TableSection): string {
  const names = columns.map((column) => client.escapeIdentifier(column));
  return `copy ${table} (${names.join(', ')}) from stdin`;
}

async function refuseWhileInUse(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and usename = $1 limit 1',
    [appRole],
  );
  if (rows.length > 0) throw new RestoreRefused('Heed is at work on this database. Stop it first.');
}
