import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { knowledgeContract } from '../contract.ts';
import { archiveArticle, listArticles, listLabels, putArticle, showArticle } from './articles.ts';
import { noteAgentSearch } from './asked.ts';
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
import { meaningFor } from './embeddings/meaning.ts';
import { closeGap, writeForGap } from './gap-closing.ts';
import { giveGap, listGaps, showGap } from './gaps.ts';
import { listGuides, listGuideVersions, putGuide, showGuide } from './guide/guides.ts';
import { showPublicAddress } from './help-site/public-address.ts';
import { putHelpSite, showHelpSite } from './help-site/site.ts';
import { showVisitFigures } from './help-site/visits.ts';
import { cancelImport, listImports } from './import/imports.ts';
import { listBrokenLinks, listLinkedFrom } from './links/check-links.ts';
import { findNearDuplicates } from './near-duplicates.ts';
import { publishDraft } from './publishing.ts';
import { listResults, putQuiz, showQuiz, tryQuiz } from './quizzes.ts';
import { confirmRead, follow, listFollowing, listNews, listReceipts } from './reading.ts';
import { addSynonyms, listSynonyms, removeSynonyms, searchKnowledge } from './searching.ts';
import { listMacros, putMacro } from './snippets/macros.ts';
import { listReadyUse, noteReadyUse } from './snippets/ready-use.ts';
import { listSnippets, putSnippet } from './snippets/snippets.ts';
import { suggestArticles } from './suggesting.ts';
import { listBuiltInTemplates, takeTemplate } from './templates/take-template.ts';
import { confirmAnswer, listTrending, listUse, markWrong, noteUse } from './use.ts';

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
  linkedFrom: os.linkedFrom.handler(({ input: { projectId, articleId: id }, context }) =>
    context.run(async (ctx) => ({ items: await listLinkedFrom(ctx, { projectId, id }) })),
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
  use: os.use.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listUse(ctx, input) })),
  ),
  trending: os.trending.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listTrending(ctx, projectId) })),
  ),
  noteSearch: os.noteSearch.handler(({ input, context }) =>
    context.run((ctx) => noteAgentSearch(ctx, input)),
  ),
  noteUse: os.noteUse.handler(({ input, context }) => context.run((ctx) => noteUse(ctx, input))),
  confirmAnswer: os.confirmAnswer.handler(({ input, context }) =>
    context.run((ctx) => confirmAnswer(ctx, input)),
  ),
  markWrong: os.markWrong.handler(({ input, context }) =>
    context.run((ctx) => markWrong(ctx, input)),
  ),
  gaps: os.gaps.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listGaps(ctx, input) })),
  ),
  gap: os.gap.handler(({ input: { projectId, gapId: id }, context }) =>
    context.run((ctx) => showGap(ctx, { projectId, id })),
  ),
  giveGap: os.giveGap.handler(({ input: { gapId: id, ...rest }, context }) =>
    context.run((ctx) => giveGap(ctx, { ...rest, id })),
  ),
  writeForGap: os.writeForGap.handler(({ input: { projectId, gapId: id }, context }) =>
    context.run((ctx) => writeForGap(ctx, { projectId, id })),
  ),
  closeGap: os.closeGap.handler(({ input: { gapId: id, ...rest }, context }) =>
    context.run((ctx) => closeGap(ctx, { ...rest, id })),
  ),
  news: os.news.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listNews(ctx, projectId) })),
  ),
  confirmRead: os.confirmRead.handler(({ input, context }) =>
    context.run((ctx) => confirmRead(ctx, input)),
  ),
  receipts: os.receipts.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listReceipts(ctx, input) })),
  ),
  following: os.following.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listFollowing(ctx, projectId) })),
  ),
  follow: os.follow.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await follow(ctx, input) })),
  ),
  quiz: os.quiz.handler(({ input, context }) => context.run((ctx) => showQuiz(ctx, input))),
  putQuiz: os.putQuiz.handler(({ input, context }) => context.run((ctx) => putQuiz(ctx, input))),
  tryQuiz: os.tryQuiz.handler(({ input, context }) => context.run((ctx) => tryQuiz(ctx, input))),
  quizResults: os.quizResults.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listResults(ctx, input) })),
  ),
  search: os.search.handler(async ({ input, context }) => {
    // Who is still typing is not kept waiting.
    const meaning = input.isTyping ? null : await meaningFor(context.run, input);
    return context.run((ctx) => searchKnowledge(ctx, { ...input, meaning }));
  }),
  nearDuplicates: os.nearDuplicates.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await findNearDuplicates(ctx, input) })),
  ),
  suggest: os.suggest.handler(({ input, context }) =>
    context.run((ctx) => suggestArticles(ctx, input)),
  ),
  guides: os.guides.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listGuides(ctx, projectId) })),
  ),
  guide: os.guide.handler(({ input, context }) => context.run((ctx) => showGuide(ctx, input))),
  putGuide: os.putGuide.handler(({ input, context }) => context.run((ctx) => putGuide(ctx, input))),
  guideVersions: os.guideVersions.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listGuideVersions(ctx, input) })),
  ),
  guideVersion: os.guideVersion.handler(({ input, context }) =>
    context.run((ctx) => showGuide(ctx, input)),
  ),
  synonyms: os.synonyms.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listSynonyms(ctx, projectId) })),
  ),
  addSynonyms: os.addSynonyms.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await addSynonyms(ctx, input) })),
  ),
  removeSynonyms: os.removeSynonyms.handler(({ input: { projectId, synonymsId: id }, context }) =>
    context.run(async (ctx) => ({ items: await removeSynonyms(ctx, { projectId, id }) })),
  ),
  helpSite: os.helpSite.handler(({ input: { projectId }, context }) =>
    context.run((ctx) => showHelpSite(ctx, projectId)),
  ),
  putHelpSite: os.putHelpSite.handler(({ input, context }) =>
    context.run((ctx) => putHelpSite(ctx, input)),
  ),
  publicAddress: os.publicAddress.handler(({ input, context }) =>
    context.run((ctx) => showPublicAddress(ctx, input)),
  ),
  visitFigures: os.visitFigures.handler(({ input: { projectId }, context }) =>
    context.run((ctx) => showVisitFigures(ctx, projectId)),
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
  snippets: os.snippets.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listSnippets(ctx, projectId) })),
  ),
  putSnippet: os.putSnippet.handler(({ input: { snippetId: id, ...rest }, context }) =>
    context.run((ctx) => putSnippet(ctx, { ...rest, id })),
  ),
  macros: os.macros.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listMacros(ctx, projectId) })),
  ),
  putMacro: os.putMacro.handler(({ input: { macroId: id, ...rest }, context }) =>
    context.run((ctx) => putMacro(ctx, { ...rest, id })),
  ),
  readyUse: os.readyUse.handler(({ input: { projectId }, context }) =>
    context.run(async (ctx) => ({ items: await listReadyUse(ctx, projectId) })),
  ),
  noteReadyUse: os.noteReadyUse.handler(({ input: { projectId, subjectId: id }, context }) =>
    context.run((ctx) => noteReadyUse(ctx, { projectId, id })),
  ),
});
