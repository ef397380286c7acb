import { IconChartBar } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { guideParts } from '#modules/knowledge/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { type Choice, readChoice } from './choice.ts';
import { readLiveChoice } from './live/live-choice.ts';
import type en from './messages/en.json';

type InsightsWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends InsightsWords {}
}

guideParts.fill({
  order: 10,
  permission: may.read,
  Part: lazy(() =>
    import('./guide/GuideEffect.tsx').then((file) => ({ default: file.GuideEffect })),
  ),
});

const floorRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/floor',
  component: lazyRouteComponent(() => import('./Floor.tsx'), 'Floor'),
  staticData: { permission: may.read, title: 'floor.title' },
  validateSearch: (search): Choice => readChoice(search),
});

const liveRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/floor/live',
  component: lazyRouteComponent(() => import('./live/LiveFloor.tsx'), 'LiveFloor'),
  staticData: { permission: may.read, title: 'live.title' },
  validateSearch: readLiveChoice,
});

const parityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/floor/parity',
  component: lazyRouteComponent(() => import('./parity/ParityPage.tsx'), 'ParityPage'),
  staticData: { permission: may.read, title: 'parity.title' },
  validateSearch: (search): Choice => readChoice(search),
});

const trialsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/floor/trials',
  component: lazyRouteComponent(() => import('./trials/TrialsPage.tsx'), 'TrialsPage'),
  staticData: { permission: may.read, title: 'trials.title' },
  validateSearch: (search): Choice => readChoice(search),
});

const ruleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/floor/trials/$queueId/$rule',
  component: lazyRouteComponent(() => import('./trials/RulePage.tsx'), 'RulePage'),
  staticData: { permission: may.read, title: 'trials.title' },
  validateSearch: (search): Choice => readChoice(search),
});

/** What insights bring to the browser. */
export const insightsDoor = {
  routes: [floorRoute, liveRoute, parityRoute, trialsRoute, ruleRoute],
  places: [
    {
      path: '/floor',
      icon: IconChartBar,
      label: 'floor.title',
      permission: may.read,
      order: 30,
      keys: 'g f',
    },
  ],
} as const satisfies WebDoor;
