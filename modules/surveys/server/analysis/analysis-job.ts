import { ProviderError } from '#kernel/errors.ts';
import { type Actor, type Context, systemActor } from '#platform/context.ts';
import { type JobHandler, onJob } from '#platform/jobs/jobs.ts';
import type { Running, Services } from '#platform/module.ts';
import { type DriverAnalysis, isUnderWay } from '../../core/analysis/analysis.ts';
import type { AnalysisReport } from '../../core/analysis/report.ts';
import type { InProject } from '../store.ts';
import { tell } from './analyses.ts';
import { type Beat, Ended, openBeat } from './analysis-beat.ts';
import { type PlaceInData, readFrame, readPage } from './analysis-data.ts';
import { analysisJob } from './analysis-job-name.ts';
import { lockAnalysis, updateAnalysis } from './analysis-store.ts';
import { type AnalysisThread, OutOfMemory, openAnalysisThread } from './analysis-thread.ts';

/** More are not read into the memory of one thread. */
const maximumAnswers = 200_000;
/** What part of the time reading the answers takes. */
const partOfReading = 0.1;

/** Computes analyses, one at a time. When the node stops, the one that runs is left to the next
 *  attempt, here after the start or on another node. */
export function openAnalysing({ database }: Pick<Services, 'database'>): Running & {
  readonly job: JobHandler;
} {
  const stops = new Set<() => void>();
  let isStopping = false;
  const job = onJob(analysisJob, {
    work: async ({ id: jobId, data: which }) => {
      if (isStopping) throw new ProviderError('The node stops', { isRetryable: true });
      const found = await database.run(systemActor, (ctx) => begin(ctx, which));
      if (!found) return;
      const thread = openAnalysisThread();
      const beat = openBeat({ database }, { jobId, found, stop: () => void thread.close() });
      stops.add(beat.stop);
      try {
        const report = await compute({ database }, { found, thread, beat });
        beat.check();
        await database.run(systemActor, (ctx) => finish(ctx, which, report));
      } catch (error) {
        await endEarly({ database }, which, beat.ended() ?? error);
      } finally {
        stops.delete(beat.stop);
        await beat.close();
        await thread.close();
      }
    },
    giveUp: (ctx, { data: which }) => fail(ctx, which, 'broke-down'),
  });
  return {
    job,
    close: async () => {
      isStopping = true;
      for (const stop of stops) stop();
    },
  };
}

/** Takes up an analysis that waits, or one whose node died. */
async function begin(ctx: Context, which: InProject): Promise<DriverAnalysis | null> {
  const found = await lockAnalysis(ctx, which);
  if (!found || !isUnderWay(found)) return null;
  const changes = { state: 'running' as const, progress: 0, startedAt: ctx.now };
  await updateAnalysis(ctx, which, changes);
  return tell(ctx, { ...found, ...changes });
}

async function compute(
  { database }: Pick<Services, 'database'>,
  { found, thread, beat }: { found: DriverAnalysis; thread: AnalysisThread; beat: Beat },
): Promise<AnalysisReport> {
  const { wanted } = found;
  const reader: Actor = { ...systemActor, scope: wanted.projectIds };
  const frame = await database.run(reader, (ctx) => readFrame(ctx, wanted));
  let answers = 0;
  for (let place: PlaceInData | null = { project: 0, afterId: null }; place; ) {
    const at: PlaceInData = place;
    const page = await database.run(reader, (ctx) => readPage(ctx, wanted, at));
    beat.check();
    thread.add(page);
    answers += page.answered.length;
    if (answers > maximumAnswers) throw new Ended('too-large');
    beat.note((partOfReading * answers) / Math.max(frame.counts.answered, 1));
    place = page.next;
  }
  return thread.run(frame, wanted, (share) =>
    beat.note(partOfReading + (1 - partOfReading) * share),
  );
}

async function finish(ctx: Context, which: InProject, report: AnalysisReport): Promise<void> {
  const found = await lockAnalysis(ctx, which);
  if (found?.state !== 'running') return;
  const { n = null, r2 = null, fingerprint = null, version = null } = report.found ?? {};
  const changes = {
    ...{ state: 'done' as const, progress: 1, finishedAt: ctx.now },
    ...{ n: n ?? tooFewOf(report), r2, fingerprint, version },
  };
  await updateAnalysis(ctx, which, changes, report);
  tell(ctx, { ...found, ...changes });
}

function tooFewOf({ refusal }: AnalysisReport): number | null {
  return refusal?.code === 'too-few' ? refusal.n : null;
}

async function endEarly(
  { database }: Pick<Services, 'database'>,
  which: InProject,
  error: unknown,
): Promise<void> {
  if (error instanceof OutOfMemory) return endEarly({ database }, which, new Ended('too-large'));
  if (!(error instanceof Ended)) throw error;
  if (error.why === 'cancelled') return;
  if (error.why === 'stopping') throw new ProviderError('The node stops', { isRetryable: true });
  const { why } = error;
  await database.run(systemActor, (ctx) => fail(ctx, which, why));
}

async function fail(
  ctx: Context,
  which: InProject,
  failure: NonNullable<DriverAnalysis['failure']>,
): Promise<void> {
  const found = await lockAnalysis(ctx, which);
  if (!found || !isUnderWay(found)) return;
  const changes = { state: 'failed' as const, failure, finishedAt: ctx.now };
  await updateAnalysis(ctx, which, changes);
  tell(ctx, { ...found, ...changes });
}
