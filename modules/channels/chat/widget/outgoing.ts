import type { ChatMessage } from '../contract.ts';
import { type Door, Refusal } from './door.ts';
import type { Memory, Pending } from './memory.ts';
import { retryDelayMs, waitForTurn } from './waiting.ts';

/** Messages that wait to be taken. They survive a reload and go out in their order. */
export interface Outgoing {
  readonly list: () => readonly Pending[];
  readonly send: (message: Pick<Pending, 'body' | 'files' | 'startsNew'>) => void;
  /** Tries all again, at once. */
  readonly retry: () => void;
  readonly discard: (clientId: string) => void;
  /** Whether a message that the stream brings is most likely the one that this tab sends just now:
   *  the answer to that will bring it too, and says so for certain. */
  readonly isOnItsWay: (message: ChatMessage) => boolean;
}

interface Options {
  readonly door: Door;
  readonly memory: Memory;
  /** Makes the visitor known to the centre, if he is not. */
  readonly enter: () => Promise<void>;
  /** Makes a visitor anew, whom the centre no longer knows. */
  readonly enterAnew: () => Promise<void>;
  readonly onChange: () => void;
  readonly onTaken: (message: ChatMessage, pending: Pending) => void;
}

/** Opens what goes out, with what was left from before the reload. */
export function openOutgoing(options: Options): Outgoing {
  const { door, memory } = options;
  let isBusy = false;
  let waiting = new AbortController();

  // All tabs keep theirs in one place, so that none is lost with its tab; each sends its own.
  const stored = () => memory.get('pending') ?? [];
  const own = new Set(stored().map(({ clientId }) => clientId));
  const list = () => stored().filter(({ clientId }) => own.has(clientId));
  const keep = (pending: readonly Pending[]) => {
    memory.set('pending', pending.length > 0 ? pending : undefined);
    options.onChange();
  };
  const drop = (clientId: string) => keep(stored().filter((each) => each.clientId !== clientId));
  const mark = (clientId: string, state: Pending['state']) =>
    keep(stored().map((each) => (each.clientId === clientId ? { ...each, state } : each)));

  async function flush(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let attempt = 0; ; ) {
      const next = list().find(({ state }) => state !== 'refused');
      if (!next) break;
      const trouble = await deliver(next);
      if (!trouble) attempt = 0;
      else if (isFinal(trouble)) mark(next.clientId, 'refused');
      else {
        mark(next.clientId, 'late');
        waiting = new AbortController();
        await waitForTurn(trouble.waitMs || retryDelayMs(attempt), waiting.signal);
        attempt += 1;
      }
    }
    isBusy = false;
  }

  /** Returns what stood in the way, or null. */
  async function deliver(pending: Pending): Promise<{ status: number; waitMs: number } | null> {
    const { clientId, body, files, startsNew } = pending;
    try {
      await options.enter();
      const fileIds = files.map(({ fileId }) => fileId);
      const message = await door.say({ clientId, body, fileIds, startsNew });
      drop(clientId);
      options.onTaken(message, pending);
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) return { status: 0, waitMs: 0 };
      if (error.status === 401) await options.enterAnew().catch(() => undefined);
      return error;
    }
  }

  return {
    list,
    send: (message) => {
      const clientId = newClientId();
      own.add(clientId);
      keep([...stored(), { ...message, clientId, state: 'sending' }]);
      void flush();
    },
    retry: () => {
      for (const { clientId } of list()) mark(clientId, 'sending');
      waiting.abort();
      void flush();
    },
    discard: drop,
    isOnItsWay: ({ author, body }) => isBusy && author === 'customer' && list()[0]?.body === body,
  };
}

/** Whether trying again would not help. */
function isFinal({ status }: { status: number }): boolean {
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}

/** A UUID, as browsers put at the end of each object's address: unlike `crypto.randomUUID`, that is
 *  there on pages without encryption too. */
export function newClientId(): string {
  const address = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(address);
  return address.slice(-36);
}
