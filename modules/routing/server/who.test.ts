import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { avoidAgent, recordCustomer } from '#modules/customers/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { setHelping } from './agents.ts';
import { listDecisions } from './decisions.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';

/** A busy machine must not let one test run into the time of the next: they share a clock. */
let centre: TestCentre;
let skills: Skills;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
  skills = await makeSkills(centre);
});
beforeEach(async () => {
  scene = await openScene(centre, skills);
});
afterAll(() => centre.close());

const lastAgent = { forMs: 2 * minuteMs, withinDays: 7 };

/** An agent whom the customer has met, and one who has been idle for longer since. */
async function meet(): Promise<{ met: Actor; other: Actor }> {
  const met = await scene.hire();
  const item = await scene.write();
  await scene.accept(met, item);
  const other = await scene.hire();
  await scene.pass(secondMs);
  await scene.close(met, item);
  return { met, other };
}

const avoid = (personId: Id) =>
  centre.run(scene.lead, (ctx) =>
    avoidAgent(ctx, {
      ...{ projectId: scene.projectId, customerId: scene.customerId, personId, note: null },
    }),
  );

it('the agent whom the customer met last is asked first', async () => {
  const { met, other } = await meet();
  const { id: queueId } = await scene.addQueue({ lastAgent });
  const item = await scene.write({ queueId });
  expect(await scene.ringsAt(met)).toEqual([item.contactId]);
  expect(await scene.ringsAt(other)).toEqual([]);
});

it('he is waited for while he is away, and then anybody is asked', async () => {
  const { met, other } = await meet();
  const { id: queueId } = await scene.addQueue({ lastAgent });
  await scene.set(met, 'break');
  const item = await scene.write({ queueId });
  expect(await scene.causeOf(item)).toMatchObject({ kind: 'asked-first', agentId: met.id });
  await scene.stay(other, 1);
  expect(await scene.ringsAt(other)).toEqual([]);
  await scene.stay(other, 1);
  expect(await scene.ringsAt(other)).toEqual([item.contactId]);
});

it('he is asked when he comes back in time', async () => {
  const { met, other } = await meet();
  const { id: queueId } = await scene.addQueue({ lastAgent });
  await scene.set(met, 'break');
  const item = await scene.write({ queueId });
  await scene.stay(other, 1);
  await scene.set(met, 'available');
  expect(await scene.ringsAt(met)).toEqual([item.contactId]);
});

it('nobody waits for one who has gone home, or was met too long ago', async () => {
  const { met, other } = await meet();
  const { id: queueId } = await scene.addQueue({ lastAgent });
  await scene.set(met, 'offline');
  const item = await scene.write({ queueId });
  expect(await scene.ringsAt(other)).toEqual([item.contactId]);
});

it('whom the customer avoids is never asked, also when he says so while he waits', async () => {
  const { met, other } = await meet();
  await avoid(met.id);
  await centre.settle();
  await scene.set(other, 'break');
  const { id: queueId } = await scene.addQueue({ lastAgent });
  const item = await scene.write({ queueId });
  expect(await scene.ringsAt(met)).toEqual([]);
  expect(await scene.causeOf(item)).toEqual({ kind: 'avoided' });
  await avoid(other.id);
  await centre.settle();
  await scene.set(other, 'available');
  expect(await scene.ringsAt(other)).toEqual([]);
});

it('a customer of value comes before who came earlier', async () => {
  const { id: queueId } = await scene.addQueue({
    accelerationPerMinute: 1,
    boosts: { perValueLevel: 10, repeatContact: 0 },
  });
  await scene.write({ queueId });
  await scene.pass(minuteMs);
  const { projectId } = scene;
  const { customerId } = await centre.runAsSystem((ctx) =>
    recordCustomer(ctx, {
      ...{ projectId, name: 'Мария', valueLevel: 3 },
      identities: [{ kind: 'email', value: 'maria@example.test' }],
    }),
  );
  const item = await scene.write({ queueId, customerId });
  const agent = await scene.hire();
  expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  expect(await scene.entry(item)).toMatchObject({ priority: 30, valueLevel: 3 });
});

it('the team is asked, and every team when waiting has relaxed so far', async () => {
  const stranger = await scene.hire();
  const teamId = await scene.formTeam();
  const relaxing = [{ afterMs: minuteMs, ease: 'any-team' as const }];
  const { id: queueId } = await scene.addQueue({ teamId, relaxing });
  const item = await scene.write({ queueId });
  expect(await scene.causeOf(item)).toEqual({ kind: 'team', teamId });
  await scene.stay(stranger, 1);
  expect(await scene.ringsAt(stranger)).toEqual([item.contactId]);
});

it('a member of the team is asked at once', async () => {
  const teamId = await scene.formTeam();
  await scene.hire();
  const member = await scene.hire({ teamId });
  const { id: queueId } = await scene.addQueue({ teamId });
  const item = await scene.write({ queueId });
  expect(await scene.ringsAt(member)).toEqual([item.contactId]);
});

it('who only helps out is asked where waiting has relaxed so far', async () => {
  const helper = await scene.hire();
  const about = { projectId: scene.projectId, personId: helper.id, isHelper: true };
  await centre.run(scene.lead, (ctx) => setHelping(ctx, about));
  await centre.settle();
  const relaxing = [{ afterMs: minuteMs, ease: 'helpers' as const }];
  const { id: queueId } = await scene.addQueue({ relaxing });
  const item = await scene.write({ queueId });
  expect(await scene.causeOf(item)).toEqual({ kind: 'helpers' });
  await scene.stay(helper, 1);
  expect(await scene.ringsAt(helper)).toEqual([item.contactId]);
});

it('why it went there stands with the contact', async () => {
  const { met } = await meet();
  const { id: queueId } = await scene.addQueue({ lastAgent });
  const item = await scene.write({ queueId });
  await scene.pass(secondMs);
  await scene.decline(met, item);
  const decisions = await centre.run(scene.lead, (ctx) => listDecisions(ctx, which(item)));
  expect(decisions.map(({ decided }) => decided)).toMatchObject([
    { kind: 'entered', askedFirst: { agentId: met.id, why: 'last-agent' }, isRepeat: true },
    { kind: 'offered', agentId: met.id, event: 'contact', chosenFor: 'last-agent' },
    { kind: 'answered', agentId: met.id, answer: 'declined', reason: 'На встрече' },
    { kind: 'offered', event: 'contact' },
  ]);
});
