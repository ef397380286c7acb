import { IconBook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { noticePages } from '#modules/staff/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';
import { addressOfNotice } from './notice-address.ts';
import { readLibrarySearch, readReadingSearch, readVersionsSearch } from './search.ts';

type KnowledgeWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends KnowledgeWords {}
}

noticePages.fill({
  order: 25,
  kinds: [
    'knowledge.article-in-review',
    'knowledge.article-returned',
    'knowledge.article-review-due',
  ],
  permission: may.read,
  addressOf: addressOfNotice,
});

const knowledgeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/knowledge',
  staticData: { permission: may.read, title: 'knowledge.title' },
});

const libraryRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./library/Library.tsx'), 'Library'),
  validateSearch: readLibrarySearch,
});

const articleRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '$projectId/$articleId',
});

const readingRoute = createRoute({
  getParentRoute: () => articleRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./reading/ArticlePage.tsx'), 'ArticlePage'),
  validateSearch: readReadingSearch,
});

const editRoute = createRoute({
  getParentRoute: () => articleRoute,
  path: 'edit',
  component: lazyRouteComponent(() => import('./editor/EditPage.tsx'), 'EditPage'),
  staticData: { permission: may.write },
  validateSearch: readReadingSearch,
});

const versionsRoute = createRoute({
  getParentRoute: () => articleRoute,
  path: 'versions',
  component: lazyRouteComponent(() => import('./versions/VersionsPage.tsx'), 'VersionsPage'),
  validateSearch: readVersionsSearch,
});

/** What knowledge brings to the browser: the library, and its articles to read and to write. */
export const knowledgeDoor = {
  routes: [
    knowledgeRoute.addChildren([
      libraryRoute,
      articleRoute.addChildren([readingRoute, editRoute, versionsRoute]),
    ]),
  ],
  places: [
    {
      path: '/knowledge',
      icon: IconBook,
      label: 'knowledge.title',
      permission: may.read,
      order: 25,
      keys: 'g k',
    },
  ],
} as const satisfies WebDoor;
