import { IconBulb } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { noticePages } from '#modules/staff/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';
import { readConcernsSearch, readProject } from './search.ts';
import { useUnreadCount } from './use-learning.ts';

type LearningWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends LearningWords {}
}

noticePages.fill({
  order: 60,
  kinds: ['learning.concern-answered'],
  permission: may.read,
  addressOf: ({ projectId, subjectId }) => `/learning?project=${projectId}&concern=${subjectId}`,
});

const learningRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/learning',
  staticData: { permission: may.readMistakes, title: 'learning.title' },
});

const concernsRoute = createRoute({
  getParentRoute: () => learningRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./Concerns.tsx'), 'Concerns'),
  validateSearch: readConcernsSearch,
});

const improvementsRoute = createRoute({
  getParentRoute: () => learningRoute,
  path: 'improvements',
  component: lazyRouteComponent(() => import('./Improvements.tsx'), 'Improvements'),
  staticData: { permission: may.read, title: 'learning.improvements' },
  validateSearch: readProject,
});

const reasonsRoute = createRoute({
  getParentRoute: () => learningRoute,
  path: 'reasons',
  component: lazyRouteComponent(() => import('./Reasons.tsx'), 'Reasons'),
  staticData: { permission: may.read, title: 'learning.reasons' },
  validateSearch: readProject,
});

const mistakesRoute = createRoute({
  getParentRoute: () => learningRoute,
  path: 'mistakes',
  component: lazyRouteComponent(() => import('./Mistakes.tsx'), 'Mistakes'),
  staticData: { title: 'learning.mistakes' },
  validateSearch: readProject,
});

/** What learning brings to the browser: customers' words for the departments that can cure what
 *  they tell, improvements, reasons, and the blameless log. */
export const learningDoor = {
  routes: [
    learningRoute.addChildren([concernsRoute, improvementsRoute, reasonsRoute, mistakesRoute]),
  ],
  places: [
    {
      path: '/learning',
      icon: IconBulb,
      label: 'learning.title',
      permission: may.readMistakes,
      order: 50,
      keys: 'g i',
      useBadge: useUnreadCount,
    },
  ],
} as const satisfies WebDoor;
