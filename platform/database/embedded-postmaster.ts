import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { secondMs } from '#kernel/time.ts';

/** What a server writes about itself into its cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** How a server is told to go, gentlest first: end the transactions and write a checkpoint; stop
 *  at once and recover at the next start; nothing else helps. */
const farewells = [
  { signal: 'SIGINT', limitMs: 30 * secondMs },
  { signal: 'SIGQUIT', limitMs: 10 * secondMs },
  { signal: 'SIGKILL', limitMs: 5 * secondMs },
] as const;

const pollMs = 20;

/** The server that runs on the cluster, ready or still starting; undefined when there is none. */
export async function livingPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster) return undefined;
  return (await isServing(postmaster.pid, cluster)) ? postmaster : undefined;
}

/** Removes a lock that names a program other than PostgreSQL: after a restart of the machine a
 *  process id may belong to anybody, and PostgreSQL would refuse to start. */
export async function removeForeignLock(cluster: string): Promise<void> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !isAlive(postmaster.pid)) return;
  const commandLine = await commandLineOf(postmaster.pid);
  const isPostgres = /(^|\/)postgres:? /.test(commandLine);
  if (!isPostgres) await rm(lockOf(cluster), { force: true });
}

/** Stops the server and returns when it is gone. */
export async function shutDown(pid: number, cluster: string): Promise<void> {
  for (const { signal, limitMs } of farewells) {
    if (!(await isServing(pid, cluster))) return;
    if (isAlive(pid)) process.kill(pid, signal);
    const isGone = async () => ((await isServing(pid, cluster)) ? undefined : true);
    if (await firstAnswer(isGone, limitMs)) return;
  }
  throw new Error(`PostgreSQL, process ${pid}, does not stop.`);
}

/** Asks again and again until there is an answer; undefined when the limit passes. */
export async function firstAnswer<T>(
  ask: () => Promise<T | undefined>,
  limitMs: number,
): Promise<T | undefined> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() > end) return answer;
    await pause(pollMs);
  }
}

/** Lines of the lock: 1 process id, 4 port, 8 status. Source: PostgreSQL, utils/pidfile.h. */
async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(lockOf(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0
    ? { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
    : undefined;
}

function lockOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** Whether the process is a server on the cluster. A process id alone proves nothing: it may
 *  belong to another program by now, or to a dead one that nobody has collected. */
async function isServing(pid: number, cluster: string): Promise<boolean> {
  return (await commandLineOf(pid)).includes(` -D ${cluster} `);
}

/** The words a process was started with; empty when it is dead. */
async function commandLineOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    }
    return (await promisify(execFile)('ps', ['-ww', '-p', `${pid}`, '-o', 'command='])).stdout;
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
