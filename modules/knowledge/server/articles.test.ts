import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HeedEvent } from '#kernel/event.ts';
import { newId } from '#kernel/id.ts';
import { addMs, dayMs, hourMs } from '#kernel/time.ts';
import { noticeAdded } from '#modules/staff/contract.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { type ArticleFilter, articlePublished, articleReviewDue, refusals } from '../contract.ts';
import { archiveArticle, listArticles, listLabels, putArticle, showArticle } from './articles.ts';
import { listCategories, putCategory, removeCategory } from './categories.ts';
import {
  askForReview,
  discardDraft,
  listVersions,
  restoreVersion,
  sendBack,
  showText,
  showVersion,
} from './drafts.ts';
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
const names = (name: string) => ({ en: name, ru: name, zh: name });
const list = async (filter: ArticleFilter = {}) => {
  const { projectId, lead } = scene;
  const { items } = await centre.run(lead, (ctx) =>
    listArticles(ctx, { projectId, limit: 50, ...filter }),
  );
  return items;
};
const noticesIn = (events: readonly HeedEvent[]) =>
  events.filter(({ name }) => name === noticeAdded.name).map(({ data }) => data);
const textOf = (articleId: string, language: 'ru' | 'en' | 'zh' = 'ru') =>
  centre.run(scene.agent, (ctx) =>
    showText(ctx, { projectId: scene.projectId, articleId, language }),
  );

describe('a draft', () => {
  it('is not written over by somebody who has not seen it', async () => {
    const { id } = await scene.put();
    const first = await scene.save(id, { title: 'Возврат' });
    expect(first).toMatchObject({ revision: 1, state: 'writing', basedOn: null });
    const other = scene.save(id, { title: 'Обмен', by: scene.lead });
    await expect(other).rejects.toEqual(refused(refusals.changedMeanwhile));
    await expect(scene.save(id, { revision: 7 })).rejects.toMatchObject({
      code: refusals.changedMeanwhile,
      data: { revision: 1, changedBy: scene.agent.id },
    });
    expect((await textOf(id)).draft?.title).toBe('Возврат');
    expect((await scene.save(id, { title: 'Обмен', revision: 1 })).revision).toBe(2);
  });

  it('is saved by one of two who save at the same moment', async () => {
    const { id } = await scene.put();
    const { revision } = await scene.save(id, {});
    const both = [scene.agent, scene.lead].map((by) => scene.save(id, { revision, by }));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is thrown away without what is live', async () => {
    const { id } = await scene.live();
    const { revision } = await scene.save(id, { title: 'Иначе' });
    const { projectId } = scene;
    const which = { projectId, articleId: id, language: 'ru' } as const;
    await centre.run(scene.agent, (ctx) => discardDraft(ctx, { ...which, revision }));
    expect(await textOf(id)).toMatchObject({ draft: null, live: { title: 'Возврат' } });
  });

  it('leaves no trace of a language that was only begun', async () => {
    const { id } = await scene.live();
    const { revision } = await scene.save(id, { language: 'en' });
    const { projectId } = scene;
    const which = { projectId, articleId: id, language: 'en' } as const;
    const article = await centre.run(scene.agent, (ctx) =>
      discardDraft(ctx, { ...which, revision }),
    );
    expect(article.languages.map(({ language }) => language)).toEqual(['ru']);
  });

  it('with what is no text is refused', async () => {
    const { id } = await scene.put();
    const body = { type: 'doc', content: [{ type: 'script' }] } as never;
    await expect(scene.save(id, { body })).rejects.toMatchObject({
      code: refusals.wrongBody,
      data: { fault: 'shape', at: 'content.0' },
    });
  });
});

describe('a review', () => {
  it('is asked of the owner, and what is sent back is told to the writer', async () => {
    const { projectId, agent, lead } = scene;
    const { id } = await scene.put({ ownerId: lead.id });
    const { revision } = await scene.save(id, {});
    const which = { projectId, articleId: id, language: 'ru' } as const;
    const askFor = () =>
      centre.run(agent, (ctx) =>
        askForReview(ctx, { ...which, revision, note: 'Проверьте сроки' }),
      );
    const told = await centre.eventsOf(askFor);
    const asked = (await textOf(id)).draft ?? { revision: 0, state: 'writing' };
    expect(asked.state).toBe('in-review');
    expect(noticesIn(told)).toEqual([
      { personId: lead.id, kind: 'knowledge.article-in-review', aboutId: id },
    ]);
    expect((await list({ state: 'in-review' })).map((each) => each.id)).toEqual([id]);
    const back = { ...which, revision: asked.revision, note: 'Срок десять дней' };
    await expect(centre.run(agent, (ctx) => sendBack(ctx, back))).rejects.toEqual(
      refused('forbidden'),
    );
    const returned = await centre.eventsOf(() => centre.run(lead, (ctx) => sendBack(ctx, back)));
    expect((await textOf(id)).draft).toMatchObject({ state: 'writing', note: back.note });
    expect(noticesIn(returned)).toEqual([
      { personId: agent.id, kind: 'knowledge.article-returned', aboutId: id },
    ]);
  });
});

describe('publishing', () => {
  it('makes versions that stay, and can be written anew', async () => {
    const { projectId } = scene;
    const { id } = await scene.live({ body: said('Пять дней.') });
    const draft = await scene.save(id, { body: said('Десять дней.') });
    expect(draft.basedOn).toBe(1);
    const told = await centre.eventsOf(() => scene.publish(draft));
    expect(told.map(({ name }) => name)).toContain(articlePublished.name);
    const which = { projectId, articleId: id, language: 'ru' } as const;
    const versions = await centre.run(scene.agent, (ctx) => listVersions(ctx, which));
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
    const old = await centre.run(scene.agent, (ctx) => showVersion(ctx, { ...which, number: 1 }));
    expect(old.body).toEqual(said('Пять дней.'));
    const again = await centre.run(scene.agent, (ctx) =>
      restoreVersion(ctx, { ...which, number: 1, revision: null }),
    );
    expect(again).toMatchObject({ body: old.body, basedOn: 2, state: 'writing' });
  });

  it('is for those who may', async () => {
    const { id } = await scene.put();
    const draft = await scene.save(id, {});
    const tried = scene.publish(draft, { by: scene.agent });
    await expect(tried).rejects.toEqual(refused('forbidden'));
  });

  it.each([
    ['a title', { title: '' }, refusals.titleMissing],
    ['words', { body: said() }, refusals.nothingToPublish],
    [
      'what it links to',
      {
        body: {
          type: 'doc' as const,
          content: [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  text: 'там',
                  marks: [{ type: 'link' as const, attrs: { href: `article:${newId()}` } }],
                },
              ],
            },
          ],
        },
      },
      refusals.brokenLinks,
    ],
  ])('wants %s', async (_, text, code) => {
    const { id } = await scene.put();
    await expect(scene.publish(await scene.save(id, text))).rejects.toEqual(refused(code));
  });

  it('of two articles that name each other is no loop without an end', async () => {
    const linkTo = (articleId: string) => ({
      type: 'doc' as const,
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'там',
              marks: [{ type: 'link' as const, attrs: { href: `article:${articleId}` } }],
            },
          ],
        },
      ],
    });
    const one = await scene.live();
    const other = await scene.live({ body: linkTo(one.id) });
    const article = await scene.publish(await scene.save(one.id, { body: linkTo(other.id) }));
    expect(article.languages[0]?.liveNumber).toBe(2);
  });

  it('happens at its time, unless somebody writes on', async () => {
    const { id } = await scene.put();
    const at = addMs(centre.testClock.now(), hourMs);
    await scene.publish(await scene.save(id, {}), { publishAt: at });
    expect((await textOf(id)).draft).toMatchObject({ state: 'scheduled', publishAt: at });
    const second = await scene.put();
    const waiting = await scene.save(second.id, {});
    await scene.publish(waiting, { publishAt: at });
    await scene.save(second.id, { title: 'Иначе', revision: 2 });
    centre.testClock.advanceMs(hourMs - 1);
    await centre.settle();
    expect((await textOf(id)).live).toBeNull();
    centre.testClock.advanceMs(1);
    await centre.settle();
    expect(await textOf(id)).toMatchObject({
      draft: null,
      live: { number: 1, publishedBy: scene.agent.id },
    });
    expect((await textOf(second.id)).live).toBeNull();
  });

  it('puts translations behind, unless the change is small', async () => {
    const { id } = await scene.live();
    const english = { language: 'en' as const, title: 'Refund', body: said('It comes back.') };
    const isBehind = async () =>
      (await list({ state: 'behind' })).some((article) => article.id === id);
    await scene.publish(await scene.save(id, english));
    expect(await isBehind()).toBe(false);
    await scene.publish(await scene.save(id, { title: 'Возврат денег' }), { isMinor: true });
    expect(await isBehind()).toBe(false);
    const article = await scene.publish(await scene.save(id, { body: said('Десять дней.') }));
    expect(article.languages).toMatchObject([
      { language: 'ru', liveNumber: 3, isBehind: false },
      { language: 'en', liveNumber: 1, isBehind: true },
    ]);
    await scene.publish(await scene.save(id, english), { isMinor: true });
    expect(await isBehind()).toBe(true);
    await scene.publish(await scene.save(id, english));
    expect(await isBehind()).toBe(false);
  });

  it('of a translation waits for its original', async () => {
    const { id } = await scene.put();
    const draft = await scene.save(id, { language: 'en' });
    await expect(scene.publish(draft)).rejects.toEqual(refused(refusals.originalMissing));
  });

  it('asks its owner to look again when the day has come', async () => {
    const { lead } = scene;
    const { id, reviewDueOn } = await scene.live({}, { ownerId: lead.id, reviewEveryDays: 30 });
    expect(reviewDueOn).toBe(addMs(centre.testClock.now(), 30 * dayMs).slice(0, 10));
    centre.testClock.advanceMs(29 * dayMs);
    await centre.settle();
    expect(await list({ state: 'review-due' })).toEqual([]);
    const told = await centre.eventsOf(async () => {
      centre.testClock.advanceMs(dayMs);
      await centre.settle();
    });
    expect(told.filter(({ name }) => name === articleReviewDue.name)).toMatchObject([
      { subjectId: id, data: { ownerId: lead.id, title: 'Возврат' } },
    ]);
    expect((await list({ state: 'review-due' })).map((each) => each.id)).toEqual([id]);
  });
});

describe('articles', () => {
  it('are listed by category, label and state, and go when they are archived', async () => {
    const { projectId, lead } = scene;
    const [outer, inner] = [newId(), newId()];
    const category = (id: string, parentId: string | null) => ({
      ...{ id, projectId, parentId, names: names(id), position: 0 },
    });
    await centre.run(lead, (ctx) => putCategory(ctx, category(outer, null)));
    await centre.run(lead, (ctx) => putCategory(ctx, category(inner, outer)));
    const { id } = await scene.live({}, { categoryId: inner, tags: ['деньги', 'деньги'] });
    await scene.put({ products: ['Карта'] });
    expect(await list({ categoryId: outer })).toMatchObject([{ id, tags: ['деньги'] }]);
    expect(await list({ tag: 'деньги' })).toHaveLength(1);
    expect(await list({ state: 'live' })).toHaveLength(1);
    expect(await list()).toHaveLength(2);
    expect(await centre.run(lead, (ctx) => listLabels(ctx, projectId))).toEqual({
      tags: ['деньги'],
      products: ['Карта'],
      categories: [
        { categoryId: inner, count: 1 },
        { categoryId: null, count: 1 },
      ],
    });
    const archive = (isArchived: boolean) =>
      centre.run(lead, (ctx) => archiveArticle(ctx, { projectId, id, isArchived }));
    expect((await archive(true)).isArchived).toBe(true);
    expect(await list({ state: 'live' })).toEqual([]);
    expect(await list({ state: 'archived' })).toHaveLength(1);
    await expect(scene.save(id, {})).rejects.toEqual(refused(refusals.notFound));
    expect((await archive(false)).languages).toMatchObject([{ liveNumber: 1 }]);
  });

  it('stand in a tree of categories without loops', async () => {
    const { projectId, lead, agent } = scene;
    const [outer, inner] = [newId(), newId()];
    const put = (id: string, parentId: string | null, by = lead) =>
      centre.run(by, (ctx) =>
        putCategory(ctx, { id, projectId, parentId, names: names('x'), position: 0 }),
      );
    await put(outer, null);
    await put(inner, outer);
    await expect(put(outer, inner)).rejects.toEqual(refused(refusals.categoryLoop));
    await expect(put(outer, outer)).rejects.toEqual(refused(refusals.categoryLoop));
    await expect(put(newId(), null, agent)).rejects.toEqual(refused('forbidden'));
    const remove = (id: string) =>
      centre.run(lead, (ctx) => removeCategory(ctx, { projectId, id }));
    await expect(remove(outer)).rejects.toEqual(refused(refusals.categoryInUse));
    await remove(inner);
    await remove(outer);
    expect(await centre.run(lead, (ctx) => listCategories(ctx, projectId))).toEqual([]);
  });

  it('are made public by those who publish', async () => {
    const { id } = await scene.put({ visibility: 'internal' });
    const { projectId, agent } = scene;
    const article = await centre.run(agent, (ctx) => showArticle(ctx, { projectId, id }));
    const { languages: _, ...given } = article;
    const asAgent = (visibility: 'public' | 'internal') =>
      centre.run(agent, (ctx) => putArticle(ctx, { ...given, visibility }));
    await expect(asAgent('public')).rejects.toEqual(refused('forbidden'));
    expect((await asAgent('internal')).id).toBe(id);
  });

  it('of another project are not there', async () => {
    const { id } = await scene.live();
    const { projectId } = scene;
    const stranger = (await openScene(centre)).lead;
    const asked = centre.run(stranger, (ctx) => showArticle(ctx, { projectId, id }));
    await expect(asked).rejects.toEqual(refused(refusals.notFound));
  });
});
