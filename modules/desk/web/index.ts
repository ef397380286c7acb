import { IconInbox, IconMessages } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { timelineParts } from '#modules/customers/web/index.ts';
import { noticePages } from '#modules/staff/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { conversationPart } from './conversation-timeline.tsx';
import { findConversations } from './find-conversations.ts';
import type en from './messages/en.json';
import { PresenceMenu } from './PresenceMenu.tsx';
import { useRingingCount } from './use-work.ts';
import { isView, type View } from './views.ts';

export { conversationMarks } from './conversation-marks.ts';
export { useConversation } from './use-conversation.ts';
export { useCauseWords } from './WhyWaiting.tsx';

type DeskWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends DeskWords {}
}

timelineParts.fill(conversationPart);

noticePages.fill({
  order: 20,
  kinds: ['routing.given', 'routing.moved', 'routing.put-back'],
  addressOf: ({ projectId, subjectId }) => `/desk/${projectId}/${subjectId}`,
  permission: may.work,
});

/** What was said, kept up, for the screens above. Reading it there tells nobody. */
export const MessageList = lazy(() =>
  import('./MessageList.tsx').then((file) => ({ default: file.MessageList })),
);

const deskRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/desk',
  component: lazyRouteComponent(() => import('./Desk.tsx'), 'Desk'),
  staticData: { permission: may.work, title: 'desk.title' },
  validateSearch: (search): { view?: View; project?: string } => ({
    ...(isView(search.view) && { view: search.view }),
    ...(typeof search.project === 'string' && { project: search.project }),
  }),
});

const conversationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '$projectId/$conversationId',
});

/** What the desk brings to the browser. */
export const deskDoor = {
  routes: [deskRoute.addChildren([conversationRoute])],
  places: [
    {
      path: '/desk',
      icon: IconInbox,
      label: 'desk.title',
      permission: may.work,
      order: 10,
      keys: 'g d',
      useBadge: useRingingCount,
    },
  ],
  searches: [
    {
      id: 'my-conversations',
      label: 'desk.work',
      icon: IconMessages,
      permission: may.work,
      search: findConversations,
    },
  ],
  topBar: [PresenceMenu],
} as const satisfies WebDoor;
