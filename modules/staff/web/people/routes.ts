import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../../contract.ts';
import { readFilters } from './filters.ts';

const pagesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./PeoplePages.tsx'), 'PeoplePages'),
  staticData: { permission: may.administer, title: 'staff.people' },
});

const peopleRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./People.tsx'), 'People'),
  validateSearch: readFilters,
});

const personRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/$personId',
  component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
});

const teamsRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/teams',
  component: lazyRouteComponent(() => import('./Teams.tsx'), 'Teams'),
  staticData: { title: 'staff.teams' },
});

const skillsRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/skills',
  component: lazyRouteComponent(() => import('./Skills.tsx'), 'Skills'),
  staticData: { title: 'staff.skills' },
});

const policyRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./SignInPolicy.tsx'), 'SignInPolicy'),
  staticData: { title: 'staff.policy' },
});

const keysRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/keys',
  component: lazyRouteComponent(() => import('./Keys.tsx'), 'Keys'),
  staticData: { title: 'staff.keys' },
});

const auditRoute = createRoute({
  getParentRoute: () => pagesRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./Audit.tsx'), 'Audit'),
  staticData: { permission: may.readAudit, title: 'staff.audit' },
});

/** The pages about people, for administrators. */
export const peopleRoutes = pagesRoute.addChildren([
  peopleRoute,
  personRoute,
  teamsRoute,
  skillsRoute,
  policyRoute,
  keysRoute,
  auditRoute,
]);
