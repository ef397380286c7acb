import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may as mayKnowledge } from '#modules/knowledge/contract.ts';
import { macroChoices } from '#modules/knowledge/web/index.ts';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import { loadMacroReasons } from './macro-reasons.ts';
import type en from './messages/en.json';

type ContactsWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends ContactsWords {}
}

macroChoices.fill({ order: 10, kind: 'reason', load: loadMacroReasons });

projectTabs.fill({
  path: 'reasons',
  label: 'contacts.reasons',
  permission: may.manageReasons,
  order: 50,
});

projectTabs.fill({
  path: 'guides',
  label: 'contacts.guides',
  permission: mayKnowledge.manage,
  order: 55,
});

const guidesRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/guides',
  component: lazyRouteComponent(() => import('./Guides.tsx'), 'Guides'),
});

const guideRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/guides/$reasonId',
  component: lazyRouteComponent(() => import('./GuideOfReason.tsx'), 'GuideOfReason'),
});

const reasonsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/reasons',
  component: lazyRouteComponent(() => import('./Reasons.tsx'), 'Reasons'),
});

/** What contacts bring to the browser: the settings of reasons, and the guides of each. */
export const contactsDoor = {
  routes: [reasonsRoute, guidesRoute, guideRoute],
} as const satisfies WebDoor;
