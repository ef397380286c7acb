import type { Id } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { systemActor } from '#platform/context.ts';
import { holdJob } from '#platform/jobs/jobs.ts';
import type { Services } from '#platform/module.ts';
import type { DriverAnalysis } from '../../core/analysis/analysis.ts';
import { tell } from './analyses.ts';
import { lockAnalysis, updateAnalysis } from './analysis-store.ts';

/** So often it is written down how far an analysis is, and asked whether it shall go on. */
const beatMs = 500;
const holdEveryMs = 20 * secondMs;
const maximumMs = 60 * minuteMs;
const leastProgress = 0.01;

/** Ends an analysis from within. */
export class Ended extends Error {
  readonly why: 'cancelled' | 'stopping' | 'too-slow' | 'too-large';
  constructor(why: Ended['why']) {
    super(why);
    this.why = why;
  }
}

/** Writes down the progress while an analysis runs, holds its job, and stops it when it must. */
export interface Beat {
  readonly note: (progress: number) => void;
  /** Throws when it must not go on. */
  readonly check: () => void;
  readonly ended: () => Ended | null;
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** Opens the beat of an analysis that runs. stop: ends the computing. */
export function openBeat(
  { database }: Pick<Services, 'database'>,
  { jobId, found, stop }: { jobId: Id; found: DriverAnalysis; stop: () => void },
): Beat {
  const startedMs = performance.now();
  let [progress, told, heldMs] = [0, 0, startedMs];
  let ended: Ended | null = null;
  let beating: Promise<void> | null = null;
  const end = (why: Ended['why']) => {
    ended ??= new Ended(why);
    stop();
  };
  async function beatOnce(): Promise<void> {
    const nowMs = performance.now();
    if (nowMs - startedMs > maximumMs) return end('too-slow');
    await database.run(systemActor, async (ctx) => {
      const now = await lockAnalysis(ctx, found);
      if (now?.state !== 'running') return end('cancelled');
      if (nowMs - heldMs > holdEveryMs) {
        await holdJob(ctx, jobId);
        heldMs = nowMs;
      }
      if (progress - told < leastProgress) return;
      told = progress;
      await updateAnalysis(ctx, found, { progress });
      tell(ctx, { ...now, progress });
    });
  }
  const timer = setInterval(() => {
    // What cannot be written now is written with the next beat.
    beating ??= beatOnce()
      .catch(() => undefined)
      .finally(() => {
        beating = null;
      });
  }, beatMs);
  return {
    note: (share) => {
      progress = Math.max(progress, share);
    },
    check: () => {
      if (ended) throw ended;
    },
    ended: () => ended,
    stop: () => end('stopping'),
    close: async () => {
      clearInterval(timer);
      await beating;
    },
  };
}
