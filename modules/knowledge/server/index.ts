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
  may,
  wordingConfirmed,
} from '../contract.ts';
import { gapTimers } from './gaps.ts';
import { improvisedTimers } from './improvised.ts';
import { publishingTimers } from './publishing.ts';
import { reviewTimers } from './review.ts';
import { holdsArticleFile } from './text-store.ts';

export { knowledgeRoutes } from './api.ts';
export { noteEvidence } from './gaps.ts';
export { findActiveGuide, putGuide, showGuide } from './guide/guides.ts';
export { noteAnswer } from './improvised.ts';
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
    gapPut,
    gapOverdue,
    guidePut,
    wordingConfirmed,
    articleRead,
  ],
  timers: [...publishingTimers, ...reviewTimers, ...gapTimers, ...improvisedTimers],
  holdsFile: holdsArticleFile,
};
