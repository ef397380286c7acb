import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import { customerCard } from '#modules/customers/server/index.ts';
import {
  beginTalk,
  type ChatScene,
  eventOf,
  openChatScene,
  openVisitor,
  site,
} from '#tests/chat-scene.ts';
import {
  type ChatMessage,
  type ChatState,
  previewSignal,
  replyUnseen,
  typingSignal,
} from '../contract.ts';
import { goneAfterMs } from '../core/limits.ts';
import { putWidget } from './widgets.ts';

type VisitorStream = Awaited<ReturnType<ReturnType<typeof openVisitor>['listen']>>;

describe('a talk in the chat', () => {
  let scene: ChatScene;
  beforeAll(async () => {
    scene = await openChatScene();
  });
  afterAll(() => scene.close());

  const now = () => scene.centre.testClock.now();
  const begin = (words?: string) => beginTalk(scene, words);
  const cardOf = (customerId: Id) =>
    scene.centre.runAsSystem((ctx) =>
      customerCard(ctx, { projectId: scene.projectId, customerId }),
    );

  const moveOf = (conversationId: Id, state: string) =>
    eventOf(scene, ({ name, data }) => {
      const { item } = data as { item?: { id: Id; state: string } };
      return /^contact\./.test(name) && item?.id === conversationId && item.state === state;
    });

  /** What is said up to and with these words. A message that the snapshot showed may come again. */
  async function heardUntil(stream: VisitorStream, words: string): Promise<string[]> {
    const bodies: string[] = [];
    while (bodies.at(-1) !== words) {
      bodies.push(((await stream.next('message')) as ChatMessage).body);
    }
    return bodies;
  }

  /** The next state that fits; the place in the queue may be told before it. */
  async function nextState(
    stream: VisitorStream,
    fits: (state: ChatState) => boolean,
  ): Promise<ChatState> {
    for (;;) {
      const state = (await stream.next('state')) as ChatState;
      if (fits(state)) return state;
    }
  }

  describe('the stream', () => {
    it('needs a known visitor', async () => {
      const stranger = openVisitor(scene);
      stranger.become('made-up');
      expect((await stranger.ask('/stream')).status).toBe(401);
    });

    it('shows all there is, then every reply, never what is held or a note', async () => {
      const { visitor, conversationId } = await begin();
      const stream = await visitor.listen();
      expect(stream.headers.get('access-control-allow-origin')).toBe(site);
      expect(await stream.next('snapshot')).toMatchObject({
        state: { conversationId, phase: 'waiting' },
        messages: [{ body: 'Where is my parcel?', author: 'customer' }],
      });
      await scene.take(conversationId);
      const isTalk = ({ phase }: ChatState) => phase === 'talking';
      const state = await nextState(stream, isTalk);
      expect(state.agentName).toBe('Olga Smirnova');
      await scene.answer(conversationId, 'A note', { kind: 'note' });
      const heldId = await scene.answer(conversationId, 'Held', { holdMs: 5_000 });
      await scene.answer(conversationId, 'At once');
      const heard = await heardUntil(stream, 'At once');
      expect(heard).not.toContain('A note');
      expect(heard).not.toContain('Held');
      scene.centre.testClock.advanceMs(5_000);
      const released = { id: heldId, body: 'Held', author: 'agent' };
      expect(await stream.next('message')).toMatchObject(released);
      await stream.cut();
    });

    it('that was cut and is opened again misses nothing', async () => {
      const { visitor, conversationId } = await begin();
      const first = await visitor.listen();
      await first.next('snapshot');
      await scene.take(conversationId);
      await first.cut();
      await scene.answer(conversationId, 'While you were away');
      const second = await visitor.listen();
      const { messages } = (await second.next('snapshot')) as { messages: { body: string }[] };
      expect(messages.map(({ body }) => body)).toEqual([
        'Where is my parcel?',
        'While you were away',
      ]);
      await second.cut();
    });

    it('tells every tab of a visitor, of what he wrote in another too', async () => {
      const { visitor } = await begin();
      const tabs = [await visitor.listen(), await visitor.listen()];
      for (const tab of tabs) await tab.next('snapshot');
      await visitor.say('From one of them');
      for (const tab of tabs) {
        expect(await heardUntil(tab, 'From one of them')).toBeDefined();
        await tab.cut();
      }
    });

    it('goes on with the new conversation when one begins', async () => {
      const { visitor } = await begin();
      await visitor.post('/leave');
      const stream = await visitor.listen();
      await stream.next('snapshot');
      await visitor.say('Afresh', { startsNew: true });
      expect(await stream.next('snapshot')).toMatchObject({ messages: [{ body: 'Afresh' }] });
      await stream.cut();
    });

    it('says nothing to other visitors', async () => {
      const { visitor: other } = await begin();
      const stream = await other.listen();
      await stream.next('snapshot');
      const { conversationId } = await begin();
      await scene.take(conversationId);
      await scene.answer(conversationId, 'Not for others');
      await other.say('Mine');
      expect(await heardUntil(stream, 'Mine')).not.toContain('Not for others');
      await stream.cut();
    });

    it('shows that the agent types, and shows the agent that the visitor does', async () => {
      const { visitor, conversationId } = await begin();
      const stream = await visitor.listen();
      await stream.next('snapshot');
      await scene.take(conversationId);
      const path = `/api/v1/projects/${scene.projectId}/conversations/${conversationId}/typing`;
      const response = await fetch(`${scene.address}${path}`, {
        method: 'POST',
        headers: { authorization: 'Bearer agent', 'content-type': 'application/json' },
        body: JSON.stringify({ isTyping: true }),
      });
      expect(response.status).toBe(200);
      expect(await stream.next('typing')).toEqual({ isTyping: true });
      const heard = new Promise((resolve) => {
        const stop = scene.centre.live.onSignal((signal, topics) => {
          stop();
          resolve({ signal, topics });
        });
      });
      await visitor.post('/typing', { isTyping: true });
      expect(await heard).toEqual({
        signal: {
          name: typingSignal,
          subjectId: conversationId,
          data: { by: 'visitor', isTyping: true },
        },
        topics: [`conversation:${conversationId}`, `person:${scene.agent.id}`],
      });
      await stream.cut();
    });
  });

  describe('what a visitor is writing', () => {
    /** What is told live while a visitor tells these words: who hears it, and what. */
    async function told(visitor: ReturnType<typeof openVisitor>, words?: string) {
      const heard: { name: string; topics: readonly string[]; data: unknown }[] = [];
      const stop = scene.centre.live.onSignal(({ name, data }, topics) => {
        heard.push({ name, topics, data });
      });
      const { status } = await visitor.post('/typing', { isTyping: true, words });
      stop();
      return { status, heard };
    }
    const previews = ({ heard }: Awaited<ReturnType<typeof told>>) =>
      heard.filter(({ name }) => name === previewSignal);

    it('is told, masked, to the agent who holds the conversation alone', async () => {
      const { visitor, conversationId } = await begin();
      const stream = await visitor.listen();
      await stream.next('snapshot');
      expect(previews(await told(visitor, 'too early'))).toEqual([]);
      await scene.take(conversationId);
      const { heard } = await told(visitor, 'my card is 4111 1111 1111 1111');
      expect(heard).toEqual([
        {
          name: typingSignal,
          topics: [`conversation:${conversationId}`, `person:${scene.agent.id}`],
          data: { by: 'visitor', isTyping: true },
        },
        {
          name: previewSignal,
          topics: [`person:${scene.agent.id}`],
          data: { words: 'my card is ***' },
        },
      ]);
      expect(previews(await told(visitor))).toEqual([]);
      await scene.answer(conversationId, 'I see.');
      expect(await heardUntil(stream, 'I see.')).not.toContain('my card');
      await stream.cut();
    });

    it('is refused when it is too long, and is not stored', async () => {
      const { visitor, conversationId } = await begin();
      await scene.take(conversationId);
      expect((await told(visitor, 'x'.repeat(501))).status).toBe(422);
      await told(visitor, 'never to be kept');
      expect(JSON.stringify(await scene.look(conversationId))).not.toContain('never to be kept');
    });

    it('is told to nobody where the site does not want it', async () => {
      const { publicKey: _, ...rest } = scene.widget;
      const widget = await scene.centre.runAsSystem((ctx) =>
        putWidget(ctx, { ...rest, id: newId(), isPreviewOn: false }),
      );
      const elsewhere = { ...scene, widget };
      expect(await (await openVisitor(elsewhere).ask('')).json()).toMatchObject({
        isPreviewOn: false,
      });
      const { visitor, conversationId } = await beginTalk(elsewhere);
      await scene.take(conversationId);
      const { status, heard } = await told(visitor, 'not for agents');
      expect(status).toBe(204);
      expect(heard.map(({ name }) => name)).toEqual([typingSignal]);
    });
  });

  describe('marks', () => {
    it('tell the agent that the reply was taken in, and read', async () => {
      const { visitor, conversationId } = await begin();
      await scene.take(conversationId);
      const messageId = await scene.answer(conversationId, 'Tomorrow.');
      await visitor.post('/received', { messageIds: [messageId] });
      const delivered = await scene.look(conversationId);
      expect(delivered.messages.at(-1)?.deliveryState).toBe('delivered');
      expect(delivered.item.customerReadAt).toBeNull();
      await visitor.post('/read');
      expect((await scene.look(conversationId)).item.customerReadAt).toBe(now());
    });

    it('of one visitor do not touch the messages of another', async () => {
      const { conversationId } = await begin();
      await scene.take(conversationId);
      const messageId = await scene.answer(conversationId, 'Tomorrow.');
      const { visitor: other } = await begin();
      await other.post('/received', { messageIds: [messageId] });
      const { messages } = await scene.look(conversationId);
      expect(messages.at(-1)?.deliveryState).toBe('released');
    });
  });

  describe('a visitor who goes', () => {
    it('while he waits leaves the queue', async () => {
      const { visitor, conversationId } = await begin();
      expect((await visitor.post('/leave')).status).toBe(204);
      const { item, contacts } = await scene.look(conversationId);
      expect(item.state).toBe('closed');
      expect(contacts.at(-1)?.outcome).toBe('abandoned');
    });

    it('while he talks ends the talk, which the agent then codes', async () => {
      const { visitor, conversationId } = await begin();
      await scene.take(conversationId);
      await visitor.post('/leave');
      expect((await scene.look(conversationId)).item.state).toBe('wrap-up');
    });

    it('without a word has left after three minutes, if he was waiting', async () => {
      const { conversationId } = await begin();
      const { visitor: faithful, conversationId: kept } = await begin();
      const { conversationId: talking } = await begin();
      await scene.take(talking);
      await scene.centre.outbox.drain();
      const gone = moveOf(conversationId, 'closed');
      scene.centre.testClock.advanceMs(goneAfterMs - 10 * secondMs);
      const stream = await faithful.listen();
      await stream.next('snapshot');
      scene.centre.testClock.advanceMs(10 * secondMs);
      await gone;
      await scene.centre.timers.runDue();
      expect((await scene.look(kept)).item.state).toBe('queue');
      expect((await scene.look(talking)).item.state).toBe('talk');
      await stream.cut();
    });

    it('may leave a message, which waits for an answer without him', async () => {
      const visitor = openVisitor(scene);
      await visitor.enter();
      const left = { clientId: newId(), body: 'Call me', name: 'Ivan', email: 'ivan@home.test' };
      expect((await visitor.post('/contact-details', left)).status).toBe(200);
      const conversationId = await visitor.conversationId();
      await scene.centre.outbox.drain();
      scene.centre.testClock.advanceMs(2 * goneAfterMs);
      await scene.centre.timers.runDue();
      const { item } = await scene.look(conversationId);
      expect(item).toMatchObject({ state: 'queue', customerName: 'Ivan' });
      const customer = await cardOf(item.customerId);
      expect(customer.identities).toContainEqual(
        expect.objectContaining({ kind: 'email', value: 'ivan@home.test', isVerified: false }),
      );
    });

    it('is told of by the reply that nobody took in, and not by one that was', async () => {
      const { visitor, conversationId } = await begin();
      await scene.take(conversationId);
      const taken = await scene.answer(conversationId, 'Taken in');
      await visitor.post('/received', { messageIds: [taken] });
      const lost = await scene.answer(conversationId, 'Not taken in');
      await scene.centre.outbox.drain();
      const told: HeedEvent[] = [];
      const unseen = eventOf(scene, (event) => {
        if (isEvent(event, replyUnseen)) told.push(event);
        return event.subjectId === lost && event.name === replyUnseen.name;
      });
      scene.centre.testClock.advanceMs(goneAfterMs);
      expect((await unseen).data).toMatchObject({ conversationId, messageId: lost, email: null });
      expect(told.some(({ subjectId }) => subjectId === taken)).toBe(false);
    });
  });
});
