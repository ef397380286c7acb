import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const patienceMs = 15 * 60_000;
const pollMs = 50;
const stepLine = /^ {2}(\S.*?)\s+(\d+\.\d) s$/gm;

interface Start {
  readonly ms: number;
  /** What took how long, as the start itself says; seconds by step. */
  readonly steps: Readonly<Record<string, number>>;
}

/** How long `bin/start --demo` takes from a fresh clone of HEAD to a page that answers, with
 *  installing and building, and how long when everything is there. */
export async function start(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-start-'));
  // Under root the database runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const clone = join(folder, 'heed');
  const data = join(folder, 'data');
  try {
    await run('git', ['clone', '--quiet', checkout, clone]);
    const fresh = await startOnce({ clone, data, port: await freePort() });
    const warm = await startOnce({ clone, data, port: await freePort() });
    return { freshMs: fresh.ms, warmMs: warm.ms, steps: fresh.steps, warmSteps: warm.steps };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(where: { clone: string; data: string; port: number }): Promise<Start> {
  const { clone, data, port } = where;
  const beganAt = performance.now();
  const heed = spawn(join(clone, 'bin/start'), ['--demo', '--port', String(port)], {
    env: { ...process.env, HEED_DATA_FOLDER: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(heed, 'exit');
  let said = '';
  heed.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  try {
    while (!(said.includes('Ctrl-C') && (await answers(port)))) {
      const isLate = performance.now() - beganAt > patienceMs;
      if (isLate || heed.exitCode !== null) throw new Error(`Heed did not start.\n${said}`);
      await pause(pollMs);
    }
    const ms = Math.round(performance.now() - beganAt);
    const steps = [...said.matchAll(stepLine)].map(([, name = '', s]) => [name, Number(s)]);
    return { ms, steps: Object.fromEntries(steps) };
  } finally {
    heed.kill('SIGTERM');
    await exit;
  }
}

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
  return response?.ok ?? false;
}

async function run(program: string, words: readonly string[]): Promise<void> {
  const [code] = await once(spawn(program, words, { stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error(`${program} ${words[0]} failed.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
