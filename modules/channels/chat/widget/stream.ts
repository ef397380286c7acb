import type { StreamWords } from '../contract.ts';
import { silenceMs } from '../core/limits.ts';
import { retryDelayMs, waitForTurn } from './waiting.ts';

/** Something that the stream said. */
export type Word = {
  readonly [Name in keyof StreamWords]: { readonly name: Name; readonly data: StreamWords[Name] };
}[keyof StreamWords];

interface Listening {
  readonly connect: (signal: AbortSignal) => Promise<Response>;
  readonly hear: (word: Word) => void;
  readonly onConnected: (isConnected: boolean) => void;
}

/** Listens until it is stopped, coming back whenever the connection ends: each time the centre
 *  first shows all there is, so nothing is missed. Returns the way to stop. */
export function listen(listening: Listening): () => void {
  const stopped = new AbortController();
  void keepListening(listening, stopped.signal);
  return () => stopped.abort();
}

async function keepListening(listening: Listening, stopped: AbortSignal): Promise<void> {
  for (let attempt = 0; !stopped.aborted; attempt += 1) {
    try {
      const { body } = await listening.connect(stopped);
      for await (const word of wordsOf(body)) {
        attempt = 0;
        listening.onConnected(true);
        listening.hear(word);
      }
    } catch {
      // Whatever ends a stream is the same to the visitor: it is opened again.
    }
    if (stopped.aborted) return;
    listening.onConnected(false);
    await waitForTurn(retryDelayMs(attempt), stopped);
  }
}

async function* wordsOf(body: Response['body']): AsyncGenerator<Word> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; reader; ) {
    const silence = setTimeout(() => reader.cancel(), silenceMs);
    const { value, done } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (name && data) yield { name, data: JSON.parse(data) } as Word;
    }
  }
}
