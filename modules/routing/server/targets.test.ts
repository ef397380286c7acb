import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { contactsRoutes, moveContact, reply } from '#modules/contacts/server/index.ts';
import type { Actor } from '#platform/context.ts';
import type { RequestContext } from '#platform/http/routes.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { Queue } from '../core/queue.ts';
import type { Schedule } from '../core/schedule.ts';
import {
  type Target,
  type TargetKind,
  targetBreached,
  targetNear,
  targetsChanged,
} from '../core/target.ts';
import { applyToMyTargets, applyToTargetsOf } from '../core/target-live.ts';
import { takeContact, transfer } from './moves.ts';
import { putQueue } from './queues.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';
import { putSchedule } from './schedules.ts';
import { onTargetDue } from './target-clocks.ts';
import { readClocksOf } from './target-store.ts';
import { listMyTargets, listTargets, listUrgentTargets } from './targets.ts';

const all = {
  'first-response': 10 * minuteMs,
  'next-response': 5 * minuteMs,
  resolution: hourMs,
};

describe('targets', () => {
  let centre: TestCentre;
  let skills: Skills;
  let scene: Scene;
  let agent: Actor;
  beforeAll(async () => {
    centre = await openTestCentre();
    skills = await makeSkills(centre);
  });
  beforeEach(async () => {
    scene = await openScene(centre, skills);
    await change({ targetsMs: { chat: all } });
    agent = await scene.hire();
  });
  afterAll(() => centre.close());

  const now = () => centre.testClock.now();
  const change = async (changes: Partial<Queue>) => {
    await centre.run(scene.lead, (ctx) => putQueue(ctx, { ...scene.queue, ...changes }));
    await centre.settle();
  };
  const open = (item: ConversationItem) =>
    centre.run(scene.lead, (ctx) => listTargets(ctx, which(item)));
  const clocks = ({ projectId, contactId }: ConversationItem) =>
    centre.runAsSystem((ctx) => readClocksOf(ctx, { projectId, contactIds: [contactId] }));
  const statesOf = async (item: ConversationItem) =>
    (await clocks(item)).map(({ kind, state }) => [kind, state]);
  const clockOf = async (item: ConversationItem, kind: TargetKind) =>
    present(
      (await clocks(item)).findLast((clock) => clock.kind === kind),
      kind,
    );
  const say = async (item: ConversationItem, about: { holdMs?: number; kind?: 'note' } = {}) => {
    const message = await centre.run(agent, (ctx) =>
      reply(ctx, {
        ...{ projectId: item.projectId, conversationId: item.id, kind: about.kind ?? 'message' },
        ...{ body: 'Здравствуйте!', attachments: [], authorName: 'Ольга' },
        holdMs: about.holdMs ?? 0,
      }),
    );
    await centre.settle();
    return message;
  };
  const talk = async () => {
    const item = await scene.write();
    await scene.accept(agent, item);
    return item;
  };
  const takeBack = async ({ projectId, id: conversationId }: ConversationItem, messageId: Id) => {
    const context: RequestContext = {
      actor: agent,
      run: (work) => centre.run(agent, work),
      runAsSystem: centre.runAsSystem,
      request: { address: '', userAgent: '', sessionToken: null, language: 'ru' },
      setHeader: () => undefined,
    };
    await call(contactsRoutes.takeBack, { projectId, conversationId, messageId }, { context });
    await centre.settle();
  };
  const namesOf = (events: readonly HeedEvent[]) =>
    events
      .filter(({ projectId }) => projectId === scene.projectId)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('routing.target-'));

  it('begin with the contact, and only those that its queue promises', async () => {
    const item = await scene.write();
    const startedAt = now();
    expect(await open(item)).toMatchObject([
      {
        kind: 'first-response',
        state: 'running',
        startedAt,
        dueAt: addMs(startedAt, 10 * minuteMs),
      },
      { kind: 'resolution', state: 'running', dueAt: addMs(startedAt, hourMs) },
    ]);
    expect(await open(await scene.write({ channel: 'email' }))).toEqual([]);
  });

  it('of the first response are met by an agent’s words, not by a note', async () => {
    const item = await talk();
    await say(item, { kind: 'note' });
    expect((await clockOf(item, 'first-response')).state).toBe('running');
    await scene.pass(minuteMs);
    const { id } = await say(item);
    expect(await clockOf(item, 'first-response')).toMatchObject({ state: 'met', endedBy: id });
  });

  it('of the next response run from the customer’s first unanswered words', async () => {
    const item = await talk();
    await scene.goOn(item);
    expect(await statesOf(item)).toHaveLength(2);
    await say(item);
    await scene.pass(minuteMs);
    await scene.goOn(item);
    const startedAt = now();
    await scene.pass(minuteMs);
    await scene.goOn(item);
    expect(await clockOf(item, 'next-response')).toMatchObject({ startedAt, state: 'running' });
    await say(item);
    await scene.goOn(item);
    expect(await statesOf(item)).toEqual([
      ['first-response', 'met'],
      ['resolution', 'running'],
      ['next-response', 'met'],
      ['next-response', 'running'],
    ]);
  });

  it('go on as if nothing had been said when an answer is taken back', async () => {
    const item = await talk();
    const before = await open(item);
    const { id: messageId } = await say(item, { holdMs: 5 * secondMs });
    await scene.goOn(item);
    expect((await clockOf(item, 'next-response')).state).toBe('running');
    await takeBack(item, messageId);
    expect(await open(item)).toEqual(before);
  });

  it('of the resolution stand while it is the customer’s turn', async () => {
    const item = await talk();
    const opened = (await clockOf(item, 'resolution')).startedAt;
    await say(item);
    await scene.pass(10 * minuteMs);
    const { projectId, contactId: id } = item;
    await centre.run(agent, (ctx) =>
      moveContact(ctx, { projectId, id }, { to: 'wait-for-customer' }),
    );
    await centre.settle();
    expect(await clockOf(item, 'resolution')).toMatchObject({ state: 'paused', dueAt: null });
    await scene.pass(5 * hourMs);
    await scene.goOn(item);
    expect(await clockOf(item, 'resolution')).toMatchObject({
      state: 'running',
      dueAt: addMs(opened, 6 * hourMs),
    });
    await scene.close(agent, item);
    expect((await clockOf(item, 'resolution')).state).toBe('met');
    expect((await clockOf(item, 'next-response')).state).toBe('dropped');
    expect(await open(item)).toEqual([]);
  });

  it('are neither met nor breached when the customer leaves in time', async () => {
    await scene.set(agent, 'busy');
    const { projectId, contactId: id } = await scene.write();
    const item = await scene.write();
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, { projectId, id: item.contactId }, { to: 'closed', why: 'abandoned' }),
    );
    await scene.pass(11 * minuteMs);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, { projectId, id }, { to: 'closed', why: 'abandoned' }),
    );
    await centre.settle();
    expect(await statesOf(item)).toEqual([
      ['first-response', 'dropped'],
      ['resolution', 'dropped'],
    ]);
    const late = { ...item, contactId: id };
    expect((await clockOf(late, 'first-response')).state).toBe('breached');
  });

  it('tell once that they are near, and once that they are over, at their moments', async () => {
    const item = await talk();
    const heard: string[] = [];
    const pass = async (durationMs: number) => {
      heard.push(...namesOf(await centre.eventsOf(() => scene.pass(durationMs))), '|');
    };
    await pass(8 * minuteMs - 1);
    await pass(1);
    await pass(minuteMs);
    await pass(minuteMs);
    await pass(20 * minuteMs);
    expect(heard.join(' ')).toBe(`| ${targetNear.name} | | ${targetBreached.name} | |`);
    expect(await clockOf(item, 'first-response')).toMatchObject({
      state: 'breached',
      endedAt: null,
    });
  });

  it('are told to whoever has the contact', async () => {
    await talk();
    const events = await centre.eventsOf(() => scene.pass(8 * minuteMs));
    const near = present(
      events.find((event) => isEvent(event, targetNear)),
      'the event',
    );
    expect(isEvent(near, targetNear) && targetNear.topics(near)).toContain(`person:${agent.id}`);
  });

  it('that a stopped centre missed are told when it is there again', async () => {
    const item = await talk();
    centre.testClock.advanceMs(30 * minuteMs);
    const events = await centre.eventsOf(() => centre.settle());
    expect(namesOf(events)).toEqual([targetBreached.name]);
    const { dueAt, startedAt } = await clockOf(item, 'first-response');
    expect(dueAt).toBe(addMs(startedAt, 10 * minuteMs));
  });

  it('bear a timer that fires twice, too early, or for a contact that is over', async () => {
    const item = await talk();
    const { projectId, contactId: subjectId } = item;
    const fire = () =>
      centre.runAsSystem((ctx) => onTargetDue.handle(ctx, { subjectId, data: { projectId } }));
    expect(namesOf(await centre.eventsOf(fire))).toEqual([]);
    await scene.pass(10 * minuteMs);
    const before = await clocks(item);
    expect(namesOf(await centre.eventsOf(fire))).toEqual([]);
    expect(await clocks(item)).toEqual(before);
    expect(namesOf(await centre.eventsOf(() => scene.pass(38 * minuteMs)))).toEqual([
      targetNear.name,
    ]);
    await scene.close(agent, item);
    expect(namesOf(await centre.eventsOf(fire))).toEqual([]);
  });

  it('are met by an answer in time of which the centre learns late', async () => {
    const item = await talk();
    await scene.pass(10 * minuteMs - 1);
    await centre.run(agent, (ctx) =>
      reply(ctx, {
        ...{ projectId: item.projectId, conversationId: item.id, kind: 'message', body: 'Да' },
        ...{ attachments: [], authorName: 'Ольга', holdMs: 0 },
      }),
    );
    centre.testClock.advanceMs(1);
    await centre.timers.runDue();
    expect((await clockOf(item, 'first-response')).state).toBe('breached');
    await centre.settle();
    expect((await clockOf(item, 'first-response')).state).toBe('met');
  });

  it('follow a changed queue; what is late already does not', async () => {
    const late = await talk();
    await scene.pass(11 * minuteMs);
    const item = await scene.write();
    await change({ targetsMs: { chat: { 'first-response': 20 * minuteMs, resolution: hourMs } } });
    expect(await clockOf(item, 'first-response')).toMatchObject({
      targetMs: 20 * minuteMs,
      dueAt: addMs(now(), 20 * minuteMs),
    });
    expect(await clockOf(late, 'first-response')).toMatchObject({
      targetMs: 10 * minuteMs,
      state: 'breached',
    });
    await change({ targetsMs: {} });
    expect(await statesOf(item)).toEqual([
      ['first-response', 'dropped'],
      ['resolution', 'dropped'],
    ]);
    const events = await centre.eventsOf(() => change({ targetsMs: { chat: all } }));
    expect(events.some((event) => isEvent(event, targetsChanged))).toBe(true);
    expect((await open(item)).map(({ kind, startedAt }) => [kind, startedAt])).toEqual([
      ['first-response', now()],
      ['resolution', now()],
    ]);
  });

  it('follow a contact to another queue', async () => {
    const item = await talk();
    await say(item);
    const opened = (await clockOf(item, 'resolution')).startedAt;
    const other = await scene.addQueue({
      id: newId(),
      targetsMs: { chat: { resolution: 3 * hourMs } },
    });
    const { projectId, contactId } = item;
    await centre.run(agent, (ctx) => transfer(ctx, { projectId, contactId, queueId: other.id }));
    await centre.settle();
    expect(await open(item)).toMatchObject([
      { kind: 'resolution', queueId: other.id, dueAt: addMs(opened, 3 * hourMs) },
    ]);
  });

  it('keep the hours they were counted with, and follow new ones while they run', async () => {
    const office = [{ fromMinute: 540, untilMinute: 1_080 }];
    const schedule: Schedule = {
      ...{ id: newId(), projectId: scene.projectId, timeZone: 'UTC', holidays: [] },
      names: { en: 'Office', ru: 'Офис', zh: '办公时间' },
      week: Array.from({ length: 7 }, () => office),
    };
    const put = async (given: Schedule) => {
      await centre.run(scene.lead, (ctx) => putSchedule(ctx, given));
      await centre.settle();
    };
    await put(schedule);
    await change({ scheduleId: schedule.id, targetsMs: { chat: all } });
    const done = await talk();
    await scene.close(agent, done);
    const item = await scene.write();
    const kept = (await clockOf(done, 'resolution')).times;
    expect(kept).toMatchObject({ timeZone: 'UTC', week: schedule.week });
    const week = schedule.week.map(() => [{ fromMinute: 0, untilMinute: 1_440 }]);
    await put({ ...schedule, week });
    expect((await clockOf(done, 'resolution')).times).toEqual(kept);
    expect((await clockOf(item, 'resolution')).times?.week).toEqual(week);
  });

  it('of a project that are near or over are listed, the worst first', async () => {
    const urgent = () => centre.run(scene.lead, (ctx) => listUrgentTargets(ctx, scene.projectId));
    const first = await scene.write();
    expect(await urgent()).toEqual([]);
    await scene.pass(2 * minuteMs);
    const second = await scene.write();
    await scene.pass(9 * minuteMs);
    expect((await urgent()).map(({ contactId, state }) => [contactId, state])).toEqual([
      [first.contactId, 'breached'],
      [second.contactId, 'running'],
    ]);
    const other = await openScene(centre, skills);
    expect(await centre.run(other.lead, (ctx) => listUrgentTargets(ctx, scene.projectId))).toEqual(
      [],
    );
  });

  describe('and the events about them give what a fetch gives', () => {
    it.each<[string, (item: ConversationItem) => Promise<unknown>]>([
      ['when an answer is given', (item) => say(item)],
      ['when the time is over', () => scene.pass(11 * minuteMs)],
      ['when the contact is closed', (item) => scene.close(agent, item)],
      [
        'when the contact is handed on',
        (item) => centre.run(agent, (ctx) => transfer(ctx, which(item))),
      ],
      [
        'when another takes it',
        (item) => centre.run(scene.lead, (ctx) => takeContact(ctx, which(item))),
      ],
      ['when the queue is changed', () => change({ targetsMs: {} })],
      ['when another contact is accepted', async () => talk()],
    ])('%s', async (_name, deed) => {
      const item = await talk();
      const mine = () => centre.run(agent, listMyTargets);
      const [before, beforeMine] = [await open(item), await mine()];
      expect(beforeMine).toEqual(before);
      const events = await centre.eventsOf(async () => {
        await deed(item);
        await centre.settle();
      });
      const told = (
        first: readonly Target[],
        apply: (known: readonly Target[], event: HeedEvent) => readonly Target[],
      ) => events.reduce(apply, first);
      const after = await mine();
      expect(after).not.toEqual(beforeMine);
      expect(told(beforeMine, (known, event) => applyToMyTargets(known, event, agent.id))).toEqual(
        after,
      );
      const ofContact = told(before, (known, event) =>
        applyToTargetsOf(item.contactId, known, event),
      );
      expect(ofContact).toEqual(await open(item));
    });
  });
});
