import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs, minuteMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import type { ConversationItem } from '../contract.ts';
import { measureContacts } from './measures.ts';
import { moveContact } from './moves.ts';
import { reply } from './reply.ts';
import { wrapUpContact } from './wrap-up.ts';

describe('measures of contacts', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
  });
  afterAll(() => centre.close());

  const wait = (minutes: number) => centre.testClock.advanceMs(minutes * minuteMs);
  const answer = ({ id: conversationId, projectId }: ConversationItem, agent = scene.agent) =>
    centre.run(agent, (ctx) =>
      reply(ctx, { projectId, conversationId, kind: 'message', holdMs: 0, ...scene.words }),
    );
  const code = ({ projectId, contactId: id }: ConversationItem) =>
    centre.run(scene.agent, (ctx) =>
      wrapUpContact(ctx, { projectId, id, reasonId: scene.reasonId, resolution: 'resolved' }),
    );
  const measure = async (items: readonly ConversationItem[]) => {
    const contactIds = items.map(({ contactId }) => contactId);
    const { projectId, agent } = scene;
    const measured = await centre.run(agent, (ctx) =>
      measureContacts(ctx, { projectId, contactIds, repeatDays: 7 }),
    );
    return items.map(({ contactId }) => measured.find((each) => each.contactId === contactId));
  };

  it('are those of a contact in which nothing went wrong', async () => {
    const item = await scene.talk(await scene.open());
    wait(2);
    await answer(item);
    const [measured] = await measure([item]);
    expect(measured).toMatchObject({ firstResponseMs: 2 * minuteMs, longestGapMs: 2 * minuteMs });
    expect(measured).toMatchObject({ transfers: 0, agentChanges: 0, repeats: 0, reasonId: null });
    await code(item);
  });

  it('count the longest gap from the first unanswered word, notes aside', async () => {
    const item = await scene.talk(await scene.open());
    wait(1);
    await answer(item);
    wait(30);
    await scene.write(item);
    wait(3);
    await scene.write(item);
    wait(4);
    await centre.run(scene.agent, (ctx) =>
      reply(ctx, {
        ...{ projectId: scene.projectId, conversationId: item.id, kind: 'note', holdMs: 0 },
        ...scene.words,
      }),
    );
    wait(5);
    await answer(item);
    const [measured] = await measure([item]);
    expect(measured).toMatchObject({ firstResponseMs: minuteMs, longestGapMs: 12 * minuteMs });
    await code(item);
  });

  it('count transfers, and agents who went on', async () => {
    const other = centre.actor({ roles: ['agent'], projectIds: [scene.projectId] });
    const item = await scene.talk(await scene.open());
    const { projectId, contactId: id } = item;
    const queueId = scene.otherQueueId;
    await centre.run(scene.agent, (ctx) =>
      moveContact(ctx, { projectId, id }, { to: 'queue', queueId, why: 'transferred' }),
    );
    wait(1);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, { projectId, id }, { to: 'talk', agentId: other.id, why: 'taken' }),
    );
    wait(1);
    await centre.run(other, (ctx) => moveContact(ctx, { projectId, id }, { to: 'wrap-up' }));
    const [measured] = await measure([item]);
    expect(measured).toMatchObject({ transfers: 1, agentChanges: 1, firstResponseMs: null });
    await centre.run(other, (ctx) => wrapUpContact(ctx, { projectId, id, resolution: 'resolved' }));
  });

  it('count earlier contacts for the same reason within the days', async () => {
    wait(20 * 24 * 60);
    const first = await scene.talk(await scene.open());
    await code(first);
    centre.testClock.advanceMs(3 * dayMs);
    const second = await scene.talk(await scene.open());
    await code(second);
    centre.testClock.advanceMs(8 * dayMs);
    const third = await scene.talk(await scene.open());
    await code(third);
    const measured = await measure([first, second, third]);
    expect(measured.map((each) => each?.repeats)).toEqual([0, 1, 0]);
    expect(measured[0]?.reasonId).toBe(scene.reasonId);
  });

  it('are told of contacts that are there, to whom may read them', async () => {
    const { projectId } = scene;
    const wanted = { projectId, contactIds: [newId()], repeatDays: 7 };
    expect(await centre.runAsSystem((ctx) => measureContacts(ctx, wanted))).toEqual([]);
    const stranger = centre.actor({ roles: [], projectIds: [projectId] });
    await expect(centre.run(stranger, (ctx) => measureContacts(ctx, wanted))).rejects.toMatchObject(
      { code: 'forbidden' },
    );
  });
});
