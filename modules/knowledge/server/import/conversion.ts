import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { secondMs } from '#kernel/time.ts';
import type { ImportReason } from '../../core/import/import-reason.ts';
import type { ConversionNews, ConversionWanted } from './convert-worker.ts';

/** What a file may take: so long, and so much memory. */
const maximumMsPerFile = 30 * secondMs;
const maximumHeapMegabytes = 512;

/** Reads what was handed in, file by file, in a thread of its own: what a file is made to do to
 *  its reader, it does to that thread alone. One that takes too long or too much ends as a failure,
 *  and the next is read. What was said last is taken as done when the next is asked for. */
export async function* conversions(
  wanted: ConversionWanted,
  limits = { msPerFile: maximumMsPerFile, heapMegabytes: maximumHeapMegabytes },
): AsyncGenerator<ConversionNews> {
  let files: readonly string[] | null = null;
  let { from } = wanted;
  for (;;) {
    const reader = openReader({ ...wanted, from }, limits);
    let reason: ImportReason | null = null;
    try {
      for (;;) {
        const news = await reader.next();
        if (typeof news === 'string') {
          reason = news;
          break;
        }
        if ('isOver' in news) return;
        if (!('files' in news) || !files) yield news;
        if ('files' in news) ({ files } = news);
        if ('done' in news) from = news.done + 1;
      }
    } finally {
      await reader.close();
    }
    if (!files) {
      files = [wanted.name];
      yield { files };
    }
    yield { number: from, piece: { file: files[from] ?? wanted.name, line: null, reason } };
    yield { done: from };
    from += 1;
    if (from >= files.length) return;
  }
}

interface Reader {
  /** What the thread says next; a reason when it says no more. */
  readonly next: () => Promise<ConversionNews | ImportReason>;
  readonly close: () => Promise<unknown>;
}

function openReader(
  workerData: ConversionWanted,
  { msPerFile, heapMegabytes }: { msPerFile: number; heapMegabytes: number },
): Reader {
  const worker = new Worker(new URL('./convert-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  worker.on('error', () => undefined);
  let isFirst = true;
  return {
    next: async () => {
      const signal = AbortSignal.timeout(msPerFile);
      try {
        const said = once(worker, 'message', { signal });
        if (!isFirst) worker.postMessage('heard');
        isFirst = false;
        const [news] = (await said) as [ConversionNews];
        return news;
      } catch (error) {
        if (signal.aborted) return 'too-slow';
        const isOutOfMemory =
          error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        return isOutOfMemory ? 'too-large' : 'not-read';
      }
    },
    close: () => worker.terminate(),
  };
}
