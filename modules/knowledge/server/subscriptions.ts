import { projectCreated } from '#modules/projects/contract.ts';
import { on, subscriber } from '#platform/outbox/outbox.ts';
import { articlePut } from '../contract.ts';
import { makeFindable } from './findable.ts';
import { startForgetting } from './help-site/visits.ts';

/** Sets going what every project needs of knowledge, and keeps the search up with the articles. */
export const knowledgeSubscriber = subscriber('knowledge', [
  on(projectCreated, (ctx, { subjectId }) => startForgetting(ctx, subjectId)),
  on(articlePut, async (ctx, { data: { article } }) => makeFindable(ctx, article)),
]);
