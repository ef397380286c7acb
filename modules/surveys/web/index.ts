import { IconStars } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { conversationMarks } from '#modules/desk/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import { readAskingSearch } from './asking/asking-search.ts';
import { ContactRating } from './ContactRating.tsx';
import { readDriversSearch } from './drivers/drivers-search.ts';
import { readEditorSearch } from './editor/editor-search.ts';
import { readLoyaltySearch } from './loyalty/loyalty-search.ts';
import type en from './messages/en.json';
import { readRatingsSearch } from './ratings-search.ts';
import { readWordsSearch } from './words/words-search.ts';

export { Quote } from './Quote.tsx';
export { RatingMark } from './RatingMark.tsx';
export { SurveyAnswers } from './SurveyAnswers.tsx';
export { useNameOf } from './use-name-of.ts';

type SurveyWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends SurveyWords {}
}

conversationMarks.fill({ order: 10, permission: may.read, Mark: ContactRating });

const ratingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ratings',
  component: lazyRouteComponent(() => import('./Ratings.tsx'), 'Ratings'),
  staticData: { permission: may.read, title: 'surveys.title' },
  validateSearch: readRatingsSearch,
});

const askingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ratings/asking',
  component: lazyRouteComponent(() => import('./asking/AskingPage.tsx'), 'AskingPage'),
  staticData: { permission: may.read, title: 'surveys.report' },
  validateSearch: readAskingSearch,
});

const analysesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ratings/drivers',
  component: lazyRouteComponent(() => import('./drivers/AnalysesPage.tsx'), 'AnalysesPage'),
  staticData: { permission: may.read, title: 'drivers.title' },
  validateSearch: readDriversSearch,
});

const analysisRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ratings/drivers/$analysisId',
  component: lazyRouteComponent(() => import('./drivers/AnalysisPage.tsx'), 'AnalysisPage'),
  staticData: { permission: may.read, title: 'drivers.title' },
  validateSearch: readDriversSearch,
});

const loyaltyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ratings/loyalty',
  component: lazyRouteComponent(() => import('./loyalty/LoyaltyPage.tsx'), 'LoyaltyPage'),
  staticData: { permission: may.read, title: 'surveys.loyalty' },
  validateSearch: readLoyaltySearch,
});

const wordsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ratings/words',
  component: lazyRouteComponent(() => import('./words/OwnWordsPage.tsx'), 'OwnWordsPage'),
  staticData: { permission: may.read, title: 'surveys.words' },
  validateSearch: readWordsSearch,
});

const surveysRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/surveys',
  staticData: { permission: may.design, title: 'surveys.surveys' },
});

const surveyListRoute = createRoute({
  getParentRoute: () => surveysRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./editor/Surveys.tsx'), 'Surveys'),
  validateSearch: ({ project }): { project?: string } =>
    typeof project === 'string' ? { project } : {},
});

const surveyRoute = createRoute({
  getParentRoute: () => surveysRoute,
  path: '$projectId/$surveyId',
  component: lazyRouteComponent(() => import('./editor/SurveyPage.tsx'), 'SurveyPage'),
  validateSearch: readEditorSearch,
});

/** What surveys bring to the browser: what customers answered and who did not, and what they are
 *  asked. */
export const surveysDoor = {
  routes: [
    ratingsRoute,
    askingRoute,
    analysesRoute,
    analysisRoute,
    loyaltyRoute,
    wordsRoute,
    surveysRoute.addChildren([surveyListRoute, surveyRoute]),
  ],
  places: [
    {
      path: '/ratings',
      icon: IconStars,
      label: 'surveys.title',
      permission: may.read,
      order: 40,
      keys: 'g r',
    },
  ],
} as const satisfies WebDoor;
