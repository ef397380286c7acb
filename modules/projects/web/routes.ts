import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  staticData: { permission: may.manageDepartments, title: 'projects.settings' },
});

export const settingsStartRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./Projects.tsx'), 'Projects'),
});

/** The settings of one project; each tab is a route below it. */
export const projectSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('./ProjectSettings.tsx'), 'ProjectSettings'),
});

export const aboutProjectRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./AboutProject.tsx'), 'AboutProject'),
});

export const rulesRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/rules',
  component: lazyRouteComponent(() => import('./Rules.tsx'), 'Rules'),
});

export const membersRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/members',
  component: lazyRouteComponent(() => import('./Members.tsx'), 'Members'),
});

export const departmentsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/departments',
  component: lazyRouteComponent(() => import('./Departments.tsx'), 'Departments'),
});
