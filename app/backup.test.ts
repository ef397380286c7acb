import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openCentre } from '#app/centre.ts';
import { migrationFolders } from '#app/modules.ts';
import { type Id, newId } from '#kernel/id.ts';
import { importCustomers } from '#modules/customers/server/index.ts';
import { changeProject, createProject } from '#modules/projects/server/index.ts';
import { verifyAudit } from '#platform/audit/audit-store.ts';
import { readArchive } from '#platform/backup/archive.ts';
import { backUp, secretMarkOf, writeBackup } from '#platform/backup/backup.ts';
import { checkBackup, RestoreRefused, restore } from '#platform/backup/restore.ts';
import { systemActor } from '#platform/context.ts';
import { readFile as readStored, storeFile } from '#platform/files/files.ts';
import { openOutbox, subscriber } from '#platform/outbox/outbox.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { appPassword, appRole, withDatabase } from '#tests/cluster.ts';

let centre: TestCentre;
let folder: string;
let projectId: Id;
let storedId: Id;
const content = randomBytes(700_000);
const databases: string[] = [];
const onProgress = () => undefined;

beforeAll(async () => {
  centre = await openTestCentre();
  folder = await mkdtemp(join(tmpdir(), 'heed-backup-'));
  await fill();
});

afterAll(async () => {
  await centre.close();
  await rm(folder, { recursive: true });
  for (const name of databases) await onCluster(`drop database ${name} with (force)`);
});

async function onCluster(statement: string): Promise<void> {
  await query(inject('clusterUrl'), statement);
}

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(statement).finally(() => client.end());
}

/** A project with customers, a file, audited deeds, and events that nobody has handled yet. */
async function fill(): Promise<void> {
  const key = 'harbour';
  const project = await centre.runAsSystem((ctx) =>
    createProject(ctx, { key, name: 'Harbour', language: 'en', colour: 'teal' }),
  );
  projectId = project.id;
  await centre.settle();
  const rows = Array.from({ length: 900 }, (_, row) => `${row},"Анна \\ \t ${row}",a${row}@x.org`);
  const rejects = createWriteStream('/dev/null');
  await importCustomers(centre.database, systemActor, {
    id: newId(),
    projectId,
    stream: Readable.from([Buffer.from(`external_id,name,email\n${rows.join('\n')}\n`)]),
    bytesTotal: null,
    language: 'en',
    rejects,
    onProgress,
  });
  rejects.end();
  const stored = await centre.runAsSystem((ctx) =>
    storeFile(ctx, {
      projectId,
      name: 'chart.bin',
      mediaType: 'application/octet-stream',
      content: Readable.from([content]),
      maximumBytes: 1_000_000,
    }),
  );
  storedId = stored.id;
  for (const name of ['first', 'second']) {
    await centre.runAsSystem((ctx) => changeProject(ctx, { projectId, name }));
  }
}

const aboutBackup = {
  version: '0.0.0',
  createdAt: '2026-03-02T09:00:00.000Z',
  secretMark: secretMarkOf('a secret'),
};

const save = async (name: string, ownerUrl = centre.ownerUrl) => {
  const file = join(folder, name);
  const total = await backUp(file, { ownerUrl, appRole, about: aboutBackup, onProgress });
  return { file, total };
};

async function openEmpty(): Promise<string> {
  const name = `restored_${databases.length}_${Date.now()}`;
  databases.push(name);
  await onCluster(`create database ${name}`);
  return withDatabase(centre.ownerUrl, name);
}

const bring = (file: string, ownerUrl: string, isReplacing = false) =>
  restore(file, {
    ownerUrl,
    appRole,
    appPassword,
    folders: migrationFolders,
    isReplacing,
    onProgress,
  });

/** Each table with the number of its rows and their sum. */
async function sumsOf(file: string): Promise<Record<string, string>> {
  const bytes = gunzipSync(await readFile(file));
  const sums: Record<string, string> = {};
  let table = '';
  for (let at = 0; at < bytes.length; ) {
    const letter = bytes.toString('latin1', at, at + 1);
    const end = at + 5 + bytes.readUInt32BE(at + 1);
    const payload = () => JSON.parse(bytes.toString('utf8', at + 5, end));
    if (letter === 'T') table = payload().table;
    if (letter === 'S') sums[table] = `${payload().rows} ${payload().sha256}`;
    at = end;
  }
  return sums;
}

describe('a backup', () => {
  test('comes back with every row of every table', async () => {
    const { file, total } = await save('whole.backup');
    const ownerUrl = await openEmpty();
    expect((await checkBackup(file, onProgress)).version).toBe('0.0.0');
    expect(await bring(file, ownerUrl)).toBe(total.rows);
    const before = await sumsOf(file);
    expect(before).toMatchObject({
      'customers.customer': expect.stringMatching(/^900 /),
      'platform.file_chunk': expect.any(String),
    });
    const again = await save('again.backup', ownerUrl);
    expect(await sumsOf(again.file)).toEqual(before);
    const shape = (url: string) =>
      query(
        url,
        `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as says
         from pg_constraint where connamespace::regnamespace::text !~ '^pg_' order by 1, 2, 3`,
      );
    expect((await shape(ownerUrl)).rows).toEqual((await shape(centre.ownerUrl)).rows);
  });

  test('goes on where it stopped: events heard once, numbers go on, the audit whole', async () => {
    const heard: string[] = [];
    const hears = subscriber('backup-test', [
      {
        eventName: 'project.changed',
        handle: async (_ctx, { data }) => {
          heard.push((data as { project: { name: string } }).project.name);
        },
      },
    ]);
    const { log } = centre;
    const drain = async (database: TestCentre['database']) => {
      const outbox = openOutbox({ database, subscribers: [hears], log, isSelfRunning: false });
      await outbox.drain();
      await outbox.close();
    };
    await drain(centre.database);
    expect(heard.splice(0)).toEqual(['first', 'second']);
    await centre.runAsSystem((ctx) => changeProject(ctx, { projectId, name: 'third' }));
    const { file } = await save('goes-on.backup');
    const ownerUrl = await openEmpty();
    await bring(file, ownerUrl);
    const url = new URL(ownerUrl);
    url.username = appRole;
    url.password = appPassword;
    const restored = await openCentre({
      config: centre.config,
      databaseUrl: url.href,
      clock: centre.testClock.now,
      log,
      isSelfRunning: false,
      poolSize: 3,
    });
    const { database } = restored;
    const run = <T>(work: Parameters<typeof database.run<T>>[1]) => database.run(systemActor, work);
    await run((ctx) => changeProject(ctx, { projectId, name: 'fourth' }));
    await drain(database);
    expect(heard).toEqual(['third', 'fourth']);
    expect(await run((ctx) => verifyAudit(ctx.tx))).toMatchObject({ brokenAt: null });
    const stored = await readStored((work) => run(work), { projectId, id: storedId });
    const chunks: Buffer[] = [];
    for await (const chunk of stored.stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    await restored.close();
  });

  test('does not overwrite a file, nor a database that is in use', async () => {
    const { file } = await save('kept.backup');
    await expect(save('kept.backup')).rejects.toThrow('is there already');
    await expect(bring(file, centre.ownerUrl)).rejects.toThrow('Heed is at work');
    const ownerUrl = await openEmpty();
    await bring(file, ownerUrl);
    await expect(bring(file, ownerUrl)).rejects.toThrow(RestoreRefused);
    const { rows } = await query(ownerUrl, 'select count(*) from customers.customer');
    expect(rows[0].count).toBe('900');
    await query(ownerUrl, `update customers.customer set name = 'changed'`);
    await bring(file, ownerUrl, true);
    const left = await query(ownerUrl, `select 1 from customers.customer where name = 'changed'`);
    expect(left.rowCount).toBe(0);
  });
});

describe('a damaged backup', () => {
  test('is refused, naming what is wrong, and changes nothing', async () => {
    const { file } = await save('sound.backup');
    const ownerUrl = await openEmpty();
    await bring(file, ownerUrl);
    const before = await sumsOf((await save('before.backup', ownerUrl)).file);
    const packed = await readFile(file);
    const bytes = gunzipSync(packed);
    const inName = bytes.indexOf('Анна');
    const changed = Buffer.from(bytes);
    changed.write('Инна', inName);
    const flipped = Buffer.from(packed);
    const half = flipped.length >> 1;
    flipped.writeUInt8(flipped.readUInt8(half) ^ 0xff, half);
    const cases: [string, Buffer, RegExp][] = [
      ['changed', gzipSync(changed), /the table customers\.customer was changed/],
      [
        'flipped',
        flipped,
        /the table \S+ (cannot be unpacked|was changed|makes no sense)|too long/,
      ],
      ['cut', packed.subarray(0, packed.length >> 1), /the table \S+ cannot be unpacked/],
      ['short', gzipSync(bytes.subarray(0, inName)), /the table customers\.customer breaks off/],
      ['endless', gzipSync(bytes.subarray(0, bytes.length - 40)), /its end is missing|breaks off/],
      ['foreign', Buffer.from('not a backup at all'), /its beginning cannot be unpacked/],
      ['empty', Buffer.alloc(0), /its (beginning|header) (cannot be unpacked|is missing)/],
    ];
    for (const [name, content, reason] of cases) {
      const damaged = join(folder, `${name}.backup`);
      await writeFile(damaged, content);
      await expect(checkBackup(damaged, onProgress), name).rejects.toThrow(reason);
      await expect(bring(damaged, ownerUrl, true), name).rejects.toThrow(reason);
    }
    expect(await sumsOf((await save('after.backup', ownerUrl)).file)).toEqual(before);
  });

  test('of a newer Heed is refused by the name of what is not known', async () => {
    const { file } = await save('newer.backup');
    const ownerUrl = await openEmpty();
    const known = migrationFolders.filter(({ module }) => module !== 'insights');
    const bringBack = restore(file, {
      ownerUrl,
      appRole,
      appPassword,
      folders: known,
      isReplacing: false,
      onProgress,
    });
    await expect(bringBack).rejects.toThrow(/newer Heed: .*insights\/0001/);
  });
});

describe('a full disk', () => {
  test('ends the backup with a clear error', async () => {
    const options = { ownerUrl: centre.ownerUrl, appRole, about: aboutBackup, onProgress };
    await expect(writeBackup(createWriteStream('/dev/full'), options)).rejects.toThrow('ENOSPC');
  });

  test('leaves nothing half-done', async () => {
    const file = join(folder, 'no-such-folder', 'x.backup');
    const options = { ownerUrl: centre.ownerUrl, appRole, about: aboutBackup, onProgress };
    await expect(backUp(file, options)).rejects.toThrow('ENOENT');
    const missing = join(folder, 'half.backup');
    await expect(
      backUp(missing, {
        ...options,
        onProgress: () => {
          throw new Error('The disk is full.');
        },
      }),
    ).rejects.toThrow('The disk is full.');
    expect([existsSync(missing), existsSync(`${missing}.partial`)]).toEqual([false, false]);
  });
});

test('a reader hears the tables in turn', async () => {
  const { file } = await save('read.backup');
  const tables: string[] = [];
  await readArchive(file, {
    header: async () => undefined,
    table: async ({ table }, rows) => {
      tables.push(table);
      let count = 0;
      for await (const chunk of rows) count += chunk.toString('latin1').split('\n').length - 1;
      return count;
    },
  });
  expect(tables).toContain('platform.audit');
  expect(tables).toEqual(tables.toSorted());
});
