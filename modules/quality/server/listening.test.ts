import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minuteMs } from '#kernel/time.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { bestDraft, failing } from '#tests/judging.ts';
import { readTrail } from '#tests/trail.ts';
import { type ListeningTask, refusals } from '../contract.ts';
import { completeEvaluation, listEvaluations, showEvaluation } from './evaluations.ts';
import {
  claimIdleMs,
  claimTask,
  listQueue,
  releaseTask,
  saveDraft,
  showTask,
} from './listening.ts';
import { listScorecards, publishScorecard } from './scorecards.ts';

describe('the listening queue', () => {
  let centre: TestCentre;
  let scene: Scene;
  let evaluator: Actor;
  let colleague: Actor;
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    evaluator = await scene.person('evaluator');
    colleague = await scene.person('evaluator');
  });
  afterAll(() => centre.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const queue = () => centre.run(evaluator, listQueue);
  const rate = async (value: number, comment?: string) => {
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    await scene.answer(item, 'overall', value);
    if (comment) await scene.answer(item, 'comment', comment);
    await centre.settle();
    return item;
  };
  const taskOf = async ({ contactId }: { contactId: string }) =>
    (await queue()).find((task) => task.contactId === contactId);
  const lowRated = async (comment?: string): Promise<ListeningTask> => {
    const task = await taskOf(await rate(1, comment));
    if (!task) throw new Error('no task');
    return task;
  };
  const claim = (task: ListeningTask, actor = evaluator) =>
    centre.run(actor, (ctx) => claimTask(ctx, task));

  it('gets a task with a low rating, due by the rule, with the words that follow', async () => {
    const task = await lowRated('Никто не слушает');
    expect(task).toMatchObject({
      state: 'open',
      rating: 1,
      comment: 'Никто не слушает',
      customerName: 'Анна Петрова',
      agentId: scene.agent.id,
      dueAt: expect.stringContaining('09:30:00'),
    });
    expect(await taskOf(await rate(3))).toBeUndefined();
  });

  it('gets a task with a low attribute at once, and follows the whole when it comes', async () => {
    const item = await scene.talk();
    await scene.finish(item);
    await centre.settle();
    await scene.answer(item, 'solved', 4);
    await centre.settle();
    expect(await taskOf(item)).toBeUndefined();
    await scene.answer(item, 'manner', 2);
    await centre.settle();
    expect(await taskOf(item)).toMatchObject({ state: 'open', rating: 2 });
    await scene.answer(item, 'overall', 1);
    await centre.settle();
    expect(await taskOf(item)).toMatchObject({ state: 'open', rating: 1 });
    await scene.answer(item, 'overall', 4);
    await centre.settle();
    expect(await taskOf(item)).toBeUndefined();
  });

  it('puts the lowest rating at its head', async () => {
    await rate(2);
    await rate(1);
    const ratings = (await queue()).map(({ rating }) => rating);
    expect(ratings).toEqual(ratings.toSorted());
    expect(ratings).toContain(2);
  });

  it('lets a task go that nobody has taken up when the customer raises his rating', async () => {
    const item = await rate(2);
    await scene.answer(item, 'overall', 5);
    await centre.settle();
    expect(await taskOf(item)).toBeUndefined();
    await scene.answer(item, 'overall', 1);
    await centre.settle();
    expect(await taskOf(item)).toMatchObject({ state: 'open', rating: 1 });
  });

  it('gives a task to one of many who claim it at once', async () => {
    const task = await lowRated();
    const rivals = await Promise.all(Array.from({ length: 5 }, () => scene.person('evaluator')));
    const claims = await Promise.allSettled(rivals.map((rival) => claim(task, rival)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = claims.filter(({ status }) => status === 'rejected');
    for (const each of lost) {
      expect(each).toMatchObject({ reason: { code: refusals.alreadyClaimed } });
    }
  });

  it('refuses a dialogue of one’s own, and agents altogether', async () => {
    const task = await lowRated();
    const roles = ['agent', 'evaluator'];
    const both = centre.actor({ id: scene.agent.id, roles, projectIds: [scene.projectId] });
    await expect(claim(task, both)).rejects.toEqual(refused(refusals.notYours));
    await expect(claim(task, scene.agent)).rejects.toEqual(refused('forbidden'));
  });

  it('takes a task back on which nobody works; a saved draft keeps it', async () => {
    const task = await lowRated();
    const { scorecard } = await claim(task);
    centre.testClock.advanceMs(claimIdleMs - 1);
    const draft = bestDraft(scorecard);
    await centre.run(evaluator, (ctx) => saveDraft(ctx, { ...task, draft }));
    centre.testClock.advanceMs(claimIdleMs - 1);
    await centre.settle();
    const view = await centre.run(evaluator, (ctx) => showTask(ctx, task));
    expect(view).toMatchObject({ task: { state: 'claimed' }, draft });
    const seenByOther = await centre.run(colleague, (ctx) => showTask(ctx, task));
    expect(seenByOther.draft).toBeNull();
    centre.testClock.advanceMs(minuteMs);
    await centre.settle();
    expect(await taskOf(task)).toMatchObject({ state: 'open', claimedBy: null });
    await expect(
      centre.run(evaluator, (ctx) => saveDraft(ctx, { ...task, draft })),
    ).rejects.toEqual(refused(refusals.notYours));
  });

  it('takes back what an evaluator releases', async () => {
    const task = await lowRated();
    await claim(task);
    await centre.run(evaluator, (ctx) => releaseTask(ctx, task));
    expect((await claim(task, colleague)).task.claimedBy).toBe(colleague.id);
  });

  it('ends with a judgement that only the evaluated agent and listeners can read', async () => {
    const task = await lowRated();
    const { scorecard } = await claim(task);
    const draft = bestDraft(scorecard);
    const cause = { kind: 'process' as const, departmentId: scene.departmentId, note: 'Медленно' };
    const evaluation = await centre.run(evaluator, (ctx) =>
      completeEvaluation(ctx, { ...task, draft: { ...draft, causes: [cause] } }),
    );
    expect(evaluation).toMatchObject({
      finalScore: 100,
      scoreBeforeAutoFail: 100,
      impression: 10,
      isComplete: true,
      causes: [cause],
      agentId: scene.agent.id,
    });
    expect(await taskOf(task)).toBeUndefined();
    const show = (actor: Actor) => centre.run(actor, (ctx) => showEvaluation(ctx, evaluation));
    expect((await show(scene.agent)).evaluation).toEqual(evaluation);
    expect((await show(colleague)).evaluation).toEqual(evaluation);
    const other = await scene.person('agent');
    await expect(show(other)).rejects.toEqual(refused(refusals.notFound));
    const stranger = centre.actor({ roles: ['lead'], projectIds: [] });
    await expect(show(stranger)).rejects.toEqual(refused(refusals.notFound));
    for (const role of ['department-head', 'analyst', 'administrator']) {
      const outsider = centre.actor({ roles: [role], projectIds: [scene.projectId] });
      await expect(show(outsider)).rejects.toEqual(refused('forbidden'));
    }
    const list = (actor: Actor) =>
      centre.run(actor, (ctx) =>
        listEvaluations(ctx, { projectId: scene.projectId, contactId: task.contactId, limit: 10 }),
      );
    expect((await list(scene.agent)).items).toEqual([evaluation]);
    expect((await list(other)).items).toEqual([]);
  });

  it('keeps what is judged from everybody who hears the project', async () => {
    const from = await readTrail(centre);
    const task = await lowRated();
    const { scorecard } = await claim(task);
    await centre.run(evaluator, (ctx) =>
      completeEvaluation(ctx, { ...task, draft: bestDraft(scorecard) }),
    );
    const events = (await readTrail(centre, from.end)).events;
    const ours = events.filter(({ name }) => /^(listening|evaluation)\./.test(name));
    expect(ours.map(({ name }) => name)).toEqual([
      'listening.opened',
      'listening.claimed',
      'listening.done',
      'evaluation.completed',
    ]);
    expect(ours.every(({ projectId }) => projectId === null)).toBe(true);
  });

  it('refuses a judgement with blanks, and names the criterion', async () => {
    const task = await lowRated();
    const { scorecard } = await claim(task);
    const { greeting: _, ...answers } = bestDraft(scorecard).answers;
    const draft = { answers, causes: [], note: '' };
    await expect(
      centre.run(evaluator, (ctx) => completeEvaluation(ctx, { ...task, draft })),
    ).rejects.toMatchObject({
      code: refusals.unfinished,
      data: {
        field: 'answers.greeting',
        problems: [{ criterionId: 'greeting', kind: 'answer-missing' }],
      },
    });
  });

  it('wants a failed critical criterion to be shown in the dialogue itself', async () => {
    const item = await rate(1);
    const task = await taskOf(item);
    if (!task) throw new Error('no task');
    const { scorecard } = await claim(task);
    const complete = (draft: ReturnType<typeof bestDraft>) =>
      centre.run(evaluator, (ctx) => completeEvaluation(ctx, { ...task, draft }));
    const key = 'correct-information';
    await expect(complete(failing(scorecard, key))).rejects.toMatchObject({
      code: refusals.unfinished,
      data: { problems: [{ criterionId: key, kind: 'evidence-missing' }] },
    });
    const mark = (messageId: string, to: number) => [{ messageId, from: 0, to, note: '' }];
    const foreign = await scene.say(await scene.talk(), 'Чужое');
    await expect(complete(failing(scorecard, key, mark(foreign.id, 2)))).rejects.toEqual(
      refused(refusals.unknownMessage),
    );
    const { id } = await sayIn(item);
    await expect(complete(failing(scorecard, key, mark(id, 500)))).rejects.toEqual(
      refused(refusals.unknownMessage),
    );
    const evaluation = await complete(failing(scorecard, key, mark(id, 6)));
    expect(evaluation.finalScore).toBe(0);
    expect(evaluation.scoreBeforeAutoFail).toBeGreaterThan(0);
    expect(evaluation.failedCritical).toEqual([key]);
  });

  const sayIn = async (item: Parameters<Scene['say']>[0]) => scene.say(item, 'Завтра.');

  it('judges by the version that was claimed, whatever is published meanwhile', async () => {
    const task = await lowRated();
    const { scorecard } = await claim(task);
    const lead = await scene.person('lead');
    const { projectId } = scene;
    const { channel, content, version: basedOn } = scorecard;
    const shorter = { ...content, criteria: content.criteria.slice(0, 3) };
    const published = await centre.run(lead, (ctx) =>
      publishScorecard(ctx, { projectId, channel, content: shorter, basedOn }),
    );
    expect(published.version).toBe(scorecard.version + 1);
    const evaluation = await centre.run(evaluator, (ctx) =>
      completeEvaluation(ctx, { ...task, draft: bestDraft(scorecard) }),
    );
    expect(evaluation.scorecardVersionId).toBe(scorecard.id);
    const next = await claim(await lowRated());
    expect(next.scorecard.id).toBe(published.id);
    const versions = await centre.run(lead, (ctx) => listScorecards(ctx, projectId));
    expect(versions.find(({ id }) => id === scorecard.id)?.content).toEqual(content);
  });
});

describe('a running centre', () => {
  it('opens a task for an answer by itself', async () => {
    const centre = await openTestCentre({ isSelfRunning: true });
    try {
      const scene = await openScene(centre);
      const evaluator = await scene.person('evaluator');
      const item = await scene.talk();
      await scene.finish(item);
      await expect.poll(() => scene.surveyOf(item)).toBeTruthy();
      await scene.answer(item, 'overall', 1);
      const listened = async () =>
        (await centre.run(evaluator, listQueue)).map(({ contactId }) => contactId);
      await expect.poll(listened).toContain(item.contactId);
    } finally {
      await centre.close();
    }
  });
});
