import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { learningContract } from '../contract.ts';
import {
  answerConcern,
  listConcerns,
  listMyDepartments,
  readConcern,
  showConcern,
} from './concerns.ts';
import { listImprovements, putImprovement } from './improvements.ts';
import { listMistakes, putMistake } from './mistakes.ts';
import { reasonTrend } from './trend.ts';

const os = implement(learningContract).$context<RequestContext>();

/** The routes of the contract. */
export const learningRoutes = os.router({
  myDepartments: os.myDepartments.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listMyDepartments(ctx) })),
  ),
  concerns: os.concerns.handler(({ input, context }) =>
    context.run((ctx) => listConcerns(ctx, input)),
  ),
  concern: os.concern.handler(({ input: { projectId, concernId: id }, context }) =>
    context.run((ctx) => showConcern(ctx, { projectId, id })),
  ),
  readConcern: os.readConcern.handler(({ input: { projectId, concernId: id }, context }) =>
    context.run((ctx) => readConcern(ctx, { projectId, id })),
  ),
  answerConcern: os.answerConcern.handler(({ input: { concernId: id, ...rest }, context }) =>
    context.run((ctx) => answerConcern(ctx, { ...rest, id })),
  ),
  improvements: os.improvements.handler(({ input, context }) =>
    context.run((ctx) => listImprovements(ctx, input)),
  ),
  putImprovement: os.putImprovement.handler(({ input: { improvementId: id, ...rest }, context }) =>
    context.run((ctx) => putImprovement(ctx, { ...rest, id })),
  ),
  mistakes: os.mistakes.handler(({ input, context }) =>
    context.run((ctx) => listMistakes(ctx, input)),
  ),
  putMistake: os.putMistake.handler(({ input: { mistakeId: id, ...rest }, context }) =>
    context.run((ctx) => putMistake(ctx, { ...rest, id })),
  ),
  trend: os.trend.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await reasonTrend(ctx, input) })),
  ),
});
