import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { hourMs, minuteMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../contract.ts';
import type { Queue } from '../core/queue.ts';
import { applyToTrials, isTreated, type Trial } from '../core/trial.ts';
import { listDecisions } from './decisions.ts';
import { listQueues, putQueue } from './queues.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';
import { endTrial, listTrials, startTrial } from './trials.ts';

describe('a rule on trial', () => {
  let centre: TestCentre;
  let skills: Skills;
  let scene: Scene;
  let queue: Queue;
  const relaxing = [{ afterMs: minuteMs, ease: 'no-skills' as const }];
  beforeAll(async () => {
    centre = await openTestCentre();
    skills = await makeSkills(centre);
  });
  beforeEach(async () => {
    scene = await openScene(centre, skills);
    queue = { ...scene.queue, relaxing, skills: [{ skillId: skills.billing, minLevel: 3 }] };
    await put({});
  });
  afterAll(() => centre.close());

  const put = (changes: Partial<Queue>) =>
    centre.run(scene.lead, (ctx) => putQueue(ctx, { ...queue, ...changes }));
  const plan = { measure: 'in-time' as const, difference: 0.1, contacts: 400 };
  const start = (given: Partial<Trial> = {}) =>
    centre.run(scene.lead, (ctx) =>
      startTrial(ctx, {
        ...{ projectId: scene.projectId, id: newId(), queueId: queue.id },
        ...{ rule: 'relaxing', share: 0.5, plan },
        ...given,
      }),
    );
  const end = (id: Id, how: 'kept' | 'dropped') =>
    centre.run(scene.lead, (ctx) => endTrial(ctx, { projectId: scene.projectId, id, end: how }));
  const list = () => centre.run(scene.lead, (ctx) => listTrials(ctx, scene.projectId));
  const armsKept = async () => {
    const { rows } = await centre.runAsSystem((ctx) =>
      sql<{ contactId: Id; isTreated: boolean }>`
        select contact_id, is_treated from routing.trial_arm
        where project_id = ${scene.projectId} order by contact_id`.execute(ctx.tx),
    );
    return rows;
  };
  /** Customers write until there is one in each arm. */
  const writeToBoth = async (trial: Trial) => {
    const arms: { treated?: ConversationItem; plain?: ConversationItem } = {};
    while (!arms.treated || !arms.plain) {
      const item = await scene.write();
      arms[isTreated(trial, item.contactId) ? 'treated' : 'plain'] ??= item;
    }
    return { treated: arms.treated, plain: arms.plain };
  };
  const relaxingOf = async (item: ConversationItem) =>
    (await scene.entry(item))?.requirements.relaxing;

  it('is for its arm, and the other arm goes without it', async () => {
    const { treated, plain } = await writeToBoth(await start());
    expect(await relaxingOf(treated)).toEqual(relaxing);
    expect(await relaxingOf(plain)).toEqual([]);
    const agent = await scene.hire({ languages: ['ru'] });
    expect(await scene.ringsAt(agent)).toEqual([]);
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).not.toEqual([]);
    expect((await scene.ringsAt(agent)).includes(plain.contactId)).toBe(false);
  });

  it('tells in the decision on which side a contact is, and keeps it', async () => {
    const trial = await start();
    const { treated, plain } = await writeToBoth(trial);
    for (const item of [treated, plain]) {
      const decisions = await centre.run(scene.lead, (ctx) => listDecisions(ctx, which(item)));
      const arm = isTreated(trial, item.contactId);
      expect(decisions[0]?.decided).toMatchObject({
        trials: [{ trialId: trial.id, rule: 'relaxing', isTreated: arm }],
      });
    }
    for (const arm of await armsKept()) {
      expect(arm.isTreated).toBe(isTreated(trial, arm.contactId));
    }
  });

  it('leaves those alone who had come before', async () => {
    const before = await scene.write();
    centre.testClock.advanceMs(1);
    await start({ share: 0.05 });
    await put({ priority: 5 });
    expect(await relaxingOf(before)).toEqual(relaxing);
    expect(await armsKept()).toEqual([]);
  });

  it('keeps the arms when the queue changes otherwise', async () => {
    const trial = await start();
    const { treated, plain } = await writeToBoth(trial);
    await put({ priority: 7 });
    expect(await relaxingOf(treated)).toEqual(relaxing);
    expect(await relaxingOf(plain)).toEqual([]);
    expect((await list())[0]?.endedAt).toBeNull();
  });

  it('ends its trial when the rule itself is changed', async () => {
    await start();
    await put({ relaxing: [{ afterMs: hourMs, ease: 'no-skills' }] });
    expect(await list()).toMatchObject([{ end: 'changed', ruleAsItWas: { relaxing } }]);
  });

  it('begins another trial with another share', async () => {
    await start();
    centre.testClock.advanceMs(1);
    await start({ share: 0.2 });
    expect((await list()).map(({ share, end: how }) => [share, how])).toEqual([
      [0.5, 'changed'],
      [0.2, null],
    ]);
  });

  it('goes to everybody who waits when it is kept', async () => {
    const trial = await start();
    const { plain } = await writeToBoth(trial);
    await end(trial.id, 'kept');
    expect(await relaxingOf(plain)).toEqual(relaxing);
    await expect(end(trial.id, 'kept')).rejects.toMatchObject({ code: refusals.trialOver });
  });

  it('leaves the queue when it is dropped', async () => {
    const trial = await start();
    const { treated } = await writeToBoth(trial);
    await end(trial.id, 'dropped');
    expect(await relaxingOf(treated)).toEqual([]);
    const [kept] = await centre.run(scene.lead, (ctx) => listQueues(ctx, scene.projectId));
    expect(kept?.relaxing).toEqual([]);
    expect(await list()).toMatchObject([{ end: 'dropped' }]);
  });

  it('is refused where the queue has no such rule, and to agents', async () => {
    await expect(start({ rule: 'overflow' })).rejects.toMatchObject({ code: refusals.ruleNotSet });
    const agent = centre.actor({ roles: ['agent'], projectIds: [scene.projectId] });
    const asked = centre.run(agent, (ctx) =>
      startTrial(ctx, {
        ...{ projectId: scene.projectId, id: newId(), queueId: queue.id },
        ...{ rule: 'relaxing', share: 0.5, plan },
      }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('asks the longest idle first where levels do not count', async () => {
    await start({ rule: 'levels', share: 0.05 });
    const first = await scene.hire({ billing: 3 });
    centre.testClock.advanceMs(minuteMs);
    const best = await scene.hire({ billing: 5 });
    const item = await scene.write();
    const arm = (await armsKept()).find(({ contactId }) => contactId === item.contactId);
    const rings = await scene.ringsAt(arm?.isTreated ? best : first);
    expect(rings).toEqual([item.contactId]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['begins', () => start()],
    [
      'ends',
      async () => {
        const trial = await start();
        await end(trial.id, 'kept');
      },
    ],
  ])('is the same by events as by a fetch when it %s', async (_name, deed) => {
    const before = await list();
    const events = await centre.eventsOf(async () => {
      await deed();
      await centre.settle();
    });
    const after = await list();
    expect(after).not.toEqual(before);
    expect(events.reduce(applyToTrials, before)).toEqual(after);
  });
});
