import { z } from 'zod';
import { id, instant, language, route } from '#platform/http/contract.ts';
import { article } from './articles.ts';
import { inProject, may, names, projectPath, tags } from './ground.ts';

/** Where an import stands. */
const importStates = ['reading', 'writing', 'done', 'cancelled', 'failed'] as const;

const count = z.number().int();

/** A file of articles that is brought in, or was: how far it is, and what became of its texts. */
export const articleImport = z.object({
  id,
  projectId: id,
  fileName: z.string(),
  language,
  mustPublish: z.boolean(),
  state: z.enum(importStates),
  /** Why it failed as a whole; null otherwise. */
  reason: z.string().nullable(),
  /** Files in it; null until it was opened. */
  files: count.nullable(),
  filesRead: count,
  /** Texts that were found, and of them: those waiting, added, changed, found as they are, and
   *  failed. */
  texts: count,
  waiting: count,
  added: count,
  changed: count,
  unchanged: count,
  failed: count,
  /** Texts of which something that is no word was lost. */
  withLosses: count,
  createdAt: instant,
  createdBy: id,
});
export type ArticleImport = z.infer<typeof articleImport>;

/** A link of a live article that leads nowhere. */
export const brokenLink = z.object({
  articleId: id,
  language,
  title: z.string(),
  address: z.string(),
  /** `archived` or `missing`: another article; `failing`: an address outside. */
  fault: z.enum(['archived', 'missing', 'failing']),
  /** What the address answered; null where there was no answer, or it is an article. */
  status: count.nullable(),
  problem: z.string().nullable(),
  since: instant.nullable(),
});
export type BrokenLink = z.infer<typeof brokenLink>;

/** What articles can be begun from: those that come with Heed. */
export const builtInTemplate = z.object({
  key: z.string(),
  titles: names,
  texts: names,
  /** The article that a project has made of it; null while it has not. */
  articleId: id.nullable(),
});
export type BuiltInTemplate = z.infer<typeof builtInTemplate>;

/** How articles come in, what they are begun from, and whose links lead nowhere. */
export const importRoutes = {
  imports: route(may.write)
    .route({
      method: 'GET',
      path: `${projectPath}/article-imports`,
      summary: 'Files of articles that were brought in, newest first, the last 20',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(articleImport) })),
  cancelImport: route(may.write)
    .route({
      method: 'POST',
      path: `${projectPath}/article-imports/{importId}/cancel`,
      summary: 'Stop an import; what it has written stays',
      tags,
    })
    .input(inProject.extend({ importId: id }))
    .output(articleImport),
  builtInTemplates: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/article-templates`,
      summary: 'The templates that come with Heed',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(builtInTemplate) })),
  takeTemplate: route(may.publish)
    .route({
      method: 'POST',
      path: `${projectPath}/article-templates/{key}`,
      summary: 'Give a project a template of its own, in three languages',
      tags,
    })
    .input(inProject.extend({ key: z.string().max(60) }))
    .output(article),
  brokenLinks: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/article-links/broken`,
      summary: 'Links of live articles that lead nowhere, the first 500',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(brokenLink) })),
};
