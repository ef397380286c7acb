import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { openScene, type Scene } from '#tests/dialogue-scene.ts';
import { bestDraft } from '#tests/judging.ts';
import { refusals, type ScorecardVersion } from '../contract.ts';
import { completeEvaluation, listEvaluations } from './evaluations.ts';
import { claimTask, listQueue } from './listening.ts';
import { listScorecardHistory, publishScorecard, showScorecard } from './scorecards.ts';

const channel = 'chat';

let centre: TestCentre;
let scene: Scene;
let lead: Actor;
let administrator: Actor;
beforeAll(async () => {
  centre = await openTestCentre();
  scene = await openScene(centre);
  lead = await scene.person('lead');
  administrator = await scene.person('administrator');
});
afterAll(() => centre.close());

const refused = (code: string) => expect.objectContaining({ code });
const history = (actor = lead) =>
  centre.run(actor, (ctx) => listScorecardHistory(ctx, { projectId: scene.projectId, channel }));
const show = (id: string, actor = lead) =>
  centre.run(actor, (ctx) => showScorecard(ctx, { projectId: scene.projectId, id }));
const publish = (
  given: Pick<ScorecardVersion, 'content'> & { basedOn: number },
  actor = lead,
): Promise<ScorecardVersion> =>
  centre.run(actor, (ctx) =>
    publishScorecard(ctx, { projectId: scene.projectId, channel, ...given }),
  );
const newest = async () => {
  const [entry] = await history();
  if (!entry) throw new Error('no scorecard');
  return show(entry.id);
};

it('an administrator makes the next version, and both stand in the history', async () => {
  const before = await newest();
  const title = { en: 'Chats', ru: 'Чаты', zh: '聊天' };
  const content = { ...before.content, title };
  const made = await publish({ content, basedOn: before.version }, administrator);
  expect(await history()).toMatchObject([
    { id: made.id, version: before.version + 1, createdBy: administrator.id, evaluationCount: 0 },
    { id: before.id, version: before.version, authorName: null },
  ]);
  expect(await show(made.id, administrator)).toEqual(made);
  expect((await show(before.id)).content).toEqual(before.content);
});

it('of two who edit the same version, the second is told instead of winning', async () => {
  const { version: basedOn, content } = await newest();
  await publish({ content, basedOn });
  await expect(publish({ content, basedOn }, administrator)).rejects.toMatchObject({
    code: refusals.changedMeanwhile,
    data: { version: basedOn + 1 },
  });
  const edits = [
    publish({ content, basedOn: basedOn + 1 }),
    publish({ content, basedOn: basedOn + 1 }),
  ];
  const ends = await Promise.allSettled(edits);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await newest()).version).toBe(basedOn + 2);
});

it('refuses a scorecard that could not be scored, or is out of order', async () => {
  const { version: basedOn, content } = await newest();
  const weightless = content.criteria.map((each) => ({ ...each, weight: 0 }));
  await expect(
    publish({ content: { ...content, criteria: weightless }, basedOn }),
  ).rejects.toMatchObject({ code: refusals.flawedScorecard, data: { flaws: ['nothing-weighs'] } });
  const reversed = content.criteria.toReversed();
  await expect(
    publish({ content: { ...content, criteria: reversed }, basedOn }),
  ).rejects.toMatchObject({ data: { flaws: ['criterion-outside-its-group'] } });
});

it('counts the evaluations that used a version, and lists them for those who listen', async () => {
  const evaluator = await scene.person('evaluator');
  const item = await scene.talk();
  await scene.finish(item);
  await centre.settle();
  await scene.answer(item, 'overall', 1);
  await centre.settle();
  const [task] = await centre.run(evaluator, listQueue);
  if (!task) throw new Error('no task');
  const { scorecard } = await centre.run(evaluator, (ctx) => claimTask(ctx, task));
  const evaluation = await centre.run(evaluator, (ctx) =>
    completeEvaluation(ctx, { ...task, draft: bestDraft(scorecard) }),
  );
  const { content, version: basedOn } = await newest();
  const next = await publish({ content, basedOn });
  expect((await history()).slice(0, 2)).toMatchObject([
    { id: next.id, evaluationCount: 0 },
    { id: scorecard.id, evaluationCount: 1 },
  ]);
  const usersOf = async ({ id: scorecardVersionId }: ScorecardVersion) =>
    centre.run(evaluator, (ctx) =>
      listEvaluations(ctx, { projectId: scene.projectId, scorecardVersionId, limit: 10 }),
    );
  expect((await usersOf(scorecard)).items).toEqual([evaluation]);
  expect((await usersOf(next)).items).toEqual([]);
});

it('is closed to those who do not make scorecards, and to other projects', async () => {
  const { id } = await newest();
  const evaluator = await scene.person('evaluator');
  await expect(history(evaluator)).rejects.toEqual(refused('forbidden'));
  await expect(show(id, evaluator)).rejects.toEqual(refused('forbidden'));
  const stranger = centre.actor({ roles: ['lead'], projectIds: [] });
  await expect(show(id, stranger)).rejects.toEqual(refused(refusals.notFound));
  expect(await history(stranger)).toEqual([]);
});
