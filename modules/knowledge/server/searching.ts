import type { Id } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import { may, type SearchResults, type Synonyms } from '../contract.ts';
import type { Matter } from '../core/search/matter.ts';
import { readPublic } from './article-store.ts';
import type { Meaning } from './embeddings/meaning.ts';
import {
  removeSynonyms as deleteSynonyms,
  addSynonyms as insertSynonyms,
  listSynonyms as readSynonyms,
  searchArticles,
} from './search/index.ts';

/** Finds articles as agents see them: those in the wanted language first, the others after. */
export async function searchKnowledge(
  ctx: Context,
  wanted: {
    projectId: Id;
    query: string;
    language: Language;
    isTyping: boolean;
    categoryId?: Id | undefined;
    tag?: string | undefined;
    product?: string | undefined;
    /** What the asking contact is about. */
    matter?: Matter;
    limit: number;
    offset: number;
    meaning?: Meaning | null;
  },
): Promise<SearchResults> {
  authorise(ctx, may.read);
  const { projectId, query, language, isTyping, limit, offset } = wanted;
  const { categoryId, tag, product, matter, meaning = null } = wanted;
  const { hits, facets, ...about } = await searchArticles(ctx, {
    ...{ projectId, audience: 'agent', query, isTyping, limit, offset, meaning },
    ...(matter && { matter }),
    languages: [language, ...languages.filter((other) => other !== language)],
    filter: {
      ...(categoryId && { categoryId }),
      ...(tag && { tag }),
      ...(product && { product }),
    },
  });
  const ids = hits.map(({ documentId }) => documentId);
  const open = new Set(await readPublic(ctx, { projectId, ids }));
  return {
    ...about,
    facets: {
      categories: [...facets.categories],
      tags: [...facets.tags],
      products: [...facets.products],
    },
    hits: hits.map(({ documentId, titleHighlights, excerpt, ...hit }) => ({
      ...hit,
      articleId: documentId,
      titleHighlights: [...titleHighlights],
      excerpt: { text: excerpt.text, highlights: [...excerpt.highlights] },
      isPublic: open.has(documentId),
    })),
  };
}

/** Words that mean the same in a project. */
export async function listSynonyms(ctx: Context, projectId: Id): Promise<Synonyms[]> {
  authorise(ctx, may.read);
  return synonymsOf(ctx, projectId);
}

/** Adds words that mean the same; searches know them at once. */
export async function addSynonyms(ctx: Context, given: Omit<Synonyms, 'id'>): Promise<Synonyms[]> {
  authorise(ctx, may.manage);
  const { projectId } = given;
  await getProject(ctx, projectId);
  const id = await insertSynonyms(ctx, given);
  await ctx.audit('knowledge.synonyms-added', id);
  return synonymsOf(ctx, projectId);
}

/** Takes them away again. */
export async function removeSynonyms(
  ctx: Context,
  which: { projectId: Id; id: Id },
): Promise<Synonyms[]> {
  authorise(ctx, may.manage);
  await deleteSynonyms(ctx, which);
  await ctx.audit('knowledge.synonyms-removed', which.id);
  return synonymsOf(ctx, which.projectId);
}

async function synonymsOf(ctx: Context, projectId: Id): Promise<Synonyms[]> {
  const sets = await readSynonyms(ctx, projectId);
  return sets.map(({ words, ...set }) => ({ ...set, words: [...words] }));
}
