import { z } from 'zod';
import { id, language, route } from '#platform/http/contract.ts';
import { inProject, label, may, oneText, projectPath, tags, textPath } from './ground.ts';

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

/** A live article that says nearly the same as another. likeness: 0 to 1, by their letters. */
export const nearDuplicate = z.object({ articleId: id, title: z.string(), likeness: z.number() });
export type NearDuplicate = z.infer<typeof nearDuplicate>;

const word = z.string().trim().min(1).max(60);

/** Words that mean the same to who searches. One way: who writes another finds the first, not the
 *  other way round: `iPhone` of `phone`. */
export const synonyms = z.object({
  id,
  projectId: id,
  language,
  words: z.array(word).min(2).max(20),
  isOneWay: z.boolean(),
});
export type Synonyms = z.infer<typeof synonyms>;

const synonymsPath = `${projectPath}/knowledge-synonyms` as const;

/** Of what is being written only so much is looked at. */
export const maximumWritingLength = 1_000;
const maximumTopics = 5;
const maximumProducts = 20;
const nameOfMatter = z.string().trim().min(1).max(300);

/** What a contact is about: what its customer said and what he is writing; what he has ordered, and
 *  the names of its reason and of what else it is about, in his language. */
const contactMatter = z.object({
  writing: z.string().max(maximumWritingLength).default(''),
  said: z.string().max(10_000).default(''),
  products: z.array(nameOfMatter).max(maximumProducts).default([]),
  topics: z.array(nameOfMatter).max(maximumTopics).default([]),
});

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
  /** Asked by POST: what a customer has not sent yet must not stand in an address, which is kept in
   *  the logs of proxies. */
  suggest: route(may.read)
    .route({
      method: 'POST',
      path: `${projectPath}/knowledge-suggestions`,
      summary: 'Find articles for what a contact is about, as agents see them',
      tags,
    })
    .input(
      inProject.extend({
        ...contactMatter.shape,
        language,
        limit: z.number().int().min(1).max(50).default(10),
      }),
    )
    .output(
      searchResults.extend({
        /** Whether they are for what is being written; else they are for what was said. */
        isForWriting: z.boolean(),
      }),
    ),
  nearDuplicates: route(may.read)
    .route({
      method: 'GET',
      path: `${textPath}/near-duplicates`,
      summary: 'Live articles that say nearly the same, likest first, at most 5',
      tags,
    })
    .input(oneText)
    .output(z.object({ items: z.array(nearDuplicate) })),
  synonyms: route(may.read)
    .route({
      method: 'GET',
      path: synonymsPath,
      summary: 'Words and abbreviations that mean the same in a project',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(synonyms) })),
  addSynonyms: route(may.manage)
    .route({ method: 'POST', path: synonymsPath, summary: 'Add words that mean the same', tags })
    .input(inProject.extend(synonyms.pick({ language: true, words: true, isOneWay: true }).shape))
    .output(z.object({ items: z.array(synonyms) })),
  removeSynonyms: route(may.manage)
    .route({
      method: 'DELETE',
      path: `${synonymsPath}/{synonymsId}`,
      summary: 'Remove words that mean the same',
      tags,
    })
    .input(inProject.extend({ synonymsId: id }))
    .output(z.object({ items: z.array(synonyms) })),
};
