import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';

export { useMessagePreview } from './preview.ts';
export { useMyTyping, useVisitorTyping } from './typing.ts';

type ChatWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends ChatWords {}
}

projectTabs.fill({ path: 'chat', label: 'chat.widgets', permission: may.manage, order: 65 });

const widgetsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/chat',
  component: lazyRouteComponent(() => import('./Widgets.tsx'), 'Widgets'),
  validateSearch: ({ widget }): { widget?: string } =>
    typeof widget === 'string' ? { widget } : {},
});

/** What the chat brings to the browser: the settings of its widgets. */
export const chatDoor = { routes: [widgetsRoute] } as const satisfies WebDoor;
