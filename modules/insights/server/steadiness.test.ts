import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { addMs, hourMs, type Instant, secondMs } from '#kernel/time.ts';
import { moveContact, reply, wrapUpContact } from '#modules/contacts/server/index.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/contact-scene.ts';
import { readSteadiness } from './steadiness.ts';

describe('the report on steadiness', () => {
  let centre: TestCentre;
  let scene: Scene;
  let from: Instant;
  let olga: Actor;

  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    from = centre.testClock.now();
    olga = await hire('Ольга Смирнова', 'olga@example.test');
    const late = await hire('Юрий Котов', 'yuri@example.test');
    for (let hour = 0; hour < 16; hour += 1) {
      const seconds = [10, 20, 30 + (hour % 3), 40, 50];
      for (const each of seconds) await answered(olga, hour < 12 ? each : each * 4);
      centre.testClock.advanceMs(hourMs - elapsedMs(hour));
    }
    await answered(late, 30);
    await centre.settle();
  });
  afterAll(() => centre.close());

  const elapsedMs = (hour: number) =>
    Date.parse(centre.testClock.now()) - Date.parse(addMs(from, hour * hourMs));

  async function hire(name: string, email: string): Promise<Actor> {
    const { projectId } = scene;
    const id = await centre.runAsSystem((ctx) =>
      createPerson(ctx, { name, email, language: 'ru', roles: ['agent'] }),
    );
    return centre.actor({ roles: ['agent'], projectIds: [projectId], id });
  }

  async function answered(agent: Actor, seconds: number): Promise<void> {
    const { projectId, contactId, id: conversationId } = await scene.open();
    const which = { projectId, id: contactId };
    centre.testClock.advanceMs(seconds * secondMs);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, which, { to: 'talk', agentId: agent.id, why: 'taken' }),
    );
    await centre.run(agent, async (ctx) => {
      await reply(ctx, { ...scene.words, projectId, conversationId, kind: 'message', holdMs: 0 });
      await wrapUpContact(ctx, which);
    });
  }

  const report = (projectId: Id) => {
    const lead = centre.actor({ roles: ['lead'], projectIds: [scene.projectId] });
    const slice = { projectId, from, to: addMs(from, 16 * hourMs) };
    return centre.run(lead, (ctx) => readSteadiness(ctx, slice));
  };

  it('charts each channel, and in it each agent who answered in the period', async () => {
    const { rows, leftOut } = await report(scene.projectId);
    expect(leftOut).toBe(0);
    expect(rows.map(({ subject }) => subject)).toEqual([
      { kind: 'channel', channel: 'chat' },
      { kind: 'agent', channel: 'chat', agentId: olga.id, name: 'Ольга Смирнова' },
    ]);
    const [chat] = rows;
    expect(chat).toMatchObject({ grain: 'hour', basePoints: 12 });
    expect(chat?.points.map(({ n }) => n)).toEqual(Array.from({ length: 16 }, () => 5));
    expect(chat?.limitsMs?.centre).toBe(31_000);
    expect(chat?.figures[0]).toMatchObject({ formula: 'steadiness.signals', value: 4, n: 4 });
  });

  it('shows nothing to an agent, and nothing of a period that is too long', async () => {
    const slice = { projectId: scene.projectId, from, to: addMs(from, hourMs) };
    const agent = centre.run(olga, (ctx) => readSteadiness(ctx, slice));
    await expect(agent).rejects.toMatchObject({ code: 'forbidden' });
    const lead = centre.actor({ roles: ['lead'], projectIds: [scene.projectId] });
    const long = centre.run(lead, (ctx) =>
      readSteadiness(ctx, { ...slice, to: addMs(from, 93 * 24 * hourMs) }),
    );
    await expect(long).rejects.toMatchObject({ code: 'insights.period-too-long' });
  });
});
