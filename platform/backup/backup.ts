import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Instant } from '#kernel/time.ts';
import { type Header, headerFrame, tableFrames, trailerFrame } from './archive.ts';
import { copyOut } from './copy.ts';

const gzipLevel = 4;
const ownerOnly = 0o600;

/** What was saved. */
export interface BackupTotal {
  readonly tables: number;
  readonly rows: number;
}

interface BackupOptions {
  /** Signs in as the owner of the database. */
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly about: Pick<Header, 'version' | 'secretMark'> & { readonly createdAt: Instant };
  /** share: 0..1. */
  readonly onProgress: (share: number) => void;
}

/** Saves the whole database, as it is at one instant, into a new file. Heed may run meanwhile.
 *  Until it is whole the file ends in `.partial`; when the backup fails, nothing is left of it.
 *  Throws when the file is there already. */
export async function backUp(file: string, options: BackupOptions): Promise<BackupTotal> {
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', ownerOnly);
  try {
    const total = await writeBackup(handle.createWriteStream(), options);
    await keep(partial, file);
    return total;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Writes a backup to any output. */
export async function writeBackup(output: Writable, options: BackupOptions): Promise<BackupTotal> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  // A backup that ends in the middle of a table ends its connection too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      `set local row_security = off; set local synchronize_seqscans = off;
       set local timezone = 'UTC'; set local datestyle = 'ISO'; set local statement_timeout = 0`,
    );
    const total = { tables: 0, rows: 0 };
    const frames = framesOf(client, options, total);
    await pipeline(Readable.from(frames), createGzip({ level: gzipLevel }), output);
    return total;
  } finally {
    await client.end();
  }
}

/** What tells one secret from another without giving it away. */
export function secretMarkOf(secret: string): string {
  return createHmac('sha256', secret).update('heed backup').digest('hex').slice(0, 16);
}

async function* framesOf(
  client: pg.Client,
  { appRole, about, onProgress }: BackupOptions,
  total: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  yield headerFrame({
    ...about,
    migrations: await readMigrations(client),
    sequences: await readSequences(client, appRole),
  });
  const tables = await readTables(client, appRole);
  const sizeOfAll = tables.reduce((sizes, { sizeBytes }) => sizes + sizeBytes, 1);
  let doneBytes = 0;
  for (const { table, columns, sizeBytes } of tables) {
    const rows = copyOut(client, `copy (${sourceOf(table, columns)}) to stdout`);
    const sum = yield* tableFrames({ table, columns }, rows);
    total.tables += 1;
    total.rows += sum.rows;
    doneBytes += sizeBytes;
    onProgress(doneBytes / sizeOfAll);
  }
  yield trailerFrame(total);
}

/** Transaction ids mean something in one cluster alone: in another, readers of the outbox would
 *  wait for those of the future. So the events are numbered anew in their order, under one id that
 *  every cluster has passed, and each reader stands behind the same event as before. */
const renumbered: Readonly<Record<string, string>> = {
  'platform.event.transaction_id': `'1'::xid8`,
  'platform.event.seq': 'row_number() over (order by transaction_id, seq)',
  'platform.subscription.transaction_id': `'1'::xid8`,
  'platform.subscription.seq': `(select count(*) from platform.event e
    where (e.transaction_id, e.seq) <= (source.transaction_id, source.seq))`,
};

function sourceOf(table: string, columns: readonly string[]): string {
  const values = columns.map((column) => {
    const name = pg.escapeIdentifier(column);
    const value = renumbered[`${table}.${column}`];
    return value ? `${value} as ${name}` : `source.${name}`;
  });
  const order = table === 'platform.event' ? 'order by transaction_id, seq' : '';
  return `select ${values.join(', ')} from ${table} as source ${order}`;
}

async function readMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from public.heed_migration order by applied_at, name',
  );
  return rows.map(({ name }) => name);
}

/** Heed's tables: those in the schemas that its role may enter. Names are quoted where needed. */
export const heedsSchemas = `select oid from pg_namespace
  where nspname !~ '^pg_|^(public|information_schema)$' and has_schema_privilege($1, oid, 'usage')`;

async function readTables(
  client: pg.Client,
  appRole: string,
): Promise<{ table: string; columns: string[]; sizeBytes: number }[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; sizeBytes: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
       pg_total_relation_size(c.oid) as "sizeBytes",
       array(select attname::text from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
         order by attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.oid in (${heedsSchemas}) order by 1`,
    [appRole],
  );
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
}

async function readSequences(client: pg.Client, appRole: string): Promise<Header['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', s.schemaname, s.sequencename) as name, s.last_value::text as value
     from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
     where s.last_value is not null and n.oid in (${heedsSchemas}) order by 1`,
    [appRole],
  );
  return rows;
}

/** Gives the file its name once it is safely on the disk. */
async function keep(partial: string, file: string): Promise<void> {
  await sync(partial);
  await rename(partial, file);
  await sync(dirname(file));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
