import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { listHistories, moveContact } from '#modules/contacts/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../contract.ts';
import { answerOffer } from './offers.ts';
import { putDeclineReason } from './queues.ts';
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

describe('an offer', () => {
  it('that runs out returns the contact to its place, before who came later', async () => {
    const agent = await scene.hire();
    const first = await scene.write();
    await scene.pass(secondMs);
    const second = await scene.write();
    const { enteredAt } = (await scene.entry(first)) ?? {};
    await scene.pass(timeoutMs);
    expect(await scene.entry(first)).toMatchObject({ state: 'waiting', enteredAt, heldUnits: 0 });
    expect(await scene.ringsAt(agent)).toEqual([second.contactId]);
    const other = await scene.hire();
    expect(await scene.ringsAt(other)).toEqual([first.contactId]);
    expect(await scene.answersOf(first)).toEqual([
      { answer: 'timed-out', agentId: agent.id, reason: null },
    ]);
  });

  it('that runs out twice in a row takes the agent out until he says he is back', async () => {
    const agent = await scene.hire();
    await scene.write();
    await scene.write();
    await scene.pass(timeoutMs);
    expect(await scene.agent(agent)).toMatchObject({ presence: 'available', missedOffers: 1 });
    await scene.pass(timeoutMs);
    expect(await scene.agent(agent)).toMatchObject({ presence: 'busy', missedOffers: 2 });
    expect(await scene.ringsAt(agent)).toEqual([]);
    await scene.pass(10 * minuteMs);
    await scene.set(agent, 'available');
    expect(await scene.agent(agent)).toMatchObject({ missedOffers: 0 });
    expect(await scene.ringsAt(agent)).toHaveLength(1);
  });

  it('is made again to the same agent when his exclusion is over', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    await scene.decline(agent, item);
    await scene.stay(agent, 14);
    expect(await scene.ringsAt(agent)).toEqual([]);
    expect(await scene.causeOf(item)).toEqual({ kind: 'excluded' });
    await scene.stay(agent, 1);
    expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
  });

  it('that is declined goes to the next agent, and the reason is kept', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const other = await scene.hire();
    await scene.decline(agent, item);
    expect(await scene.ringsAt(other)).toEqual([item.contactId]);
    expect(await scene.answersOf(item)).toEqual([
      { answer: 'declined', agentId: agent.id, reason: 'На встрече' },
    ]);
    const [history] = await centre.run(scene.lead, (ctx) =>
      listHistories(ctx, { projectId: scene.projectId, ids: [item.contactId] }),
    );
    expect(history?.segments.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(
      expect.arrayContaining(['queue offered', 'offer declined']),
    );
  });

  it('is declined for a reason of the project that is in use, or in words', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const { projectId } = scene;
    const names = { en: 'Busy', ru: 'Занят', zh: '忙' };
    const reason = { id: newId(), projectId, names, isArchived: true };
    await centre.run(scene.lead, (ctx) => putDeclineReason(ctx, reason));
    const declineFor = (given: { reasonId?: Id }) =>
      centre.run(agent, (ctx) => answerOffer(ctx, which(item), { kind: 'declined', ...given }));
    await expect(declineFor({})).rejects.toMatchObject({ code: refusals.reasonMissing });
    await expect(declineFor({ reasonId: reason.id })).rejects.toMatchObject({
      code: refusals.unknownReason,
    });
    await centre.run(scene.lead, (ctx) => putDeclineReason(ctx, { ...reason, isArchived: false }));
    await declineFor({ reasonId: reason.id });
    expect(await scene.answersOf(item)).toMatchObject([{ answer: 'declined', reason: reason.id }]);
  });

  it('can be answered by nobody but its agent, and once', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const other = await scene.hire();
    const gone = { code: refusals.offerGone };
    await expect(scene.accept(other, item)).rejects.toMatchObject(gone);
    await scene.accept(agent, item);
    await expect(scene.accept(agent, item)).rejects.toMatchObject(gone);
    await expect(scene.decline(agent, item)).rejects.toMatchObject(gone);
  });

  it.each(['offline', 'break', 'training', 'busy'] as const)(
    'is withdrawn when its agent is %s, and nobody is excluded',
    async (state) => {
      const agent = await scene.hire();
      const item = await scene.write();
      await scene.set(agent, state);
      expect(await scene.ringsAt(agent)).toEqual([]);
      expect(await scene.entry(item)).toMatchObject({ state: 'waiting', excluded: [] });
      expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, missedOffers: 0 });
      await scene.set(agent, 'available');
      expect(await scene.ringsAt(agent)).toEqual([item.contactId]);
    },
  );

  it('ends when the customer leaves, told by his channel or only by contacts', async () => {
    const { projectId } = scene;
    const agent = await scene.hire();
    const first = await scene.write();
    const second = await scene.write();
    await scene.leave(first);
    expect(await scene.entry(first)).toBeUndefined();
    expect(await scene.ringsAt(agent)).toEqual([second.contactId]);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, { projectId, id: second.contactId }, { to: 'closed', why: 'abandoned' }),
    );
    await centre.settle();
    expect(await scene.entry(second)).toBeUndefined();
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, ringingContactId: null });
    expect(await scene.answersOf(second)).toMatchObject([{ answer: 'withdrawn' }]);
  });

  it('that runs out in the moment the customer leaves does no harm', async () => {
    const agent = await scene.hire();
    const item = await scene.write();
    const { projectId, contactId: id } = item;
    centre.testClock.advanceMs(timeoutMs);
    await centre.runAsSystem((ctx) =>
      moveContact(ctx, { projectId, id }, { to: 'closed', why: 'abandoned' }),
    );
    await centre.timers.runDue();
    await centre.settle();
    expect(await scene.entry(item)).toBeUndefined();
    expect(await scene.agent(agent)).toMatchObject({ loadUnits: 0, missedOffers: 0 });
  });
});
