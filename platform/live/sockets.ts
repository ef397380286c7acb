import type { WebSocket } from 'ws';
import type { Id } from '#kernel/id.ts';
import { addMs, type Clock, secondMs } from '#kernel/time.ts';
import type { Actor } from '../context.ts';
import type { Log } from '../log/log.ts';
import type { Heard, History } from './history.ts';
import {
  type FromBrowser,
  type FromServer,
  fromBrowser,
  maximumTopics,
  pingMs,
} from './protocol.ts';

/** What a browser shows of a topic was read at most so long before it asks for the topic. */
const replayMs = 10 * secondMs;
/** A browser that does not read is dropped; it comes back and resumes. */
const maximumBufferedBytes = 1_048_576;
/** Close code of a server that goes away and comes back. Source: IANA, WebSocket close codes. */
const serviceRestart = 1012;
/** Close code by which a browser learns that it must ask who it is. */
const signedOut = 4401;

/** The browsers that listen. */
export interface Sockets {
  readonly accept: (socket: WebSocket, actor: Actor) => void;
  /** Closes the connections of somebody who is no longer who he was. */
  readonly dismiss: (actorId: Id) => void;
  /** Sends a text to whoever asked for one of its topics. */
  readonly deliver: (heard: Pick<Heard, 'topics' | 'text'>) => void;
  readonly close: () => void;
}

interface Listener {
  readonly socket: WebSocket;
  readonly actor: Actor;
  readonly topics: Set<string>;
  /** The last event a browser heard that came back; until its topics are known again. */
  resumeAfter: string | undefined;
  /** How many events there had been when it came: they are in all that it has read since. */
  readonly countBefore: number;
}

interface Options {
  /** Called with whoever answered a ping. */
  readonly onAlive: (actor: Actor) => void;
  readonly mayHear: (actor: Actor, topic: string) => Promise<boolean>;
  readonly history: History;
  /** Where the server's own reader stands. */
  readonly seq: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the end of the live connection that talks to browsers. */
export function openSockets(options: Options): Sockets {
  const listeners = new Set<Listener>();

  function accept(socket: WebSocket, actor: Actor): void {
    const countBefore = options.history.count();
    const topics = new Set<string>();
    const listener: Listener = { socket, actor, topics, resumeAfter: undefined, countBefore };
    listeners.add(listener);
    let queue: Promise<void> = Promise.resolve();
    socket.on('message', (raw) => {
      const message = decode(String(raw));
      if (!message) return;
      if (message.type === 'pong') options.onAlive(actor);
      queue = queue
        .then(() => answer(listener, message, options))
        .catch((error) => options.log.warn('A topic could not be checked.', { error }));
    });
    const pulse = setInterval(() => send(socket, { type: 'ping' }), pingMs);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pulse);
      listeners.delete(listener);
    });
  }

  return {
    accept,
    dismiss: (actorId) => {
      for (const { socket, actor } of listeners) {
        if (actor.id === actorId) socket.close(signedOut);
      }
    },
    deliver: (heard) => {
      for (const { socket, topics } of listeners) {
        if (heard.topics.some((topic) => topics.has(topic))) sendText(socket, heard.text);
      }
    },
    close: () => {
      for (const { socket } of listeners) socket.close(serviceRestart);
    },
  };
}

/** A message as it travels. */
export function encode(message: FromServer): string {
  return JSON.stringify(message);
}

async function answer(listener: Listener, message: FromBrowser, options: Options): Promise<void> {
  if (message.type === 'hello') {
    listener.resumeAfter = message.lastSeq;
    send(listener.socket, { type: 'welcome', seq: options.seq() });
  }
  if (message.type === 'unsubscribe') {
    for (const topic of message.topics) listener.topics.delete(topic);
  }
  if (message.type === 'subscribe') await subscribe(listener, message.topics, options);
}

/** Lets a browser hear topics from here on, and what it lacks of them. Once all are checked nothing
 *  waits any more: an event is either remembered or still to come. */
async function subscribe(
  listener: Listener,
  wanted: readonly string[],
  options: Options,
): Promise<void> {
  const { actor, socket, topics } = listener;
  const allowed = new Set<string>();
  for (const topic of wanted) {
    if (await isHearable(actor, topic, options.mayHear)) allowed.add(topic);
  }
  const before = new Set(topics);
  for (const topic of wanted) {
    if (allowed.has(topic) && (topics.has(topic) || topics.size < maximumTopics)) {
      topics.add(topic);
    } else {
      topics.delete(topic);
      send(socket, { type: 'refused', topic });
    }
  }
  tellMissed(listener, before, options);
}

async function isHearable(
  actor: Actor,
  topic: string,
  mayHear: Options['mayHear'],
): Promise<boolean> {
  const [kind, subject] = topic.split(':');
  if (kind === 'project' && subject) {
    return actor.scope === 'everything' || actor.scope.includes(subject);
  }
  if (kind === 'person') return subject === actor.id;
  return mayHear(actor, topic);
}

/** Tells what a browser lacks of its new topics: when it came back, all behind the last event it
 *  heard; else what happened since it can have read what it shows.
 *  before: the topics that it had. */
function tellMissed(listener: Listener, before: ReadonlySet<string>, options: Options): void {
  const { socket, topics, resumeAfter, countBefore: count } = listener;
  const { history, seq, clock } = options;
  listener.resumeAfter = undefined;
  const isNew = (heard: Heard) =>
    heard.topics.some((topic) => topics.has(topic)) &&
    !heard.topics.some((topic) => before.has(topic));
  if (resumeAfter === undefined) {
    const lacking = history.since({ count, instant: addMs(clock(), -replayMs) });
    for (const { event } of lacking.filter(isNew)) {
      sendText(socket, encode({ type: 'event', event }));
    }
    return;
  }
  const missed = history.after(resumeAfter);
  if (missed) for (const { text } of missed.filter(isNew)) sendText(socket, text);
  else if (resumeAfter !== seq()) send(socket, { type: 'refetch' });
}

function sendText(socket: WebSocket, text: string): void {
  if (socket.bufferedAmount > maximumBufferedBytes) socket.terminate();
  else socket.send(text);
}

function decode(text: string): FromBrowser | null {
  try {
    return fromBrowser.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function send(socket: WebSocket, message: FromServer): void {
  socket.send(encode(message));
}
