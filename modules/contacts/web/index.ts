import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';

type ContactsWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends ContactsWords {}
}

projectTabs.fill({
  path: 'reasons',
  label: 'contacts.reasons',
  permission: may.manageReasons,
  order: 50,
});

const reasonsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/reasons',
  component: lazyRouteComponent(() => import('./Reasons.tsx'), 'Reasons'),
});

/** What contacts bring to the browser: the settings of reasons. */
export const contactsDoor = { routes: [reasonsRoute] } as const satisfies WebDoor;
