import { IconHeadphones, IconRotateClockwise2 } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { may as mayOfContacts } from '#modules/contacts/contract.ts';
import { projectSettingsRoute, projectTabs } from '#modules/projects/web/index.ts';
import { noticePages } from '#modules/staff/web/index.ts';
import type { WebDoor } from '#platform/web/door.ts';
import { frameRoute } from '#platform/web/routes.ts';
import { may } from '../contract.ts';
import type en from './messages/en.json';
import { readScorecardSearch } from './scorecards/scorecard-search.ts';
import { type CorrectionView, useUnacknowledgedCount } from './use-corrections.ts';
import { useOpenCount } from './use-listening.ts';

type QualityWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends QualityWords {}
}

noticePages.fill({
  order: 50,
  kinds: ['quality.evaluated'],
  addressOf: ({ projectId, subjectId }) => `/evaluations/${projectId}/${subjectId}`,
});

noticePages.fill({
  order: 51,
  kinds: ['quality.correction-told', 'quality.correction-overdue'],
  addressOf: ({ projectId, subjectId }) => `/corrections/${projectId}/${subjectId}`,
});

/** A contact with its words, its times and what its customer said, for the screens above. */
export const ContactDialogue = lazy(() =>
  import('./ContactDialogue.tsx').then((file) => ({ default: file.ContactDialogue })),
);

interface OfProject {
  readonly project?: string;
}

const ofProject = ({ project }: Readonly<Record<string, unknown>>): OfProject =>
  typeof project === 'string' ? { project } : {};

const listeningRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/listening',
  staticData: { permission: may.listen, title: 'quality.listening' },
});

const queueRoute = createRoute({
  getParentRoute: () => listeningRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./Listening.tsx'), 'Listening'),
});

const taskRoute = createRoute({
  getParentRoute: () => listeningRoute,
  path: '$projectId/$taskId',
  component: lazyRouteComponent(() => import('./TaskPage.tsx'), 'TaskPage'),
});

const evaluationsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/evaluations',
  staticData: { permission: may.readOwn, title: 'quality.evaluations' },
});

const evaluationListRoute = createRoute({
  getParentRoute: () => evaluationsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./Evaluations.tsx'), 'Evaluations'),
  validateSearch: ofProject,
});

const evaluationRoute = createRoute({
  getParentRoute: () => evaluationsRoute,
  path: '$projectId/$evaluationId',
  component: lazyRouteComponent(() => import('./EvaluationPage.tsx'), 'EvaluationPage'),
});

const correctionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/corrections',
  staticData: { permission: may.readOwn, title: 'quality.corrections' },
});

const correctionListRoute = createRoute({
  getParentRoute: () => correctionsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./Corrections.tsx'), 'Corrections'),
  validateSearch: ({ view }): { view?: CorrectionView } =>
    view === 'open' || view === 'closed' ? { view } : {},
});

const correctionRoute = createRoute({
  getParentRoute: () => correctionsRoute,
  path: '$projectId/$correctionId',
  component: lazyRouteComponent(() => import('./CorrectionPage.tsx'), 'CorrectionPage'),
});

const dialogueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/dialogues/$projectId/$conversationId',
  component: lazyRouteComponent(() => import('./DialoguePage.tsx'), 'DialoguePage'),
  staticData: { permission: mayOfContacts.read },
  validateSearch: ({ contact, message }): { contact?: string; message?: string } => ({
    ...(typeof contact === 'string' && { contact }),
    ...(typeof message === 'string' && { message }),
  }),
});

projectTabs.fill({
  path: 'scorecards',
  label: 'quality.cards',
  permission: may.manageScorecards,
  order: 58,
});

const scorecardsRoute = createRoute({
  getParentRoute: () => projectSettingsRoute,
  path: '/scorecards',
  component: lazyRouteComponent(() => import('./scorecards/Scorecards.tsx'), 'Scorecards'),
  staticData: { permission: may.manageScorecards },
  validateSearch: readScorecardSearch,
});

/** What quality brings to the browser: the listening room, evaluations, corrections, and the
 *  settings of scorecards. */
export const qualityDoor = {
  routes: [
    listeningRoute.addChildren([queueRoute, taskRoute]),
    evaluationsRoute.addChildren([evaluationListRoute, evaluationRoute]),
    correctionsRoute.addChildren([correctionListRoute, correctionRoute]),
    dialogueRoute,
    scorecardsRoute,
  ],
  places: [
    {
      path: '/listening',
      icon: IconHeadphones,
      label: 'quality.listening',
      permission: may.listen,
      order: 20,
      keys: 'g l',
      useBadge: useOpenCount,
    },
    {
      path: '/corrections',
      icon: IconRotateClockwise2,
      label: 'quality.corrections',
      permission: may.readOwn,
      order: 22,
      keys: 'g x',
      useBadge: useUnacknowledgedCount,
    },
  ],
} as const satisfies WebDoor;
