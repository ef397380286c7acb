import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverEnvironment } from './embedded-binaries.ts';
import type { DatabaseUser } from './embedded-user.ts';

/** Where the embedded database lies and who runs it. */
export interface Site {
  /** The data folder. */
  readonly folder: string;
  /** PostgreSQL's own folder in it. */
  readonly cluster: string;
  readonly user: DatabaseUser;
}

export const superuser = 'postgres';

/** Text is UTF-8 and characters are letters by Unicode's rules on every machine. In the C locale
 *  trigrams and lower case of Cyrillic and Chinese words would silently be empty. */
const initdbFlags = [
  `--username=${superuser}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--lc-ctype=C.UTF-8',
  '--no-instructions',
];

/** Whether the site has a cluster. A cluster appears whole or not at all. */
export function hasCluster(site: Site): boolean {
  return existsSync(site.cluster);
}

/** Makes the cluster and the superuser's password. isDurable: wait until it is on the disk. */
export async function createCluster(
  site: Site,
  { binaries, isDurable }: { binaries: string; isDurable: boolean },
): Promise<void> {
  const unfinished = `${site.cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile(site), randomBytes(32).toString('base64url'), { mode: 0o600 });
  await giveToUser(site, unfinished);
  await giveToUser(site, passwordFile(site));

  const flags = [...initdbFlags, `--pwfile=${passwordFile(site)}`, `--pgdata=${unfinished}`];
  if (!isDurable) flags.push('--no-sync');
  await promisify(execFile)(join(binaries, 'bin', 'initdb'), flags, {
    ...site.user,
    cwd: '/',
    env: serverEnvironment,
  });
  await rename(unfinished, site.cluster);
}

/** The superuser's password. */
export async function readPassword(site: Site): Promise<string> {
  try {
    return await readFile(passwordFile(site), 'utf8');
  } catch (cause) {
    throw new Error(`The password of the database is missing: ${passwordFile(site)}.`, { cause });
  }
}

/** The port of the last start while nobody else listens on it, else a free one. */
export async function choosePort(site: Site): Promise<number> {
  const remembered = Number(await readFile(portFile(site), 'utf8').catch(() => '0'));
  return listenOnce(remembered).catch(() => listenOnce(0));
}

/** Remembers the port, so that an address noted elsewhere outlives a restart. */
export async function rememberPort(site: Site, port: number): Promise<void> {
  await writeFile(portFile(site), `${port}\n`);
}

async function giveToUser({ user }: Site, path: string): Promise<void> {
  if (user.uid !== undefined && user.gid !== undefined) await chown(path, user.uid, user.gid);
}

function passwordFile(site: Site): string {
  return join(site.folder, 'postgres.password');
}

function portFile(site: Site): string {
  return join(site.folder, 'postgres.port');
}

/** Listens for a moment on the port, or on any free one when it is 0, and tells which it was. */
async function listenOnce(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
  });
  return promise;
}
