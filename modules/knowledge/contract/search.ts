import { z } from 'zod';
import { id, language, route } from '#platform/http/contract.ts';
import { inProject, label, may, projectPath, tags } from './ground.ts';

/** A stretch of a text: from, and up to but not including. In UTF-16 units. */
const span = z.object({ start: z.number().int(), end: z.number().int() });
const facet = z.object({ value: z.string(), count: z.number().int() });

/** An article that was found. */
export const searchHit = z.object({
  articleId: id,
  language,
  score: z.number(),
  title: z.string(),
  titleHighlights: z.array(span),
  excerpt: z.object({ text: z.string(), highlights: z.array(span) }),
  isPublic: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchResults = z.object({
  hits: z.array(searchHit),
  total: z.number().int(),
  facets: z.object({
    categories: z.array(facet),
    tags: z.array(facet),
    products: z.array(facet),
  }),
  didYouMean: z.string().nullable(),
  /** How the query was read: as it stands, as typed on another keyboard, in other letters. */
  understoodAs: z.string(),
  /** The query as it was searched. */
  understoodText: z.string(),
});
export type SearchResults = z.infer<typeof searchResults>;

/** How articles are found. */
export const searchRoutes = {
  search: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/knowledge-search`,
      summary: 'Find articles by words, as agents see them',
      tags,
    })
    .input(
      inProject.extend({
        query: z.string().max(10_000),
        /** Its results come first; those of the other languages follow. */
        language,
        /** The last word is still being typed. */
        isTyping: z.stringbool().default(false),
        categoryId: id.optional(),
        tag: label.optional(),
        product: label.optional(),
        limit: z.coerce.number().int().min(1).max(50).default(10),
        offset: z.coerce.number().int().min(0).max(1_000).default(0),
      }),
    )
    .output(searchResults),
};
