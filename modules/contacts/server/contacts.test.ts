import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { type ConversationItem, refusals, undoSendMs } from '../contract.ts';
import { mergeConversations } from './merging.ts';
import { moveContact } from './moves.ts';
import { getContact, listConversations, listSegments, openConversation } from './reading.ts';
import { receiveMessage } from './receive.ts';
import { reply, takeBack } from './reply.ts';
import { suggestReasons } from './suggestions.ts';
import { putReason, wrapUpContact } from './wrap-up.ts';

describe('contacts', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const refused = (code: string, field?: string) =>
    expect.objectContaining({
      code,
      ...(field ? { data: expect.objectContaining({ field }) } : {}),
    });
  const contactOf = (item: ConversationItem) => ({ projectId: item.projectId, id: item.contactId });
  const threadOf = (item: ConversationItem) => ({
    projectId: item.projectId,
    conversationId: item.id,
  });
  const view = (item: ConversationItem) =>
    centre.run(scene.agent, (ctx) =>
      openConversation(ctx, { projectId: item.projectId, id: item.id }),
    );
  const code = (item: ConversationItem) =>
    centre.run(scene.agent, (ctx) =>
      wrapUpContact(ctx, { ...contactOf(item), reasonId: scene.reasonId, resolution: 'resolved' }),
    );

  it('stores a message that a channel delivers twice once', async () => {
    const item = await scene.open();
    const externalId = newId();
    await scene.write(item, externalId);
    await scene.write(item, externalId);
    expect((await view(item)).messages).toHaveLength(2);
  });

  it('stores it once even when both deliveries come at the same moment', async () => {
    const externalId = newId();
    const message = { body: 'Дважды', html: null, attachments: [], externalId };
    const items = await Promise.all([1, 2, 3].map(() => scene.open({ message })));
    expect(new Set(items.map((item) => item.id)).size).toBe(1);
    const page = await centre.run(scene.agent, (ctx) =>
      listConversations(ctx, { projectId: scene.projectId, state: 'open', limit: 200 }),
    );
    expect(page.items.filter((item) => item.lastMessagePreview === 'Дважды')).toHaveLength(1);
  });

  it('leaves segments that cover a contact from its opening to its closing', async () => {
    const item = await scene.open();
    const opened = centre.testClock.now();
    centre.testClock.advanceMs(5_000);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, contactOf(item), { to: 'offer', agentId: scene.agent.id }),
    );
    centre.testClock.advanceMs(3_000);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, contactOf(item), { to: 'talk', agentId: scene.agent.id, why: 'accepted' }),
    );
    centre.testClock.advanceMs(60_000);
    await centre.run(scene.agent, (ctx) => moveContact(ctx, contactOf(item), { to: 'wrap-up' }));
    centre.testClock.advanceMs(10_000);
    await code(item);
    const segments = await centre.run(scene.agent, (ctx) => listSegments(ctx, contactOf(item)));
    expect(segments.map((segment) => segment.kind)).toEqual(['queue', 'offer', 'talk', 'wrap-up']);
    expect(segments[0]?.startedAt).toBe(opened);
    segments.slice(1).forEach((segment, index) => {
      expect(segment.startedAt).toBe(segments[index]?.endedAt);
    });
    expect(segments.at(-1)?.endedAt).toBe(centre.testClock.now());
  });

  it('keeps segments from being changed or taken out', async () => {
    const change = centre.runAsSystem(async (ctx) => {
      const { sql } = await import('kysely');
      await sql`update contacts.segment set outcome = 'finished'`.execute(ctx.tx);
    });
    await expect(change).rejects.toThrow('permission denied');
  });

  it('lets a reply be taken back while it is held, and not afterwards', async () => {
    const item = await scene.open();
    await scene.talk(item);
    const write = () =>
      centre.run(scene.agent, (ctx) =>
        reply(ctx, { ...scene.words, ...threadOf(item), kind: 'message', holdMs: undoSendMs }),
      );
    const undo = (messageId: string) =>
      centre.run(scene.agent, (ctx) => takeBack(ctx, { ...threadOf(item), messageId }));
    const first = await write();
    expect(await undo(first.id)).toMatchObject({ body: scene.words.body });
    expect((await view(item)).messages).toHaveLength(1);
    const second = await write();
    centre.testClock.advanceMs(undoSendMs);
    await centre.settle();
    await expect(undo(second.id)).rejects.toEqual(refused(refusals.alreadySent));
    expect((await view(item)).messages.at(-1)?.deliveryState).toBe('released');
  });

  it('writes once what an agent sends again under the same name', async () => {
    const item = await scene.open();
    await scene.talk(item);
    const write = (clientId: string) =>
      centre.run(scene.agent, (ctx) =>
        reply(ctx, { ...scene.words, ...threadOf(item), clientId, kind: 'message', holdMs: 0 }),
      );
    const clientId = newId();
    const first = await write(clientId);
    expect((await write(clientId)).id).toBe(first.id);
    expect((await write(newId())).id).not.toBe(first.id);
    expect((await view(item)).messages).toHaveLength(3);
  });

  it('writes down when the first answer came', async () => {
    const item = await scene.open();
    await scene.talk(item);
    centre.testClock.advanceMs(7_000);
    const write = () =>
      centre.run(scene.agent, (ctx) =>
        reply(ctx, { ...scene.words, ...threadOf(item), kind: 'message', holdMs: 0 }),
      );
    await write();
    const at = centre.testClock.now();
    centre.testClock.advanceMs(7_000);
    await write();
    const contact = await centre.run(scene.agent, (ctx) => getContact(ctx, contactOf(item)));
    expect(contact.firstResponseAt).toBe(at);
  });

  it('refuses words to a customer of another agent, but takes a note', async () => {
    const item = await scene.open();
    await scene.talk(item);
    const other = centre.actor({ roles: ['agent'], projectIds: [scene.projectId] });
    const write = (kind: 'message' | 'note') =>
      centre.run(other, (ctx) =>
        reply(ctx, { ...scene.words, ...threadOf(item), kind, holdMs: 0 }),
      );
    await expect(write('message')).rejects.toEqual(refused(refusals.notYours));
    await expect(write('note')).resolves.toMatchObject({ kind: 'note', deliveryState: 'none' });
  });

  it('hides a conversation from people of other projects', async () => {
    const item = await scene.open();
    const stranger = centre.actor({ roles: ['agent', 'lead'], projectIds: [newId()] });
    const look = centre.run(stranger, (ctx) =>
      openConversation(ctx, { projectId: item.projectId, id: item.id }),
    );
    await expect(look).rejects.toEqual(refused(refusals.notFound));
  });

  it('lets nobody but a channel hand in customers’ words', async () => {
    const handIn = centre.run(scene.agent, (ctx) => receiveMessage(ctx, {} as never));
    await expect(handIn).rejects.toEqual(refused('forbidden'));
  });

  it('takes up a closed conversation in the same case for some days only', async () => {
    const item = await scene.open();
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, contactOf(item), { to: 'closed', why: 'abandoned' }),
    );
    centre.testClock.advanceMs(6 * dayMs);
    const again = await scene.write(item);
    expect(again).toMatchObject({ id: item.id, caseId: item.caseId, state: 'queue' });
    expect(again.contactId).not.toBe(item.contactId);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, contactOf(again), { to: 'closed', why: 'abandoned' }),
    );
    centre.testClock.advanceMs(8 * dayMs);
    expect((await scene.write(item)).caseId).not.toBe(item.caseId);
  });

  it('knows a repeat contact by its reason, for the days of the project', async () => {
    const own = await openScene(centre);
    const codeIn = (item: ConversationItem) =>
      centre.run(own.agent, (ctx) =>
        wrapUpContact(ctx, { ...contactOf(item), reasonId: own.reasonId }),
      );
    const first = await own.talk(await own.open());
    expect((await codeIn(first)).repeatOfId).toBeNull();
    centre.testClock.advanceMs(3 * dayMs);
    const second = await own.talk(await own.open({ channel: 'email' }));
    expect((await codeIn(second)).repeatOfId).toBe(first.contactId);
    centre.testClock.advanceMs(8 * dayMs);
    const third = await own.talk(await own.open());
    expect((await codeIn(third)).repeatOfId).toBeNull();
  });

  it('merges conversations of one customer and refuses others', async () => {
    const into = await scene.open();
    centre.testClock.advanceMs(1_000);
    const from = await scene.open();
    const otherScene = await openScene(centre);
    const merged = await centre.run(scene.agent, (ctx) =>
      mergeConversations(ctx, { projectId: scene.projectId, intoId: into.id, fromId: from.id }),
    );
    const shown = await view(merged);
    expect(shown.messages).toHaveLength(2);
    expect(shown.contacts.map((contact) => contact.outcome).sort()).toEqual(
      ['merged', null].sort(),
    );
    const foreign = await otherScene.open();
    const mail = await scene.open({ channel: 'email' });
    const merge = (fromId: string) =>
      centre.run(scene.agent, (ctx) =>
        mergeConversations(ctx, { projectId: scene.projectId, intoId: into.id, fromId }),
      );
    await expect(merge(mail.id)).rejects.toEqual(refused(refusals.otherCustomer, 'fromId'));
    await expect(merge(foreign.id)).rejects.toEqual(refused(refusals.notFound));
  });

  it('suggests the reason that such words were coded with', async () => {
    const own = await openScene(centre);
    const names = { en: 'Bill', ru: 'Счёт', zh: '账单' };
    const bill = await centre.runAsSystem((ctx) =>
      putReason(ctx, {
        projectId: own.projectId,
        id: newId(),
        parentId: null,
        names,
        departmentId: null,
        isArchived: false,
      }),
    );
    const learn = async (body: string, reasonId: string) => {
      const message = { body, html: null, attachments: [], externalId: newId() };
      const item = await own.talk(await own.open({ message }));
      await centre.run(own.agent, (ctx) => wrapUpContact(ctx, { ...contactOf(item), reasonId }));
    };
    await learn('Где моя посылка, она не пришла', own.reasonId);
    await learn('Посылку обещали вчера, где она?', own.reasonId);
    await learn('Пришёл неверный счёт за доставку', bill.id);
    const message = {
      body: 'Почему такой счёт?',
      html: null,
      attachments: [],
      externalId: newId(),
    };
    const item = await own.open({ message });
    const suggested = await centre.run(own.agent, (ctx) => suggestReasons(ctx, contactOf(item)));
    expect(suggested[0]?.reasonId).toBe(bill.id);
  });

  it('refuses a third level of reasons', async () => {
    const put = (id: string, parentId: string | null) =>
      centre.runAsSystem((ctx) =>
        putReason(ctx, {
          projectId: scene.projectId,
          id,
          parentId,
          names: { en: 'a', ru: 'б', zh: '丙' },
          departmentId: null,
          isArchived: false,
        }),
      );
    const child = newId();
    await put(child, scene.reasonId);
    await expect(put(newId(), child)).rejects.toBeInstanceOf(DomainError);
  });

  it('pages through conversations without losing or repeating any', async () => {
    const own = await openScene(centre);
    for (let count = 0; count < 7; count += 1) {
      await own.open();
      if (count % 2) centre.testClock.advanceMs(1_000);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await centre.run(own.agent, (ctx) =>
        listConversations(ctx, { projectId: own.projectId, state: 'all', limit: 2, cursor }),
      );
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });
});
