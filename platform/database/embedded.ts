import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { isOpenToOthers, isRoot, makeDataFolder } from '../config/data-folder.ts';
import { runnableBinaries, serverEnvironment } from './embedded-binaries.ts';
import type { Site } from './embedded-cluster.ts';
import {
  choosePort,
  createCluster,
  hasCluster,
  readPassword,
  rememberPort,
  superuser,
} from './embedded-cluster.ts';
import type { Postmaster } from './embedded-postmaster.ts';
import {
  firstAnswer,
  livingPostmaster,
  removeForeignLock,
  shutDown,
} from './embedded-postmaster.ts';
import { databaseUser } from './embedded-user.ts';

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Settings of PostgreSQL over Heed's own; a server found running keeps those it has. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears a sentence before each step that a person may have to wait for. */
  readonly onProgress?: (sentence: string) => void;
}

export interface EmbeddedPostgres {
  /** The superuser's address over the loopback. It holds the password: never log it. */
  readonly ownerUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Whether it was found running: left by a killed program, or in use by another one. */
  readonly wasRunning: boolean;
  /** Shuts the server down and waits until it is gone: at most 45 s. Call it last. */
  stop(): Promise<void>;
}

/** After the postmaster was killed, a start is refused until its children have died. */
const retryLimitMs = 5 * secondMs;
const retryPauseMs = 200;
/** Replaying the log after a crash may take minutes on a large cluster. */
const readyLimitMs = 10 * minuteMs;
const logLimitBytes = 10_000_000;
const logTailCharacters = 800;

/** PostgreSQL reports an error to the program, which logs it without its data. In the server's own
 *  log it would stand with the row at fault, so that log holds the server's life alone. */
const standardSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  shared_buffers: `${sharedBuffersMb()}MB`,
};

/** A quarter of the memory, as PostgreSQL's manual advises; what is not used costs nothing. */
function sharedBuffersMb(): number {
  return Math.min(2_048, Math.max(128, Math.floor(totalmem() / 4 / 2 ** 20)));
}

/** Starts the PostgreSQL that comes with Heed on a data folder, or takes over the one that runs
 *  there. The server stands in a process group of its own and outlives the program, so that it is
 *  stopped last. It listens on 127.0.0.1 alone, on the port of the last start if that is free.
 *  Under root it runs as the user `postgres`. Throws with the tail of its log. */
export async function startEmbeddedPostgres({
  dataFolder,
  settings = {},
  onProgress = () => undefined,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = makeDataFolder(dataFolder);
  if (isRoot() && !isOpenToOthers(folder)) throw new Error(closedFolder(folder));
  const site: Site = { folder, cluster: join(folder, 'postgres'), user: databaseUser() };
  const found = await takeOver(site);
  if (found) return describe(site, found, true);

  const binaries = await runnableBinaries(folder, site.user);
  if (!hasCluster(site)) {
    onProgress('Creating the database.');
    await createCluster(site, { binaries, isDurable: settings.fsync !== 'off' });
  }
  onProgress('Starting the database.');
  return describe(site, await launchPatiently(site, { binaries, settings }), false);
}

async function describe(
  site: Site,
  { pid, port }: Postmaster,
  wasRunning: boolean,
): Promise<EmbeddedPostgres> {
  const password = await readPassword(site);
  return {
    ownerUrl: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    port,
    pid,
    wasRunning,
    stop: () => shutDown(pid, site.cluster),
  };
}

async function takeOver(site: Site): Promise<Postmaster | undefined> {
  const readyOrGone = async () => {
    const postmaster = await livingPostmaster(site.cluster);
    return postmaster?.isReady === false ? undefined : { postmaster };
  };
  const answer = await firstAnswer(readyOrGone, readyLimitMs);
  if (!answer) throw new Error(stillStarting);
  return answer.postmaster;
}

interface Program {
  readonly binaries: string;
  readonly settings: Readonly<Record<string, string>>;
}

async function launchPatiently(site: Site, program: Program): Promise<Postmaster> {
  const end = performance.now() + retryLimitMs;
  for (;;) {
    try {
      return await launch(site, program);
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(retryPauseMs);
    }
  }
}

async function launch(site: Site, { binaries, settings }: Program): Promise<Postmaster> {
  await removeForeignLock(site.cluster);
  const port = await choosePort(site);
  const log = await openServerLog(site);
  const flags = Object.entries({ ...standardSettings, ...settings, port });
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', site.cluster, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...site.user,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', log.file.fd, log.file.fd],
    },
  );
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  child.once('exit', (code, signal) => {
    failure = new Error(`PostgreSQL ended with ${code ?? signal}.`);
  });
  await log.file.close();

  const readyOrFailed = async () => {
    if (failure) return { failure };
    const postmaster = await livingPostmaster(site.cluster);
    return postmaster?.isReady && postmaster.pid === child.pid ? { postmaster } : undefined;
  };
  const answer = await firstAnswer(readyOrFailed, readyLimitMs);
  if (!answer) throw new Error(stillStarting);
  if (!answer.postmaster) throw new Error(await log.tail(), { cause: answer.failure });
  await rememberPort(site, port);
  return answer.postmaster;
}

const stillStarting =
  `PostgreSQL is not ready after ${readyLimitMs / minuteMs} minutes and goes on starting. ` +
  'It may be recovering after a crash: start Heed again later.';

function closedFolder(folder: string): string {
  return (
    `Under root the database runs as the user "postgres", who cannot enter ${folder}. ` +
    'Choose another data folder, for example HEED_DATA_FOLDER=/var/lib/heed/centre.'
  );
}

/** The server's log, cut when it has grown; its tail tells what was written since. */
async function openServerLog(site: Site) {
  const path = join(site.folder, 'postgres.log');
  const { size: sizeBytes } = await stat(path).catch(() => ({ size: 0 }));
  if (sizeBytes > logLimitBytes) await rename(path, `${path}.old`);
  const file = await open(path, 'a', 0o600);
  const { size: startBytes } = await file.stat();
  const tail = async () => {
    const written = (await readFile(path)).subarray(startBytes).toString();
    return `PostgreSQL did not start (${path}): ${written.slice(-logTailCharacters).trim()}`;
  };
  return { file, tail };
}
