import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { readTrail } from '#tests/trail.ts';
import type { ArticleFilter } from '../contract.ts';
import { isListed } from '../core/listing.ts';
import { applyToArticles, applyToCategories, applyToRevision } from '../core/live.ts';
import { archiveArticle, listArticles } from './articles.ts';
import { listCategories, putCategory, removeCategory } from './categories.ts';
import { askForReview, discardDraft, sendBack, showText } from './drafts.ts';
import { openScene, type Scene } from './scene.fixture.ts';

const names = { en: 'Returns', ru: 'Возвраты', zh: '退货' };

describe('state and events give what a fetch gives', () => {
  let centre: TestCentre;
  let scene: Scene;
  /** The text that somebody has open. */
  let open: { projectId: string; articleId: string; language: 'ru' };
  let filters: readonly ArticleFilter[];
  beforeAll(async () => {
    centre = await openTestCentre();
    scene = await openScene(centre);
    const { projectId, agent } = scene;
    const outerId = newId();
    const innerId = newId();
    await putNamed(outerId, null);
    await putNamed(innerId, outerId);
    const { id: articleId } = await scene.put({ categoryId: innerId, tags: ['vip'] });
    open = { projectId, articleId, language: 'ru' };
    filters = [
      ...[{}, { kind: 'template' as const }, { categoryId: outerId }, { categoryId: newId() }],
      ...[{ tag: 'vip' }, { product: 'box' }, { ownerId: agent.id }, { words: 'ВОЗВРАТ' }],
      ...(['live', 'draft', 'in-review', 'behind', 'review-due', 'archived'] as const).map(
        (state) => ({ state }),
      ),
    ];
  });
  afterAll(() => centre.close());

  const putNamed = (id: string, parentId: string | null, position = 0) =>
    centre.run(scene.lead, (ctx) =>
      putCategory(ctx, { projectId: scene.projectId, id, parentId, names, position }),
    );

  const fetchAll = () =>
    centre.run(scene.lead, async (ctx) => {
      const { projectId } = scene;
      const lists = [];
      for (const filter of filters)
        lists.push((await listArticles(ctx, { ...filter, projectId, limit: 100 })).items);
      return {
        lists,
        categories: await listCategories(ctx, projectId),
        revision: (await showText(ctx, open)).draft?.revision ?? null,
      };
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
    const now = centre.testClock.now();
    const after = events.reduce((state, event) => {
      const categories = [...applyToCategories(state.categories, event)];
      return {
        lists: state.lists.map((list, index) => [
          ...applyToArticles(list, event, (article) =>
            isListed(article, filters[index] ?? {}, { categories, now }),
          ),
        ]),
        categories,
        revision: applyToRevision(state.revision, event, open),
      };
    }, before);
    expect(after).toEqual(await fetchAll());
  }

  it('article.put: added, changed, a template', async () => {
    await verify('article.put', () => scene.put({ ownerId: scene.agent.id }));
    await verify('article.put', () => scene.put({ tags: ['vip'], products: ['box'] }));
    await verify('article.put', () => scene.put({ kind: 'template' }));
  });

  it('article.draft-saved: written, asked for review, sent back, thrown away', async () => {
    const { articleId } = open;
    await verify('article.draft-saved', () => scene.save(articleId, {}));
    await verify('article.draft-saved', () => scene.save(articleId, { revision: 1 }));
    await verify('article.draft-saved', () => scene.save(articleId, { language: 'en' }));
    await verify('article.draft-saved', () =>
      centre.run(scene.agent, (ctx) => askForReview(ctx, { ...open, revision: 2, note: '' })),
    );
    await verify('article.draft-saved', () =>
      centre.run(scene.lead, (ctx) => sendBack(ctx, { ...open, revision: 3, note: 'Где срок?' })),
    );
    await verify('article.put', () =>
      centre.run(scene.lead, (ctx) => discardDraft(ctx, { ...open, revision: 4 })),
    );
  });

  it('article.put: published, a translation behind, a review due, archived', async () => {
    const { id } = await scene.put({ reviewEveryDays: 1 });
    const publish = async (language: 'ru' | 'en') => {
      const draft = await scene.save(id, { language });
      await verify('article.published', () => scene.publish(draft));
    };
    await publish('ru');
    await publish('en');
    await publish('ru');
    await verify('article.put', () =>
      centre.run(scene.lead, (ctx) =>
        archiveArticle(ctx, { projectId: scene.projectId, id, isArchived: true }),
      ),
    );
  });

  it('category.put and category.removed', async () => {
    const id = newId();
    await verify('category.put', () => putNamed(id, null, 3));
    await verify('category.put', () => putNamed(id, null, 1));
    await verify('category.removed', () =>
      centre.run(scene.lead, (ctx) => removeCategory(ctx, { projectId: scene.projectId, id })),
    );
  });
});
