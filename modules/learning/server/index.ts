import { type Actor, isAllowed } from '#platform/context.ts';
import type { ServerModule } from '#platform/module.ts';
import {
  concernChanged,
  concernRaised,
  concernWithdrawn,
  improvementPut,
  may,
  mistakePut,
} from '../contract.ts';
import { learningSubscriber } from './subscriptions.ts';

export { learningRoutes } from './api.ts';
export { answerConcern, readConcern } from './concerns.ts';
export { putImprovement } from './improvements.ts';
export { putMistake } from './mistakes.ts';

/** Whether an actor hears a topic of this module, `learning:PROJECT`: whoever may read all. */
function mayHearLearning(actor: Actor, topic: string): boolean {
  const [kind, projectId = ''] = topic.split(':');
  const isInScope = actor.scope === 'everything' || actor.scope.includes(projectId);
  return kind === 'learning' && isInScope && isAllowed(actor, may.readAll);
}

/** What customers said, brought to the departments that can cure it, and what is changed by it. */
export const learningModule: ServerModule = {
  name: 'learning',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [concernRaised, concernChanged, concernWithdrawn, improvementPut, mistakePut],
  mayHear: async ({ actor }, topic) => mayHearLearning(actor, topic),
  subscriber: learningSubscriber,
};
