import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Random, seededRandom } from '#kernel/random.ts';
import { analyse } from '#modules/surveys/core/drivers/analyse.ts';
import type { Analysis } from '#modules/surveys/core/drivers/analysis.ts';
import { generalDominance } from '#modules/surveys/core/drivers/dominance.ts';
import { allOf, momentsOf, rowsOf } from '#modules/surveys/core/drivers/rows.ts';
import { explainedBySubsets } from '#modules/surveys/core/drivers/subsets.ts';
import { type DriverTable, maximumExact } from '#modules/surveys/core/drivers/table.ts';
import { round } from './measure.ts';

const script = fileURLToPath(new URL('./drivers.R', import.meta.url));
/** What R can finish in a minute; the rest is scaled. */
const fitsInR = 20;
const drawsInR = 20;
const fitsHere = 400;

interface Wish {
  readonly rows: number;
  readonly drivers: number;
  readonly resamples: number;
}

/** The whole analysis of a large survey, and the same in R: all subsets for the whole data and for
 *  some draws of all rows. */
export async function drivers(sizes: Wish): Promise<object> {
  const { rows, drivers: count, resamples } = sizes;
  const wish = { rows, drivers: count, resamples };
  if (count > maximumExact) throw new Error(`At most ${maximumExact} drivers are exact.`);
  const table = surveyOf(wish, 11);
  const options = {
    resamples: wish.resamples,
    seed: 1,
    straightLiners: 'keep',
    evenIfFew: false,
    targetPerformance: 75,
  } as const;
  const before = peakMegabytes();
  const whole = timed(() => analysisOf(table, options));
  const peak = peakMegabytes();
  const fit = fitOf(table);
  const ordinal = timed(() => analysisOf(surveyOf(wish, 5), { ...options, resamples: 0 }));
  return {
    ...wish,
    seconds: round(whole.seconds),
    cpuSeconds: round(whole.cpuSeconds),
    peakMegabytes: Math.round(peak),
    peakBeforeMegabytes: Math.round(before),
    fitMs: round(fit.ms),
    fitCpuMs: round(fit.cpuMs),
    drawMs: round((1_000 * whole.seconds) / wish.resamples),
    ordinal: { rows: ordinal.result.ordinal?.n ?? 0, seconds: round(ordinal.seconds) },
    ...(await besideR(table, wish, { whole, fit })),
  };
}

/** Answers of 1 to 5 that share a mood, and an outcome of so many levels made of some of them. */
function surveyOf({ rows, drivers: count }: Wish, levels: number): DriverTable {
  const random = seededRandom(20261121);
  const mood = Float64Array.from({ length: rows }, () => 2 * random() - 1);
  const columns = Array.from({ length: count }, () => answersTo(mood, random));
  const outcome = mood.map((_, row) => {
    const drawn = columns.reduce((sum, values, at) => sum + (values[row] ?? 0) / 2 ** at, 0);
    const share = (drawn / 2 - 1) / 4 + 0.25 * (random() - 0.5);
    return Math.min(levels - 1, Math.max(0, Math.round(share * (levels - 1))));
  });
  return {
    outcome: { name: 'overall', values: outcome },
    drivers: columns.map((values, at) => ({
      ...{ kind: 'number', name: `q${at + 1}`, values },
      ...{ scale: { from: 1, to: 5 }, direction: 1 },
    })),
    clusters: null,
    segments: null,
  };
}

function answersTo(mood: Float64Array, random: Random): Float64Array {
  return mood.map((each) =>
    Math.min(5, Math.max(1, Math.round(3.6 + each + 3 * (random() - 0.5)))),
  );
}

function analysisOf(...[table, options]: Parameters<typeof analyse>): Analysis {
  const outcome = analyse(table, options);
  if (outcome.kind === 'analysed') return outcome.analysis;
  throw new Error(JSON.stringify(outcome));
}

/** Mean time of sharing R² out from one correlation matrix. */
function fitOf({ outcome, drivers: all }: DriverTable): { ms: number; cpuMs: number } {
  const columns = all.flatMap((each) => (each.kind === 'number' ? [each.values] : []));
  const chosen = Int32Array.from(outcome.values, (_, row) => row);
  const rows = rowsOf([...columns, outcome.values], chosen);
  const { correlations } = momentsOf(rows, allOf(rows), new Float64Array(rows.stride ** 2));
  const ends = columns.map((_, column) => column + 1);
  const shareOut = () => generalDominance(explainedBySubsets({ correlations, ends }), ends.length);
  for (let warmUp = 0; warmUp < 50; warmUp += 1) shareOut();
  const { seconds, cpuSeconds } = timed(() => {
    for (let run = 0; run < fitsHere; run += 1) shareOut();
  });
  return { ms: (1_000 * seconds) / fitsHere, cpuMs: (1_000 * cpuSeconds) / fitsHere };
}

interface SaidByR {
  readonly lmg: readonly number[];
  readonly fitMs: number;
  readonly fitCpuMs: number;
  readonly drawMs: number;
  readonly drawCpuMs: number;
  readonly peakMegabytes: number;
  readonly version: string;
}

async function besideR(
  table: DriverTable,
  { rows, drivers: count, resamples }: Wish,
  here: { whole: Timed<Analysis>; fit: { ms: number; cpuMs: number } },
): Promise<object> {
  const said = await askR(table, [rows, count, fitsInR, drawsInR]);
  if (!said) return { r: 'Rscript is not installed: apt-get install r-base-core' };
  const seconds = (said.drawMs * resamples) / 1_000;
  const cpuSeconds = (said.drawCpuMs * resamples) / 1_000;
  const differences = here.whole.result.drivers.map(({ lmg }, driver) =>
    Math.abs((lmg ?? Number.NaN) - (said.lmg[driver] ?? Number.NaN)),
  );
  return {
    r: {
      version: said.version,
      measured: { fits: fitsInR, draws: drawsInR },
      fitMs: round(said.fitMs),
      fitCpuMs: round(said.fitCpuMs),
      drawMs: round(said.drawMs),
      drawCpuMs: round(said.drawCpuMs),
      secondsScaled: round(seconds),
      cpuSecondsScaled: round(cpuSeconds),
      peakMegabytes: Math.round(said.peakMegabytes),
    },
    largestDifference: Math.max(...differences),
    timesR: {
      fit: round(said.fitMs / here.fit.ms),
      fitCpu: round(said.fitCpuMs / here.fit.cpuMs),
      whole: round(seconds / here.whole.seconds),
      wholeCpu: round(cpuSeconds / here.whole.cpuSeconds),
    },
  };
}

async function askR(table: DriverTable, sizes: readonly number[]): Promise<SaidByR | null> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-bench-'));
  try {
    const file = join(folder, 'data');
    const columns = [
      ...table.drivers.flatMap((each) => (each.kind === 'number' ? [each.values] : [])),
      table.outcome.values,
    ];
    await writeFile(file, Buffer.concat(columns.map(({ buffer }) => new Uint8Array(buffer))));
    const { stdout } = await promisify(execFile)('Rscript', [script, file, ...sizes.map(String)]);
    return JSON.parse(stdout);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Timed<Result> {
  readonly result: Result;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

function timed<Result>(deed: () => Result): Timed<Result> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const result = deed();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds, cpuSeconds: (user + system) / 1e6 };
}

/** The most memory that this program has held so far. */
function peakMegabytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}
