import { projectCreated } from '#modules/projects/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { startForgetting } from './help-site/visits.ts';

/** Sets going what every project needs of knowledge. */
export const knowledgeSubscriber = subscriber('knowledge', [
  on(projectCreated, (ctx, { subjectId }) => startForgetting(ctx, subjectId)),
]);
