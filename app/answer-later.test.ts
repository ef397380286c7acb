import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { listConversations, reply } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import { listQueues, putQueue, takeContact } from '#modules/routing/server/index.ts';
import { beginTalk, type ChatScene, openChatScene, openVisitor } from '#tests/chat-scene.ts';

const address = 'maria@home.test';

describe('a customer of the chat who wants to be answered by mail', () => {
  let scene: ChatScene;
  beforeAll(async () => {
    scene = await openChatScene();
  });
  afterAll(() => scene.close());

  const ask = (visitor: ReturnType<typeof openVisitor>, about: object = {}) =>
    visitor.post('/contact-details', {
      clientId: newId(),
      name: '',
      email: address,
      ...about,
      body: '',
    });
  const mails = async () => {
    const { projectId } = scene;
    const page = await scene.centre.runAsSystem((ctx) =>
      listConversations(ctx, { projectId, limit: 50, state: 'all' }),
    );
    return page.items.filter(({ channel }) => channel === 'email');
  };
  const enteredAt = async (contactId: Id) => {
    const { rows } = await scene.centre.runAsSystem((ctx) =>
      sql<{ enteredAt: string }>`select entered_at from routing.entry
        where contact_id = ${contactId}`.execute(ctx.tx),
    );
    return rows[0]?.enteredAt;
  };

  it('is not offered it where the project has no mailbox', async () => {
    const { visitor, conversationId } = await beginTalk(scene);
    await scene.centre.outbox.drain();
    const { view } = await visitor.enter({ visitorToken: visitor.token() });
    expect(view.state).toMatchObject({ phase: 'waiting', isMailOffered: false });
    expect((await ask(visitor)).status).toBe(404);
    expect((await scene.look(conversationId)).item.state).toBe('queue');
  });

  it('is answered there in his turn, and stays whom his browser says he is', async () => {
    await openMailbox();
    const stranger = await known();
    const { visitor, conversationId } = await beginTalk(scene, 'Where is my parcel?\nHD 4821');
    await visitor.say('It was due yesterday.');
    await scene.centre.outbox.drain();
    const { item: chat } = await scene.look(conversationId);
    const place = await enteredAt(chat.contactId);
    scene.centre.testClock.advanceMs(5 * minuteMs);
    const { view } = await visitor.enter({ visitorToken: visitor.token() });
    expect(view.state.isMailOffered).toBe(true);
    expect((await ask(visitor)).status).toBe(200);
    await scene.centre.outbox.drain();
    const [mail] = await mails();
    expect(mail).toMatchObject({ caseId: chat.caseId, subject: 'Where is my parcel?' });
    expect(mail?.customerId).toBe(chat.customerId);
    expect(mail?.customerId).not.toBe(stranger);
    expect(await enteredAt(mail?.contactId ?? '')).toBe(place);
    const { contacts } = await scene.look(conversationId);
    expect(contacts[0]).toMatchObject({ outcome: 'sent-elsewhere' });
    const { messages } = await scene.look(mail?.id ?? '');
    expect(messages.map(({ body }) => body)).toEqual([
      'Where is my parcel?\nHD 4821\n\nIt was due yesterday.',
    ]);
    await answer(mail?.id ?? '', mail?.contactId ?? '');
    expect(await letters()).toMatchObject([{ to: { address }, text: 'Tomorrow.' }]);
    expect((await ask(visitor)).status).toBe(422);
  });

  it('leaves a message that goes there at once, where the queue asks for mail', async () => {
    const { projectId } = scene;
    await scene.centre.runAsSystem(async (ctx) => {
      const [queue] = await listQueues(ctx, projectId);
      if (queue) await putQueue(ctx, { ...queue, isOpen: false, whenClosed: { kind: 'mail' } });
    });
    const visitor = openVisitor(scene);
    await visitor.enter();
    const left = { clientId: newId(), name: 'Ivan', email: 'ivan@home.test', body: 'Write to me' };
    expect((await visitor.post('/contact-details', left)).status).toBe(200);
    await scene.centre.outbox.drain();
    const mail = (await mails()).find(({ subject }) => subject === 'Write to me');
    expect(mail).toMatchObject({ state: 'queue', customerName: 'Ivan' });
    const { item: chat } = await scene.look(await visitor.conversationId());
    expect(chat).toMatchObject({ state: 'closed', caseId: mail?.caseId });
  });

  async function openMailbox(): Promise<void> {
    const { projectId, centre } = scene;
    await centre.runAsSystem(async (ctx) => {
      const [queue] = await listQueues(ctx, projectId);
      await putMailbox(ctx, centre.config, {
        ...{ id: newId(), projectId, queueId: queue?.id ?? '', address: 'support@shop.example' },
        ...{ name: 'Swift Parcel', isOn: true, imap: null },
        smtp: {
          ...{ host: '127.0.0.1', port: 1, security: 'none', trustedCertificate: null },
          login: null,
        },
      });
      if (queue) await putQueue(ctx, { ...queue, channels: ['chat', 'email'] });
    });
    await centre.outbox.drain();
  }

  /** Somebody whose address that is for certain. */
  async function known(): Promise<Id> {
    const { projectId, centre } = scene;
    const identities = [{ kind: 'email' as const, value: address, isVerified: true }];
    const found = await centre.runAsSystem((ctx) => recognise(ctx, { projectId, identities }));
    return found.customerId;
  }

  async function answer(conversationId: Id, contactId: Id): Promise<void> {
    const { projectId, centre, agent } = scene;
    await centre.run(agent, (ctx) => takeContact(ctx, { projectId, contactId }));
    const words = { body: 'Tomorrow.', attachments: [], authorName: 'Olga', holdMs: 0 };
    await centre.run(agent, (ctx) =>
      reply(ctx, { ...words, kind: 'message', projectId, conversationId }),
    );
    await centre.outbox.drain();
  }

  async function letters(): Promise<object[]> {
    const { rows } = await scene.centre.runAsSystem((ctx) =>
      sql<{ letter: object }>`select letter from channels_email.outgoing`.execute(ctx.tx),
    );
    return rows.map(({ letter }) => letter);
  }
});
