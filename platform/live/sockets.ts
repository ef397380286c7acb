import type { WebSocket } from 'ws';
import type { Id } from '#kernel/id.ts';
import type { Actor } from '../context.ts';
import type { Log } from '../log/log.ts';
import type { Heard, History } from './history.ts';
import { type FromBrowser, type FromServer, fromBrowser, pingMs } from './protocol.ts';

const maximumTopicsPerSocket = 200;
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
  readonly deliver: (heard: Omit<Heard, 'seq'>) => void;
  readonly close: () => void;
}

interface Listener {
  readonly socket: WebSocket;
  readonly actor: Actor;
  readonly topics: Set<string>;
  /** The last event a browser heard that came back; until its topics are known again. */
  resumeAfter: string | undefined;
}

interface Options {
  /** Called with whoever answered a ping. */
  readonly onAlive: (actor: Actor) => void;
  readonly mayHear: (actor: Actor, topic: string) => Promise<boolean>;
  readonly history: History;
  /** Where the server's own reader stands. */
  readonly seq: () => string;
  readonly log: Log;
}

/** Opens the end of the live connection that talks to browsers. */
export function openSockets(options: Options): Sockets {
  const listeners = new Set<Listener>();

  function accept(socket: WebSocket, actor: Actor): void {
    const listener: Listener = { socket, actor, topics: new Set(), resumeAfter: undefined };
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
      for (const listener of listeners) deliverTo(listener, heard);
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
  if (message.type === 'subscribe') {
    await subscribe(listener, message.topics, options);
    resume(listener, options);
  }
}

async function subscribe(
  { actor, socket, topics }: Listener,
  wanted: readonly string[],
  { mayHear }: Options,
): Promise<void> {
  for (const topic of wanted) {
    const isHeard = await isHearable(actor, topic, mayHear);
    if (isHeard && topics.size < maximumTopicsPerSocket) topics.add(topic);
    else send(socket, { type: 'refused', topic });
  }
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

function resume(listener: Listener, { history, seq }: Options): void {
  const lastSeq = listener.resumeAfter;
  listener.resumeAfter = undefined;
  if (lastSeq === undefined) return;
  const missed = history.after(lastSeq);
  if (missed) for (const heard of missed) deliverTo(listener, heard);
  else if (lastSeq !== seq()) send(listener.socket, { type: 'refetch' });
}

function deliverTo({ socket, topics }: Listener, heard: Omit<Heard, 'seq'>): void {
  if (!heard.topics.some((topic) => topics.has(topic))) return;
  if (socket.bufferedAmount > maximumBufferedBytes) socket.terminate();
  else socket.send(heard.text);
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
