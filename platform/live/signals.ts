import { z } from 'zod';
import type { Signal } from '#kernel/event.ts';

/** Something in this program that hears all signals. */
export type SignalListener = (signal: Signal, topics: readonly string[]) => void;

/** Tells what matters only while it happens, on this node and on the others. */
export interface Signals {
  /** Tells a signal once to who listens now. topics: which browsers hear it. */
  readonly signal: (signal: Signal, topics: readonly string[]) => void;
  readonly onSignal: (listener: SignalListener) => () => void;
  /** Hands the signals of this node on, as texts short enough for the bus. */
  readonly relayTo: (relay: (text: string) => void) => void;
  /** Takes in a signal of another node; one of an unknown shape, from a newer node, is dropped. */
  readonly hear: (text: string) => void;
}

/** PostgreSQL takes less than 8,000 bytes in a notification. */
const maximumBytes = 4_000;

const relayed = z.object({
  signal: z.object({ name: z.string(), subjectId: z.string(), data: z.unknown() }),
  topics: z.array(z.string()),
});

/** Opens the signals of a node. */
export function openSignals(): Signals {
  const listeners = new Set<SignalListener>();
  const relays: ((text: string) => void)[] = [];
  const tell: SignalListener = (signal, topics) => {
    for (const listener of listeners) listener(signal, topics);
  };
  return {
    signal: (signal, topics) => {
      tell(signal, topics);
      const text = JSON.stringify({ signal, topics });
      if (Buffer.byteLength(text) > maximumBytes) throw new RangeError('The signal is too long.');
      for (const relay of relays) relay(text);
    },
    onSignal: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    relayTo: (relay) => relays.push(relay),
    hear: (text) => {
      const { data: told } = relayed.safeParse(JSON.parse(text));
      if (told) tell(told.signal, told.topics);
    },
  };
}
