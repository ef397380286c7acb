import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { SearchDocument } from '../../core/search/search-document.ts';
import {
  maximumFound,
  maximumHits,
  putSearchDocuments,
  rebuildSearchCollection,
  removeSearchDocuments,
  type SearchRequest,
  type SearchResults,
  searchArticles,
} from './index.ts';
import { articleOf, openProject } from './search.fixture.ts';

let centre: TestCentre;

beforeAll(async () => {
  centre = await openTestCentre();
});
afterAll(() => centre.close());

/** A project with articles, and how somebody in it searches them. */
async function openScene(articles: readonly Partial<SearchDocument>[] = []) {
  const projectId = await openProject(centre);
  const actor = centre.actor({ roles: [], projectIds: [projectId] });
  const put = async (...some: readonly Partial<SearchDocument>[]) => {
    const documents = some.map((said) => articleOf({ projectId, title: '', ...said }));
    await centre.run(actor, (ctx) => putSearchDocuments(ctx, documents));
    return documents;
  };
  const search = (
    query: string,
    said: Partial<SearchRequest> = {},
    who: Actor = actor,
  ): Promise<SearchResults> =>
    centre.run(who, (ctx) =>
      searchArticles(ctx, { projectId, audience: 'customer', languages: ['en'], query, ...said }),
    );
  const titles = async (query: string, said: Partial<SearchRequest> = {}) =>
    (await search(query, said)).hits.map(({ title }) => title);
  const collection = { projectId, audience: 'customer', language: 'en' } as const;
  return { projectId, actor, put, search, titles, collection, documents: await put(...articles) };
}

describe('an article', () => {
  it('is found from the commit that publishes it, as it is then, until it is removed', async () => {
    const { projectId, actor, put, titles } = await openScene([{ title: 'Refunds' }]);
    expect(await titles('parcel')).toEqual([]);
    const [parcel] = await put({ title: 'Parcels' });
    expect(await titles('parcel')).toEqual(['Parcels']);
    await put({ ...parcel, title: 'Letters' });
    expect(await titles('parcel')).toEqual([]);
    expect(await titles('letter')).toEqual(['Letters']);
    const documentId = parcel?.id ?? '';
    await centre.run(actor, (ctx) => removeSearchDocuments(ctx, { projectId, documentId }));
    expect(await titles('letter')).toEqual([]);
  });

  it('is not found when the verb that publishes it fails', async () => {
    const { projectId, actor, titles } = await openScene([{ title: 'Refunds' }]);
    const failing = centre.run(actor, async (ctx) => {
      await putSearchDocuments(ctx, [articleOf({ projectId, title: 'Parcels' })]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await titles('parcel')).toEqual([]);
    expect(await titles('refund')).toEqual(['Refunds']);
  });

  it('is not searched by the transaction that publishes it, which may still fail', async () => {
    const { projectId, actor } = await openScene();
    const both = centre.run(actor, async (ctx) => {
      await putSearchDocuments(ctx, [articleOf({ projectId, title: 'Parcels' })]);
      const languages = ['en'] as const;
      await searchArticles(ctx, { projectId, audience: 'customer', languages, query: 'parcel' });
    });
    await expect(both).rejects.toThrow('no transaction searches what it has published itself');
  });

  it('is kept whatever signs a stranger has put into it', async () => {
    const { titles } = await openScene([{ title: 'A\0B\ud800 parcel', tags: ['\0'] }]);
    expect(await titles('parcel')).toEqual(['A\ufffdB\ufffd parcel']);
  });

  it('is removed of one audience and language alone when that is asked', async () => {
    const id = newId();
    const { projectId, actor, titles } = await openScene([
      { id, title: 'Refunds' },
      { id, title: 'Refunds inside', audience: 'agent' },
    ]);
    const which = { projectId, documentId: id, audience: 'agent' } as const;
    await centre.run(actor, (ctx) => removeSearchDocuments(ctx, which));
    expect(await titles('refund', { audience: 'agent' })).toEqual([]);
    expect(await titles('refund')).toEqual(['Refunds']);
  });

  it('shows where what was found stands', async () => {
    const { search } = await openScene([
      { title: 'Refunds of orders', body: 'We refund an order within ten days.' },
    ]);
    const [hit] = (await search('order refund')).hits;
    const cut = (text: string, spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => text.slice(start, end));
    expect(cut(hit?.title ?? '', hit?.titleHighlights ?? [])).toEqual(['Refunds', 'orders']);
    expect(cut(hit?.excerpt.text ?? '', hit?.excerpt.highlights ?? [])).toEqual([
      'refund',
      'order',
    ]);
  });
});

describe('who searches', () => {
  it('finds what his audience reads, and is offered none of the other’s words', async () => {
    const { search, titles } = await openScene([
      { title: 'Parcels' },
      { title: 'Blacklisted customers', audience: 'agent' },
    ]);
    expect(await titles('blacklisted')).toEqual([]);
    expect((await search('blaklisted')).didYouMean).toBeNull();
    expect((await search('blaklisted', { audience: 'agent' })).didYouMean).toBe('blacklisted');
  });

  it('finds nothing of a project that is not in his scope, however large it is', async () => {
    const { search, actor } = await openScene([{ title: 'Parcels' }]);
    const other = await openScene([{ title: 'Letters' }]);
    expect((await search('parcel', {}, actor)).total).toBe(1);
    expect(await search('parcel', {}, other.actor)).toMatchObject({ hits: [], total: 0 });
  });

  it('finds Chinese in either script', async () => {
    const { titles } = await openScene([
      { title: '如何退货', language: 'zh' },
      { title: '訂單', language: 'zh' },
    ]);
    expect(await titles('退貨', { languages: ['zh'] })).toEqual(['如何退货']);
    expect(await titles('订单', { languages: ['zh'] })).toEqual(['訂單']);
  });

  it('finds other languages behind the first, an article once', async () => {
    const id = newId();
    const { search } = await openScene([
      { id, title: 'iPhone', language: 'ru' },
      { id, title: 'iPhone', language: 'en' },
      { title: 'iPhone 15', language: 'en' },
    ]);
    const { hits, total } = await search('iphone', { languages: ['ru', 'en'] });
    expect(hits.map(({ language, title }) => [language, title])).toEqual([
      ['ru', 'iPhone'],
      ['en', 'iPhone 15'],
    ]);
    expect(total).toBe(2);
  });

  it('pages through what was found, within bounds', async () => {
    const { titles, search } = await openScene(
      Array.from({ length: maximumHits + 20 }, (_, place) => ({ title: `Parcel ${place}` })),
    );
    const all = await titles('parcel', { limit: 1_000 });
    expect(all).toHaveLength(maximumHits);
    expect(await titles('parcel', { limit: 5, offset: 10 })).toEqual(all.slice(10, 15));
    expect(await titles('parcel', { limit: 5, offset: 9_999 })).toEqual([]);
    expect((await search('parcel', { limit: 1 })).total).toBe(maximumHits + 20);
    expect(maximumHits + 20).toBeLessThan(maximumFound);
  });
});

describe('a query', () => {
  it.each([
    ['nothing', ''],
    ['signs', "?!… () && || ! :* <-> \\ ' $$"],
    ['pictures', '🙂👍🏽🇨🇳'],
    ['a half of a pair', '\ud800\udfff'.slice(1)],
    ['a zero character', '\0'],
  ])('of %s finds nothing', async (_, query) => {
    const { search } = await openScene([{ title: 'Parcels' }]);
    expect(await search(query)).toMatchObject({ hits: [], total: 0, didYouMean: null });
  });

  it.each([
    ["parcel' | (!foo & 'bar':*)--"],
    ['parcel \0 \ud800 %_\\'],
    [`parcel ${'x'.repeat(10_000)}`],
    [`parcel ${'lorem ipsum '.repeat(1_000)}`],
    ['{parcel,"NULL"}'],
  ])('that is odd is read for its words: %#', async (query) => {
    const { titles } = await openScene([{ title: 'Parcels' }]);
    expect(await titles(query)).toEqual(['Parcels']);
  });

  it('in quotes finds what has the words next to each other', async () => {
    const { titles } = await openScene([
      { title: 'A', body: 'Your gift card, lost.' },
      { title: 'B', body: 'A card as a gift.' },
    ]);
    expect(await titles('"gift card"')).toEqual(['A']);
    expect(await titles('"card gift"')).toEqual([]);
    expect((await titles('gift card')).toSorted()).toEqual(['A', 'B']);
  });

  it('with quotes that no article has is searched for its words', async () => {
    const { titles } = await openScene([{ title: 'Gift cards' }]);
    expect(await titles('where is my "card of gifts"')).toEqual(['Gift cards']);
  });

  it('is narrowed, and says how many there are of each kind', async () => {
    const [a, b] = [newId(), newId()];
    const { search, titles } = await openScene([
      { title: 'Parcel one', categoryId: a, tags: ['slow'], products: ['post'] },
      { title: 'Parcel two', categoryId: b, tags: ['slow', 'lost'] },
    ]);
    expect((await search('parcel')).facets.tags).toEqual([
      { value: 'slow', count: 2 },
      { value: 'lost', count: 1 },
    ]);
    expect(await titles('parcel', { filter: { categoryId: b } })).toEqual(['Parcel two']);
    expect(await titles('parcel', { filter: { product: 'post', tag: 'slow' } })).toEqual([
      'Parcel one',
    ]);
  });
});

describe('the vocabulary', () => {
  /** In how many articles of a project each word is, by the database. */
  async function counts(projectId: Id) {
    const owner = new pg.Client({ connectionString: centre.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ term: string; count: number }>(
      `select term, document_count as count from knowledge.search_term
       where project_id = $1 and document_count <> 0 order by term`,
      [projectId],
    );
    await owner.end();
    return Object.fromEntries(rows.map(({ term, count }) => [term, count]));
  }

  it('counts the articles that have a word, whatever becomes of them', async () => {
    const { projectId, actor, put, documents } = await openScene([
      { title: 'red blue' },
      { title: 'red', body: 'red red' },
    ]);
    expect(await counts(projectId)).toEqual({ red: 2, blue: 1 });
    await put({ ...documents[0], title: 'blue green' });
    expect(await counts(projectId)).toEqual({ red: 1, blue: 1, green: 1 });
    const documentId = documents[1]?.id ?? '';
    await centre.run(actor, (ctx) => removeSearchDocuments(ctx, { projectId, documentId }));
    await centre.run(actor, (ctx) => removeSearchDocuments(ctx, { projectId, documentId }));
    expect(await counts(projectId)).toEqual({ blue: 1, green: 1 });
  });

  it('is right after many have written at once, the same words in any order', async () => {
    const { projectId, actor, titles } = await openScene();
    const words = ['amber', 'birch', 'cedar', 'damson', 'elder'];
    const writers = Array.from({ length: 12 }, (_, place) => {
      const title = place % 2 === 0 ? words.join(' ') : words.toReversed().join(' ');
      const document = articleOf({ projectId, title: `${title} n${place}` });
      return centre.run(actor, (ctx) => putSearchDocuments(ctx, [document]));
    });
    await Promise.all(writers);
    expect(await counts(projectId)).toMatchObject(Object.fromEntries(words.map((w) => [w, 12])));
    expect(await titles('cedar', { limit: 50 })).toHaveLength(12);
  });

  it('is the same after it was built anew, and so is what is found', async () => {
    const { projectId, actor, collection, put, search, titles, documents } = await openScene([
      { title: 'Parcels', body: 'A parcel takes three days.' },
      { title: 'Refunds', body: 'A refund takes ten days.' },
      { title: 'Letters' },
    ]);
    await put({ ...documents[2], title: 'Postcards' });
    const before = { counts: await counts(projectId), results: await search('days of a parcel') };
    await centre.run(actor, (ctx) => rebuildSearchCollection(ctx, collection));
    expect(await counts(projectId)).toEqual(before.counts);
    expect(await search('days of a parcel')).toEqual(before.results);
    expect(await titles('postcard')).toEqual(['Postcards']);
  });
});
