import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import { wrapUpContact } from '#modules/contacts/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { isTreated } from '#modules/routing/core/trial.ts';
import { endTrial, putQueue, startTrial } from '#modules/routing/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { refusals } from '../contract.ts';
import { readTrial, readTrialBaseline } from './trials.ts';

describe('a trial of a rule', () => {
  let centre: TestCentre;
  let scene: Scene;
  const trialId = newId();
  const waited: { contactId: Id; waitMs: number }[] = [];

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    const { queueId, projectId } = scene;
    await centre.run(lead(), (ctx) =>
      putQueue(ctx, {
        ...{ ...blankQueue, id: queueId, projectId },
        names: { en: 'Chat', ru: 'Чат', zh: '聊天' },
        boosts: { perValueLevel: 5, repeatContact: 0 },
      }),
    );
    await answered(minuteMs);
    await centre.run(lead(), (ctx) =>
      startTrial(ctx, {
        ...{ projectId, id: trialId, queueId, rule: 'boosts', share: 0.5 },
        plan: { measure: 'in-time', difference: 0.1, contacts: 60 },
      }),
    );
    for (let place = 0; place < 8; place += 1) waited.push(await answered((place + 1) * 10_000));
    await scene.open();
    centre.testClock.advanceMs(5 * minuteMs);
    await centre.settle();
  });
  afterAll(() => centre.close());

  const lead = () => centre.actor({ roles: ['lead'], projectIds: [scene.projectId] });
  const report = (given: { trialId: Id } = { trialId }) =>
    centre.run(lead(), (ctx) => readTrial(ctx, { projectId: scene.projectId, ...given }));

  async function answered(waitMs: number) {
    const item = await scene.open();
    await centre.settle();
    centre.testClock.advanceMs(waitMs);
    await scene.talk(item);
    centre.testClock.advanceMs(minuteMs);
    const { projectId, contactId } = item;
    await centre.run(scene.agent, (ctx) => wrapUpContact(ctx, { projectId, id: contactId }));
    await centre.settle();
    return { contactId, waitMs };
  }

  it('counts each contact in the arm that was drawn, the open ones as they stand', async () => {
    const { drawn, measures } = await report();
    const treated = waited.filter(({ contactId }) =>
      isTreated({ id: trialId, share: 0.5 }, contactId),
    );
    expect(drawn.treated + drawn.control).toBe(9);
    const waits = measures.find(({ measure }) => measure === 'wait');
    expect(waits?.treated.n).toBe(treated.length);
    expect(waits?.control.n).toBe(8 - treated.length);
    // Who waits past the threshold was not answered in time, though the contact is open.
    const inTime = measures.find(({ measure }) => measure === 'in-time');
    expect((inTime?.treated.n ?? 0) + (inTime?.control.n ?? 0)).toBe(9);
  });

  it('lets the past of its queue tell what to expect', async () => {
    const { projectId, queueId } = scene;
    const baseline = await centre.run(lead(), (ctx) =>
      readTrialBaseline(ctx, { projectId, queueId }),
    );
    const waits = baseline.measures.find(({ measure }) => measure === 'wait');
    expect(waits).toMatchObject({ n: 9, perDay: 0.3, value: null });
  });

  it('is not for agents to see, and not found in another project', async () => {
    const { projectId } = scene;
    const asked = centre.run(scene.agent, (ctx) => readTrial(ctx, { projectId, trialId }));
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    await expect(report({ trialId: newId() })).rejects.toMatchObject({
      code: refusals.unknownTrial,
    });
  });

  it('stays as it was when it ended', async () => {
    await centre.run(lead(), (ctx) =>
      endTrial(ctx, { projectId: scene.projectId, id: trialId, end: 'kept' }),
    );
    await centre.settle();
    const atEnd = await report();
    expect(atEnd.trial).toMatchObject({ end: 'kept', endedAt: centre.testClock.now() });
    centre.testClock.advanceMs(60 * minuteMs);
    await answered(minuteMs);
    expect(await report()).toEqual(atEnd);
  });
});
