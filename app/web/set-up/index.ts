import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '#modules/projects/contract.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import type en from './messages/en.json';
import { SetUpReminder } from './SetUpReminder.tsx';
import { isStep, type Step } from './steps.ts';

type SetUpWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends SetUpWords {}
}

const setUpRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./SetUp.tsx'), 'SetUp'),
  staticData: { permission: may.manage, title: 'set-up' },
  validateSearch: ({ step }): { step?: Step } => (isStep(step) ? { step } : {}),
});

/** The guided set-up of an empty centre. */
export const setUpDoor = {
  routes: [setUpRoute],
  topBar: [SetUpReminder],
} as const satisfies WebDoor;
