import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayMs } from '#kernel/time.ts';
import { noticeAdded } from '#modules/staff/contract.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type Following, refusals } from '../contract.ts';
import { listResults, putQuiz, showQuiz, tryQuiz } from './quizzes.ts';
import { confirmRead, follow, listFollowing, listNews, listReceipts } from './reading.ts';
import { openScene, type Scene, said } from './scene.fixture.ts';

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre);
});

const refused = (code: string) => expect.objectContaining({ code });
const newsOf = (who: Actor) => centre.run(who, (ctx) => listNews(ctx, scene.projectId));
const toldTo = async (deed: () => Promise<unknown>) =>
  (await centre.eventsOf(deed))
    .filter(({ name }) => name === noticeAdded.name)
    .map(({ data }) => data);

describe('what must be read', () => {
  it('stays news until it is confirmed, in each new version', async () => {
    const { agent, lead, projectId } = scene;
    const { id: articleId } = await scene.live({}, { mustBeRead: true });
    centre.testClock.advanceMs(40 * dayMs);
    expect(await newsOf(agent)).toMatchObject([{ articleId, number: 1, isWanted: true }]);
    expect(await newsOf(lead)).toEqual([]);
    const confirm = (number: number, who = agent) =>
      centre.run(who, (ctx) => confirmRead(ctx, { projectId, articleId, number }));
    await confirm(1);
    expect(await newsOf(agent)).toEqual([]);
    await scene.publish(await scene.save(articleId, { body: said('Опечатка.') }), {
      isMinor: true,
    });
    expect(await newsOf(agent)).toEqual([]);
    await scene.publish(await scene.save(articleId, { body: said('Десять дней.') }));
    expect(await newsOf(agent)).toMatchObject([{ number: 3, isWanted: true, isChange: true }]);
    await expect(confirm(1)).rejects.toEqual(refused(refusals.changedMeanwhile));
    const other = await scene.hire('agent');
    await confirm(3, other);
    const receipts = await centre.run(lead, (ctx) => listReceipts(ctx, { projectId, articleId }));
    expect(receipts).toEqual([
      { personId: agent.id, readAt: null },
      { personId: other.id, readAt: centre.testClock.now() },
    ]);
    const asAgent = centre.run(agent, (ctx) => listReceipts(ctx, { projectId, articleId }));
    await expect(asAgent).rejects.toEqual(refused('forbidden'));
  });

  it('is told to every agent, and to nobody else', async () => {
    const { agent } = scene;
    const told = await toldTo(() => scene.live({}, { mustBeRead: true }));
    expect(told).toMatchObject([{ personId: agent.id, kind: 'knowledge.article-must-be-read' }]);
  });
});

describe('who follows', () => {
  it.each<[Following['kind']]>([['article'], ['project']])(
    'the %s hears of new versions, not of small corrections',
    async (kind) => {
      const { agent, projectId } = scene;
      const { id } = await scene.live();
      const subjectId = kind === 'article' ? id : projectId;
      const set = (isOn: boolean) =>
        centre.run(agent, (ctx) => follow(ctx, { projectId, kind, subjectId, isOn }));
      expect(await set(true)).toEqual([{ kind, subjectId }]);
      expect(await set(true)).toEqual([{ kind, subjectId }]);
      const publish = async (isMinor: boolean) => {
        const draft = await scene.save(id, { body: said(`Иначе ${isMinor}.`) });
        return toldTo(() => scene.publish(draft, { isMinor }));
      };
      expect(await publish(true)).toEqual([]);
      expect(await publish(false)).toMatchObject([
        { personId: agent.id, kind: 'knowledge.article-published' },
      ]);
      expect(await set(false)).toEqual([]);
      expect(await publish(false)).toEqual([]);
      expect(await centre.run(agent, (ctx) => listFollowing(ctx, projectId))).toEqual([]);
    },
  );
});

describe('a quiz', () => {
  const questions = [
    { text: 'Через сколько дней вернутся деньги?', choices: ['пять', 'десять'], right: [1] },
    { text: 'Куда?', choices: ['на карту', 'на счёт', 'наличными'], right: [0, 1] },
  ];

  it('shows nobody what is right before he has answered', async () => {
    const { agent, lead, projectId } = scene;
    const { id: articleId } = await scene.live();
    const which = { projectId, articleId, language: 'ru' } as const;
    const put = (asked: typeof questions, revision: number | null) =>
      centre.run(lead, (ctx) => putQuiz(ctx, { ...which, questions: asked, revision }));
    expect(await put(questions, null)).toMatchObject({ revision: 1 });
    await expect(put(questions, null)).rejects.toEqual(refused(refusals.changedMeanwhile));
    const unanswerable = [{ text: 'Куда?', choices: ['на карту', 'на счёт'], right: [0, 1] }];
    await expect(put(unanswerable, 1)).rejects.toEqual(refused(refusals.wrongQuestion));
    const seen = await centre.run(agent, (ctx) => showQuiz(ctx, which));
    expect(seen.questions.map(({ right, isOneRight }) => [right, isOneRight])).toEqual([
      [[], true],
      [[], false],
    ]);
    const answer = (answers: number[][]) =>
      centre.run(agent, (ctx) => tryQuiz(ctx, { ...which, answers, revision: 1 }));
    expect(await answer([[1], [0]])).toEqual({ verdicts: [true, false], right: [[1], [0, 1]] });
    await answer([[1], [1, 0]]);
    const results = await centre.run(lead, (ctx) => listResults(ctx, which));
    expect(results).toMatchObject([
      { personId: agent.id, rightCount: 2, questionCount: 2, attempts: 2 },
    ]);
    const other = await scene.hire('agent');
    expect(await centre.run(other, (ctx) => listResults(ctx, which))).toEqual([]);
    await put(questions.slice(0, 1), 1);
    await expect(answer([[1], [0]])).rejects.toEqual(refused(refusals.changedMeanwhile));
  });
});
