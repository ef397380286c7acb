import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import type { Actor } from '#platform/context.ts';
import { openLog } from '#platform/log/log.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type Live, openLive } from './live.ts';
import type { FromServer } from './protocol.ts';

const noted = defineEvent(
  'test.noted',
  z.object({ text: z.string(), to: z.string() }),
  ({ data }) => [`note:${data.to}`],
);

describe('the live connection', () => {
  let centre: TestCentre;
  let live: Live;
  let server: WebSocketServer;
  let actor: Actor;
  const projectId = newId();
  const clients: WebSocket[] = [];

  beforeAll(async () => {
    centre = await openTestCentre();
    actor = centre.actor({ roles: ['agent'], projectIds: [projectId] });
    live = await openLive({
      database: centre.database,
      definitions: [noted],
      mayHear: async (_actor, topic) => topic === 'note:mine',
      onAlive: () => undefined,
      log: openLog({ level: 'silent' }),
    });
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => live.accept(socket, actor));
    await once(server, 'listening');
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.terminate();
  });
  afterAll(async () => {
    await live.close();
    server.close();
    await centre.close();
  });

  const note = (text: string, of: Id = projectId) =>
    centre.runAsSystem(async (ctx) => {
      ctx.emit(noted, { projectId: of, subjectId: newId(), data: { text, to: 'nobody' } });
    });

  /** A browser: what it hears can be awaited one by one. */
  async function connect({ lastSeq, topics }: { lastSeq?: string; topics: readonly string[] }) {
    const { port } = server.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    clients.push(socket);
    const heard: FromServer[] = [];
    const waiting: ((message: FromServer) => void)[] = [];
    socket.on('message', (raw) => {
      const message: FromServer = JSON.parse(String(raw));
      const next = waiting.shift();
      if (next) next(message);
      else heard.push(message);
    });
    await once(socket, 'open');
    const say = (message: object) => socket.send(JSON.stringify(message));
    const hear = async (): Promise<FromServer> =>
      heard.shift() ?? new Promise((resolve) => waiting.push(resolve));
    say({ type: 'hello', ...(lastSeq && { lastSeq }) });
    const welcome = await hear();
    say({ type: 'subscribe', topics: [...topics, 'note:nobody'] });
    return { socket, say, hear, welcome };
  }

  const textOf = (message: FromServer) =>
    message.type === 'event' ? (message.event.data as { text: string }).text : message.type;
  const refusal = { type: 'refused', topic: 'note:nobody' };

  it('delivers the events of a topic, and no others', async () => {
    const { hear } = await connect({ topics: [`project:${projectId}`] });
    expect(await hear()).toEqual(refusal);
    await note('elsewhere', newId());
    await note('here');
    expect(textOf(await hear())).toBe('here');
  });

  it('refuses topics of other projects, other people and what nobody allows', async () => {
    const topics = [`project:${newId()}`, `person:${newId()}`, 'note:yours', 'note:mine'];
    const { hear } = await connect({ topics });
    for (const topic of topics.slice(0, 3)) {
      expect(await hear()).toEqual({ type: 'refused', topic });
    }
    expect(await hear()).toEqual(refusal);
  });

  it('gives a browser that comes back what it missed, in order and once', async () => {
    const first = await connect({ topics: [`project:${projectId}`] });
    await first.hear();
    await note('one');
    const seen = await first.hear();
    first.socket.close();
    await once(first.socket, 'close');
    for (const text of ['two', 'three']) await note(text);
    const witness = await connect({ topics: [`project:${projectId}`] });
    await witness.hear();
    await note('four');
    await witness.hear();
    const lastSeq = seen.type === 'event' ? (seen.seq ?? '') : '';
    const back = await connect({ lastSeq, topics: [`project:${projectId}`] });
    expect(await back.hear()).toEqual(refusal);
    const texts = [await back.hear(), await back.hear(), await back.hear()].map(textOf);
    expect(texts).toEqual(['two', 'three', 'four']);
    await note('five');
    expect(textOf(await back.hear())).toBe('five');
  });

  it('gives a browser with many topics what it missed of each', async () => {
    const others = Array.from({ length: 150 }, () => `project:${newId()}`);
    const topics = [...others, `project:${projectId}`];
    actor = { ...actor, scope: topics.map((topic) => topic.slice('project:'.length)) };
    const first = await connect({ topics });
    expect(await first.hear()).toEqual(refusal);
    await note('one');
    const seen = await first.hear();
    await note('two');
    await first.hear();
    const lastSeq = seen.type === 'event' ? (seen.seq ?? '') : '';
    const back = await connect({ lastSeq, topics });
    expect(await back.hear()).toEqual(refusal);
    expect(textOf(await back.hear())).toBe('two');
  });

  it('gives a topic asked for later what happened since it can have been read', async () => {
    const mine = (text: string) =>
      centre.runAsSystem(async (ctx) => {
        ctx.emit(noted, { projectId: null, subjectId: newId(), data: { text, to: 'mine' } });
      });
    const { say, hear } = await connect({ topics: [`project:${projectId}`] });
    expect(await hear()).toEqual(refusal);
    await mine('long ago');
    await note('known');
    expect(textOf(await hear())).toBe('known');
    centre.testClock.advanceMs(11 * secondMs);
    await mine('meanwhile');
    await note('known too');
    expect(textOf(await hear())).toBe('known too');
    say({ type: 'subscribe', topics: ['note:mine'] });
    expect(await hear()).toEqual({
      type: 'event',
      event: expect.objectContaining({ data: { text: 'meanwhile', to: 'mine' } }),
    });
    await note('after');
    expect(textOf(await hear())).toBe('after');
  });

  it('gives nobody who is new what happened before', async () => {
    const witness = await connect({ topics: [`project:${projectId}`] });
    await witness.hear();
    await note('before');
    expect(textOf(await witness.hear())).toBe('before');
    const { hear } = await connect({ topics: [`project:${projectId}`] });
    expect(await hear()).toEqual(refusal);
    await note('next');
    expect(textOf(await hear())).toBe('next');
  });

  it('tells a browser to fetch anew when it was away for too long', async () => {
    const { hear } = await connect({ lastSeq: '1.1', topics: [`project:${projectId}`] });
    expect(await hear()).toEqual(refusal);
    expect(await hear()).toEqual({ type: 'refetch' });
  });

  it('welcomes whoever missed nothing without further words', async () => {
    const { welcome } = await connect({ topics: [] });
    const lastSeq = welcome.type === 'welcome' ? welcome.seq : '';
    const { hear } = await connect({ lastSeq, topics: [`project:${projectId}`] });
    expect(await hear()).toEqual(refusal);
    await note('next');
    expect(textOf(await hear())).toBe('next');
  });

  it('drops a browser that does not read, and the others hear on', async () => {
    const slow = await connect({ topics: [`project:${projectId}`] });
    await slow.hear();
    const quick = await connect({ topics: [`project:${projectId}`] });
    await quick.hear();
    const accepted = [...server.clients].at(-2);
    const dropped = accepted ? once(accepted, 'close') : Promise.reject(new Error('no socket'));
    slow.socket.pause();
    const text = 'x'.repeat(500_000);
    for (let count = 0; count < 40 && accepted?.readyState === WebSocket.OPEN; count += 1) {
      await note(text);
      expect(textOf(await quick.hear())).toBe(text);
    }
    await dropped;
    expect(quick.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('tells a signal once to who listens, and stores nothing', async () => {
    const { hear } = await connect({ topics: [`project:${projectId}`, 'note:mine'] });
    await hear();
    const signal = { name: 'test.typing', subjectId: newId(), data: { isTyping: true } };
    const events = await centre.eventsOf(async () => live.signal(signal, ['note:mine']));
    expect(await hear()).toEqual({ type: 'signal', signal });
    expect(events).toEqual([]);
  });
});
