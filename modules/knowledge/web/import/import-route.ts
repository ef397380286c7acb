import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../../contract.ts';

/** Where articles come in and go out. Address: `/knowledge-import?project=ID`. */
export const knowledgeImportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/knowledge-import',
  component: lazyRouteComponent(() => import('./ImportArticles.tsx'), 'ImportArticles'),
  staticData: { permission: may.write, title: 'knowledge.import' },
  validateSearch: ({ project }: Readonly<Record<string, unknown>>): { project?: string } =>
    typeof project === 'string' ? { project } : {},
});
