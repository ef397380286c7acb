import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addMs, secondMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { defaultLoadRules } from '../core/load-rules.ts';
import { queueState } from './floor.ts';
import { putLoadRules } from './load-rules.ts';
import { endPause, myPause } from './pause.ts';
import { makeSkills, openScene, type Scene, type Skills } from './scene.fixture.ts';

const pauseMs = 45 * secondMs;

let centre: TestCentre;
let skills: Skills;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
  skills = await makeSkills(centre);
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre, skills);
  const { projectId, lead } = scene;
  const rules = { ...defaultLoadRules, pauseAfterMs: { chat: pauseMs, email: 0 } };
  await centre.run(lead, (ctx) => putLoadRules(ctx, { projectId, ...rules }));
});

/** An agent who has just coded a contact. */
async function whoHasCoded(channel: 'chat' | 'email' = 'chat') {
  const agent = await scene.hire();
  const item = await scene.write({ channel });
  await scene.accept(agent, item);
  await scene.close(agent, item);
  return agent;
}

it('whoever has coded a contact is offered the next one when his pause is over', async () => {
  const agent = await whoHasCoded();
  const next = await scene.write();
  expect(await scene.ringsAt(agent)).toEqual([]);
  expect(await scene.causeOf(next)).toEqual({ kind: 'paused' });
  await scene.pass(pauseMs - 1);
  expect(await scene.ringsAt(agent)).toEqual([]);
  await scene.pass(1);
  expect(await scene.ringsAt(agent)).toEqual([next.contactId]);
});

it('he sees until when, boards see it too, and says himself that he is ready', async () => {
  const agent = await whoHasCoded();
  const until = addMs(centre.testClock.now(), pauseMs);
  expect(await centre.run(agent, myPause)).toEqual({ until });
  const floor = await centre.run(scene.lead, (ctx) => queueState(ctx, scene.projectId));
  expect(floor.agents).toMatchObject([{ personId: agent.id, pausedUntil: until }]);
  const next = await scene.write();
  await centre.run(agent, endPause);
  await centre.settle();
  expect(await centre.run(agent, myPause)).toEqual({ until: null });
  expect(await scene.ringsAt(agent)).toEqual([next.contactId]);
});

it('the pause is of the channel of the contact that was coded', async () => {
  const agent = await whoHasCoded('email');
  const next = await scene.write();
  expect(await scene.ringsAt(agent)).toEqual([next.contactId]);
});

it('a later contact makes the pause longer, whatever the first one set', async () => {
  const agent = await scene.hire();
  const items = [];
  for (let number = 0; number < 2; number += 1) {
    const item = await scene.write();
    await scene.accept(agent, item);
    items.push(item);
  }
  const [first, second] = items;
  if (!first || !second) throw new Error('Two contacts were accepted.');
  await scene.close(agent, first);
  await scene.pass(pauseMs / 3);
  await scene.close(agent, second);
  const next = await scene.write();
  await scene.pass((pauseMs * 2) / 3);
  expect(await scene.ringsAt(agent)).toEqual([]);
  await scene.pass(pauseMs / 3);
  expect(await scene.ringsAt(agent)).toEqual([next.contactId]);
});

it('whoever comes back from a break is ready', async () => {
  const agent = await whoHasCoded();
  await scene.set(agent, 'break');
  await scene.set(agent, 'available');
  const next = await scene.write();
  expect(await scene.ringsAt(agent)).toEqual([next.contactId]);
});
