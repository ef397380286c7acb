import { type Actor, isAllowed } from '#platform/context.ts';
import type { ServerModule } from '#platform/module.ts';
import {
  correctionMoved,
  correctionOpened,
  correctionOverdue,
  evaluationCompleted,
  listeningChanged,
  listeningClaimed,
  listeningDone,
  listeningOpened,
  may,
} from '../contract.ts';
import { correctionTimers } from './correction-clock.ts';
import { listeningTimers } from './listening.ts';
import { qualitySubscriber } from './subscriptions.ts';

export { qualityRoutes } from './api.ts';
export {
  acknowledgeCorrection,
  checkSimilar,
  giveRightAnswer,
  openCorrection,
  sendToCustomer,
} from './corrections.ts';
export { completeEvaluation } from './evaluations.ts';
export { claimTask, listQueue } from './listening.ts';

/** Whether an actor hears a topic of this module, `quality:PROJECT`: whoever may listen there. */
function mayHearQuality(actor: Actor, topic: string): boolean {
  const [kind, projectId = ''] = topic.split(':');
  const isInScope = actor.scope === 'everything' || actor.scope.includes(projectId);
  return kind === 'quality' && isInScope && isAllowed(actor, may.listen);
}

/** The listening queue, evaluations by scorecards, and corrections of wrong information. */
export const qualityModule: ServerModule = {
  name: 'quality',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    listeningOpened,
    listeningClaimed,
    listeningChanged,
    listeningDone,
    evaluationCompleted,
    correctionOpened,
    correctionMoved,
    correctionOverdue,
  ],
  mayHear: async ({ actor }, topic) => mayHearQuality(actor, topic),
  subscriber: qualitySubscriber,
  timers: [...listeningTimers, ...correctionTimers],
};
