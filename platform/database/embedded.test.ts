import { execFile, spawn } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolderFor } from '../config/data-folder.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { packageFolder, runnableBinaries } from './embedded-binaries.ts';
import { livingPostmaster } from './embedded-postmaster.ts';
import { databaseUser } from './embedded-user.ts';

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
let dataFolder: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'heed-embedded-'));
  return () => rm(dataFolder, { recursive: true, force: true });
});

const start = () => startEmbeddedPostgres({ dataFolder, settings });

describe('the embedded PostgreSQL', () => {
  afterAll(async () => (await start()).stop());

  test('knows the letters of Russian and Chinese words', async () => {
    const postgres = await start();
    const rows = await query(
      postgres.ownerUrl,
      `create extension if not exists pg_trgm;
       select show_trgm('ж') as russian, show_trgm('退') as chinese, lower('ЖЁ') as lower`,
    );
    expect(rows).toEqual([
      {
        russian: expect.arrayContaining([expect.any(String)]),
        chinese: expect.anything(),
        lower: 'жё',
      },
    ]);
  });

  test('is taken over when it runs already', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ pid: first.pid, port: first.port, wasRunning: true });
  });

  test('outlives the program that started it, and is taken over by the next', async () => {
    await (await start()).stop();
    const program = `
      import { startEmbeddedPostgres } from '${import.meta.resolve('./embedded.ts')}';
      const { pid } = await startEmbeddedPostgres(${JSON.stringify({ dataFolder, settings })});
      process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'));`;
    const killed = await run(process.execPath, ['--input-type=module', '--eval', program]);
    expect(killed.signal).toBe('SIGKILL');
    expect(await start()).toMatchObject({ pid: Number(killed.stdout), wasRunning: true });
  });

  test('comes back on its port with its rows after it was killed', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 7 as answer');
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => livingPostmaster(join(dataFolder, 'postgres'))).toBeUndefined();
    const second = await start();
    expect(second).toMatchObject({ port: first.port, wasRunning: false });
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 7 }]);
  });

  test('takes another port when its own is held by somebody else', async () => {
    const first = await start();
    await first.stop();
    const stranger = createServer().listen(first.port, '127.0.0.1');
    const second = await start();
    stranger.close();
    expect(second.port).not.toBe(first.port);
  });

  test('starts although its lock names a process that is somebody else by now', async () => {
    await (await start()).stop();
    const stranger = spawn('sleep', ['60'], { ...databaseUser(), cwd: '/' });
    const lock = join(dataFolder, 'postgres', 'postmaster.pid');
    await writeFile(lock, `${stranger.pid}\n${dataFolder}\n0\n5432\n\n\n\nready\n`);
    expect((await start()).wasRunning).toBe(false);
    stranger.kill();
  });

  test('leaves nothing running when it is stopped', async () => {
    const { ownerUrl, pid, stop } = await start();
    await stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await expect(query(ownerUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await stop();
  });

  test('says why it does not start', async () => {
    const bad = startEmbeddedPostgres({ dataFolder, settings: { shared_buffers: 'much' } });
    await expect(bad).rejects.toThrow('invalid value for parameter "shared_buffers": "much"');
  });

  test('keeps its password from others', async () => {
    const { mode } = await stat(join(dataFolder, 'postgres.password'));
    expect(mode & 0o777).toBe(0o600);
  });

  test('keeps no personal data in its log', async () => {
    const { ownerUrl } = await start();
    const insert = `create table person (email text primary key);
      insert into person values ('secret@example.com'), ('secret@example.com')`;
    await expect(query(ownerUrl, insert)).rejects.toThrow('duplicate key');
    const { stdout } = await run('grep', ['-c', 'secret', join(dataFolder, 'postgres.log')]);
    expect(stdout.trim()).toBe('0');
  });
});

describe.runIf(isRoot)('a checkout that the database user cannot enter', () => {
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'heed-home-'));
    await chmod(home, 0o700);
    return () => rm(home, { recursive: true, force: true });
  });

  test('has its data folder where he can', () => {
    expect(dataFolderFor(home)).toMatch(/^\/var\/lib\/heed\/[0-9a-f]{12}$/);
  });

  test('cannot have it inside', async () => {
    const inside = startEmbeddedPostgres({ dataFolder: join(home, 'data') });
    await expect(inside).rejects.toThrow('who cannot enter');
  });

  test('has the binaries copied, with their links, into the data folder', async () => {
    await cp(packageFolder(), home, { recursive: true, filter: isNoLink });
    const folder = await mkdtemp(join(tmpdir(), 'heed-copy-'));
    await chmod(folder, 0o711);
    const binaries = await runnableBinaries(folder, databaseUser(), home);
    expect(dirname(dirname(binaries))).toBe(folder);
    expect(await runnableBinaries(folder, databaseUser(), home)).toBe(binaries);
    await rm(folder, { recursive: true });
  });
});

test('an open checkout has its data folder inside', async () => {
  const checkout = await mkdtemp(join(tmpdir(), 'heed-checkout-'));
  await chmod(checkout, 0o755);
  expect(dataFolderFor(checkout)).toBe(join(checkout, '.data'));
  await rm(checkout, { recursive: true });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text);
    const last = Array.isArray(result) ? result.at(-1) : result;
    return last?.rows ?? [];
  } finally {
    await client.end();
  }
}

async function isNoLink(path: string): Promise<boolean> {
  return !(await lstat(path)).isSymbolicLink();
}

/** Runs a program to its end, however it ends. */
function run(program: string, words: readonly string[]) {
  const { promise, resolve } = Promise.withResolvers<{ stdout: string; signal: unknown }>();
  execFile(program, words, (error, stdout) => resolve({ stdout, signal: error?.signal }));
  return promise;
}
