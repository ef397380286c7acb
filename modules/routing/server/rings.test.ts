import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { offerEnded } from '../contract.ts';
import { applyToFloor } from '../core/live.ts';
import { takenByColleague } from '../core/offer.ts';
import type { Queue } from '../core/queue.ts';
import { listDecisions } from './decisions.ts';
import { repairGroup } from './drift.ts';
import { queueState } from './floor.ts';
import { takeContact } from './moves.ts';
import { putQueue } from './queues.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';

let centre: TestCentre;
let skills: Skills;
let scene: Scene;
let agents: Actor[];
beforeAll(async () => {
  centre = await openTestCentre();
  skills = await makeSkills(centre);
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre, skills);
  await putRing(2);
  agents = [];
  for (let number = 0; number < 3; number += 1) {
    agents.push(await scene.hire());
    await scene.pass(1);
  }
});

const putRing = async (ringAt: number, changes: Partial<Queue> = {}) => {
  const { queue, lead } = scene;
  await centre.run(lead, (ctx) => putQueue(ctx, { ...queue, ringAt, ...changes }));
  await centre.settle();
};
const ringing = async () =>
  (await Promise.all(agents.map(async (each) => (await scene.ringsAt(each)).length))).join('');
/** Whatever happened, the counters of all agents are what a recount says. */
const drifts = async () => {
  const events = await centre.eventsOf(() =>
    centre.runAsSystem((ctx) => repairGroup(ctx, scene.projectId)),
  );
  return events.map(({ name }) => name);
};
const agentAt = (index: number) => present(agents[index], 'an agent');
const at = {
  first: () => agentAt(0),
  second: () => agentAt(1),
  third: () => agentAt(2),
};

it('a contact rings at as many as the queue says, and takes room of each', async () => {
  const item = await scene.write();
  expect(await ringing()).toBe('110');
  for (const each of [at.first(), at.second()]) {
    expect(await scene.agent(each)).toMatchObject({
      loadUnits: 1,
      ringingContactId: item.contactId,
    });
  }
  const { offers } = await centre.run(scene.lead, (ctx) => queueState(ctx, scene.projectId));
  expect(offers.map(({ agentId }) => agentId).toSorted()).toEqual(
    [at.first().id, at.second().id].toSorted(),
  );
  expect(await drifts()).toEqual([]);
});

it.each([
  ['first', 'second'],
  ['second', 'first'],
] as const)(
  'the %s who accepts gets it; the other is told, and nothing is held against him',
  async (winner, other) => {
    const item = await scene.write();
    const events = await centre.eventsOf(() => scene.accept(at[winner](), item));
    const ended = events.filter(({ name }) => name === offerEnded.name).map(({ data }) => data);
    expect(ended).toContainEqual(
      expect.objectContaining({
        ...{ agentId: at[other]().id, outcome: 'withdrawn', reason: takenByColleague },
      }),
    );
    expect(await scene.entry(item)).toMatchObject({
      ...{ state: 'assigned', agentId: at[winner]().id, excluded: [] },
    });
    expect(await scene.item(item)).toMatchObject({ state: 'talk', agentId: at[winner]().id });
    expect(await scene.agent(at[other]())).toMatchObject({
      ...{ loadUnits: 0, ringingContactId: null, missedOffers: 0 },
    });
    expect(await ringing()).toBe('000');
    expect(await drifts()).toEqual([]);
  },
);

it('only one of two who accept at once gets it', async () => {
  const item = await scene.write();
  const answers = await Promise.allSettled([
    scene.accept(at.first(), item),
    scene.accept(at.second(), item),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await scene.agent(at.first())).toMatchObject({ ringingContactId: null });
  expect(await drifts()).toEqual([]);
});

it.each(['first', 'second'] as const)(
  'it rings on at the other when the %s declines',
  async (who) => {
    const item = await scene.write();
    await scene.decline(at[who](), item);
    expect(await ringing()).toBe(who === 'first' ? '010' : '100');
    expect(await scene.entry(item)).toMatchObject({
      ...{ state: 'offered', excluded: [{ agentId: at[who]().id }] },
    });
    const other = who === 'first' ? at.second() : at.first();
    await scene.accept(other, item);
    expect(await scene.entry(item)).toMatchObject({ state: 'assigned', agentId: other.id });
    expect(await drifts()).toEqual([]);
  },
);

it('it rings on at the other when one of them goes away', async () => {
  const item = await scene.write();
  await scene.set(at.first(), 'break');
  expect(await ringing()).toBe('010');
  expect(await scene.entry(item)).toMatchObject({ agentId: at.second().id });
  await scene.set(at.second(), 'break');
  expect(await scene.ringsAt(at.third())).toEqual([item.contactId]);
  expect(await drifts()).toEqual([]);
});

it('it runs out for all at once, and each has missed it', async () => {
  const item = await scene.write();
  await scene.pass(20 * secondMs);
  expect(await scene.answersOf(item)).toMatchObject([
    { answer: 'timed-out' },
    { answer: 'timed-out' },
  ]);
  for (const each of [at.first(), at.second()]) {
    expect(await scene.agent(each)).toMatchObject({ missedOffers: 1 });
  }
  expect(await ringing()).toBe('001');
  await scene.pass(2 * minuteMs);
  expect(await drifts()).toEqual([]);
});

it('it rings nowhere any more when its customer leaves or somebody takes it', async () => {
  const left = await scene.write();
  await scene.leave(left);
  expect(await ringing()).toBe('000');
  const taken = await scene.write();
  await centre.run(at.second(), (ctx) => takeContact(ctx, which(taken)));
  await centre.settle();
  expect(await ringing()).toBe('000');
  expect(await scene.entry(taken)).toMatchObject({ agentId: at.second().id });
  expect(await drifts()).toEqual([]);
});

it('nobody rings with others while somebody else waits for him', async () => {
  await putRing(3, { isOpen: false });
  const one = await scene.write();
  await scene.pass(1);
  const other = await scene.write();
  await putRing(3);
  const rung = await Promise.all(agents.map((each) => scene.ringsAt(each)));
  expect(rung.map(([each]) => each)).toEqual([one.contactId, other.contactId, other.contactId]);
  expect(await drifts()).toEqual([]);
});

it('why it went where it went tells of all at whom it rang', async () => {
  const item = await scene.write();
  await scene.pass(1);
  await scene.accept(at.second(), item);
  const decisions = await centre.run(scene.lead, (ctx) => listDecisions(ctx, which(item)));
  expect(decisions.map(({ decided }) => decided)).toMatchObject([
    { kind: 'entered' },
    { kind: 'offered', agentId: at.first().id },
    { kind: 'offered', agentId: at.second().id, chosenFor: 'ring' },
    { kind: 'answered' },
    { kind: 'answered' },
  ]);
});

it('the floor by events is the floor by a fetch', async () => {
  const { lead, projectId } = scene;
  const fetch = () => centre.run(lead, (ctx) => queueState(ctx, projectId));
  await putRing(3);
  let item: ConversationItem | undefined;
  const one = () => present(item, 'the contact that rings');
  const write = async () => {
    item = await scene.write();
  };
  for (const deed of [
    write,
    () => scene.decline(at.first(), one()),
    () => scene.accept(at.third(), one()),
    write,
    () => scene.pass(20 * secondMs),
  ]) {
    const before = await fetch();
    const events = await centre.eventsOf(deed);
    const after = events.reduce((floor, event) => applyToFloor(floor, event, projectId), before);
    expect(after).toEqual(await fetch());
  }
});
