import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { type AppRole, prepareRole, UnfitDatabase } from './app-role.ts';

/** A folder of migrations: of the platform, or of a module. Given in tower order, lowest first. */
export interface MigrationFolder {
  readonly module: string;
  readonly folder: URL;
}

const migrationName = /^\d{4}-[a-z0-9-]+\.sql$/;
const lockKey = 7300_0001;

/** Brings the database to the present shape: what is missing runs, in order, each in one
 *  transaction. Nodes that start together wait for each other. Returns the names of what ran.
 *  Throws UnfitDatabase. */
export async function migrate(
  options: AppRole & {
    readonly folders: readonly MigrationFolder[];
    readonly onProgress?: (name: string) => void;
  },
): Promise<string[]> {
  const client = await enterAsOwner(options.ownerUrl);
  try {
    await prepareDatabase(client, options);
    const applied = await appliedMigrations(client);
    const ran: string[] = [];
    for (const { name, file } of await listMigrations(options.folders)) {
      if (applied.has(name)) continue;
      options.onProgress?.(name);
      await apply(client, { name, file, appRole: options.appRole });
      ran.push(name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

/** Signs in as the owner of the database. Throws UnfitDatabase. */
export async function enterAsOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  // Work that is in the middle fails by itself when the connection ends.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors.join(', ') : String(error);
    throw new UnfitDatabase(`Heed cannot enter its database. ${reason}`, { cause: error });
  }
}

/** Makes the database fit for Heed, with a role for the application and the list of migrations.
 *  Until the connection ends nobody else migrates. Throws UnfitDatabase. */
export async function prepareDatabase(client: pg.Client, role: AppRole): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  await refuseUnfit(client);
  await prepareRole(client, role);
  await client.query(`
    create table if not exists public.heed_migration
      (name text primary key, applied_at timestamptz not null default now())`);
}

/** The names of the migrations that the database has. */
export async function appliedMigrations(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>('select name from public.heed_migration');
  return new Set(rows.map((row) => row.name));
}

/** Runs just these migrations, in the order of the folders, in the transaction that is open.
 *  Returns the names that no folder has; then nothing ran. */
export async function runMigrations(
  client: pg.Client,
  {
    names,
    folders,
    appRole,
  }: { names: readonly string[]; folders: readonly MigrationFolder[]; appRole: string },
): Promise<string[]> {
  const known = await listMigrations(folders);
  const missing = names.filter((name) => !known.some((each) => each.name === name));
  if (missing.length > 0) return missing;
  for (const { name, file } of known) {
    if (names.includes(name)) await run(client, { name, file, appRole });
  }
  return [];
}

async function listMigrations(
  folders: readonly MigrationFolder[],
): Promise<{ name: string; file: URL }[]> {
  const found: { name: string; file: URL }[] = [];
  for (const { module, folder } of folders) {
    const files = await readdir(folder);
    for (const file of files.filter((each) => migrationName.test(each)).sort()) {
      found.push({ name: `${module}/${file}`, file: new URL(file, folder) });
    }
  }
  return found;
}

interface Migration {
  readonly name: string;
  readonly file: URL;
  readonly appRole: string;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await run(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function run(client: pg.Client, { name, file, appRole }: Migration): Promise<void> {
  const sql = await readFile(file, 'utf8');
  try {
    await client.query(`select set_config('heed.app_role', $1, true)`, [appRole]);
    await client.query(sql);
    await client.query('insert into public.heed_migration (name) values ($1)', [name]);
  } catch (error) {
    throw new Error(`The migration ${name} failed: ${String(error)}`, { cause: error });
  }
}

/** Heed searches Cyrillic and Chinese text; a database set up for ASCII would fail silently. */
async function refuseUnfit(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(`
    select current_setting('server_version_num')::int as version,
           pg_encoding_to_char(encoding) as encoding
    from pg_database where datname = current_database()`);
  const found = rows[0];
  if (!found || found.version < 150_000)
    throw new UnfitDatabase('Heed needs PostgreSQL 15 or newer.');
  if (found.encoding !== 'UTF8') {
    throw new UnfitDatabase(`The database must be encoded in UTF8, not in ${found.encoding}.`);
  }
  await client.query('create extension if not exists pg_trgm');
  await client.query('create extension if not exists btree_gin');
  const { rows: letters } = await client.query<{ count: number }>(
    `select cardinality(show_trgm('ж')) as count`,
  );
  if (!letters[0]?.count) {
    throw new UnfitDatabase(
      'The database does not know Cyrillic letters. Create it with LC_CTYPE C.UTF-8.',
    );
  }
}
