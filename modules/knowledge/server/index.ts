import type { ServerModule } from '#platform/module.ts';
import {
  articlePublished,
  articlePut,
  articleReviewDue,
  categoryPut,
  categoryRemoved,
  draftSaved,
  guidePut,
  may,
} from '../contract.ts';
import { publishingTimers } from './publishing.ts';
import { reviewTimers } from './review.ts';
import { holdsArticleFile } from './text-store.ts';

export { knowledgeRoutes } from './api.ts';
export { findActiveGuide, putGuide, showGuide } from './guide/guides.ts';

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
    guidePut,
  ],
  timers: [...publishingTimers, ...reviewTimers],
  holdsFile: holdsArticleFile,
};
