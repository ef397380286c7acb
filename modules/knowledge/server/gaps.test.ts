import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayMs } from '#kernel/time.ts';
import { noticeAdded } from '#modules/staff/contract.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type AgentSearch, type GapKind, gapOverdue, refusals } from '../contract.ts';
import { archiveArticle } from './articles.ts';
import { noteAgentSearch } from './asked.ts';
import { showText } from './drafts.ts';
import { closeGap, writeForGap } from './gap-closing.ts';
import { type Evidence, giveGap, listGaps, noteEvidence, showGap } from './gaps.ts';
import { openScene, type Scene, said } from './scene.fixture.ts';
import { confirmAnswer, listTrending, listUse, markWrong, noteUse } from './use.ts';
import { readWordings } from './use-store.ts';

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
const note = (words: string, about: Partial<Evidence> = {}) =>
  centre.runAsSystem((ctx) =>
    noteEvidence(ctx, {
      ...{ projectId: scene.projectId, language: 'ru', kind: 'no-result' as GapKind, words },
      ...{ sourceId: newId(), ...about },
    }),
  );
const list = (state: 'open' | 'closed' = 'open') =>
  centre.run(scene.agent, (ctx) => listGaps(ctx, { projectId: scene.projectId, state }));
const wordingsOf = (articleId: string) =>
  centre.runAsSystem((ctx) =>
    readWordings(ctx, { projectId: scene.projectId, articleId, language: 'ru' }),
  );

describe('a gap', () => {
  it('gathers what is asked in like words, and what would save most stands first', async () => {
    await note('как заморозить карту');
    await note('как оформить доставку за границу');
    await note('Как оформить доставку заграницу?', { kind: 'improvised' });
    await note('оформить доставку за границу как', { kind: 'not-opened' });
    expect(await list()).toMatchObject([
      { words: 'как оформить доставку за границу', evidenceCount: 3, savesCount: 3 },
      { words: 'как заморозить карту', evidenceCount: 1 },
    ]);
    centre.testClock.advanceMs(28 * dayMs);
    await note('как заморозить карту');
    expect(await list()).toMatchObject([
      { words: 'как заморозить карту', evidenceCount: 2, savesCount: 1 },
      { evidenceCount: 3, savesCount: 0 },
    ]);
  });

  it('counts a source once, and one gap is found by two who say the same at once', async () => {
    const sourceId = newId();
    await note('где мой чек', { sourceId });
    await note('где мой чек', { sourceId });
    const same = Array.from({ length: 5 }, () => note('не приходит код из смс'));
    await Promise.all(same);
    expect(await list()).toMatchObject([{ evidenceCount: 5 }, { evidenceCount: 1 }]);
  });

  it('is spoken of by what an agent searched and left, once for a conversation', async () => {
    const leave = (search: Partial<AgentSearch>) =>
      centre.run(scene.agent, (ctx) =>
        noteAgentSearch(ctx, {
          ...{ projectId: scene.projectId, language: 'ru', query: 'как заморозить карту' },
          ...{ hitCount: 0, openedArticleId: null, conversationId: newId(), ...search },
        }),
      );
    const conversationId = newId();
    await leave({ conversationId });
    await leave({ conversationId });
    await leave({ hitCount: 3, query: 'возврат за билет' });
    await leave({ hitCount: 3, query: 'доставка', openedArticleId: newId() });
    const gaps = await list();
    expect(gaps.sort((one, other) => one.kind.localeCompare(other.kind))).toMatchObject([
      { kind: 'no-result', words: 'как заморозить карту', evidenceCount: 1 },
      { kind: 'not-opened', words: 'возврат за билет', evidenceCount: 1 },
    ]);
  });

  it('keeps nothing that tells who asked', async () => {
    const { id, projectId } = await note('пишите на anna@example.test про заказ 48291034');
    const shown = await centre.run(scene.agent, (ctx) => showGap(ctx, { projectId, id }));
    expect(shown.gap.words).toBe('пишите на *** про заказ ***');
    expect(shown.evidence).toMatchObject([{ words: 'пишите на *** про заказ ***' }]);
  });

  it('has a clock, and its owner is told when the day has come', async () => {
    const { id, projectId } = await note('как вернуть подарок');
    const { agent, lead } = scene;
    await centre.run(agent, (ctx) => giveGap(ctx, { projectId, id, ownerId: agent.id }));
    const toOther = { projectId, id, ownerId: lead.id };
    await expect(centre.run(agent, (ctx) => giveGap(ctx, toOther))).rejects.toEqual(
      refused('forbidden'),
    );
    const told = await centre.eventsOf(async () => {
      centre.testClock.advanceMs(5 * dayMs);
      await centre.settle();
    });
    const overdue = told.filter(({ name }) => name === gapOverdue.name);
    expect(overdue.map(({ data }) => data)).toContainEqual({
      ...{ gapId: id, ownerId: agent.id, words: 'как вернуть подарок' },
    });
    expect(told.filter(({ name }) => name === noticeAdded.name)).toMatchObject([
      { data: { personId: agent.id, kind: 'knowledge.gap-overdue', aboutId: id } },
    ]);
  });

  it('becomes an article, whose publication closes it and teaches search its words', async () => {
    const { id, projectId } = await note('как вернуть подарок');
    await note('можно ли вернуть подарок', {
      kind: 'improvised',
      note: 'Подарок вернёт тот, кто его купил.',
    });
    const { agent } = scene;
    const begun = await centre.run(agent, (ctx) => writeForGap(ctx, { projectId, id }));
    const articleId = begun.articleId ?? '';
    expect(begun.ownerId).toBe(agent.id);
    const which = { projectId, articleId, language: 'ru' } as const;
    const { draft } = await centre.run(agent, (ctx) => showText(ctx, which));
    expect(draft).toMatchObject({
      title: 'как вернуть подарок',
      body: said('Подарок вернёт тот, кто его купил.'),
    });
    if (!draft) throw new Error('There is no draft.');
    await scene.publish(draft);
    expect(await list()).toEqual([]);
    expect(await list('closed')).toMatchObject([{ id, outcome: 'written', articleId }]);
    expect((await wordingsOf(articleId)).toSorted()).toEqual([
      'как вернуть подарок',
      'можно ли вернуть подарок',
    ]);
    expect((await note('как вернуть подарок')).id).not.toBe(id);
  });

  it('is closed by an article that answers it already, or because nobody needs it', async () => {
    const article = await scene.live({ title: 'Возврат подарков' });
    const { id, projectId } = await note('вернуть подарок');
    const close = (articleId: string | null, by: Actor = scene.agent) =>
      centre.run(by, (ctx) => closeGap(ctx, { projectId, id, articleId, note: 'есть' }));
    await expect(close(newId())).rejects.toEqual(refused(refusals.articleMissing));
    expect(await close(article.id)).toMatchObject({ outcome: 'answered-already', state: 'closed' });
    expect(await wordingsOf(article.id)).toEqual(['вернуть подарок']);
    await expect(close(null)).rejects.toEqual(refused(refusals.gapClosed));
    const other = await note('проверка связи');
    const closed = await centre.run(scene.agent, (ctx) =>
      closeGap(ctx, { projectId, id: other.id, articleId: null, note: '' }),
    );
    expect(closed.outcome).toBe('not-needed');
  });
});

describe('an article', () => {
  it('that is wrong becomes its owner’s task, which its next version closes', async () => {
    const { lead, agent, projectId } = scene;
    const { id: articleId } = await scene.live({}, { ownerId: lead.id });
    const mark = (words: string) =>
      centre.run(agent, (ctx) =>
        markWrong(ctx, {
          ...{ projectId, articleId, language: 'ru', words },
          ...{ note: 'Срок теперь пять дней', sourceId: newId() },
        }),
      );
    const gap = await mark('когда вернутся деньги');
    expect(gap).toMatchObject({ kind: 'wrong', ownerId: lead.id, articleId });
    expect((await mark('совсем другое')).id).toBe(gap.id);
    await scene.publish(await scene.save(articleId, { body: said('Пять дней.') }));
    expect(await list('closed')).toMatchObject([{ id: gap.id, outcome: 'written' }]);
    expect(await wordingsOf(articleId)).toEqual([]);
  });

  it('that answered learns the customer’s words, each conversation’s once', async () => {
    const { agent, projectId } = scene;
    const { id: articleId } = await scene.live();
    const which = { projectId, articleId, language: 'ru' } as const;
    const sourceId = newId();
    const confirm = (words: string, from = sourceId) =>
      centre.run(agent, (ctx) => confirmAnswer(ctx, { ...which, words, sourceId: from }));
    await confirm('где деньги');
    await confirm('где мои деньги, +7 912 345-67-89');
    await confirm('верните деньги', newId());
    expect(await wordingsOf(articleId)).toEqual(
      expect.arrayContaining(['где мои деньги, ***', 'верните деньги']),
    );
    expect(await wordingsOf(articleId)).toHaveLength(2);
    await centre.run(agent, (ctx) => noteUse(ctx, { ...which, kind: 'linked', place: 'desk' }));
    expect(await centre.run(agent, (ctx) => listUse(ctx, { projectId }))).toEqual([
      { articleId, opened: 0, sent: 1, answered: 3, wrong: 0, helped: 0, notHelped: 0 },
    ]);
  });

  it('that is asked for far more than usual is told', async () => {
    const { agent, projectId } = scene;
    const [always, lately] = [await scene.live({ title: 'Каждый день' }), await scene.live()];
    const use = async (articleId: string, times: number) => {
      const which = { projectId, articleId, language: 'ru' } as const;
      for (let time = 0; time < times; time++)
        await centre.run(agent, (ctx) => noteUse(ctx, { ...which, kind: 'opened', place: 'desk' }));
    };
    await use(always.id, 24);
    centre.testClock.advanceMs(10 * dayMs);
    await use(always.id, 7);
    await use(lately.id, 6);
    const trending = () => centre.run(agent, (ctx) => listTrending(ctx, projectId));
    expect(await trending()).toMatchObject([{ articleId: lately.id, recent: 6, usual: 0 }]);
    centre.testClock.advanceMs(7 * dayMs);
    expect(await trending()).toEqual([]);
  });

  it('that is archived or not live in the language is of no use', async () => {
    const { agent, lead, projectId } = scene;
    const { id: articleId } = await scene.live();
    const use = (language: 'ru' | 'en') =>
      centre.run(agent, (ctx) =>
        noteUse(ctx, { projectId, articleId, language, kind: 'opened', place: 'desk' }),
      );
    await use('ru');
    await expect(use('en')).rejects.toEqual(refused(refusals.notFound));
    await centre.run(lead, (ctx) =>
      archiveArticle(ctx, { projectId, id: articleId, isArchived: true }),
    );
    await expect(use('ru')).rejects.toEqual(refused(refusals.notFound));
  });
});
