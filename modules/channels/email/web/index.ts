import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { may } from '../contract.ts';
import { isMailView, type MailView } from './mail-views.ts';
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

projectTabs.fill({
  path: 'raw-mails',
  label: 'email.raw-mails',
  permission: may.review,
  order: 75,
});

const mailboxesRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/mailboxes',
  component: lazyRouteComponent(() => import('./Mailboxes.tsx'), 'Mailboxes'),
});

const rawMailsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/raw-mails',
  component: lazyRouteComponent(() => import('./RawMails.tsx'), 'RawMails'),
  validateSearch: ({ mails }): { mails?: MailView } => (isMailView(mails) ? { mails } : {}),
});

/** What the e-mail channel brings to the browser: mailboxes, and the mails set aside. */
export const emailDoor = { routes: [mailboxesRoute, rawMailsRoute] } as const satisfies WebDoor;
