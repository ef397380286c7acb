import { IconChartBar } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { type Choice, readChoice } from './choice.ts';
import type en from './messages/en.json';

type InsightsWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends InsightsWords {}
}

const floorRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/floor',
  component: lazyRouteComponent(() => import('./Floor.tsx'), 'Floor'),
  staticData: { permission: may.read, title: 'floor.title' },
  validateSearch: (search): Choice => readChoice(search),
});

/** What insights bring to the browser. */
export const insightsDoor = {
  routes: [floorRoute],
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
