import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProviderError } from '#kernel/errors.ts';
import { dayMs } from '#kernel/time.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { readTrail } from '#tests/trail.ts';
import { applyToInvitations } from '../core/live.ts';
import { listInvitations } from './reading.ts';
import { sendSurveysBy } from './service-mail.ts';

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    sendSurveysBy(async () => {
      throw new ProviderError('The address is unknown.', { isRetryable: false });
    });
  });
  afterAll(() => centre.close());

  const fetchAll = async () => {
    const { projectId } = scene;
    const page = await centre.runAsSystem((ctx) => listInvitations(ctx, { projectId, limit: 100 }));
    return page.items;
  };

  async function verify(eventName: string, deed: () => Promise<unknown>) {
    await centre.settle();
    const before = await fetchAll();
    const from = await readTrail(centre);
    centre.testClock.advanceMs(1_000);
    await deed();
    await centre.settle();
    const { events } = await readTrail(centre, from.end);
    expect(events.map(({ name }) => name)).toContain(eventName);
    const isShown = ({ projectId }: { projectId: string }) => projectId === scene.projectId;
    const shown = events.reduce(
      (invitations, event) => [...applyToInvitations(invitations, event, isShown)],
      before,
    );
    expect(shown).toEqual(await fetchAll());
  }

  it('survey.invited', async () => {
    const item = await scene.talk();
    await verify('survey.invited', () => scene.finish(item));
  });

  it('survey.not-sent: the mail could not be sent', async () => {
    const item = await scene.talk({ channel: 'email' });
    await verify('survey.not-sent', () => scene.code(item));
    expect((await scene.surveyOf(item))?.invitation.notAskedReason).toBe('bounced');
  });

  it('survey.answered', async () => {
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    await verify('survey.answered', () => scene.answer(item, 'overall', 2));
    await verify('survey.answered', () => scene.answer(item, 'comment', 'Долго'));
  });

  it('survey.expired', async () => {
    const item = await scene.talk();
    await scene.finish(item);
    await verify('survey.expired', async () => centre.testClock.advanceMs(15 * dayMs));
  });
});
