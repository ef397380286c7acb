import { IconUserCircle, IconUsers } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute, rootRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { staffApi } from './api.ts';
import type en from './messages/en.json';
import { Notices } from './notices/Notices.tsx';
import { peopleRoutes } from './people/routes.ts';
import { readEntry } from './sign-in/entry.ts';
import { noticePages } from './slots.ts';

export { type Handed, HandedLink } from './people/HandedLink.tsx';
export { SkillLevels } from './SkillLevels.tsx';
export { noticePages, personParts, projectChooser } from './slots.ts';

type StaffWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends StaffWords {}
}

noticePages.fill({
  order: 10,
  kinds: ['staff.mail-failed'],
  permission: may.administer,
  addressOf: ({ subjectId }) => `/people/${subjectId}`,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/SignIn.tsx'), 'SignIn'),
  validateSearch: readEntry,
});

const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/forgotten',
  component: lazyRouteComponent(() => import('./sign-in/Forgotten.tsx'), 'Forgotten'),
  validateSearch: ({ email }): { email?: string } => (typeof email === 'string' ? { email } : {}),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/link/$token',
  component: lazyRouteComponent(() => import('./sign-in/LinkPage.tsx'), 'LinkPage'),
});

const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/enrol',
  component: lazyRouteComponent(() => import('./sign-in/Enrol.tsx'), 'Enrol'),
  validateSearch: readEntry,
});

const profileRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/Profile.tsx'), 'Profile'),
  staticData: { title: 'staff.profile' },
});

/** What staff bring to the browser: signing in, one's own things, and the people of the centre. */
export const staffDoor = {
  openRoutes: [signInRoute, forgottenRoute, linkRoute, enrolRoute],
  routes: [profileRoute, peopleRoutes],
  places: [
    {
      path: '/people',
      icon: IconUsers,
      label: 'staff.people',
      permission: may.administer,
      order: 80,
      keys: 'g p',
    },
    {
      path: '/profile',
      icon: IconUserCircle,
      label: 'staff.profile',
      order: 120,
      keys: 'g m',
    },
  ],
  topBar: [Notices],
  searches: [
    {
      id: 'staff.people',
      label: 'staff.people',
      icon: IconUsers,
      permission: may.administer,
      search: async (search, signal) => {
        const { items } = await staffApi.people.list.call({ search, limit: 5 }, { signal });
        return items.map(({ id, name, email }) => ({
          id,
          title: name,
          detail: email,
          to: `/people/${id}`,
        }));
      },
    },
  ],
} as const satisfies WebDoor;
