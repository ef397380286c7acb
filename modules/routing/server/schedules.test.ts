import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, hourMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../contract.ts';
import { applyToSchedules } from '../core/live.ts';
import type { Schedule } from '../core/schedule.ts';
import { putQueue } from './queues.ts';
import { makeSkills, openScene, type Scene, type Skills } from './scene.fixture.ts';
import { listSchedules, putSchedule, receptionOf, removeSchedule } from './schedules.ts';

describe('schedules', () => {
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

  const office = [{ fromMinute: 540, untilMinute: 1_080 }];
  const scheduleOf = (given: Partial<Schedule> = {}): Schedule => ({
    id: newId(),
    projectId: scene.projectId,
    names: { en: 'Office', ru: 'Офис', zh: '办公时间' },
    timeZone: 'Europe/Moscow',
    week: [office, office, office, office, office, [], []],
    holidays: [{ date: '2026-05-01', name: 'Праздник', periods: [] }],
    ...given,
  });
  const neverOpen = () => scheduleOf({ week: Array.from({ length: 7 }, () => []), holidays: [] });
  const put = (schedule: Schedule) => centre.run(scene.lead, (ctx) => putSchedule(ctx, schedule));
  const list = () => centre.run(scene.lead, (ctx) => listSchedules(ctx, scene.projectId));
  const remove = (scheduleId: Id) =>
    centre.run(scene.lead, (ctx) =>
      removeSchedule(ctx, { projectId: scene.projectId, scheduleId }),
    );
  const assign = (changes: Partial<Scene['queue']>) =>
    centre.run(scene.lead, (ctx) => putQueue(ctx, { ...scene.queue, ...changes }));
  const reception = () =>
    centre.runAsSystem((ctx) =>
      receptionOf(ctx, { projectId: scene.projectId, queueId: scene.queue.id }),
    );

  it('are kept as they were put, each project’s for itself', async () => {
    const schedule = scheduleOf();
    await put(schedule);
    await put({ ...schedule, timeZone: 'Asia/Shanghai' });
    expect(await list()).toEqual([{ ...schedule, timeZone: 'Asia/Shanghai' }]);
    const other = await openScene(centre, skills);
    expect(await centre.run(other.lead, (ctx) => listSchedules(ctx, other.projectId))).toEqual([]);
    expect(await centre.run(other.lead, (ctx) => listSchedules(ctx, scene.projectId))).toEqual([]);
  });

  it('are not for agents to change', async () => {
    const agent = centre.actor({ roles: ['agent'], projectIds: [scene.projectId] });
    const schedule = scheduleOf();
    await expect(centre.run(agent, (ctx) => putSchedule(ctx, schedule))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('are not removed while a queue has them', async () => {
    const schedule = await put(scheduleOf());
    await assign({ scheduleId: schedule.id });
    await expect(remove(schedule.id)).rejects.toMatchObject({ code: refusals.scheduleInUse });
    await assign({ scheduleId: null });
    await remove(schedule.id);
    expect(await list()).toEqual([]);
    await expect(remove(schedule.id)).rejects.toMatchObject({ code: refusals.notFound });
  });

  it('of another project cannot be given to a queue', async () => {
    const other = await openScene(centre, skills);
    const schedule = { ...scheduleOf(), projectId: other.projectId };
    await centre.run(other.lead, (ctx) => putSchedule(ctx, schedule));
    await expect(assign({ scheduleId: schedule.id })).rejects.toMatchObject({
      code: refusals.unknownSchedule,
    });
  });

  it('close a queue to those who come; who waits rings at whoever is there', async () => {
    const schedule = await put(neverOpen());
    const agent = await scene.hire();
    expect(await reception()).toEqual({ isStaffed: true, closed: null, asksForMail: false });
    await assign({ scheduleId: schedule.id });
    expect(await reception()).toEqual({
      isStaffed: false,
      closed: { opensAt: null, reasons: null, timeZone: 'Europe/Moscow' },
      asksForMail: false,
    });
    const item = await scene.write();
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('give way to an emergency closure, which ends by itself', async () => {
    await scene.hire();
    const { testClock } = centre;
    const until = addMs(testClock.now(), hourMs);
    const reasons = { en: 'Fire alarm', ru: 'Пожарная тревога', zh: '火警' };
    await assign({ closure: { until, reasons } });
    expect(await reception()).toEqual({
      isStaffed: false,
      closed: { opensAt: until, reasons, timeZone: 'UTC' },
      asksForMail: false,
    });
    testClock.advanceMs(hourMs);
    expect((await reception()).closed).toBeNull();
  });

  it('and the events about them give what a fetch gives', async () => {
    const kept = await put(scheduleOf());
    const gone = await put(scheduleOf());
    const before = await list();
    const events = await centre.eventsOf(async () => {
      await put({ ...kept, timeZone: 'UTC' });
      await put(scheduleOf());
      await remove(gone.id);
    });
    const after = await list();
    expect(after).not.toEqual(before);
    expect(events.reduce(applyToSchedules, before)).toEqual(after);
  });
});
