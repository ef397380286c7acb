import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { mergeCustomers, recognise, undoMerge } from '#modules/customers/server/index.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { bestDraft } from '#tests/judging.ts';
import { readTrail } from '#tests/trail.ts';
import type { Correction, ListeningTask } from '../contract.ts';
import { applyToMyCorrections, applyToQueue } from '../core/live.ts';
import {
  acknowledgeCorrection,
  giveRightAnswer,
  listMyCorrections,
  openCorrection,
  recordAttempt,
} from './corrections.ts';
import { completeEvaluation } from './evaluations.ts';
import { claimTask, listQueue, releaseTask } from './listening.ts';

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  let evaluator: Actor;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    evaluator = await scene.person('evaluator');
  });
  afterAll(() => centre.close());

  const fetchAll = async () => ({
    queue: await centre.run(evaluator, listQueue),
    mine: await centre.run(scene.agent, listMyCorrections),
  });

  async function verify(eventName: string, deed: () => Promise<unknown>) {
    await centre.settle();
    const before = await fetchAll();
    const from = await readTrail(centre);
    centre.testClock.advanceMs(1_000);
    await deed();
    await centre.settle();
    const { events } = await readTrail(centre, from.end);
    expect(events.map(({ name }) => name)).toContain(eventName);
    const after = events.reduce(
      ({ queue, mine }, event) => ({
        queue: [...applyToQueue(queue, event)],
        mine: [...applyToMyCorrections(mine, event, scene.agent.id)],
      }),
      before,
    );
    expect(after).toEqual(await fetchAll());
  }

  const ended = async () => {
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    return item;
  };
  const rated = async (value = 1): Promise<{ item: ConversationItem; task: ListeningTask }> => {
    const item = await ended();
    await scene.answer(item, 'overall', value);
    await centre.settle();
    const tasks = await centre.run(evaluator, listQueue);
    const task = tasks.find(({ contactId }) => contactId === item.contactId);
    if (!task) throw new Error('no task');
    return { item, task };
  };
  const claim = (task: ListeningTask) => centre.run(evaluator, (ctx) => claimTask(ctx, task));

  it('listening.opened', async () => {
    await rated(2);
    const item = await ended();
    await verify('listening.opened', () => scene.answer(item, 'overall', 1));
  });

  it('listening.changed: words, a raised rating, a rating lowered again', async () => {
    const { item } = await rated();
    await verify('listening.changed', () => scene.answer(item, 'comment', 'Долго'));
    await verify('listening.changed', () => scene.answer(item, 'overall', 5));
    await verify('listening.changed', () => scene.answer(item, 'overall', 2));
  });

  it('listening.claimed, and changed when it is released', async () => {
    const { task } = await rated();
    await verify('listening.claimed', () => claim(task));
    await verify('listening.changed', () => centre.run(evaluator, (ctx) => releaseTask(ctx, task)));
  });

  it('listening.done and evaluation.completed', async () => {
    const { task } = await rated();
    const { scorecard } = await claim(task);
    await verify('evaluation.completed', () =>
      centre.run(evaluator, (ctx) =>
        completeEvaluation(ctx, { ...task, draft: bestDraft(scorecard) }),
      ),
    );
  });

  const open = async (): Promise<Correction> => {
    const { contactId } = await ended();
    const given = { projectId: scene.projectId, contactId, evaluationId: null, messageId: null };
    return centre.run(evaluator, (ctx) => openCorrection(ctx, { ...given, excerpt: 'Год' }));
  };
  const answer = (correction: Correction) =>
    centre.run(evaluator, (ctx) =>
      giveRightAnswer(ctx, { ...correction, text: '14 дней', source: 'Правила' }),
    );

  it('correction.opened: the agent is not told yet', () => verify('correction.opened', open));

  it('correction.moved: told, reached, acknowledged', async () => {
    const correction = await open();
    await answer(await open());
    await verify('correction.moved', () => answer(correction));
    await verify('correction.moved', () =>
      centre.run(evaluator, (ctx) =>
        recordAttempt(ctx, { ...correction, result: 'reached', note: '' }),
      ),
    );
    await verify('correction.moved', () =>
      centre.run(scene.agent, (ctx) => acknowledgeCorrection(ctx, correction)),
    );
  });

  it('the customer is another: merged, and parted again', async () => {
    const { item } = await rated();
    const { contactId } = item;
    await answer(
      await centre.run(evaluator, (ctx) =>
        openCorrection(ctx, {
          ...{ projectId: scene.projectId, contactId, evaluationId: null, messageId: null },
          excerpt: 'Год',
        }),
      ),
    );
    const lead = await scene.person('lead');
    const { projectId, customerId } = item;
    const { customerId: intoId } = await centre.runAsSystem((ctx) =>
      recognise(ctx, {
        projectId,
        name: 'Борис Иванов',
        identities: [{ kind: 'email', value: 'boris@example.test', isVerified: true }],
      }),
    );
    let mergeId = '';
    const named = async (name: string) => {
      const { queue, mine } = await fetchAll();
      expect(queue.find((task) => task.contactId === contactId)?.customerName).toBe(name);
      expect(mine.find((correction) => correction.contactId === contactId)?.customerName).toBe(
        name,
      );
    };
    await verify('listening.changed', async () => {
      const pair = { projectId, customerId, intoId, confirmTwoIds: true };
      mergeId = (await centre.run(lead, (ctx) => mergeCustomers(ctx, pair))).id;
    });
    await named('Борис Иванов');
    await verify('correction.moved', () =>
      centre.run(lead, (ctx) => undoMerge(ctx, { projectId, mergeId })),
    );
    await named(item.customerName);
  });

  it('correction.overdue', async () => {
    await answer(await open());
    await verify('correction.overdue', async () => centre.testClock.advanceMs(5 * hourMs));
  });
});
