import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondMs } from '#kernel/time.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { FloorContact } from '../core/floor-contact.ts';
import { applyToWork } from '../core/work-live.ts';
import { assignContact, takeContact, transfer } from './moves.ts';
import { putBack } from './put-back.ts';
import { makeSkills, openScene, type Scene, which } from './scene.fixture.ts';
import { listWork } from './work.ts';

describe('the contacts on a floor and their events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre, await makeSkills(centre));
  });
  afterAll(() => centre.close());

  it.each<[string, () => Promise<unknown>]>([
    ['a contact comes and waits', () => scene.write()],
    ['it rings at an agent who comes', () => scene.hire()],
    ['nobody answers', () => scene.pass(30 * secondMs)],
    [
      'an agent takes one, the customer’s turn comes, and it is over',
      async () => {
        const agent = await scene.hire();
        const item = await scene.write({ channel: 'email' });
        await centre.run(agent, (ctx) => takeContact(ctx, which(item)));
        const { projectId, contactId: id } = item;
        await centre.run(agent, (ctx) =>
          moveContact(ctx, { projectId, id }, { to: 'wait-for-customer' }),
        );
        await centre.settle();
        await scene.close(agent, item);
      },
    ],
    [
      'a lead takes it, gives it away and puts it back',
      async () => {
        const agent = await scene.hire({ languages: ['zh'] });
        const item = await scene.write();
        await centre.run(scene.lead, (ctx) => takeContact(ctx, which(item)));
        await centre.run(scene.lead, (ctx) =>
          assignContact(ctx, { ...which(item), agentId: agent.id }),
        );
        await centre.run(scene.lead, (ctx) => putBack(ctx, which(item)));
      },
    ],
    [
      'it is handed to another queue, and its customer leaves',
      async () => {
        const { id: queueId } = await scene.addQueue({ priority: 7 });
        const item = await scene.write();
        await centre.run(scene.lead, (ctx) => takeContact(ctx, which(item)));
        await centre.run(scene.lead, (ctx) => transfer(ctx, { ...which(item), queueId }));
        const gone = await scene.write();
        await scene.leave(gone);
      },
    ],
    [
      'the queue of those who wait becomes more urgent',
      () => scene.addQueue({ id: scene.queue.id, priority: 40, accelerationPerMinute: 3 }),
    ],
  ])('%s', async (_name, deed) => {
    const { projectId } = scene;
    const fetch = () => centre.run(scene.lead, (ctx) => listWork(ctx, projectId));
    const before = await fetch();
    const events = await centre.eventsOf(async () => {
      await deed();
      await centre.settle();
    });
    const after = await fetch();
    expect(after).not.toEqual(before);
    const told = events.reduce<readonly FloorContact[]>(
      (work, event) => applyToWork(work, event, projectId),
      before,
    );
    expect(told).toEqual(after);
  });
});
