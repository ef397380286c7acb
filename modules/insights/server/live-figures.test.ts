import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs, dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { moveContact, wrapUpContact } from '#modules/contacts/server/index.ts';
import { putMember } from '#modules/projects/server/index.ts';
import { blankQueue } from '#modules/routing/core/blank-queue.ts';
import { putQueue, takeContact } from '#modules/routing/server/index.ts';
import { createPerson, createSkill, createTeam, setPresence } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { readParity } from './parity.ts';
import { readStaffing } from './staffing.ts';

const names = { en: 'Returns', ru: 'Возвраты', zh: '退货' };

describe('figures of people', () => {
  let centre: TestCentre;
  let scene: Scene;
  let skillId: Id;
  let queueId: Id;
  let expert: Actor;
  let novice: Actor;

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    const { projectId } = scene;
    skillId = await centre.runAsSystem((ctx) =>
      createSkill(ctx, { kind: 'topic', key: 'returns', names }),
    );
    queueId = newId();
    await centre.runAsSystem((ctx) =>
      putQueue(ctx, {
        ...{ ...blankQueue, id: queueId, projectId, names, channels: ['chat', 'email'] },
        skills: [{ skillId, minLevel: 3 }],
      }),
    );
    expert = await hire('Ольга', { level: 4, team: 'North' });
    novice = await hire('Юрий', { level: 1, team: 'South' });
    for (let count = 0; count < 24; count += 1) {
      await answered('chat', expert);
      await answered('email', novice);
    }
    await centre.settle();
  });
  afterAll(() => centre.close());

  async function hire(name: string, about: { level: number; team: string }): Promise<Actor> {
    const { projectId } = scene;
    const teamId = await centre.runAsSystem((ctx) => createTeam(ctx, about.team));
    const id = await centre.runAsSystem((ctx) =>
      createPerson(ctx, {
        ...{ name, email: `${newId()}@example.test`, language: 'ru', roles: ['agent'] },
        ...{ teamIds: [teamId], skills: [{ skillId, level: about.level }] },
      }),
    );
    await centre.runAsSystem((ctx) => putMember(ctx, { projectId, personId: id, isMember: true }));
    await centre.settle();
    return centre.actor({ roles: ['agent'], projectIds: [projectId], id });
  }

  async function answered(channel: Channel, agent: Actor): Promise<void> {
    const item = await scene.open({ channel, queueId });
    await centre.settle();
    const { projectId, contactId: id } = item;
    await centre.run(agent, (ctx) => takeContact(ctx, { projectId, contactId: id }));
    centre.testClock.advanceMs(minuteMs);
    await centre.run(agent, async (ctx) => {
      await moveContact(ctx, { projectId, id }, { to: 'wrap-up' });
      await wrapUpContact(ctx, { projectId, id, reasonId: scene.reasonId, resolution: 'resolved' });
    });
  }

  const lead = () => centre.actor({ roles: ['lead'], projectIds: [scene.projectId] });
  const staffing = () => centre.run(lead(), (ctx) => readStaffing(ctx, scene.projectId));

  it('tell when mail of a reason is answered by other people than chat', async () => {
    const to = addMs(centre.testClock.now(), secondMs);
    const slice = { projectId: scene.projectId, from: addMs(to, -dayMs), to };
    const report = await centre.run(lead(), (ctx) => readParity(ctx, slice));
    expect(report.contacts).toBe(48);
    const row = present(report.rows[1], 'the row of the reason');
    expect(row).toMatchObject({ reasonId: scene.reasonId, overlap: 0 });
    const competent = (channel: Channel) =>
      row.channels
        .find((each) => each.channel === channel)
        ?.shares.find(({ measure }) => measure === 'competent');
    expect(competent('chat')).toMatchObject({ figure: { value: 1, n: 24 }, differs: 'higher' });
    expect(competent('email')).toMatchObject({ figure: { value: 0, n: 24 }, differs: 'lower' });
  });

  it('count what came within the hour, closed or not, and who can answer it', async () => {
    await centre.run(novice, (ctx) => setPresence(ctx, { state: 'available' }));
    await scene.open({ channel: 'chat', queueId });
    await centre.settle();
    const empty = await staffing();
    const chat = () => ({ channel: 'chat' as const, queueId });
    expect(empty.people).toBe(1);
    expect(empty.rows.find(({ channel }) => channel === 'chat')).toMatchObject({
      ...{ ...chat(), waiting: 1, present: 0, people: 0, handled: 24, handlingMs: minuteMs },
      verdict: 'short',
    });
    await centre.run(expert, (ctx) => setPresence(ctx, { state: 'available' }));
    await centre.settle();
    const staffed = await staffing();
    const shares = staffed.rows.map(({ present: share }) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(staffed.rows.every(({ people, shared }) => people === 1 && shared === 1)).toBe(true);
  });

  it('take the same hour of past weeks into account', async () => {
    const before = (await staffing()).rows.map(({ arrivals }) => arrivals);
    expect(before.every(({ weeks }) => weeks === 0)).toBe(true);
    centre.testClock.advanceMs(7 * dayMs - 10 * minuteMs);
    const after = (await staffing()).rows.map(({ arrivals }) => arrivals);
    expect(after[0]?.weeks).toBe(0);
    centre.testClock.advanceMs(hourMs);
    const later = (await staffing()).rows.map(({ arrivals }) => arrivals);
    expect(later[0]?.weeks).toBe(1);
    expect(later[1]?.value).toBeGreaterThan(0);
  });

  it('are shown to no agent', async () => {
    const { projectId } = scene;
    const to = centre.testClock.now();
    const tried = [
      () => centre.run(expert, (ctx) => readStaffing(ctx, projectId)),
      () => centre.run(expert, (ctx) => readParity(ctx, { projectId, from: addMs(to, -1), to })),
    ];
    for (const each of tried) await expect(each()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
