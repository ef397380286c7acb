import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import type { Actor } from '#platform/context.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import type { SearchDocument } from '../../core/search/search-document.ts';
import {
  addSynonyms,
  listSynonyms,
  putSearchDocuments,
  rebuildSearchCollection,
  removeSearchDocuments,
  removeSynonyms,
  type SearchRequest,
  searchArticles,
} from './index.ts';
import { articleOf, openProject } from './search.fixture.ts';

let centre: TestCentre;
let projectId: Id;
let actor: Actor;

const colours = ['red', 'green', 'blue', 'yellow', 'white', 'black', 'brown'];
const things = ['parcel', 'letter', 'invoice', 'password', 'contract'];
const made: Partial<SearchDocument>[] = colours.flatMap((colour, place) =>
  things.map((thing) => ({
    id: newId(),
    title: `The ${colour} ${thing}`,
    body: `${'What to do with it. '.repeat(place)} A ${thing} may be ${colour}.`,
    tags: [thing],
  })),
);

beforeAll(async () => {
  centre = await openTestCentre();
  projectId = await openProject(centre);
  actor = centre.actor({ roles: [], projectIds: [projectId] });
  await put(...made);
});
afterAll(() => centre.close());

async function put(...some: readonly Partial<SearchDocument>[]): Promise<void> {
  const documents = some.map((said) => articleOf({ projectId, title: '', ...said }));
  await centre.run(actor, (ctx) => putSearchDocuments(ctx, documents));
}

/** As a collection is searched of which only candidates are scored. */
function search(query: string, said: Partial<SearchRequest> = {}) {
  const request = { projectId, audience: 'customer', languages: ['en'], query, ...said } as const;
  return centre.run(actor, (ctx) => searchArticles(ctx, request, { holdUpTo: 0 }));
}

function searchAll(query: string) {
  const request = { projectId, audience: 'customer', languages: ['en'], query } as const;
  return centre.run(actor, (ctx) => searchArticles(ctx, request));
}

const titles = async (query: string, said: Partial<SearchRequest> = {}) =>
  (await search(query, said)).hits.map(({ title }) => title);

it.each(['yellow letter', 'the blak password', '"green invoice"', 'what to do with a contract'])(
  'a large collection answers %j as a small one does',
  async (query) => {
    const [all, candidates] = [await searchAll(query), await search(query)];
    expect(all.hits.length).toBeGreaterThan(0);
    expect(candidates.hits[0]).toEqual(all.hits[0]);
    expect(candidates).toMatchObject({ didYouMean: all.didYouMean });
  },
);

it('a large collection is narrowed where its candidates are looked for', async () => {
  expect(await titles('yellow', { filter: { tag: 'letter' } })).toContain('The yellow letter');
  const { facets } = await search('yellow', { filter: { tag: 'letter' } });
  expect(facets.tags.map(({ value }) => value)).toEqual(['letter']);
  expect(await titles('yellow', { filter: { categoryId: newId() } })).toEqual([]);
});

it('a large collection is narrowed to some time and to some of its texts', async () => {
  const [first] = (await search('yellow')).hits;
  const ids = new Set([first?.documentId ?? '']);
  expect(await titles('yellow', { filter: { ids } })).toEqual([first?.title]);
  expect(await titles('yellow', { filter: { ids, sinceMs: Date.parse('2099-01-01') } })).toEqual(
    [],
  );
});

it('a large collection never answers with what an article was', async () => {
  const id = newId();
  await put({ id, title: 'Unicorns' });
  expect(await titles('unicorn')).toEqual(['Unicorns']);
  await put({ id, title: 'Dragons' });
  expect(await titles('unicorn')).toEqual([]);
  expect(await titles('dragon')).toEqual(['Dragons']);
  await centre.run(actor, (ctx) => removeSearchDocuments(ctx, { projectId, documentId: id }));
  expect(await titles('dragon')).toEqual([]);
});

it('a large collection that was built anew is read anew', async () => {
  const before = await search('white contract');
  const collection = { projectId, audience: 'customer', language: 'en' } as const;
  await centre.run(actor, (ctx) => rebuildSearchCollection(ctx, collection));
  expect((await search('white contract')).hits).toEqual(before.hits);
});

it('a word that the project calls so is known until it is taken back', async () => {
  expect(await titles('bumf')).toEqual([]);
  const set = { projectId, language: 'en', words: ['bumf', 'invoice'], isOneWay: true } as const;
  const id = await centre.run(actor, (ctx) => addSynonyms(ctx, set));
  expect(await titles('bumf', { limit: 50 })).toContain('The red invoice');
  expect(await centre.run(actor, (ctx) => listSynonyms(ctx, projectId))).toEqual([{ ...set, id }]);
  await centre.run(actor, (ctx) => removeSynonyms(ctx, { projectId, id }));
  expect(await titles('bumf')).toEqual([]);
});

it('searches at once are answered each for itself', async () => {
  const queries = colours.flatMap((colour) => things.map((thing) => `${colour} ${thing}`));
  const answers = await Promise.all(queries.map((query) => titles(query)));
  expect(answers.map(([first]) => first)).toEqual(queries.map((query) => `The ${query}`));
});
