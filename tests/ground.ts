import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openGround } from '#app/cli/ground.ts';
import type { Id } from '#kernel/id.ts';
import { systemClock } from '#kernel/time.ts';
import { linkUrl } from '#modules/staff/core/link.ts';
import { createSignInLink } from '#modules/staff/server/index.ts';
import { type Config, readConfig } from '#platform/config/config.ts';
import { type Context, systemActor } from '#platform/context.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openLog } from '#platform/log/log.ts';
import { openBus } from '#platform/outbox/bus.ts';
import { freePort } from './mail-servers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'app', 'cli', 'main.ts');
/** The first start builds the screens and makes the database. */
const startLimitMs = 100_000;
const stopLimitMs = 60_000;
const pollMs = 50;
const maximumSaidCharacters = 20_000;

/** Heed as people have it: a program of its own, on a data folder and ports of its own. */
export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly config: Config;
  /** What the program has written since it was first started. */
  readonly said: () => string;
  /** Runs verbs as Heed itself, from another program, as a further node would. */
  readonly seed: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
  /** An address at which the person is signed in, once. */
  readonly linkFor: (personId: Id) => Promise<string>;
  /** Ends the program as a power failure would; its database goes on. */
  readonly kill: () => Promise<void>;
  /** Ends the database as the kernel does when memory runs out; the program goes on. */
  readonly killDatabase: () => void;
  /** Starts the program again on what it left. */
  readonly start: () => Promise<void>;
  /** Stops it, and leaves nothing behind. */
  readonly stop: () => Promise<void>;
}

/** Starts Heed and returns when it is ready. env: further settings. */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'heed-journey-'));
  chmodSync(dataFolder, 0o755);
  const [port, smtpDoorPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    HEED_DATA_FOLDER: dataFolder,
    HEED_PORT: String(port),
    HEED_PUBLIC_URL: url,
    HEED_SMTP_DOOR_PORT: String(smtpDoorPort),
    HEED_LOG_LEVEL: 'warn',
    ...env,
  };
  let said = '';
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    server = spawn(process.execPath, [program, 'start'], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-maximumSaidCharacters);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    if (await isReady(server, url)) return;
    await end('SIGKILL');
    throw new Error(`Heed does not start:\n${said}`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!server || !isRunning(server)) return;
    const ended = once(server, 'exit', { signal: AbortSignal.timeout(stopLimitMs) });
    server.kill(signal);
    await ended;
  }

  await start();
  const config = readConfig(settings);
  const back = await openBackDoor(config);
  return {
    url,
    config,
    said: () => said,
    seed: back.seed,
    linkFor: async (personId) => {
      const link = await back.seed((ctx) => createSignInLink(ctx, { personId, kind: 'sign-in' }));
      return linkUrl(url, link.token);
    },
    kill: () => end('SIGKILL'),
    killDatabase: () => process.kill(postmasterOf(dataFolder), 'SIGKILL'),
    start,
    stop: async () => {
      await back.close();
      await end('SIGTERM');
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function isReady(server: ChildProcess, url: string): Promise<boolean> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline && isRunning(server)) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return true;
    await pause(pollMs);
  }
  return false;
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function postmasterOf(dataFolder: string): number {
  return Number.parseInt(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** The server's database, entered from here. Its commits wake the server. */
async function openBackDoor(config: Config) {
  const log = openLog({ level: 'silent' });
  const { databaseUrl: url } = await openGround(config);
  const database = openDatabase({ url, clock: systemClock, log, poolSize: 2 });
  const bus = openBus({ url, pool: database.pool, log });
  database.onCommit(bus.announce);
  return {
    seed: <T>(work: (ctx: Context) => Promise<T>) => database.run(systemActor, work),
    close: async () => {
      await bus.close();
      await database.close();
    },
  };
}
