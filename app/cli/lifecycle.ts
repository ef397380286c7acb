import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Config, readConfig } from '#platform/config/config.ts';
import { openLog } from '#platform/log/log.ts';
import { openServer, type Server } from '../server.ts';
import { buildWeb } from '../web-build.ts';
import { type Command, readWords } from './command.ts';
import { greet } from './greeting.ts';
import { openGround } from './ground.ts';
import { openProgress } from './progress.ts';

const stopPatienceMs = 30_000;
const stopPollMs = 100;

/** What a running node leaves in the data folder, so that `stop` and `status` find it. */
const nodeFile = z.object({ pid: z.number(), url: z.string() });

/** Starts Heed and serves until it is told to stop. */
export const startCommand: Command = {
  words: '[--demo] [--port N]',
  summary: 'Start Heed; with --demo, a living demo centre.',
  run: async (words) => {
    const { values } = readWords(words, { demo: { type: 'boolean' }, port: { type: 'string' } });
    const config = readConfig({
      ...process.env,
      ...(values.port ? { HEED_PORT: values.port } : {}),
    });
    const running = runningNode(config);
    if (running) {
      process.stdout.write(`Heed is running already: ${running.url}\n`);
      return 0;
    }
    await serve(config, { isDemo: values.demo === true });
    return 0;
  },
};

async function serve(config: Config, { isDemo }: { isDemo: boolean }): Promise<void> {
  const progress = openProgress(process.stdout);
  const isStopping = untilTold();
  await progress.step('Screens', buildWeb);
  const ground = await progress.step('Database', () => openGround(config, { isServing: true }));
  let server: Server | undefined;
  try {
    const { ownerUrl, databaseUrl } = ground;
    const demo = isDemo ? await import('../../demo/index.ts') : undefined;
    await demo?.fillDemo({ config, ownerUrl, databaseUrl, progress, isStopping });
    const log = openLog({ level: config.logLevel });
    server = await openServer({ config, databaseUrl, log });
    writeFileSync(placeOf(config), JSON.stringify({ pid: process.pid, url: config.publicUrl }));
    const about = await demo?.describeDemo({ config, server });
    await greet({ config, server, demo: about ?? '' });
    const life = await demo?.startDemoLife({ config, server });
    await isStopping;
    process.stdout.write('\nStopping …\n');
    await life?.close();
  } finally {
    rmSync(placeOf(config), { force: true });
    await server?.close();
    await ground.close();
  }
}

/** Resolves on Ctrl-C and on a request to end; a second one ends the program at once. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false;
    const tell = () => {
      if (isTold) process.exit(130);
      isTold = true;
      resolve();
    };
    process.on('SIGINT', tell);
    process.on('SIGTERM', tell);
  });
}

/** Stops the node of this data folder and waits until it is gone. */
export const stopCommand: Command = {
  words: '',
  summary: 'Stop Heed.',
  run: async () => {
    const running = runningNode(readConfig(process.env));
    if (!running) {
      process.stdout.write('Heed is not running.\n');
      return 0;
    }
    process.kill(running.pid, 'SIGTERM');
    for (let waitedMs = 0; isAlive(running.pid); waitedMs += stopPollMs) {
      if (waitedMs > stopPatienceMs) {
        process.stderr.write(`Heed (process ${running.pid}) does not stop.\n`);
        return 1;
      }
      await pause(stopPollMs);
    }
    process.stdout.write('Heed has stopped.\n');
    return 0;
  },
};

/** Says whether Heed runs and is ready. Exit code 0: ready, 1: not. */
export const statusCommand: Command = {
  words: '',
  summary: 'Say whether Heed runs.',
  run: async () => {
    const config = readConfig(process.env);
    const running = runningNode(config);
    if (!running) {
      process.stdout.write('Heed is not running.\n');
      return 1;
    }
    const answer = await fetch(`http://${config.host}:${config.port}/readyz`).catch(() => null);
    const state = answer?.ok ? 'ready' : 'not ready';
    process.stdout.write(`Heed runs (process ${running.pid}) at ${running.url}: ${state}.\n`);
    return answer?.ok ? 0 : 1;
  },
};

/** Brings the database to the present shape without starting. */
export const migrateCommand: Command = {
  words: '',
  summary: 'Bring the database to the present shape.',
  run: async () => {
    const ground = await openGround(readConfig(process.env));
    await ground.close();
    const count = ground.migrations.length;
    process.stdout.write(count === 0 ? 'Nothing to do.\n' : `${ground.migrations.join('\n')}\n`);
    return 0;
  },
};

function placeOf(config: Config): string {
  return join(config.dataFolder, 'heed.json');
}

function runningNode(config: Config): z.infer<typeof nodeFile> | null {
  const place = placeOf(config);
  if (!existsSync(place)) return null;
  const found = nodeFile.safeParse(JSON.parse(readFileSync(place, 'utf8')));
  return found.success && isAlive(found.data.pid) ? found.data : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
