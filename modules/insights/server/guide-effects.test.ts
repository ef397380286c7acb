import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '#kernel/time.ts';
import { wrapUpContact } from '#modules/contacts/server/index.ts';
import { chooseReason } from '#modules/desk/server/index.ts';
import { order } from '#modules/knowledge/core/guide/guide.fixture.ts';
import { putGuide } from '#modules/knowledge/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { refusals } from '../contract.ts';
import { readGuideEffect } from './guide-effects.ts';

describe('the effect of a clarifying guide', () => {
  let centre: TestCentre;
  let scene: Scene;
  const drawn: { isShown: boolean; talkMs: number }[] = [];
  const pairs = 55;
  const planned = 100;

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    const { projectId, reasonId } = scene;
    const trial = { controlShare: 0.5, measure: 'handling', conversations: planned } as const;
    await centre.runAsSystem((ctx) =>
      putGuide(ctx, {
        ...{ projectId, reasonId, isOn: true, details: [order], trial, basedOn: null },
      }),
    );
    for (let place = 0; place < 2 * pairs; place += 1) await talk();
    await centre.settle();
  });
  afterAll(() => centre.close());

  /** With the guide it takes four minutes, without it ten, or one or two more. */
  async function talk(): Promise<void> {
    const { projectId, reasonId, agent } = scene;
    const item = await scene.talk(await scene.open());
    const given = { projectId, conversationId: item.id, reasonId, isSuggested: false };
    const { isShown } = await centre.run(agent, (ctx) => chooseReason(ctx, given));
    const talkMs = (isShown ? 4 : 10) * minuteMs + (drawn.length % 3) * minuteMs;
    centre.testClock.advanceMs(talkMs);
    const which = { projectId, id: item.contactId };
    await centre.run(agent, (ctx) => wrapUpContact(ctx, { ...which, reasonId }));
    drawn.push({ isShown, talkMs });
  }

  const read = (number = 1) => {
    const { projectId, reasonId } = scene;
    const lead = centre.actor({ roles: ['lead'], projectIds: [projectId] });
    return centre.run(lead, (ctx) => readGuideEffect(ctx, { projectId, reasonId, number }));
  };

  it('compares the arms as they were drawn, and judges at the planned size', async () => {
    const treated = drawn.filter(({ isShown }) => isShown);
    const report = await read();
    expect(report.drawn).toEqual({
      treated: treated.length,
      control: drawn.length - treated.length,
    });
    const handling = report.measures.find(({ measure }) => measure === 'handling');
    const mean = treated.reduce((sum, { talkMs }) => sum + talkMs, 0) / treated.length;
    expect(handling?.treated.estimate?.value).toBeCloseTo(mean, -2);
    expect(report.known).toBe(2 * pairs);
    // The arms are of chance: the verdict needs thirty in each of them among those it rests on.
    const first = drawn.slice(0, planned).filter(({ isShown }) => isShown).length;
    const isEnough = Math.min(first, planned - first) >= 30;
    expect(report.verdict?.says).toBe(isEnough ? 'better' : undefined);
  });

  it('knows who came again once the seven days are over', async () => {
    const known = async () =>
      (await read()).measures.find(({ measure }) => measure === 'came-again');
    expect((await known())?.treated.n).toBe(0);
    centre.testClock.advanceMs(8 * dayMs);
    const after = await known();
    expect((after?.treated.n ?? 0) + (after?.control.n ?? 0)).toBe(2 * pairs);
    // One customer wrote all of them: each but the last was followed by another.
    const hits = (arm: 'treated' | 'control') =>
      Math.round((after?.[arm].estimate?.value ?? 0) * (after?.[arm].n ?? 0));
    expect(hits('treated') + hits('control')).toBe(2 * pairs - 1);
  });

  it('is not told of a version that is not there or not on trial', async () => {
    const { projectId, reasonId } = scene;
    await centre.runAsSystem((ctx) =>
      putGuide(ctx, {
        ...{ projectId, reasonId, isOn: true, details: [order], trial: null, basedOn: 1 },
      }),
    );
    await expect(read(2)).rejects.toMatchObject({ code: refusals.unknownTrial });
    await expect(read(3)).rejects.toMatchObject({ code: 'knowledge.guide-not-found' });
  });
});
