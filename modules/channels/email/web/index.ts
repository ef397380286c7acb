import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';

export { MailboxForm } from './MailboxForm.tsx';
export { blankMailbox, type MailboxDraft } from './mailbox-draft.ts';

type EmailWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends EmailWords {}
}

projectTabs.fill({
  path: 'mailboxes',
  label: 'email.mailboxes',
  permission: may.manage,
  order: 70,
});

const mailboxesRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/mailboxes',
  component: lazyRouteComponent(() => import('./Mailboxes.tsx'), 'Mailboxes'),
});

/** What the e-mail channel brings to the browser: the settings of mailboxes. */
export const emailDoor = { routes: [mailboxesRoute] } as const satisfies WebDoor;
