import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';

type RoutingWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends RoutingWords {}
}

projectTabs.fill({
  path: 'queues',
  label: 'routing.queues',
  permission: may.manage,
  order: 45,
});
projectTabs.fill({
  path: 'hours',
  label: 'routing.hours.tab',
  permission: may.manage,
  order: 47,
});
projectTabs.fill({
  path: 'decline-reasons',
  label: 'routing.decline-reasons',
  permission: may.manage,
  order: 55,
});

const queuesRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/queues',
  component: lazyRouteComponent(() => import('./Queues.tsx'), 'Queues'),
});

const hoursRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/hours',
  component: lazyRouteComponent(() => import('./Hours.tsx'), 'Hours'),
});

const declineReasonsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/decline-reasons',
  component: lazyRouteComponent(() => import('./DeclineReasons.tsx'), 'DeclineReasons'),
});

/** What routing brings to the browser: the settings of queues and of their hours. */
export const routingDoor = {
  routes: [queuesRoute, hoursRoute, declineReasonsRoute],
} as const satisfies WebDoor;
