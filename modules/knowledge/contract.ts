import { articleRoutes } from './contract/articles.ts';
import { guideRoutes } from './contract/guides.ts';
import { helpSiteRoutes } from './contract/help-site.ts';
import { importRoutes } from './contract/import.ts';
import { readingRoutes } from './contract/reading.ts';
import { searchRoutes } from './contract/search.ts';
import { snippetRoutes } from './contract/snippets.ts';
import { useRoutes } from './contract/use.ts';

export * from './contract/articles.ts';
export { may, refusals } from './contract/ground.ts';
export * from './contract/guides.ts';
export * from './contract/help-site.ts';
export * from './contract/import.ts';
export * from './contract/reading.ts';
export * from './contract/search.ts';
export * from './contract/snippets.ts';
export * from './contract/use.ts';

/** The routes of this module. */
export const knowledgeContract = {
  ...articleRoutes,
  ...searchRoutes,
  ...useRoutes,
  ...readingRoutes,
  ...guideRoutes,
  ...helpSiteRoutes,
  ...importRoutes,
  ...snippetRoutes,
};
