import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { openConversation } from '#modules/contacts/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../contract.ts';
import { queueState, waitingPlace } from './floor.ts';
import { matchGroup } from './matching.ts';
import { assignContact, takeContact, transfer } from './moves.ts';
import { listQueues, putQueue } from './queues.ts';
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

const timeoutMs = 20 * secondMs;

describe('a contact handed on', () => {
  it('enters the other queue anew, with the note, and does not come back at once', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    await scene.pass(minuteMs);
    const { id: queueId } = await scene.addQueue({ priority: 5 });
    const note = 'Клиент ждёт возврата с марта.';
    await centre.run(agent, (ctx) => transfer(ctx, { ...which(item), queueId, note }));
    await centre.settle();
    const enteredAt = centre.testClock.now();
    expect(await scene.entry(item)).toMatchObject({
      state: 'waiting',
      queueId,
      enteredAt,
      priority: 5,
    });
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0 });
    const other = await scene.hire();
    expect(await scene.ringsAt(other)).toEqual([item.contactId]);
    const { messages } = await centre.run(other, (ctx) =>
      openConversation(ctx, { projectId: scene.projectId, id: item.id }),
    );
    expect(messages.at(-1)).toMatchObject({ kind: 'note', body: note });
  });

  it('to an agent rings at him first, and then goes to the queue', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    const idleLonger = await scene.hire();
    await scene.pass(minuteMs);
    const chosen = await scene.hire({ languages: ['en'] });
    const handTo = (agentId: Id) =>
      centre.run(agent, (ctx) => transfer(ctx, { ...which(item), agentId }));
    expect(await handTo(chosen.id)).toMatchObject({ askedFirst: { agentId: chosen.id } });
    await centre.settle();
    expect(await scene.ringsAt(chosen)).toEqual([item.contactId]);
    await scene.pass(timeoutMs);
    expect(await scene.ringsAt(idleLonger)).toEqual([item.contactId]);
  });

  it('to an agent who is away waits for him, and then for anybody', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    const other = await scene.hire();
    const chosen = await scene.hire({ presence: 'break' });
    const handed = { ...which(item), agentId: chosen.id, waitMs: 2 * minuteMs };
    await centre.run(agent, (ctx) => transfer(ctx, handed));
    await centre.settle();
    expect(await scene.causeOf(item)).toMatchObject({ kind: 'asked-first', agentId: chosen.id });
    await scene.stay(other, 1);
    expect(await scene.ringsAt(other)).toEqual([]);
    await scene.stay(other, 1);
    expect(await scene.ringsAt(other)).toEqual([item.contactId]);
  });

  it('to an agent who went home stays where it is', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    const away = await scene.hire({ presence: 'offline' });
    const handTo = (agentId: Id) =>
      centre.run(agent, (ctx) => transfer(ctx, { ...which(item), agentId }));
    await expect(handTo(away.id)).rejects.toMatchObject({ code: refusals.agentNotFree });
    await expect(handTo(newId())).rejects.toMatchObject({ code: refusals.unknownAgent });
    expect(await scene.entry(item)).toMatchObject({ state: 'assigned', agentId: agent.id });
  });

  it('to a queue stays where it is when the queue does not serve its channel', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    const { id: queueId } = await scene.addQueue({ channels: ['email'] });
    const handOn = (to: Id) =>
      centre.run(agent, (ctx) => transfer(ctx, { ...which(item), queueId: to }));
    await expect(handOn(queueId)).rejects.toMatchObject({ code: refusals.channelNotServed });
    await expect(handOn(newId())).rejects.toMatchObject({ code: refusals.unknownQueue });
  });

  it('is his who has it, or the lead’s to hand on', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.accept(agent, item);
    const other = await scene.hire();
    const handOn = (who: Actor) => centre.run(who, (ctx) => transfer(ctx, which(item)));
    await expect(handOn(other)).rejects.toMatchObject({ code: refusals.notYours });
    expect(await handOn(scene.lead)).toMatchObject({ state: 'waiting' });
  });

  it('can be taken past the limit, and counts', async () => {
    const capacity = { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } };
    const agent = await scene.hire({ capacity });
    await scene.accept(agent, await scene.write());
    const waiting = await scene.write();
    await centre.run(agent, (ctx) => takeContact(ctx, which(waiting)));
    await centre.settle();
    expect(await scene.item(waiting)).toMatchObject({ state: 'talk', agentId: agent.id });
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 2, held: { chat: 2 } });
  });

  it('can be taken from an agent at whom it rings, and by a lead from who has it', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const other = await scene.hire();
    await centre.run(other, (ctx) => takeContact(ctx, which(item)));
    await centre.settle();
    expect(await scene.answersOf(item)).toMatchObject([{ answer: 'withdrawn', agentId: agent.id }]);
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, ringingContactId: null });
    const take = (who: Actor) => centre.run(who, (ctx) => takeContact(ctx, which(item)));
    await expect(take(agent)).rejects.toMatchObject({ code: refusals.notWaiting });
    await take(scene.lead);
    await centre.settle();
    expect(await scene.agent(other)).toMatchObject({ loadUnits: 0 });
    expect(await scene.agent(scene.lead)).toMatchObject({ loadUnits: 1 });
  });

  it('is assigned by a lead to anybody who is there', async () => {
    const item = await scene.write({ language: 'zh' });
    const agent = await scene.hire({ languages: ['en'], presence: 'busy' });
    const away = await scene.hire({ presence: 'offline' });
    const assign = (who: Actor, agentId: Id) =>
      centre.run(who, (ctx) => assignContact(ctx, { ...which(item), agentId }));
    await expect(assign(agent, agent.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(assign(scene.lead, away.id)).rejects.toMatchObject({
      code: refusals.agentNotFree,
    });
    expect(await assign(scene.lead, agent.id)).toMatchObject({ state: 'talk', agentId: agent.id });
  });
});

describe('who may see and do what', () => {
  it('keeps projects apart', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const stranger = (await openScene(centre, skills)).lead;
    const { projectId } = scene;
    await expect(
      centre.run(stranger, (ctx) => waitingPlace(ctx, which(item))),
    ).rejects.toMatchObject({ code: refusals.notFound });
    await expect(centre.run(stranger, (ctx) => queueState(ctx, projectId))).rejects.toMatchObject({
      code: 'projects.not-found',
    });
    await expect(
      centre.run(stranger, (ctx) => takeContact(ctx, which(item))),
    ).rejects.toMatchObject({ code: refusals.notFound });
    expect(await centre.run(stranger, (ctx) => listQueues(ctx, projectId))).toEqual([]);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('lets the history of offers be added to, and not be changed', async () => {
    const change = (statement: string) =>
      centre.runAsSystem((ctx) => sql.raw(statement).execute(ctx.tx));
    await expect(change(`update routing.offer_answer set answer = 'accepted'`)).rejects.toThrow();
    await expect(change('delete from routing.offer_answer')).rejects.toThrow();
  });

  it('leaves the management of queues to leads, and matching to Heed', async () => {
    const agent = await scene.hire();
    const forbidden = { code: 'forbidden' };
    const { queue, projectId } = scene;
    await expect(centre.run(agent, (ctx) => putQueue(ctx, queue))).rejects.toMatchObject(forbidden);
    await expect(centre.run(scene.lead, (ctx) => matchGroup(ctx, projectId))).rejects.toMatchObject(
      forbidden,
    );
  });
});
