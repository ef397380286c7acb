import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs, dayMs, hourMs, minuteMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { reply, wrapUpContact } from '#modules/contacts/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import { putQueue } from '#modules/routing/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { readBoard } from './board.ts';
import { recompute } from './recompute.ts';

describe('the figures of promises', () => {
  let centre: TestCentre;
  let scene: Scene;

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    await put({ targetsMs: { chat: { 'first-response': minuteMs, resolution: hourMs } } });
    for (const waitMs of [minuteMs, minuteMs, 2 * minuteMs]) await answered(waitMs);
    await put({
      targetsMs: { chat: { 'first-response': 3 * minuteMs } },
      serviceLevelMs: { chat: 3 * minuteMs },
    });
    await scene.open();
    await centre.settle();
    centre.testClock.advanceMs(4 * minuteMs);
    await centre.settle();
  });
  afterAll(() => centre.close());

  const lead = () => centre.actor({ roles: ['lead'], projectIds: [scene.projectId] });

  async function put(given: Partial<Queue>): Promise<void> {
    const names = { en: 'Chat', ru: 'Чат', zh: '聊天' };
    const { queueId: id, projectId } = scene;
    await centre.run(lead(), (ctx) =>
      putQueue(ctx, { ...blankQueue, id, projectId, names, ...given }),
    );
    await centre.settle();
  }

  async function answered(waitMs: number): Promise<void> {
    const item: ConversationItem = await scene.open();
    const { projectId, id: conversationId, contactId: id } = item;
    await centre.settle();
    centre.testClock.advanceMs(waitMs);
    await scene.talk(item);
    await centre.run(scene.agent, (ctx) =>
      reply(ctx, { projectId, conversationId, kind: 'message', holdMs: 0, ...scene.words }),
    );
    await centre.settle();
    centre.testClock.advanceMs(minuteMs);
    await centre.run(scene.agent, (ctx) => wrapUpContact(ctx, { projectId, id }));
    await centre.settle();
  }

  const figures = async () => {
    const to = addMs(centre.testClock.now(), 1);
    const slice = { projectId: scene.projectId, from: addMs(to, -dayMs), to };
    const board = await centre.run(lead(), (ctx) => readBoard(ctx, slice));
    return new Map(board.figures.map((figure) => [figure.formula, figure]));
  };
  const again = (isRepaired: boolean) =>
    recompute((work) => centre.runAsSystem(work), { projectId: scene.projectId, isRepaired });

  it('count what was met, and what is late, open or not', async () => {
    const shown = await figures();
    expect(shown.get('targets-met.first-response')).toMatchObject({
      value: 2 / 4,
      n: 4,
      terms: { limitsMs: [minuteMs, 3 * minuteMs], hours: 'business' },
    });
    expect(shown.get('targets-met.first-response')?.interval).not.toBeNull();
    expect(shown.get('targets-met.resolution')).toMatchObject({ value: 1, n: 3 });
    expect(shown.get('targets-met.next-response')).toMatchObject({ value: null, n: 0 });
  });

  it('leave the service level of the past by the threshold of the past', async () => {
    expect((await figures()).get('service-level.all-offered')).toMatchObject({
      value: 2 / 4,
      n: 4,
      terms: { limitsMs: [minuteMs, 3 * minuteMs], shortAbandons: 'counted' },
    });
  });

  it('agree when they are computed again', async () => {
    const { differing, figures } = await again(false);
    expect(differing).toEqual([]);
    const met = figures.find(({ shown }) => shown.formula === 'targets-met.first-response');
    expect(met).toMatchObject({ isEqual: true, shown: { value: 2 / 3, n: 3 } });
  });

  it('name a stored target that is wrong, and repair it when asked to', async () => {
    const owner = new pg.Client({ connectionString: centre.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ contact_id: string }>(
      `update routing.target set state = 'met'
       where state = 'breached' and ended_at is not null returning contact_id`,
    );
    await owner.end();
    const found = await again(false);
    expect(found.differing).toEqual([rows[0]?.contact_id]);
    const unequal = found.figures.filter(({ isEqual }) => !isEqual);
    expect(unequal.map(({ shown }) => shown.formula)).toEqual(['targets-met.first-response']);
    await again(true);
    expect((await again(false)).differing).toEqual([]);
  });
});
