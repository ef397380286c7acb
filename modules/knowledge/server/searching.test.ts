import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { archiveArticle } from './articles.ts';
import { openScene, type Scene, said } from './scene.fixture.ts';
import { searchArticles } from './search/index.ts';
import { searchKnowledge } from './searching.ts';
import { confirmAnswer } from './use.ts';

let centre: TestCentre;
let scene: Scene;
beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  scene = await openScene(centre);
});

const search = (query: string, about: { language?: 'ru' | 'en' | 'zh'; by?: Actor } = {}) =>
  centre.run(about.by ?? scene.agent, (ctx) =>
    searchKnowledge(ctx, {
      ...{ projectId: scene.projectId, query, language: about.language ?? 'ru' },
      ...{ isTyping: false, limit: 10, offset: 0 },
    }),
  );
const found = async (query: string) => (await search(query)).hits.map(({ articleId }) => articleId);
const foundByCustomers = async (query: string) => {
  const { projectId } = scene;
  const { hits } = await centre.runAsSystem((ctx) =>
    searchArticles(ctx, { projectId, audience: 'customer', languages: ['ru'], query }),
  );
  return hits.map(({ documentId }) => documentId);
};

it('an article is found from its publication on, and until it is archived', async () => {
  const { id: draftOnly } = await scene.put();
  await scene.save(draftOnly, { title: 'Возврат подарка' });
  expect(await found('возврат подарка')).toEqual([]);
  const { id } = await scene.live({ title: 'Возврат подарка' });
  expect(await found('вернуть подарки')).toEqual([id]);
  await scene.publish(await scene.save(id, { title: 'Обмен товара', body: said('Замена.') }));
  expect(await found('подарок')).toEqual([]);
  expect(await found('обмен')).toEqual([id]);
  const { projectId, lead } = scene;
  const archive = (isArchived: boolean) =>
    centre.run(lead, (ctx) => archiveArticle(ctx, { projectId, id, isArchived }));
  await archive(true);
  expect(await found('обмен')).toEqual([]);
  await archive(false);
  expect(await found('обмен')).toEqual([id]);
});

it('customers find what is public, and no word that is for agents alone', async () => {
  const forAgents = { type: 'audience', attrs: { for: 'agent' }, content: said('Касса').content };
  const body = { type: 'doc' as const, content: [...said('Деньги вернутся.').content, forAgents] };
  const { id } = await scene.live({ body });
  const { id: internal } = await scene.live({ title: 'Касса' }, { visibility: 'internal' });
  expect((await found('касса')).toSorted()).toEqual([id, internal].toSorted());
  expect(await foundByCustomers('деньги')).toEqual([id]);
  expect(await foundByCustomers('касса')).toEqual([]);
  expect((await search('касса')).hits.map(({ isPublic }) => isPublic).toSorted()).toEqual([
    false,
    true,
  ]);
});

it('customers find no more what a later version or its owner keeps from them', async () => {
  const forAgents = { type: 'audience', attrs: { for: 'agent' }, content: said('Деньги').content };
  const { id } = await scene.live({ title: 'Возврат' });
  expect(await foundByCustomers('возврат')).toEqual([id]);
  const body = { type: 'doc' as const, content: [forAgents] };
  await scene.publish(await scene.save(id, { title: 'Возврат', body }));
  expect(await foundByCustomers('возврат')).toEqual([]);
  expect(await found('возврат')).toEqual([id]);
  const { id: other } = await scene.live({ title: 'Обмен' });
  expect(await foundByCustomers('обмен')).toEqual([other]);
  await scene.put({ visibility: 'internal' }, other);
  expect(await foundByCustomers('обмен')).toEqual([]);
});

it('a template is no answer, and another project’s articles are not there', async () => {
  await scene.live({ title: 'Возврат' }, { kind: 'template' });
  expect(await found('возврат')).toEqual([]);
  await scene.live({ title: 'Возврат' });
  expect(await found('возврат')).toHaveLength(1);
  const stranger = (await openScene(centre)).agent;
  expect((await search('возврат', { by: stranger })).hits).toEqual([]);
});

it('the wanted language comes first, the others follow', async () => {
  const { id } = await scene.live({ title: 'Доставка DHL', body: said('Курьер DHL.') });
  const english = { language: 'en' as const, title: 'DHL delivery', body: said('By DHL.') };
  const { id: other } = await scene.live(english);
  const both = (await search('DHL', { language: 'en' })).hits;
  expect(both.map(({ articleId, language }) => [articleId, language])).toEqual([
    [other, 'en'],
    [id, 'ru'],
  ]);
});

it('what customers called it finds it once it has answered', async () => {
  const { agent, projectId } = scene;
  const { id: articleId } = await scene.live({ body: said('Средства поступят на счёт.') });
  expect(await found('где бабки')).toEqual([]);
  const words = 'где мои бабки';
  await centre.run(agent, (ctx) =>
    confirmAnswer(ctx, { projectId, articleId, language: 'ru', words, sourceId: newId() }),
  );
  expect(await found('где бабки')).toEqual([articleId]);
  expect((await search('где бабки')).hits[0]?.excerpt.text).not.toContain('бабки');
});
