import { Worker } from 'node:worker_threads';
import { ProviderError } from '#kernel/errors.ts';
import { secondMs } from '#kernel/time.ts';
import type { AnswerMessage, TaskMessage, TaskName, Tasks } from './tasks.ts';

/** The thread that searches, outside of the one that answers requests. */
export interface SearchThread {
  /** Throws a retryable ProviderError when too many wait, or when the thread fails. */
  readonly ask: <Name extends TaskName>(
    name: Name,
    ask: Tasks[Name]['ask'],
  ) => Promise<Tasks[Name]['answer']>;
}

const maximumWaiting = 500;
const heapMegabytes = 1_024;
/** A thread that is silent for so long with work to do hangs, and is replaced. */
const maximumSilenceMs = 20 * secondMs;

interface Waiting {
  readonly resolve: (answer: Tasks[TaskName]['answer']) => void;
  readonly reject: (error: Error) => void;
}

/** Opens a thread, started when it is first asked and again when it has failed. It keeps the
 *  program alive only while it is asked something; what it holds in memory it is taught again. */
export function openSearchThread(): SearchThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastNumber = 0;
  let silence: NodeJS.Timeout | undefined;

  function start(): Worker {
    const fresh = new Worker(new URL('./search-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    fresh.on('message', hear);
    fresh.on('error', (error) => fail(fresh, error));
    fresh.on('exit', () => fail(fresh, new Error('The thread ended.')));
    fresh.unref();
    return fresh;
  }

  function hear({ number, answer, failure }: AnswerMessage): void {
    const asker = waiting.get(number);
    waiting.delete(number);
    if (failure === undefined) asker?.resolve(answer);
    else asker?.reject(new Error(`The search failed: ${failure}`));
    watchSilence();
  }

  function fail(failed: Worker, cause: unknown): void {
    if (failed !== worker) return;
    worker = null;
    const askers = [...waiting.values()];
    waiting.clear();
    watchSilence();
    const error = new ProviderError('The search broke down', { isRetryable: true, cause });
    for (const { reject } of askers) reject(error);
    void failed.terminate();
  }

  function watchSilence(): void {
    clearTimeout(silence);
    const watched = worker;
    if (waiting.size === 0 || !watched) {
      watched?.unref();
      return;
    }
    silence = setTimeout(() => fail(watched, new Error('The thread hangs.')), maximumSilenceMs);
  }

  return {
    ask: async (name, ask) => {
      if (waiting.size >= maximumWaiting) {
        throw new ProviderError('The search takes no more', { isRetryable: true });
      }
      worker ??= start();
      lastNumber += 1;
      const number = lastNumber;
      const { promise, resolve, reject } = Promise.withResolvers<Tasks[TaskName]['answer']>();
      waiting.set(number, { resolve, reject });
      worker.ref();
      if (waiting.size === 1) watchSilence();
      worker.postMessage({ number, name, ask } satisfies TaskMessage);
      return (await promise) as Tasks[typeof name]['answer'];
    },
  };
}
