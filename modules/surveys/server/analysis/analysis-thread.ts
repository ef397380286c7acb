import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AnalysisReport } from '../../core/analysis/report.ts';
import type { AnalysisWanted } from '../../core/analysis/wanted.ts';
import type { AnalysisFrame, AnalysisPage } from './analysis-data.ts';
import type { AnalysisNews, AnalysisOrder } from './analysis-worker.ts';

const heapMegabytes = 1_024;

/** A thread that computes one analysis, outside of the one that answers requests. */
export interface AnalysisThread {
  readonly add: (page: Pick<AnalysisPage, 'answered' | 'measured'>) => void;
  /** Throws OutOfMemory when the answers do not fit; otherwise what the thread threw. */
  readonly run: (
    frame: AnalysisFrame,
    wanted: AnalysisWanted,
    onProgress: (share: number) => void,
  ) => Promise<AnalysisReport>;
  readonly close: () => Promise<unknown>;
}

/** The answers are more than a thread may hold. */
export class OutOfMemory extends Error {}

/** Opens a thread. Closing it is how an analysis is stopped: `run` then throws. */
export function openAnalysisThread(): AnalysisThread {
  const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const tell = (order: AnalysisOrder) => worker.postMessage(order);
  const broken = once(worker, 'exit').then(
    () => {
      throw new Error('The thread ended.');
    },
    (error: unknown) => {
      const isFull =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      throw isFull ? new OutOfMemory('The answers do not fit.', { cause: error }) : error;
    },
  );
  broken.catch(() => undefined);
  return {
    add: ({ answered, measured }) => tell({ page: { answered, measured } }),
    run: (frame, wanted, onProgress) => {
      const { promise, resolve } = Promise.withResolvers<AnalysisReport>();
      worker.on('message', (news: AnalysisNews) => {
        if ('report' in news) resolve(news.report);
        else onProgress(news.progress);
      });
      tell({ frame, wanted });
      return Promise.race([promise, broken]);
    },
    close: () => worker.terminate(),
  };
}
