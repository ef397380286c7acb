import type { ServerModule } from '#platform/module.ts';
import {
  articlePublished,
  articlePut,
  articleRead,
  articleReviewDue,
  categoryPut,
  categoryRemoved,
  draftSaved,
  gapOverdue,
  gapPut,
  guidePut,
  helpSitePut,
  macroPut,
  may,
  personAskedFor,
  snippetPut,
  wordingConfirmed,
} from '../contract.ts';
import { embedArticles, embedTimers, startEmbedding } from './embeddings/embed-job.ts';
import { chooseWeights, startChoosing, weightTimers } from './embeddings/weight-job.ts';
import { closeGap } from './gap-closing.ts';
import { gapTimers, giveGap, listGaps, noteEvidence } from './gaps.ts';
import { helpDoor } from './help-site/door.ts';
import { visitTimers } from './help-site/visits.ts';
import { bringArticle } from './import/bring-article.ts';
import { importDoors } from './import/import-doors.ts';
import { bringIn } from './import/import-job.ts';
import { readMarkdownFile } from './import/read-text.ts';
import { improvisedTimers } from './improvised.ts';
import { checkLinks, linkTimers, startLinkChecks } from './links/check-links.ts';
import { publishingTimers } from './publishing.ts';
import { reviewTimers } from './review.ts';
import { putMacro } from './snippets/macros.ts';
import { noteReadyUse } from './snippets/ready-use.ts';
import { putSnippet } from './snippets/snippets.ts';
import { knowledgeSubscriber } from './subscriptions.ts';
import { holdsArticleFile } from './text-store.ts';

export { knowledgeRoutes } from './api.ts';
export { putArticle } from './articles.ts';
export { putCategory } from './categories.ts';
export { askForReview, saveDraft } from './drafts.ts';
export { findActiveGuide, putGuide, showGuide } from './guide/guides.ts';
export { noteOfVisit } from './help-site/carried.ts';
export { publicArticles } from './help-site/public-articles.ts';
export { putHelpSite } from './help-site/site.ts';
export { waysToPerson } from './help-site/ways.ts';
export { noteAnswer } from './improvised.ts';
export { publishDraft } from './publishing.ts';
export { articleSearch } from './search/index.ts';
export { noteUse } from './use.ts';

/** What the knowledge lacks: noted by whoever sees it, given to somebody, closed. */
export const gaps = { note: noteEvidence, list: listGaps, give: giveGap, close: closeGap };

/** Articles out of files: read them, and bring them in. */
export const articleFiles = { read: readMarkdownFile, bring: bringArticle };

/** What agents have ready: snippets and macros, and how often each is used. */
export const ready = { putSnippet, putMacro, noteUse: noteReadyUse };

/** One knowledge for every channel: articles, their versions, and how they are found. */
export const knowledgeModule: ServerModule = {
  name: 'knowledge',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    articlePut,
    draftSaved,
    articlePublished,
    articleReviewDue,
    categoryPut,
    categoryRemoved,
    gapPut,
    gapOverdue,
    guidePut,
    helpSitePut,
    personAskedFor,
    wordingConfirmed,
    articleRead,
    snippetPut,
    macroPut,
  ],
  timers: [
    ...publishingTimers,
    ...reviewTimers,
    ...gapTimers,
    ...improvisedTimers,
    ...visitTimers,
    ...linkTimers,
    ...embedTimers,
    ...weightTimers,
  ],
  subscriber: knowledgeSubscriber,
  holdsFile: holdsArticleFile,
  jobs: (services) => [
    bringIn(services),
    checkLinks(services),
    embedArticles(services),
    chooseWeights(services),
  ],
  start: async (services) => {
    await startEmbedding(services);
    await startChoosing(services);
    return startLinkChecks(services);
  },
  doors: async (app, services) => {
    await helpDoor(app, services);
    await importDoors(app, services);
  },
};
