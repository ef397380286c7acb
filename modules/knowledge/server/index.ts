import type { ServerModule } from '#platform/module.ts';
import {
  articlePublished,
  articlePut,
  articleReviewDue,
  categoryPut,
  categoryRemoved,
  draftSaved,
  may,
} from '../contract.ts';
import { importDoors } from './import/import-doors.ts';
import { bringIn } from './import/import-job.ts';
import { checkLinks, linkTimers, startLinkChecks } from './links/check-links.ts';
import { publishingTimers } from './publishing.ts';
import { reviewTimers } from './review.ts';
import { holdsArticleFile } from './text-store.ts';

export { knowledgeRoutes } from './api.ts';
export { putCategory } from './categories.ts';
export { askForReview } from './drafts.ts';
export { bringArticle } from './import/bring-article.ts';
export { readMarkdownFile } from './import/read-text.ts';

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
  ],
  timers: [...publishingTimers, ...reviewTimers, ...linkTimers],
  jobs: (services) => [bringIn(services), checkLinks(services)],
  start: startLinkChecks,
  holdsFile: holdsArticleFile,
  doors: importDoors,
};
