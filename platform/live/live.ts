import type { WebSocket } from 'ws';
import type { AnyEventDefinition, HeedEvent } from '#kernel/event.ts';
import { type Actor, systemActor } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { endPosition, isHeldBack, type Position, readEvents } from '../outbox/event-store.ts';
import { type FromServer, fromBrowser, pingMs } from './protocol.ts';

const historyLength = 2_000;
const batchSize = 500;
const heldBackRetryMs = 10;
const pulseMs = 1_000;
const maximumTopicsPerSocket = 200;
/** A browser that does not read is dropped; it comes back and resumes. */
const maximumBufferedBytes = 1_048_576;

/** Something in this program that hears all events, such as the chat widget's streams. */
export type EventListener = (event: HeedEvent, seq: string) => void;

export interface Live {
  /** Reads on. Cheap; call it after commits and notifications. */
  readonly wake: () => void;
  readonly accept: (socket: WebSocket, actor: Actor) => void;
  readonly onEvent: (listener: EventListener) => () => void;
  readonly close: () => Promise<void>;
}

interface Heard {
  readonly seq: string;
  readonly topics: readonly string[];
  readonly text: string;
}

interface Listener {
  readonly socket: WebSocket;
  readonly actor: Actor;
  readonly topics: Set<string>;
}

/** Pushes events to browsers, each to the topics it concerns: its project and those its definition
 *  names. mayHear: whether an actor may hear a topic that is not a project's. */
export async function openLive(options: {
  database: Database;
  definitions: readonly AnyEventDefinition[];
  mayHear: (actor: Actor, topic: string) => Promise<boolean>;
  log: Log;
}): Promise<Live> {
  const { database, log } = options;
  const definitions = new Map(options.definitions.map((each) => [each.name, each]));
  const listeners = new Set<Listener>();
  const hearers = new Set<EventListener>();
  const history: Heard[] = [];
  let position = await database.run(systemActor, (ctx) => endPosition(ctx.tx));
  let isAwake = false;
  let running: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
    while (isAwake) {
      isAwake = false;
      try {
        const step = await database.run(systemActor, async (ctx) => {
          const batch = await readEvents(ctx.tx, { after: position, limit: batchSize });
          if (batch.events.length > 0) return batch;
          return (await isHeldBack(ctx.tx, position)) ? ('held back' as const) : null;
        });
        if (step === 'held back') setTimeout(wake, heldBackRetryMs).unref();
        else if (step) {
          for (const { position: at, ...event } of step.events) publish(event, seqOf(at));
          position = step.end;
          isAwake = true;
        }
      } catch (error) {
        log.warn('Live events could not be read.', { error });
        setTimeout(wake, pulseMs).unref();
      }
    }
  }

  function publish(event: HeedEvent, seq: string): void {
    for (const hear of hearers) hear(event, seq);
    const definition = definitions.get(event.name);
    const named = definition ? definition.topics(event) : [];
    const topics = event.projectId ? [`project:${event.projectId}`, ...named] : named;
    const heard = { seq, topics, text: encode({ type: 'event', seq, event }) };
    history.push(heard);
    if (history.length > historyLength) history.shift();
    for (const listener of listeners) deliver(listener, heard);
  }

  function deliver(listener: Listener, heard: Heard): void {
    if (!heard.topics.some((topic) => listener.topics.has(topic))) return;
    if (listener.socket.bufferedAmount > maximumBufferedBytes) listener.socket.terminate();
    else listener.socket.send(heard.text);
  }

  async function subscribe(listener: Listener, topics: readonly string[]): Promise<void> {
    for (const topic of topics) {
      const isHeard = await isHearable(listener.actor, topic, options.mayHear);
      if (isHeard && listener.topics.size < maximumTopicsPerSocket) listener.topics.add(topic);
      else send(listener.socket, { type: 'refused', topic });
    }
  }

  function accept(socket: WebSocket, actor: Actor): void {
    const listener: Listener = { socket, actor, topics: new Set() };
    listeners.add(listener);
    let resumeAfter: string | undefined;
    let queue: Promise<void> = Promise.resolve();
    socket.on('message', (raw) => {
      const message = decode(String(raw));
      if (message?.type === 'hello') {
        resumeAfter = message.lastSeq;
        send(socket, { type: 'welcome', seq: seqOf(position) });
      }
      if (message?.type === 'unsubscribe') {
        for (const topic of message.topics) listener.topics.delete(topic);
      }
      if (message?.type === 'subscribe') {
        queue = queue.then(async () => {
          await subscribe(listener, message.topics);
          if (resumeAfter) resume(listener, resumeAfter);
          resumeAfter = undefined;
        });
        queue = queue.catch((error) => log.warn('A topic could not be checked.', { error }));
      }
    });
    const pulse = setInterval(() => send(socket, { type: 'ping' }), pingMs);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pulse);
      listeners.delete(listener);
    });
  }

  function resume(listener: Listener, lastSeq: string): void {
    const missedFrom = history.findIndex((heard) => heard.seq === lastSeq);
    if (missedFrom >= 0)
      for (const heard of history.slice(missedFrom + 1)) deliver(listener, heard);
    else if (lastSeq !== seqOf(position)) send(listener.socket, { type: 'refetch' });
  }

  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    running = running.then(read);
  }

  database.onCommit(wake);
  const pulse = setInterval(wake, pulseMs);
  return {
    wake,
    accept,
    onEvent: (listener) => {
      hearers.add(listener);
      return () => hearers.delete(listener);
    },
    close: async () => {
      clearInterval(pulse);
      for (const { socket } of listeners) socket.close(1012);
      await running;
    },
  };
}

async function isHearable(
  actor: Actor,
  topic: string,
  mayHear: (actor: Actor, topic: string) => Promise<boolean>,
): Promise<boolean> {
  const [kind, subject] = topic.split(':');
  if (kind === 'project' && subject) {
    return actor.scope === 'everything' || actor.scope.includes(subject);
  }
  if (kind === 'person') return subject === actor.id;
  return mayHear(actor, topic);
}

function decode(text: string) {
  try {
    return fromBrowser.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function encode(message: FromServer): string {
  return JSON.stringify(message);
}

function send(socket: WebSocket, message: FromServer): void {
  socket.send(encode(message));
}

function seqOf(position: Position): string {
  return `${position.transactionId}.${position.seq}`;
}
