import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { secondMs } from '#kernel/time.ts';
import { putMember } from '#modules/projects/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { agentChanged } from '../contract.ts';
import type { FloorState } from '../core/floor-state.ts';
import { applyToFloor } from '../core/live.ts';
import { queueState } from './floor.ts';
import { transfer } from './moves.ts';
import { answerOffer } from './offers.ts';
import { makeSkills, openScene, type Scene } from './scene.fixture.ts';

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre, await makeSkills(centre));
  });
  afterAll(() => centre.close());

  it.each<[string, () => Promise<unknown>]>([
    ['a queue is added', () => scene.addQueue()],
    ['an agent comes', () => scene.hire()],
    [
      'an agent leaves the project',
      async () => {
        const { id: personId } = await scene.hire();
        const { projectId } = scene;
        const events = await centre.eventsOf(async () => {
          await centre.runAsSystem((ctx) =>
            putMember(ctx, { projectId, personId, isMember: false }),
          );
          await centre.settle();
        });
        const topics = events
          .filter((event) => isEvent(event, agentChanged))
          .map(agentChanged.topics);
        expect(topics.flat()).toContain(`project:${projectId}`);
        await scene.hire();
      },
    ],
    ['a contact comes and rings', () => scene.write()],
    [
      'an offer is accepted',
      async () => answer((ctx, which) => answerOffer(ctx, which, { kind: 'accepted' })),
    ],
    [
      'an offer is declined',
      async () => {
        await scene.write();
        await answer((ctx, which) =>
          answerOffer(ctx, which, { kind: 'declined', reason: 'Занят' }),
        );
      },
    ],
    [
      'an offer runs out',
      async () => {
        await scene.hire();
        centre.testClock.advanceMs(20 * secondMs);
      },
    ],
    [
      'a contact is handed on and its customer leaves',
      async () => {
        const agent = await scene.hire();
        const item = await scene.write();
        const { projectId, contactId } = item;
        await answer((ctx, which) => answerOffer(ctx, which, { kind: 'accepted' }));
        await centre.settle();
        const entry = await scene.entry(item);
        const by = entry?.agentId === agent.id ? agent : scene.lead;
        await centre.run(by, (ctx) => transfer(ctx, { projectId, contactId }));
        await scene.leave(item);
      },
    ],
  ])('%s', async (_name, deed) => {
    const { projectId } = scene;
    const fetch = () => centre.run(scene.lead, (ctx) => queueState(ctx, projectId));
    const before = await fetch();
    const events = await centre.eventsOf(async () => {
      await deed();
      await centre.settle();
    });
    const after = await fetch();
    expect(after).not.toEqual(before);
    const told = events.reduce(
      (floor: FloorState, event: HeedEvent) => applyToFloor(floor, event, projectId),
      before,
    );
    expect(told).toEqual(after);
  });

  /** Whoever is rung at answers. */
  async function answer(
    how: (
      ctx: Parameters<typeof answerOffer>[0],
      which: Parameters<typeof answerOffer>[1],
    ) => Promise<unknown>,
  ): Promise<void> {
    const { projectId } = scene;
    const { offers } = await centre.run(scene.lead, (ctx) => queueState(ctx, projectId));
    for (const { agentId, contactId } of offers) {
      const who = centre.actor({ roles: ['agent'], projectIds: [projectId], id: agentId });
      await centre.run(who, (ctx) => how(ctx, { projectId, contactId }));
    }
  }
});
