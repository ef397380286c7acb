import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { id, instant, language, page, pageQuery, route } from '#platform/http/contract.ts';
import {
  articlePath,
  body,
  date,
  inProject,
  label,
  labels,
  may,
  names,
  oneArticle,
  oneText,
  projectPath,
  tags,
  textPath,
  title,
  words,
} from './ground.ts';

export const category = z.object({
  id,
  projectId: id,
  parentId: id.nullable(),
  names,
  /** Its place among those of the same parent, from 0. */
  position: z.number().int().min(0).max(10_000),
});
export type Category = z.infer<typeof category>;

/** What an article is beside its texts. */
export const articleGiven = z.object({
  /** A template is what others are begun from; nobody finds it by searching. */
  kind: z.enum(['article', 'template']).default('article'),
  categoryId: id.nullable().default(null),
  /** The language in which it is written first; the others are its translations. */
  originalLanguage: language,
  /** Public: on the help site and in the widget too. Internal: for the centre alone. */
  visibility: z.enum(['public', 'internal']).default('internal'),
  tags: labels.default([]),
  products: labels.default([]),
  /** Who keeps it true. */
  ownerId: id.nullable().default(null),
  /** Days from each publication to the next look at it; null: none is asked for. */
  reviewEveryDays: z.number().int().min(1).max(1_095).nullable().default(null),
  /** Every agent of the project confirms that he has read each new version. */
  mustBeRead: z.boolean().default(false),
});
export type ArticleGiven = z.infer<typeof articleGiven>;

const draftState = z.enum(['writing', 'in-review', 'scheduled']);

/** How far an article is in one language, as lists tell it. */
export const articleLanguage = z.object({
  language,
  title: z.string(),
  /** The newest published version; null while there is none. */
  liveNumber: z.number().int().nullable(),
  publishedAt: instant.nullable(),
  /** A translation whose original was published anew since. */
  isBehind: z.boolean(),
  draft: z
    .object({
      state: draftState,
      changedAt: instant,
      changedBy: id,
      publishAt: instant.nullable(),
    })
    .nullable(),
});
export type ArticleLanguage = z.infer<typeof articleLanguage>;

/** An article as lists show it. */
export const article = articleGiven.extend({
  id,
  projectId: id,
  reviewDueOn: date.nullable(),
  isArchived: z.boolean(),
  createdAt: instant,
  createdBy: id,
  changedAt: instant,
  /** The original first. */
  languages: z.array(articleLanguage),
});
export type Article = z.infer<typeof article>;

/** What is being written in one language and is not published. */
export const draft = z.object({
  projectId: id,
  articleId: id,
  language,
  title: z.string(),
  body,
  state: draftState,
  /** Counts the savings; whoever saves names the one he has read. */
  revision: z.number().int(),
  /** The version that it changes; null for a first one. */
  basedOn: z.number().int().nullable(),
  changedAt: instant,
  changedBy: id,
  publishAt: instant.nullable(),
  /** What whoever asked for a review, or sent it back, said. */
  note: z.string(),
});
export type Draft = z.infer<typeof draft>;

/** A published text. It never changes. */
export const version = z.object({
  projectId: id,
  articleId: id,
  language,
  /** Counts the versions of an article in one language, from 1. */
  number: z.number().int(),
  title: z.string(),
  body,
  /** What is new in it, in the publisher's words. */
  note: z.string(),
  publishedAt: instant,
  publishedBy: id,
  /** The original's version that a translation says; null for originals. */
  originalNumber: z.number().int().nullable(),
});
export type Version = z.infer<typeof version>;

/** A version as lists show it. */
export const versionHead = version.omit({ body: true });
export type VersionHead = z.infer<typeof versionHead>;

const draftGiven = z.object({
  title,
  body,
  /** The revision that was read; null when there was no draft. */
  revision: z.number().int().nullable(),
});

/** An article is there, is changed, or has another state in one of its languages. */
export const articlePut = defineEvent('article.put', z.object({ article }));
/** A text was saved: whoever has it open learns of it. */
export const draftSaved = defineEvent(
  'article.draft-saved',
  z.object({ articleId: id, language, revision: z.number().int(), changedBy: id }),
);
/** A version went live. */
export const articlePublished = defineEvent(
  'article.published',
  z.object({
    articleId: id,
    language,
    number: z.number().int(),
    title: z.string(),
    note: z.string(),
    mustBeRead: z.boolean(),
  }),
);
/** The day of the review has come. */
export const articleReviewDue = defineEvent(
  'article.review-due',
  z.object({ articleId: id, ownerId: id.nullable(), title: z.string() }),
  ({ data }) => (data.ownerId ? [`person:${data.ownerId}`] : []),
);
export const categoryPut = defineEvent('category.put', z.object({ category }));
export const categoryRemoved = defineEvent('category.removed', z.object({ categoryId: id }));

/** A text as its editor opens it. */
export const articleText = z.object({ draft: draft.nullable(), live: version.nullable() });
export type ArticleText = z.infer<typeof articleText>;

/** What a list of articles is narrowed to. */
export const articleFilter = z.object({
  kind: articleGiven.shape.kind.removeDefault().optional(),
  categoryId: id.optional(),
  tag: label.optional(),
  product: label.optional(),
  ownerId: id.optional(),
  /** Words that stand in its title, in any language. */
  words: z.string().trim().max(300).optional(),
  /** Live in any language; with a draft in any; behind its original; due for a review; archived. */
  state: z.enum(['live', 'draft', 'in-review', 'behind', 'review-due', 'archived']).optional(),
});
export type ArticleFilter = z.infer<typeof articleFilter>;

/** What the articles of a project are told apart by. */
export const articleLabels = z.object({
  tags: z.array(z.string()),
  products: z.array(z.string()),
  /** How many articles that are not archived stand in each category itself; null: in none. */
  categories: z.array(z.object({ categoryId: id.nullable(), count: z.number().int() })),
});
export type ArticleLabels = z.infer<typeof articleLabels>;

/** Articles, their texts and versions. */
export const articleRoutes = {
  categories: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/article-categories`,
      summary: 'The categories of a project’s articles',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(category) })),
  putCategory: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/article-categories/{categoryId}`,
      summary: 'Add or change a category',
      tags,
    })
    .input(
      inProject.extend({ categoryId: id, ...category.omit({ id: true, projectId: true }).shape }),
    )
    .output(category),
  removeCategory: route(may.manage)
    .route({
      method: 'DELETE',
      path: `${projectPath}/article-categories/{categoryId}`,
      summary: 'Remove a category in which nothing stands',
      tags,
    })
    .input(inProject.extend({ categoryId: id }))
    .output(z.void()),
  articles: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/articles`,
      summary: 'Articles, last changed first',
      tags,
    })
    .input(inProject.extend({ ...articleFilter.shape, ...pageQuery.shape }))
    .output(page(article)),
  labels: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/article-labels`,
      summary: 'The tags and products that articles have, and how many stand in each category',
      tags,
    })
    .input(inProject)
    .output(articleLabels),
  linkedFrom: route(may.read)
    .route({
      method: 'GET',
      path: `${articlePath}/linked-from`,
      summary: 'The articles that lead to it, the first 50',
      tags,
    })
    .input(oneArticle)
    .output(z.object({ items: z.array(z.object({ articleId: id })) })),
  article: route(may.read)
    .route({ method: 'GET', path: articlePath, summary: 'One article', tags })
    .input(oneArticle)
    .output(article),
  putArticle: route(may.write)
    .route({
      method: 'PUT',
      path: articlePath,
      summary: 'Add an article, or change what it is beside its texts',
      tags,
    })
    .input(oneArticle.extend(articleGiven.shape))
    .output(article),
  archiveArticle: route(may.publish)
    .route({
      method: 'POST',
      path: `${articlePath}/archive`,
      summary: 'Take an article away from all readers, or bring it back',
      tags,
    })
    .input(oneArticle.extend({ isArchived: z.boolean() }))
    .output(article),
  text: route(may.read)
    .route({ method: 'GET', path: textPath, summary: 'An article in one language', tags })
    .input(oneText)
    .output(articleText),
  saveDraft: route(may.write)
    .route({
      method: 'PUT',
      path: `${textPath}/draft`,
      summary: 'Save what is being written',
      tags,
    })
    .input(oneText.extend(draftGiven.shape))
    .output(draft),
  discardDraft: route(may.write)
    .route({ method: 'DELETE', path: `${textPath}/draft`, summary: 'Throw a draft away', tags })
    .input(oneText.extend({ revision: z.coerce.number().int() }))
    .output(article),
  askForReview: route(may.write)
    .route({
      method: 'POST',
      path: `${textPath}/draft/review`,
      summary: 'Ask somebody to look at a draft',
      tags,
    })
    .input(oneText.extend({ revision: z.number().int(), note: words.default('') }))
    .output(draft),
  sendBack: route(may.publish)
    .route({
      method: 'POST',
      path: `${textPath}/draft/return`,
      summary: 'Send a draft back to whoever wrote it',
      tags,
    })
    .input(oneText.extend({ revision: z.number().int(), note: words.min(1) }))
    .output(draft),
  publish: route(may.publish)
    .route({
      method: 'POST',
      path: `${textPath}/draft/publish`,
      summary: 'Publish a draft, at once or at a time',
      tags,
    })
    .input(
      oneText.extend({
        revision: z.number().int(),
        note: words.default(''),
        publishAt: instant.nullable().default(null),
        /** A small correction: translations are not behind by it, nobody must read it anew. */
        isMinor: z.boolean().default(false),
      }),
    )
    .output(article),
  versions: route(may.read)
    .route({
      method: 'GET',
      path: `${textPath}/versions`,
      summary: 'What was published, newest first, the last 200',
      tags,
    })
    .input(oneText)
    .output(z.object({ items: z.array(versionHead) })),
  version: route(may.read)
    .route({ method: 'GET', path: `${textPath}/versions/{number}`, summary: 'One version', tags })
    .input(oneText.extend({ number: z.coerce.number().int() }))
    .output(version),
  restore: route(may.write)
    .route({
      method: 'POST',
      path: `${textPath}/versions/{number}/restore`,
      summary: 'Make a version the draft again',
      tags,
    })
    .input(
      oneText.extend({ number: z.coerce.number().int(), revision: z.number().int().nullable() }),
    )
    .output(draft),
};
