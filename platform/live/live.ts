import type { WebSocket } from 'ws';
import type { AnyEventDefinition, HeedEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import type { Actor } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import type { StoredEvent } from '../outbox/event-store.ts';
import { openHistory } from './history.ts';
import { openReader, seqOf } from './reader.ts';
import { openSignals, type Signals } from './signals.ts';
import { encode, openSockets } from './sockets.ts';

const historyLength = 2_000;

/** Something in this program that hears all events, such as the chat widget's streams. topics: who
 *  hears the event, as its definition says. */
export type EventListener = (event: HeedEvent, topics: readonly string[]) => void;

export interface Live extends Pick<Signals, 'signal' | 'onSignal'> {
  /** Reads on. Cheap; call it after commits and notifications. */
  readonly wake: () => void;
  readonly accept: (socket: WebSocket, actor: Actor) => void;
  /** Closes the live connections of somebody whose rights have changed; his browser comes back. */
  readonly dismiss: (actorId: Id) => void;
  readonly onEvent: (listener: EventListener) => () => void;
  /** The way of signals between nodes. */
  readonly signals: Pick<Signals, 'relayTo' | 'hear'>;
  readonly close: () => Promise<void>;
}

/** Pushes events and signals to browsers, each to the topics it concerns. An event concerns its
 *  project and the topics that its definition names.
 *  mayHear: whether an actor may hear a topic that is not a project's or his own.
 *  onAlive: called now and then with everybody whose browser is there. */
export async function openLive(options: {
  database: Database;
  definitions: readonly AnyEventDefinition[];
  mayHear: (actor: Actor, topic: string) => Promise<boolean>;
  onAlive: (actor: Actor) => void;
  log: Log;
}): Promise<Live> {
  const { database, log, mayHear, onAlive } = options;
  const definitions = new Map(options.definitions.map((each) => [each.name, each]));
  const listeners = new Set<EventListener>();
  const history = openHistory(historyLength);
  const signals = openSignals();
  const reader = await openReader({ database, log, hear: publish });
  const { clock } = database;
  const sockets = openSockets({ mayHear, onAlive, history, seq: reader.seq, clock, log });

  function publish({ position, ...event }: StoredEvent): void {
    const seq = seqOf(position);
    const named = definitions.get(event.name)?.topics(event) ?? [];
    const topics = event.projectId ? [`project:${event.projectId}`, ...named] : named;
    for (const listener of listeners) listener(event, topics);
    const text = encode({ type: 'event', seq, event });
    history.add({ seq, heardAt: clock(), topics, event, text });
    sockets.deliver({ topics, text });
  }

  signals.onSignal((signal, topics) =>
    sockets.deliver({ topics, text: encode({ type: 'signal', signal }) }),
  );
  database.onCommit(reader.wake);
  return {
    wake: reader.wake,
    accept: sockets.accept,
    dismiss: sockets.dismiss,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signal: signals.signal,
    onSignal: signals.onSignal,
    signals,
    close: async () => {
      sockets.close();
      await reader.close();
    },
  };
}
