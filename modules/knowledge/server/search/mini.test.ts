import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { putSearchDocuments, searchArticles } from './index.ts';
import { articleOf, openProject } from './search.fixture.ts';

/** Support articles, and short questions in words of daily life that hardly stand in them. */
interface MiniSet {
  readonly docs: readonly { readonly id: string; readonly title: string; readonly body: string }[];
  readonly queries: readonly { readonly q: string; readonly rel: readonly string[] }[];
}

let centre: TestCentre;
let projectId: Id;

beforeAll(async () => {
  centre = await openTestCentre();
  projectId = await openProject(centre);
});
afterAll(() => centre.close());

it.each([
  { language: 'ru', least: 0.6 },
  { language: 'zh', least: 0.6 },
  { language: 'en', least: 0.55 },
] as const)('answers everyday questions in $language: nDCG@10 at least $least', async (given) => {
  const { language, least } = given;
  const { docs, queries } = await readMini(language);
  const names = new Map(docs.map(({ id }) => [newId(), id]));
  const ids = new Map([...names].map(([id, name]) => [name, id]));
  const articles = docs.map(({ id: name, title, body }) =>
    articleOf({ projectId, language, title, body, id: ids.get(name) ?? '' }),
  );
  await centre.runAsSystem((ctx) => putSearchDocuments(ctx, articles));
  let sum = 0;
  for (const { q: query, rel } of queries) {
    const request = { projectId, audience: 'customer', languages: [language], query } as const;
    const { hits } = await centre.runAsSystem((ctx) => searchArticles(ctx, request));
    sum += gainOf(
      hits.map(({ documentId }) => names.get(documentId) ?? ''),
      rel,
    );
  }
  expect(sum / queries.length).toBeGreaterThanOrEqual(least);
});

async function readMini(language: Language): Promise<MiniSet> {
  const path = new URL(`../../mini/${language}.json`, import.meta.url);
  return JSON.parse(await readFile(path, 'utf8'));
}

/** nDCG@10. */
function gainOf(found: readonly string[], right: readonly string[]): number {
  const discount = (place: number) => 1 / Math.log2(place + 2);
  const gain = found.reduce(
    (sum, id, place) => sum + (right.includes(id) ? discount(place) : 0),
    0,
  );
  const best = right.slice(0, 10).reduce((sum, _, place) => sum + discount(place), 0);
  return gain / best;
}
