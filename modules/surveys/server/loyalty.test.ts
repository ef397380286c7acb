import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { newId } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { recordOrder } from '#modules/customers/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import type { Loyalty, LoyaltyOutcome, SatisfactionLevel } from '../core/loyalty-report.ts';
import { overallOf } from '../core/question.ts';
import { reportLoyalty } from './loyalty.ts';
import { insertVersion, readAsking, readVersion } from './survey-store.ts';

describe('loyalty', () => {
  let centre: TestCentre;
  let scene: Scene;
  let startsAt: string;
  const rated: Record<1 | 5, ConversationItem[]> = { 1: [], 5: [] };
  let orders = 0;

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    startsAt = centre.testClock.now();
    await askMore();
    for (const rating of [1, 5] as const) {
      for (let count = 0; count < 6; count += 1) rated[rating].push(await rate(rating));
    }
    centre.testClock.advanceMs(dayMs);
    for (const { customerId } of rated[5].slice(0, 4)) await scene.talk({ customerId });
    for (const { customerId } of rated[1].slice(0, 2)) {
      const repeat = await scene.talk({ customerId });
      await scene.finish(repeat);
      await scene.code(repeat);
    }
    for (const { customerId } of rated[5].slice(0, 5)) await order(customerId, 'placed');
    for (const { customerId } of rated[1].slice(0, 2)) await order(customerId, 'cancelled');
    centre.testClock.advanceMs(7 * dayMs);
    await centre.settle();
  });
  afterAll(() => centre.close());

  /** The next version asks for coming back and recommending, too. */
  async function askMore() {
    const { projectId } = scene;
    await centre.runAsSystem(async (ctx) => {
      const asking = await readAsking(ctx, { projectId });
      const id = asking.find(({ channels }) => channels.includes('chat'))?.versionId ?? '';
      const version = await readVersion(ctx, { projectId, id });
      const overall = present(overallOf(version?.questions ?? []), 'the rating');
      const more = ['return', 'recommend'].map((key) => ({
        ...{ ...overall, key },
        role: 'outcome' as const,
      }));
      const next = { ...present(version, 'the survey'), id: newId(), version: 2 };
      await insertVersion(ctx, { ...next, questions: [overall, ...more] });
    });
  }

  async function rate(rating: 1 | 5) {
    const item = await scene.talk();
    await scene.finish(item);
    await scene.code(item);
    await centre.settle();
    await scene.answer(item, 'overall', rating);
    await scene.answer(item, 'return', 2);
    await scene.answer(item, 'return', rating);
    return item;
  }

  async function order(customerId: string, state: 'placed' | 'cancelled') {
    orders += 1;
    await centre.runAsSystem((ctx) =>
      recordOrder(ctx, {
        ...{ projectId: scene.projectId, customerId, number: `A-${orders}`, state },
        ...{ totalMinor: 100, currency: 'EUR', product: 'Box', data: {} },
        placedAt: centre.testClock.now(),
      }),
    );
  }

  async function report(wanted: Partial<Parameters<typeof reportLoyalty>[1]> = {}) {
    const { projectId, person } = scene;
    const period = { from: startsAt, until: addMs(startsAt, dayMs) };
    return centre.run(await person('analyst'), (ctx) =>
      reportLoyalty(ctx, { projectId, ...period, by: 'channel', ...wanted }),
    );
  }

  function told(loyalty: Loyalty, level: SatisfactionLevel, outcome: LoyaltyOutcome) {
    const found = loyalty.levels.find((each) => each.level === level)?.outcomes[outcome];
    return { n: found?.n, share: found?.estimate?.value ?? null };
  }

  it('tells who came back with another matter, and who ordered, by satisfaction', async () => {
    const { total, withinDays, isCut } = await report({ withinDays: 7 });
    expect({ n: total.n, withinDays, isCut }).toEqual({ n: 12, withinDays: 7, isCut: false });
    expect(told(total, 'top', 'returned')).toEqual({ n: 6, share: 4 / 6 });
    expect(told(total, 'dissatisfied', 'returned')).toEqual({ n: 6, share: 0 });
    expect(told(total, 'satisfied', 'ordered')).toEqual({ n: 6, share: 5 / 6 });
    expect(told(total, 'dissatisfied', 'ordered')).toEqual({ n: 6, share: 0 });
    expect(total.gain.ordered?.low).toBeGreaterThan(0);
  });

  it('takes the last answer to what was asked, and knows what was not answered', async () => {
    const { total } = await report();
    expect(told(total, 'top', 'would-return')).toEqual({ n: 6, share: 1 });
    expect(told(total, 'dissatisfied', 'would-return')).toEqual({ n: 6, share: 0 });
    expect(told(total, 'top', 'recommends')).toEqual({ n: 0, share: null });
  });

  it('tells nothing of a time that is not over', async () => {
    const { total, withinDays } = await report();
    expect(withinDays).toBe(90);
    expect(told(total, 'top', 'returned')).toEqual({ n: 0, share: null });
  });

  it('divides, with the names of reasons', async () => {
    const { parts, reasonNames } = await report({ by: 'reason' });
    expect(parts.map(({ key, loyalty }) => [key, loyalty.n])).toEqual([[scene.reasonId, 12]]);
    expect(Object.keys(reasonNames)).toEqual([scene.reasonId]);
    expect((await report({ by: 'generation' })).parts).toEqual([]);
    const all = await report({ by: 'project', projectId: undefined });
    expect(all.parts.map(({ key }) => key)).toEqual([scene.projectId]);
  });

  it('draws satisfaction by week', async () => {
    const { trend } = await report();
    expect(trend?.points).toHaveLength(1);
    expect(trend).toMatchObject({ centre: 0.5, points: [{ hits: 6, all: 12, signals: [] }] });
  });

  it('is for those who may read surveys, of their own projects alone', async () => {
    const period = { from: startsAt, until: addMs(startsAt, dayMs), by: 'channel' as const };
    await expect(
      centre.run(scene.agent, (ctx) => reportLoyalty(ctx, { ...period })),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const other = await openScene(centre);
    const stranger = await other.person('analyst');
    const { projectId } = scene;
    await expect(
      centre.run(stranger, (ctx) => reportLoyalty(ctx, { ...period, projectId })),
    ).rejects.toMatchObject({ code: 'projects.not-found' });
    const { total } = await centre.run(stranger, (ctx) => reportLoyalty(ctx, period));
    expect(total.n).toBe(0);
  });
});
