import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { macroChoices } from '#modules/knowledge/web/index.ts';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import { loadMacroQueues } from './macro-queues.ts';
import type en from './messages/en.json';

export { DueClock } from './DueClock.tsx';

type RoutingWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends RoutingWords {}
}

macroChoices.fill({ order: 20, kind: 'queue', load: loadMacroQueues });

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
  path: 'load',
  label: 'routing.load.tab',
  permission: may.manage,
  order: 50,
});
projectTabs.fill({
  path: 'agents',
  label: 'routing.agents',
  permission: may.manage,
  order: 52,
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

const loadRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/load',
  component: lazyRouteComponent(() => import('./LoadRules.tsx'), 'LoadRules'),
});

const agentsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/agents',
  component: lazyRouteComponent(() => import('./Agents.tsx'), 'Agents'),
});

const declineReasonsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/decline-reasons',
  component: lazyRouteComponent(() => import('./DeclineReasons.tsx'), 'DeclineReasons'),
});

/** What routing brings to the browser: the settings of queues, of their hours, and of how much
 *  contacts take of an agent. */
export const routingDoor = {
  routes: [queuesRoute, hoursRoute, loadRoute, agentsRoute, declineReasonsRoute],
} as const satisfies WebDoor;
