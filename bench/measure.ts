import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as the kernel counts the time of processes. */
const ticksPerSecond = 100;

/** What a run of one deed cost. cpuMs: of one deed, in this program and in the database. */
export interface Cost {
  readonly count: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly clientCpuMs: number;
  readonly databaseCpuMs: number;
}

/** Does a deed again and again, `writers` at a time, for so many seconds, after a short warm-up.
 *  postmasterPid: of the database whose CPU is counted. */
export async function measure(options: {
  writers: number;
  seconds: number;
  postmasterPid: number;
  deed: (writer: number) => Promise<unknown>;
}): Promise<Cost> {
  const { writers, seconds, postmasterPid, deed } = options;
  await runFor(Math.min(1, seconds / 4), writers, deed);
  return costOf(postmasterPid, () => runFor(seconds, writers, deed));
}

/** How long each deed of a run took, ms, and the whole of it. */
export interface Run {
  readonly durations: number[];
  readonly elapsedMs: number;
}

/** What a run costs in this program and in the database. */
export async function costOf(postmasterPid: number, run: () => Promise<Run>): Promise<Cost> {
  const database = databaseCpuMs(postmasterPid);
  const client = process.cpuUsage();
  const { durations, elapsedMs } = await run();
  const used = process.cpuUsage(client);
  const count = durations.length;
  durations.sort((a, b) => a - b);
  return {
    count,
    perSecond: round((count / elapsedMs) * 1_000),
    p50Ms: round(percentile(durations, 0.5)),
    p99Ms: round(percentile(durations, 0.99)),
    clientCpuMs: round((used.user + used.system) / 1_000 / count),
    databaseCpuMs: round((databaseCpuMs(postmasterPid) - database) / count),
  };
}

/** The value below which a share of the sorted ones lies; 0 of none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

async function runFor(
  seconds: number,
  writers: number,
  deed: (writer: number) => Promise<unknown>,
): Promise<Run> {
  const durations: number[] = [];
  const startedAt = performance.now();
  const end = startedAt + seconds * 1_000;
  const write = async (writer: number) => {
    while (performance.now() < end) {
      const before = performance.now();
      await deed(writer);
      durations.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return { durations, elapsedMs: performance.now() - startedAt };
}

/** CPU time that the database's processes have used so far, those that have ended included, ms. */
function databaseCpuMs(postmasterPid: number): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? statOf(entry) : null;
    if (stat?.parent === postmasterPid) ticks += stat.ticks;
    if (stat?.pid === postmasterPid) ticks += stat.ticks + stat.ticksOfEnded;
  }
  return (ticks / ticksPerSecond) * 1_000;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  /** Of its children that have ended. */
  readonly ticksOfEnded: number;
}

function statOf(pid: string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0);
    const ticksOfEnded = (fields[13] ?? 0) + (fields[14] ?? 0);
    return { pid: Number(pid), parent: fields[1] ?? 0, ticks, ticksOfEnded };
  } catch {
    return null;
  }
}

/** Three significant digits are all that a noisy machine gives. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
