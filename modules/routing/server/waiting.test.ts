import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../contract.ts';
import { listDecisions } from './decisions.ts';
import { listWaitAccuracy } from './estimates.ts';
import { waitingPlace } from './floor.ts';
import { putQueue } from './queues.ts';
import { makeSkills, openScene, type Scene, type Skills, which } from './scene.fixture.ts';
import { putSchedule, receptionOf } from './schedules.ts';
import { stopWaiting } from './stop-waiting.ts';

const oneAtATime = { capacityUnits: 1, channelLimits: { chat: 1, email: 1 } };

describe('waiting', () => {
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

  const placeOf = (item: Parameters<typeof which>[0]) =>
    centre.run(scene.lead, (ctx) => waitingPlace(ctx, which(item)));
  const change = (changes: Partial<Scene['queue']>) =>
    centre.run(scene.lead, (ctx) => putQueue(ctx, { ...scene.queue, ...changes }));
  const decisionsOf = async (item: Parameters<typeof which>[0]) =>
    (await centre.run(scene.lead, (ctx) => listDecisions(ctx, which(item)))).map(
      ({ decided }) => decided,
    );

  /** So many talks of six minutes each, after ten seconds of ringing. */
  async function talk(agent: Awaited<ReturnType<Scene['hire']>>, times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      const item = await scene.write();
      await scene.pass(10 * secondMs);
      await scene.accept(agent, item);
      await scene.stay(agent, 6);
      await scene.close(agent, item);
    }
  }

  /** Somebody talks with the agent. */
  async function occupy(agent: Awaited<ReturnType<Scene['hire']>>) {
    const item = await scene.write();
    await scene.accept(agent, item);
    return item;
  }

  it('is expected from what agents hold, and held against what came', async () => {
    const agent = await scene.hire({ capacity: oneAtATime });
    const first = await occupy(agent);
    const early = await scene.write();
    expect((await placeOf(early)).expected).toBeNull();
    await scene.leave(early);
    await scene.stay(agent, 6);
    await scene.close(agent, first);
    await talk(agent, 10);
    const talked = await occupy(agent);
    const item = await scene.write();
    const { expected, place } = await placeOf(item);
    expect(place).toBe(1);
    expect(expected?.waitMs).toBeGreaterThan(4 * minuteMs);
    expect(expected?.waitMs).toBeLessThan(9 * minuteMs);
    expect(expected?.lowMs).toBeLessThanOrEqual(expected?.highMs ?? 0);
    await scene.stay(agent, 4);
    expect((await placeOf(item)).expected?.waitMs).toBeLessThan(expected?.waitMs ?? 0);
    await scene.stay(agent, 2);
    await scene.close(agent, talked);
    await scene.pass(10 * secondMs);
    await scene.accept(agent, item);
    const [accuracy] = await centre.run(scene.lead, (ctx) =>
      listWaitAccuracy(ctx, scene.projectId),
    );
    expect(accuracy).toMatchObject({ channel: 'chat', n: 1, abandoned: 0, insideShare: 1 });
    expect(accuracy?.medianErrorMs).toBeLessThan(2 * minuteMs);
  });

  it('goes on in another queue after a while, with all of its time', async () => {
    const other = await scene.addQueue({ id: newId(), channels: ['chat'] });
    await change({
      overflow: [{ when: { kind: 'waited', ms: 2 * minuteMs }, queueId: other.id }],
    });
    const item = await scene.write();
    const before = await scene.entry(item);
    await scene.pass(minuteMs);
    expect((await scene.entry(item))?.queueId).toBe(scene.queue.id);
    await scene.pass(minuteMs);
    const after = await scene.entry(item);
    expect(after).toMatchObject({ queueId: other.id, enteredAt: before?.enteredAt });
    expect((await scene.item(item)).queueId).toBe(other.id);
    expect(await decisionsOf(item)).toMatchObject([
      { kind: 'entered' },
      {
        ...{ kind: 'overflowed', queueId: scene.queue.id, intoQueueId: other.id },
        ...{ why: { kind: 'waited' }, waitedMs: 2 * minuteMs },
      },
    ]);
  });

  it('comes to no queue twice', async () => {
    const other = await scene.addQueue({ id: newId() });
    const rule = (queueId: string, minutes: number) => ({
      when: { kind: 'waited' as const, ms: minutes * minuteMs },
      queueId,
    });
    await change({ overflow: [rule(other.id, 1)] });
    await centre.run(scene.lead, (ctx) =>
      putQueue(ctx, { ...other, overflow: [rule(scene.queue.id, 2)] }),
    );
    const item = await scene.write();
    for (let minute = 0; minute < 5; minute += 1) await scene.pass(minuteMs);
    expect((await scene.entry(item))?.queueId).toBe(other.id);
  });

  it('goes on in another queue when many wait, but not in one that is closed', async () => {
    const open = await scene.addQueue({ id: newId() });
    const shut = await scene.addQueue({ id: newId(), isOpen: false });
    const when = { kind: 'waiting' as const, count: 2 };
    await change({
      overflow: [
        { when, queueId: shut.id },
        { when, queueId: open.id },
      ],
    });
    const queues = [];
    for (let count = 0; count < 3; count += 1) {
      await scene.pass(secondMs);
      queues.push((await scene.entry(await scene.write()))?.queueId);
    }
    expect(queues).toEqual([scene.queue.id, scene.queue.id, open.id]);
  });

  it('takes place in another queue while its own is closed, if the rule says so', async () => {
    const other = await scene.addQueue({ id: newId() });
    const schedule = {
      ...{ id: newId(), projectId: scene.projectId, timeZone: 'UTC', holidays: [] },
      names: { en: 'Never', ru: 'Никогда', zh: '从不' },
      week: Array.from({ length: 7 }, () => []),
    };
    await centre.run(scene.lead, (ctx) => putSchedule(ctx, schedule));
    const agent = await scene.hire();
    const reception = () =>
      centre.runAsSystem((ctx) =>
        receptionOf(ctx, { projectId: scene.projectId, queueId: scene.queue.id }),
      );
    await change({ scheduleId: schedule.id });
    expect(await reception()).toMatchObject({ isStaffed: false, asksForMail: false });
    await change({ scheduleId: schedule.id, whenClosed: { kind: 'mail' } });
    expect(await reception()).toMatchObject({ isStaffed: false, asksForMail: true });
    await change({ scheduleId: schedule.id, whenClosed: { kind: 'queue', queueId: other.id } });
    expect(await reception()).toMatchObject({ isStaffed: true, closed: null });
    await scene.set(agent, 'break');
    const item = await scene.write();
    expect((await scene.entry(item))?.queueId).toBe(other.id);
  });

  it('cannot be sent to a queue that is not there, or round in a circle of one', async () => {
    const when = { kind: 'waited' as const, ms: minuteMs };
    for (const queueId of [newId(), scene.queue.id]) {
      await expect(change({ overflow: [{ when, queueId }] })).rejects.toMatchObject({
        code: refusals.unknownQueue,
      });
    }
  });

  it('goes on on another channel in its place, before those who came after it', async () => {
    const chat = await scene.write();
    const entered = await scene.entry(chat);
    await scene.pass(3 * minuteMs);
    const later = await scene.write({ channel: 'email' });
    await scene.pass(minuteMs);
    const mail = await centre.runAsSystem((ctx) =>
      stopWaiting(
        ctx,
        { ...which(chat), conversationId: chat.id },
        {
          ...{ channel: 'email', subject: 'Где посылка?', queueId: scene.queue.id },
          message: { body: 'Где посылка?', html: null, attachments: [], externalId: newId() },
        },
      ),
    );
    await centre.settle();
    expect(await scene.entry(chat)).toBeUndefined();
    expect((await scene.item(chat)).state).toBe('closed');
    expect(await scene.entry(mail)).toMatchObject({
      ...{ channel: 'email', queueId: scene.queue.id, enteredAt: entered?.enteredAt },
    });
    expect(mail.caseId).toBe(chat.caseId);
    const agent = await scene.hire();
    expect(await scene.ringsAt(agent)).toEqual([mail.contactId]);
    expect((await placeOf(later)).place).toBe(2);
  });
});
