import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { customerCard } from '#modules/customers/server/index.ts';
import { type ChatScene, openChatScene, openVisitor, site } from '#tests/chat-scene.ts';
import { refusals, replyUnseen, typingSignal } from '../contract.ts';
import type { ClaimedIdentity } from '../core/identity.ts';
import { allowances, goneAfterMs } from '../core/limits.ts';
import { sign } from './secret.ts';
import { putWidget, renewSecret, showSecret } from './widgets.ts';

describe('the door of the chat', () => {
  let scene: ChatScene;
  beforeAll(async () => {
    scene = await openChatScene();
  });
  afterAll(() => scene.close());

  const now = () => scene.centre.testClock.now();
  const widgetOf = () => ({ projectId: scene.projectId, id: scene.widget.id });
  const secret = () =>
    scene.centre.runAsSystem((ctx) => showSecret(ctx, scene.centre.config, widgetOf()));
  const identify = async (claim: Partial<ClaimedIdentity> & { externalId: string }) => {
    const identity = { issuedAt: now(), ...claim };
    return { ...identity, signature: sign(await secret(), identity) };
  };

  const cardOf = (customerId: Id) =>
    scene.centre.runAsSystem((ctx) =>
      customerCard(ctx, { projectId: scene.projectId, customerId }),
    );

  /** Resolves with the first event that passes by and fits. */
  function eventOf(fits: (event: HeedEvent) => boolean): Promise<HeedEvent> {
    return new Promise((resolve) => {
      const stop = scene.centre.live.onEvent((event) => {
        if (!fits(event)) return;
        stop();
        resolve(event);
      });
    });
  }
  const moveOf = (conversationId: Id, state: string) =>
    eventOf(({ name, data }) => {
      const { item } = data as { item?: { id: Id; state: string } };
      return /^contact\./.test(name) && item?.id === conversationId && item.state === state;
    });

  /** A visitor who has written, and his conversation. */
  async function begin(words = 'Where is my parcel?') {
    const visitor = openVisitor(scene);
    await visitor.enter();
    await visitor.say(words);
    const conversationId = await visitor.conversationId();
    scene.centre.testClock.advanceMs(2 * secondMs);
    return { visitor, conversationId };
  }

  describe('the facts of a widget', () => {
    it('are for everybody who may show it, and may be kept for a while', async () => {
      const response = await openVisitor(scene).ask('');
      expect(response.headers.get('cache-control')).toBe('public, max-age=30');
      expect(response.headers.get('access-control-allow-origin')).toBe(site);
      expect(await response.json()).toMatchObject({
        ...{ colour: '#0f6575', ink: 'light', language: 'en', isOnline: false },
        words: { 'widget.send': 'Send' },
      });
    });

    it('come in the language of the page, in the words of the project where it has its own', async () => {
      const { publicKey: _, ...rest } = scene.widget;
      const texts = { ru: { title: 'Спросите нас' } };
      const widget = await scene.centre.runAsSystem((ctx) =>
        putWidget(ctx, { ...rest, id: newId(), texts }),
      );
      const facts = await (await openVisitor({ ...scene, widget }).ask('?language=ru')).json();
      expect(facts.words).toMatchObject({
        'widget.title': 'Спросите нас',
        'widget.send': 'Отправить',
      });
    });

    it('say that somebody is there when an agent is available', async () => {
      await scene.setPresence('available');
      scene.centre.testClock.advanceMs(minuteMs);
      expect(await (await openVisitor(scene).ask('')).json()).toMatchObject({ isOnline: true });
      await scene.setPresence('offline');
      scene.centre.testClock.advanceMs(minuteMs);
    });

    it('are not to be had of a widget that is off, from the moment it is switched off', async () => {
      const { publicKey: _, ...rest } = scene.widget;
      const other = { ...rest, id: newId(), isOn: true };
      const widget = await scene.centre.runAsSystem((ctx) => putWidget(ctx, other));
      const visitor = openVisitor({ ...scene, widget });
      expect((await visitor.ask('')).status).toBe(200);
      const told = eventOf(
        ({ name, subjectId }) => name === 'chat-widget.put' && subjectId === other.id,
      );
      await scene.centre.runAsSystem((ctx) => putWidget(ctx, { ...other, isOn: false }));
      await told;
      const response = await visitor.ask('');
      expect(response.status).toBe(404);
      expect((await response.json()).code).toBe(refusals.notFound);
    });
  });

  describe('origins', () => {
    it('other than those of the widget are refused, and no header lets them read why', async () => {
      const foreign = openVisitor(scene, 'https://evil.example');
      const response = await foreign.post('/session', { language: 'en' });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('must be told by whoever writes', async () => {
      const { status } = await openVisitor(scene, null).enter();
      expect(status).toBe(403);
    });

    it('of the widget may ask beforehand, and read refusals', async () => {
      const visitor = openVisitor(scene);
      const preflight = await visitor.ask('/messages', { method: 'OPTIONS' });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(site);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
      const refused = await visitor.post('/messages', { clientId: newId(), body: 'Hello' });
      expect(refused.status).toBe(401);
      expect(refused.headers.get('access-control-allow-origin')).toBe(site);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
    });

    it('of the centre itself are always welcome', async () => {
      const visitor = openVisitor(scene, scene.address);
      expect((await visitor.enter()).status).toBe(200);
    });
  });

  describe('a message', () => {
    it('begins a conversation that waits in the queue of the widget', async () => {
      const { conversationId } = await begin('Где моя посылка?');
      const { item, messages } = await scene.look(conversationId);
      expect(item).toMatchObject({
        channel: 'chat',
        state: 'queue',
        queueId: scene.widget.queueId,
        lastMessagePreview: 'Где моя посылка?',
      });
      expect(messages).toHaveLength(1);
    });

    it('is stored once however often it is sent', async () => {
      const { visitor, conversationId } = await begin();
      const clientId = newId();
      const answers = await Promise.all([1, 2, 3].map(() => visitor.say('Twice', { clientId })));
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect((await scene.look(conversationId)).messages).toHaveLength(2);
    });

    it('of two tabs at the same moment begins one conversation', async () => {
      const visitor = openVisitor(scene);
      await visitor.enter();
      await Promise.all([visitor.say('From one tab'), visitor.say('From the other')]);
      const { messages } = await scene.look(await visitor.conversationId());
      expect(messages.map(({ body }) => body).sort()).toEqual(['From one tab', 'From the other']);
    });

    it.each([
      ['nothing', { body: '  ' }, 422, refusals.emptyMessage],
      ['too much', { body: 'x'.repeat(4_001) }, 422, 'invalid-input'],
      ['a file of somebody else', { body: '', fileIds: [newId()] }, 422, refusals.unknownFile],
      ['without a name of its own', { body: 'Hello', clientId: 'one' }, 422, 'invalid-input'],
    ])('with %s is refused', async (_name, about, status, code) => {
      const visitor = openVisitor(scene);
      await visitor.enter();
      expect(await visitor.say('', about)).toMatchObject({ status, code });
    });

    it('begins another conversation only when the last one has ended', async () => {
      const { visitor, conversationId } = await begin();
      await visitor.say('Still waiting', { startsNew: true });
      expect(await visitor.conversationId()).toBe(conversationId);
      await visitor.post('/leave');
      await visitor.say('Something else', { startsNew: true });
      const next = await visitor.conversationId();
      expect(next).not.toBe(conversationId);
      expect((await scene.look(next)).messages).toHaveLength(1);
    });

    it('after the end takes the same conversation up', async () => {
      const { visitor, conversationId } = await begin();
      await visitor.post('/leave');
      await visitor.say('One more thing');
      expect(await visitor.conversationId()).toBe(conversationId);
      expect((await scene.look(conversationId)).item.state).toBe('queue');
    });
  });

  describe('the limits', () => {
    it('stop a visitor who sends too much, say for how long, and nobody else', async () => {
      const { visitor } = await begin();
      const { atOnce, perMinute } = allowances['say-visitor'];
      for (let count = 0; count < atOnce; count += 1) {
        expect((await visitor.say(`Line ${count}`)).status).toBe(200);
      }
      const refused = await visitor.say('One too many');
      expect(refused).toMatchObject({ status: 429, code: refusals.tooManyRequests });
      expect(refused.data.waitMs).toBe(minuteMs / perMinute);
      expect((await (await begin()).visitor.say('Not me')).status).toBe(200);
      scene.centre.testClock.advanceMs(refused.data.waitMs);
      expect((await visitor.say('Now I may')).status).toBe(200);
    });

    it('stop an address that makes visitors without end', async () => {
      scene.centre.testClock.advanceMs(10 * minuteMs);
      const statuses: number[] = [];
      for (let count = 0; count <= allowances['session-address'].atOnce; count += 1) {
        statuses.push((await openVisitor(scene).enter()).status);
      }
      expect(statuses.at(-1)).toBe(429);
      expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
      scene.centre.testClock.advanceMs(10 * minuteMs);
    });
  });

  describe('a signed identity', () => {
    it('finds the conversation from another browser', async () => {
      const first = openVisitor(scene);
      await first.enter({ identity: await identify({ externalId: 'C-1', email: 'a@shop.test' }) });
      await first.say('From the laptop');
      const second = openVisitor(scene);
      const { view } = await second.enter({ identity: await identify({ externalId: 'C-1' }) });
      expect(view.messages).toMatchObject([{ body: 'From the laptop' }]);
    });

    it('makes known who writes, with the address as proven', async () => {
      const visitor = openVisitor(scene);
      const claim = { externalId: 'C-2', email: 'Anna@shop.test', name: 'Anna' };
      await visitor.enter({ identity: await identify(claim) });
      await visitor.say('Hello');
      const { item } = await scene.look(await visitor.conversationId());
      expect(item.customerName).toBe('Anna');
      const customer = await cardOf(item.customerId);
      expect(customer.identities).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'external', value: 'C-2', isVerified: true }),
          expect.objectContaining({ kind: 'email', value: 'anna@shop.test', isVerified: true }),
        ]),
      );
    });

    it.each<[string, (identity: object) => object]>([
      ['another number', (identity) => ({ ...identity, externalId: 'C-9' })],
      ['another address', (identity) => ({ ...identity, email: 'boss@shop.test' })],
      ['another moment', (identity) => ({ ...identity, issuedAt: addMs(now(), 1) })],
      ['no signature worth the name', (identity) => ({ ...identity, signature: '0'.repeat(64) })],
    ])('with %s is refused', async (_name, forge) => {
      const identity = forge(await identify({ externalId: 'C-3', email: 'c@shop.test' }));
      const answer = await openVisitor(scene).enter({ identity });
      expect(answer).toMatchObject({ status: 422, code: refusals.wrongSignature });
    });

    it('that is stale is refused, and yet keeps whom it has let in', async () => {
      const identity = await identify({ externalId: 'C-4' });
      const visitor = openVisitor(scene);
      await visitor.enter({ identity });
      scene.centre.testClock.advanceMs(hourMs);
      const answer = await openVisitor(scene).enter({ identity });
      expect(answer).toMatchObject({ status: 422, code: refusals.staleSignature });
      expect((await visitor.enter({ identity, visitorToken: visitor.token() })).status).toBe(200);
    });

    it('keeps two people apart who share a browser', async () => {
      const visitor = openVisitor(scene);
      await visitor.enter({ identity: await identify({ externalId: 'C-5' }) });
      await visitor.say('Mine alone');
      const { view } = await visitor.enter({
        visitorToken: visitor.token(),
        identity: await identify({ externalId: 'C-6' }),
      });
      expect(view.messages).toEqual([]);
    });

    it('is worth nothing any more when the secret is renewed', async () => {
      const identity = await identify({ externalId: 'C-7' });
      const told = eventOf(({ name }) => name === 'chat-widget.put');
      await scene.centre.runAsSystem((ctx) => renewSecret(ctx, scene.centre.config, widgetOf()));
      await told;
      expect((await openVisitor(scene).enter({ identity })).code).toBe(refusals.wrongSignature);
    });
  });

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
      expect(await stream.next('state')).toMatchObject({
        phase: 'talking',
        agentName: 'Olga Smirnova',
      });
      await scene.answer(conversationId, 'A note', { kind: 'note' });
      const heldId = await scene.answer(conversationId, 'Held', { holdMs: 5_000 });
      await scene.answer(conversationId, 'At once');
      expect(await stream.next('message')).toMatchObject({ body: 'At once', author: 'agent' });
      scene.centre.testClock.advanceMs(5_000);
      expect(await stream.next('message')).toMatchObject({ id: heldId, body: 'Held' });
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
        expect(await tab.next('message')).toMatchObject({ body: 'From one of them' });
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
      expect(await stream.next('message')).toMatchObject({ body: 'Mine' });
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

  describe('a file', () => {
    const upload = (
      visitor: ReturnType<typeof openVisitor>,
      { name = 'scratch.png', type = 'image/png' } = {},
    ) => {
      const form = new FormData();
      form.append('file', new Blob(['pixels'], { type }), name);
      return visitor.ask('/files', { method: 'POST', body: form });
    };

    it('travels with a message and is open to its visitor alone', async () => {
      const { visitor, conversationId } = await begin();
      const { fileId } = await (await upload(visitor)).json();
      await visitor.say('', { fileIds: [fileId] });
      const { messages } = await scene.look(conversationId);
      expect(messages.at(-1)?.attachments).toMatchObject([{ fileId, name: 'scratch.png' }]);
      const given = await visitor.ask(`/files/${fileId}`);
      expect(await given.text()).toBe('pixels');
      expect(given.headers.get('content-disposition')).toContain('scratch.png');
      const { visitor: other } = await begin();
      expect((await other.ask(`/files/${fileId}`)).status).toBe(404);
      expect((await other.say('', { fileIds: [fileId] })).code).toBe(refusals.unknownFile);
    });

    it('of a type that may run is refused', async () => {
      const { visitor } = await begin();
      const response = await upload(visitor, { name: 'page.html', type: 'text/html' });
      expect(response.status).toBe(422);
      expect((await response.json()).code).toBe(refusals.wrongFileType);
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
      const unseen = eventOf((event) => {
        if (isEvent(event, replyUnseen)) told.push(event);
        return event.subjectId === lost && event.name === replyUnseen.name;
      });
      scene.centre.testClock.advanceMs(goneAfterMs);
      expect((await unseen).data).toMatchObject({ conversationId, messageId: lost, email: null });
      expect(told.some(({ subjectId }) => subjectId === taken)).toBe(false);
    });
  });

  describe('the sample page', () => {
    it('shows the widget, and signs for nobody who is not a sample', async () => {
      const response = await fetch(`${scene.address}/sample/${scene.widget.publicKey}?as=C-1`);
      const page = await response.text();
      expect(page).toContain(`data-heed="${scene.widget.publicKey}"`);
      expect(page).toContain("Heed('identify', null)");
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    });
  });
});
