import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import { may } from '../../contract.ts';

projectTabs.fill({
  path: 'help-site',
  label: 'help-site.title',
  permission: may.manage,
  order: 62,
});

/** The settings of the help site, among those of its project. */
export const helpSiteRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/help-site',
  component: lazyRouteComponent(() => import('./HelpSiteSettings.tsx'), 'HelpSiteSettings'),
  staticData: { permission: may.manage },
});
