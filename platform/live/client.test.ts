import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { present } from '#kernel/assert.ts';
import type { HeedEvent } from '#kernel/event.ts';
import { newId } from '#kernel/id.ts';
import { type LiveClient, openLiveClient, retryDelayMs } from './client.ts';

let server: WebSocketServer;
let client: LiveClient | undefined;

beforeEach(async () => {
  server = await listen(0);
});

afterEach(async () => {
  vi.useRealTimers();
  client?.close();
  await stop();
});

test('a browser says hello, asks for its topics and hears their events', async () => {
  const meeting = meet();
  const asking = open();
  asking.subscribe(['person:1', 'project:2']);
  const server = await meeting;
  expect(await server.next()).toEqual({ type: 'hello' });
  expect(await server.next()).toEqual({ type: 'subscribe', topics: ['person:1', 'project:2'] });
  const heard = new Promise<HeedEvent>((resolve) => asking.onEvent(resolve));
  server.say({ type: 'welcome', seq: '1.0' });
  server.say({ type: 'event', seq: '1.1', event: eventNamed('contact.opened') });
  expect((await heard).name).toBe('contact.opened');
  expect(asking.state()).toBe('connected');
});

test('a browser that was cut off comes back and resumes behind the last event', async () => {
  const meeting = meet();
  const asking = open();
  asking.subscribe(['person:1']);
  const first = await meeting;
  const heard = new Promise((resolve) => asking.onEvent(resolve));
  first.say({ type: 'welcome', seq: '7.0' });
  first.say({ type: 'event', seq: '7.4', event: eventNamed('contact.opened') });
  await heard;
  const again = meet();
  first.cut();
  const second = await again;
  expect(await second.next()).toEqual({ type: 'hello', lastSeq: '7.4' });
  expect(await second.next()).toEqual({ type: 'subscribe', topics: ['person:1'] });
});

test('an event that is told again, by a topic asked for later, is heard once', async () => {
  const meeting = meet();
  const asking = open();
  asking.subscribe(['person:1']);
  const first = await meeting;
  const heard: string[] = [];
  const last = new Promise((resolve) => {
    asking.onEvent(({ name }) => {
      heard.push(name);
      if (name === 'contact.closed') resolve(name);
    });
  });
  const opened = eventNamed('contact.opened');
  first.say({ type: 'welcome', seq: '7.0' });
  first.say({ type: 'event', seq: '7.4', event: opened });
  first.say({ type: 'event', event: opened });
  first.say({ type: 'event', event: eventNamed('contact.closed') });
  await last;
  expect(heard).toEqual(['contact.opened', 'contact.closed']);
  const again = meet();
  first.cut();
  expect(await (await again).next()).toEqual({ type: 'hello', lastSeq: '7.4' });
});

test('a lost connection is told, and a retry does not wait for its turn', async () => {
  const meeting = meet();
  const asking = open(() => 3_600_000);
  const first = await meeting;
  const connected = nextState(asking);
  first.say({ type: 'welcome', seq: '1.0' });
  expect(await connected).toBe('connected');
  const lost = nextState(asking);
  first.cut();
  expect(await lost).toBe('lost');
  const again = meet();
  asking.retry();
  expect(await (await again).next()).toEqual({ type: 'hello', lastSeq: '1.0' });
});

test('a server that restarts finds its browsers again', async () => {
  const meeting = meet();
  open();
  await meeting;
  const { port } = addressOf(server);
  await stop();
  server = await listen(port);
  const returned = await meet();
  expect(await returned.next()).toEqual({ type: 'hello' });
});

test('a ping is answered', async () => {
  const meeting = meet();
  open();
  const server = await meeting;
  expect(await server.next()).toEqual({ type: 'hello' });
  server.say({ type: 'ping' });
  expect(await server.next()).toEqual({ type: 'pong' });
});

test('a connection on which the server falls silent is given up and opened anew', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const meeting = meet();
  open();
  const first = await meeting;
  expect(await first.next()).toEqual({ type: 'hello' });
  const again = meet();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  client?.retry();
  expect(await (await again).next()).toEqual({ type: 'hello' });
});

test('missed events are told by the server, and when asking began before the welcome', async () => {
  const meeting = meet();
  const asking = open();
  asking.subscribe(['person:1']);
  const server = await meeting;
  const missedAtFirst = new Promise<void>((resolve) => asking.onMissed(resolve));
  server.say({ type: 'welcome', seq: '1.0' });
  await missedAtFirst;
  const missedLater = new Promise<void>((resolve) => asking.onMissed(resolve));
  server.say({ type: 'refetch' });
  await expect(missedLater).resolves.toBeUndefined();
});

test('a topic is left when the last of its askers leaves', async () => {
  const meeting = meet();
  const asking = open();
  const server = await meeting;
  await server.next();
  const leaveFirst = asking.subscribe(['project:2']);
  const leaveSecond = asking.subscribe(['project:2', 'person:1']);
  expect(await server.next()).toEqual({ type: 'subscribe', topics: ['project:2'] });
  expect(await server.next()).toEqual({ type: 'subscribe', topics: ['person:1'] });
  leaveFirst();
  leaveSecond();
  expect(await server.next()).toEqual({ type: 'unsubscribe', topics: ['project:2', 'person:1'] });
});

test('a refused topic is not asked for again', async () => {
  const meeting = meet();
  const asking = open();
  asking.subscribe(['person:1', 'person:2']);
  const first = await meeting;
  const missed = new Promise<void>((resolve) => asking.onMissed(resolve));
  first.say({ type: 'refused', topic: 'person:2' });
  first.say({ type: 'refetch' });
  await missed;
  const again = meet();
  first.cut();
  const second = await again;
  await second.next();
  expect(await second.next()).toEqual({ type: 'subscribe', topics: ['person:1'] });
});

test.each([
  { attempt: 0, chance: 0, delayMs: 250 },
  { attempt: 0, chance: 1, delayMs: 500 },
  { attempt: 3, chance: 1, delayMs: 4_000 },
  { attempt: 50, chance: 0, delayMs: 15_000 },
  { attempt: 50, chance: 1, delayMs: 30_000 },
])('attempt $attempt at chance $chance waits $delayMs ms', ({ attempt, chance, delayMs }) => {
  expect(retryDelayMs(attempt, chance)).toBe(delayMs);
});

function open(delayMs: (attempt: number) => number = () => 1): LiveClient {
  client = openLiveClient(`ws://127.0.0.1:${addressOf(server).port}`, delayMs);
  return client;
}

async function listen(port: number): Promise<WebSocketServer> {
  const listening = new WebSocketServer({ host: '127.0.0.1', port });
  await once(listening, 'listening');
  return listening;
}

async function stop(): Promise<void> {
  for (const each of server.clients) each.terminate();
  const closed = once(server, 'close');
  server.close();
  await closed;
}

function addressOf(listening: WebSocketServer): { port: number } {
  const address = present(listening.address(), 'an address');
  return typeof address === 'string' ? { port: Number(address) } : address;
}

function nextState(of: LiveClient): Promise<string> {
  return new Promise((resolve) => {
    const stop = of.onStateChange(() => {
      stop();
      resolve(of.state());
    });
  });
}

/** The server's end of the next connection, which hears the browser message by message. */
async function meet() {
  const [socket]: ServerSocket[] = await once(server, 'connection');
  if (!socket) throw new Error('Nobody came.');
  const heard: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on('message', (raw) => {
    const message: unknown = JSON.parse(String(raw));
    const hear = waiting.shift();
    if (hear) hear(message);
    else heard.push(message);
  });
  return {
    next: async (): Promise<unknown> =>
      heard.length > 0 ? heard.shift() : new Promise((resolve) => waiting.push(resolve)),
    say: (message: object) => socket.send(JSON.stringify(message)),
    cut: () => socket.terminate(),
  };
}

function eventNamed(name: string): HeedEvent {
  const id = '0193b5f0-0000-7000-8000-000000000001';
  return {
    id: newId(),
    name,
    projectId: null,
    subjectId: id,
    actorId: id,
    occurredAt: '2026-11-21T09:00:00.000Z',
    data: {},
  };
}
