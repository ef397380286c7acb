import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { addMs, minuteMs } from '#kernel/time.ts';
import { listQueues, putQueue } from '#modules/routing/server/index.ts';
import {
  beginTalk,
  type ChatScene,
  eventOf,
  openChatScene,
  openVisitor,
  site,
} from '#tests/chat-scene.ts';
import { refusals } from '../contract.ts';
import { allowances } from '../core/limits.ts';
import { putWidget } from './widgets.ts';

describe('the door of the chat', () => {
  let scene: ChatScene;
  beforeAll(async () => {
    scene = await openChatScene();
  });
  afterAll(() => scene.close());

  const begin = (words?: string) => beginTalk(scene, words);

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

    it('come in the language of the page, with the project’s own words', async () => {
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

    it('say when a closed queue opens again, before a message is left', async () => {
      const { centre, projectId, widget } = scene;
      const queues = await centre.runAsSystem((ctx) => listQueues(ctx, projectId));
      const queue = present(
        queues.find(({ id }) => id === widget.queueId),
        'the queue of the widget',
      );
      const reasons = { en: 'Fire alarm', ru: 'Пожарная тревога', zh: '火警' };
      const closure = { until: addMs(centre.testClock.now(), 2 * minuteMs), reasons };
      await centre.runAsSystem((ctx) => putQueue(ctx, { ...queue, closure }));
      centre.testClock.advanceMs(minuteMs);
      const offline = async () =>
        (await (await openVisitor(scene).ask('?zone=UTC')).json()).words['widget.offline'];
      expect(await offline()).toMatch(/^Fire alarm\nWe are open again \w+ at \d\d:\d\d\.\nNobody/);
      centre.testClock.advanceMs(minuteMs);
      expect(await offline()).toMatch(/^Nobody/);
    });

    it('are not to be had of a widget from the moment it is switched off', async () => {
      const { publicKey: _, ...rest } = scene.widget;
      const other = { ...rest, id: newId(), isOn: true };
      const widget = await scene.centre.runAsSystem((ctx) => putWidget(ctx, other));
      const visitor = openVisitor({ ...scene, widget });
      expect((await visitor.ask('')).status).toBe(200);
      const told = eventOf(
        scene,
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

    it('is kept whole but for what a database refuses', async () => {
      const { conversationId } = await begin('A zero \0, half of a pair \ud83d, all of one 😀');
      const { messages } = await scene.look(conversationId);
      expect(messages[0]?.body).toBe('A zero \ufffd, half of a pair \ufffd, all of one 😀');
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
