import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { knowledgeContract } from '../contract.ts';
import { archiveArticle, listArticles, listLabels, putArticle, showArticle } from './articles.ts';
import { listCategories, putCategory, removeCategory } from './categories.ts';
import {
  askForReview,
  discardDraft,
  listVersions,
  restoreVersion,
  saveDraft,
  sendBack,
  showText,
  showVersion,
} from './drafts.ts';
import { cancelImport, listImports } from './import/imports.ts';
import { listBrokenLinks } from './links/check-links.ts';
import { publishDraft } from './publishing.ts';

import { listBuiltInTemplates, takeTemplate } from './templates/take-template.ts';

const os = implement(knowledgeContract).$context<RequestContext>();

/** The routes of the contract. */
export const knowledgeRoutes = os.router({
  categories: os.categories.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listCategories(ctx, projectId) })),
  ),
  putCategory: os.putCategory.handler(({ input: { categoryId: id, ...rest }, context }) =>
    context.run((ctx) => putCategory(ctx, { ...rest, id })),
  ),
  removeCategory: os.removeCategory.handler(({ input: { projectId, categoryId: id }, context }) =>
    context.run((ctx) => removeCategory(ctx, { projectId, id })),
  ),
  articles: os.articles.handler(({ input, context }) =>
    context.run((ctx) => listArticles(ctx, input)),
  ),
  labels: os.labels.handler(({ input: { projectId }, context }) =>
    context.run((ctx) => listLabels(ctx, projectId)),
  ),
  article: os.article.handler(({ input: { projectId, articleId: id }, context }) =>
    context.run((ctx) => showArticle(ctx, { projectId, id })),
  ),
  putArticle: os.putArticle.handler(({ input: { articleId: id, ...rest }, context }) =>
    context.run((ctx) => putArticle(ctx, { ...rest, id })),
  ),
  archiveArticle: os.archiveArticle.handler(({ input: { articleId: id, ...rest }, context }) =>
    context.run((ctx) => archiveArticle(ctx, { ...rest, id })),
  ),
  text: os.text.handler(({ input, context }) => context.run((ctx) => showText(ctx, input))),
  saveDraft: os.saveDraft.handler(({ input, context }) =>
    context.run((ctx) => saveDraft(ctx, input)),
  ),
  discardDraft: os.discardDraft.handler(({ input, context }) =>
    context.run((ctx) => discardDraft(ctx, input)),
  ),
  askForReview: os.askForReview.handler(({ input, context }) =>
    context.run((ctx) => askForReview(ctx, input)),
  ),
  sendBack: os.sendBack.handler(({ input, context }) => context.run((ctx) => sendBack(ctx, input))),
  publish: os.publish.handler(({ input, context }) =>
    context.run((ctx) => publishDraft(ctx, input)),
  ),
  versions: os.versions.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listVersions(ctx, input) })),
  ),
  version: os.version.handler(({ input, context }) =>
    context.run((ctx) => showVersion(ctx, input)),
  ),
  restore: os.restore.handler(({ input, context }) =>
    context.run((ctx) => restoreVersion(ctx, input)),
  ),
  builtInTemplates: os.builtInTemplates.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listBuiltInTemplates(ctx, projectId) })),
  ),
  takeTemplate: os.takeTemplate.handler(({ input, context }) =>
    context.run((ctx) => takeTemplate(ctx, input)),
  ),
  brokenLinks: os.brokenLinks.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listBrokenLinks(ctx, projectId) })),
  ),
  imports: os.imports.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listImports(ctx, projectId) })),
  ),
  cancelImport: os.cancelImport.handler(({ input: { projectId, importId: id }, context }) =>
    context.run((ctx) => cancelImport(ctx, { projectId, id })),
  ),
});
