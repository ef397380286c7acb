import { Worker } from 'node:worker_threads';
import { assert } from '#kernel/assert.ts';
import { ProviderError } from '#kernel/errors.ts';
import { mailLimits } from './limits.ts';
import type { ParseOptions, ParseResult } from './parse.ts';
import type { SanitisedHtml, SanitiseOptions } from './sanitise.ts';

/** Reads mails outside of the main thread: a hostile one costs its own reading and nothing else. */
export interface MailReader {
  /** Reads a mail within `mailLimits`. Whatever is wrong with the mail, the answer says so. Throws
   *  a retryable ProviderError when too many others wait. timeoutMs: of the reading itself. */
  readonly parse: (
    raw: Uint8Array,
    options: ParseOptions & { timeoutMs?: number },
  ) => Promise<ParseResult>;
  /** Makes HTML fit to be shown; null when that fails or takes too long: then the text is shown. */
  readonly sanitise: (
    html: string,
    options: SanitiseOptions & { timeoutMs?: number },
  ) => Promise<SanitisedHtml | null>;
  /** Waits for the readings under way. */
  readonly close: () => Promise<void>;
}

export type ReaderTask =
  | ({ kind: 'parse'; raw: Uint8Array } & ParseOptions)
  | ({ kind: 'sanitise'; html: string } & SanitiseOptions);
export type ReaderAnswer = ParseResult | ({ kind: 'sanitised' } & SanitisedHtml);

type Failure = { readonly kind: 'failed'; readonly reason: 'timed-out' | 'crashed' };

const maximumWaiting = 500;
const defaultHeapMegabytes = 512;

/** Opens a reader with at most workerCount threads, started when first needed. A thread that hangs,
 *  crashes or met a mail beyond reading is replaced. heapMegabytes: what a thread may use. */
export function openMailReader({
  workerCount = 2,
  heapMegabytes = defaultHeapMegabytes,
} = {}): MailReader {
  const threads = openThreads(workerCount, heapMegabytes);
  return {
    parse: async (raw, { timeoutMs = mailLimits.parseMs, fallbackCharset }) => {
      const answer = await threads.ask({ kind: 'parse', raw, fallbackCharset }, timeoutMs);
      assert(answer.kind !== 'sanitised', 'a mail to be parsed is not sanitised');
      return answer.kind === 'failed' ? { kind: 'unparsable', reason: answer.reason } : answer;
    },
    sanitise: async (html, { timeoutMs = mailLimits.sanitiseMs, fileUrls }) => {
      const answer = await threads.ask({ kind: 'sanitise', html, fileUrls }, timeoutMs);
      if (answer.kind !== 'sanitised') return null;
      return { html: answer.html, blockedImageCount: answer.blockedImageCount };
    },
    close: threads.close,
  };
}

function openThreads(workerCount: number, heapMegabytes: number) {
  const idle = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let freeSeats = workerCount;
  let closing: Promise<void> | null = null;

  async function takeSeat(): Promise<void> {
    if (freeSeats === 0) return await new Promise((resolve) => waiting.push(resolve));
    freeSeats -= 1;
  }

  function leaveSeat(): void {
    const next = waiting.shift();
    if (next) next();
    else freeSeats += 1;
  }

  async function ask(task: ReaderTask, timeoutMs: number): Promise<ReaderAnswer | Failure> {
    if (closing || waiting.length >= maximumWaiting) {
      throw new ProviderError('The reader of mails takes no more', { isRetryable: true });
    }
    await takeSeat();
    const worker = idle.values().next().value ?? startWorker();
    idle.delete(worker);
    const answer = await answerOf(worker, task, timeoutMs);
    if (answer.kind === 'parsed' || answer.kind === 'sanitised') idle.add(worker);
    else await worker.terminate();
    leaveSeat();
    return answer;
  }

  function startWorker(): Worker {
    const worker = new Worker(new URL('./mail-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    worker.on('error', () => idle.delete(worker));
    worker.on('exit', () => idle.delete(worker));
    worker.unref();
    return worker;
  }

  async function end(): Promise<void> {
    await Promise.all(Array.from({ length: workerCount }, takeSeat));
    await Promise.all([...idle].map((worker) => worker.terminate()));
  }

  function close(): Promise<void> {
    closing ??= end();
    return closing;
  }

  return { ask, close };
}

/** A thread keeps the program alive only while it is asked something. */
async function answerOf(
  worker: Worker,
  task: ReaderTask,
  timeoutMs: number,
): Promise<ReaderAnswer | Failure> {
  worker.ref();
  const crashed = () => settle({ kind: 'failed', reason: 'crashed' });
  const { promise, resolve: settle } = Promise.withResolvers<ReaderAnswer | Failure>();
  const timer = setTimeout(() => settle({ kind: 'failed', reason: 'timed-out' }), timeoutMs);
  worker.once('message', settle).once('error', crashed).once('exit', crashed);
  worker.postMessage(task);
  const answer = await promise;
  clearTimeout(timer);
  worker.off('message', settle).off('error', crashed).off('exit', crashed);
  worker.unref();
  return answer;
}
