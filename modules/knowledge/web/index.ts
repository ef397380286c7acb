import { IconBook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { noticePages } from '#modules/staff/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { findArticles } from './find-articles.ts';
import { helpSiteRoute } from './help-site/route.ts';
import { knowledgeImportRoute } from './import/import-route.ts';
import type en from './messages/en.json';
import { useWantedCount } from './news/use-news.ts';
import { addressOfNotice } from './notice-address.ts';
import {
  readGapsSearch,
  readLibrarySearch,
  readNewsSearch,
  readReadingSearch,
  readSnippetsSearch,
  readVersionsSearch,
} from './search.ts';

export { Highlighted } from './desk/Highlighted.tsx';
export type { About } from './desk/use-suggested.ts';
export { guideParts } from './guide/guide-parts.ts';
export { macroChoices } from './snippets/macro-choices.ts';
export { useMacroKnown } from './snippets/use-macro-known.ts';
export { useReady } from './snippets/use-ready.ts';

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
    'knowledge.article-published',
  ],
  permission: may.read,
  addressOf: addressOfNotice,
});

noticePages.fill({
  order: 26,
  kinds: ['knowledge.article-must-be-read'],
  permission: may.read,
  addressOf: ({ projectId, subjectId }) =>
    `/knowledge/news?project=${projectId}&article=${subjectId}`,
});

noticePages.fill({
  order: 27,
  kinds: ['knowledge.gap-given', 'knowledge.gap-overdue'],
  permission: may.read,
  addressOf: ({ projectId, subjectId }) => `/knowledge/gaps?project=${projectId}&gap=${subjectId}`,
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

const newsRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: 'news',
  component: lazyRouteComponent(() => import('./news/News.tsx'), 'News'),
  staticData: { title: 'knowledge.news' },
  validateSearch: readNewsSearch,
});

const gapsRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: 'gaps',
  component: lazyRouteComponent(() => import('./gaps/Gaps.tsx'), 'Gaps'),
  staticData: { title: 'knowledge.gaps' },
  validateSearch: readGapsSearch,
});

const synonymsRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: 'synonyms',
  component: lazyRouteComponent(() => import('./synonyms/Synonyms.tsx'), 'Synonyms'),
  staticData: { permission: may.manage, title: 'knowledge.synonyms' },
  validateSearch: readNewsSearch,
});

const snippetsRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: 'snippets',
  component: lazyRouteComponent(() => import('./snippets/Snippets.tsx'), 'Snippets'),
  staticData: { title: 'knowledge.snippets' },
  validateSearch: readSnippetsSearch,
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

const quizRoute = createRoute({
  getParentRoute: () => articleRoute,
  path: 'quiz',
  component: lazyRouteComponent(() => import('./quiz/QuizPage.tsx'), 'QuizPage'),
  staticData: { permission: may.publish, title: 'knowledge.quiz' },
  validateSearch: readReadingSearch,
});

/** Writes the clarifying guide of a reason. */
export const GuideEditor = lazy(() =>
  import('./guide/GuideEditor.tsx').then((file) => ({ default: file.GuideEditor })),
);

/** What is known about a customer's question, for the desk. */
export const KnowledgePane = lazy(() =>
  import('./desk/KnowledgePane.tsx').then((file) => ({ default: file.KnowledgePane })),
);

/** What knowledge brings to the browser: the library, and its articles to read and to write. */
export const knowledgeDoor = {
  routes: [
    helpSiteRoute,
    knowledgeImportRoute,
    knowledgeRoute.addChildren([
      libraryRoute,
      newsRoute,
      gapsRoute,
      snippetsRoute,
      synonymsRoute,
      articleRoute.addChildren([readingRoute, editRoute, versionsRoute, quizRoute]),
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
      useBadge: useWantedCount,
    },
  ],
  searches: [
    {
      id: 'articles',
      label: 'knowledge.articles',
      icon: IconBook,
      permission: may.read,
      search: findArticles,
    },
  ],
} as const satisfies WebDoor;
