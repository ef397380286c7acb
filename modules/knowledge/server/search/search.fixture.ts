import { type Id, newId } from '#kernel/id.ts';
import { createProject } from '#modules/projects/server/index.ts';
import type { TestCentre } from '#tests/centre.ts';
import type { SearchDocument } from '../../core/search/search-document.ts';

/** Makes a project whose articles are searched. */
export async function openProject(centre: TestCentre): Promise<Id> {
  const key = `p-${newId().slice(-12)}`;
  const { id } = await centre.runAsSystem((ctx) =>
    createProject(ctx, { key, name: 'Почта', clientName: null, language: 'ru', colour: 'teal' }),
  );
  return id;
}

/** An article for customers in English, but for what is said of it. */
export function articleOf(
  said: Partial<SearchDocument> & Pick<SearchDocument, 'projectId' | 'title'>,
): SearchDocument {
  return {
    audience: 'customer',
    language: 'en',
    id: newId(),
    headings: '',
    body: '',
    learned: '',
    categoryId: null,
    tags: [],
    products: [],
    publishedAt: '2026-01-01T00:00:00.000Z',
    helpfulness: null,
    ...said,
  };
}
