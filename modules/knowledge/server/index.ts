import type { ServerModule } from '#platform/module.ts';
import {
  articlePublished,
  articlePut,
  articleReviewDue,
  categoryPut,
  categoryRemoved,
  draftSaved,
  helpSitePut,
  may,
  personAskedFor,
} from '../contract.ts';
import { helpDoor } from './help-site/door.ts';
import { visitTimers } from './help-site/visits.ts';
import { publishingTimers } from './publishing.ts';
import { reviewTimers } from './review.ts';
import { knowledgeSubscriber } from './subscriptions.ts';
import { holdsArticleFile } from './text-store.ts';

export { knowledgeRoutes } from './api.ts';
export { putArticle } from './articles.ts';
export { putCategory } from './categories.ts';
export { saveDraft } from './drafts.ts';
export { noteOfVisit } from './help-site/carried.ts';
export { putHelpSite } from './help-site/site.ts';
export { shownVisitor } from './help-site/visitor.ts';
export { reachPerson } from './help-site/visits.ts';
export { type Letter, waysToPerson } from './help-site/ways.ts';
export { publishDraft } from './publishing.ts';
export { linguistics, putSearchDocuments, searchArticles } from './search/index.ts';

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
    helpSitePut,
    personAskedFor,
  ],
  subscriber: knowledgeSubscriber,
  timers: [...publishingTimers, ...reviewTimers, ...visitTimers],
  holdsFile: holdsArticleFile,
  doors: helpDoor,
};
