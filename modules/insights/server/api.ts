import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { insightsContract } from '../contract.ts';
import { readBoard } from './board.ts';
import { readGuideEffect } from './guide-effects.ts';
import { readParity } from './parity.ts';
import { readStaffing } from './staffing.ts';
import { readSteadiness } from './steadiness.ts';
import { readTrial, readTrialBaseline } from './trials.ts';

const os = implement(insightsContract).$context<RequestContext>();

/** The routes of the contract. */
export const insightsRoutes = os.router({
  board: os.board.handler(({ input, context }) => context.run((ctx) => readBoard(ctx, input))),
  steadiness: os.steadiness.handler(({ input, context }) =>
    context.run((ctx) => readSteadiness(ctx, input)),
  ),
  staffing: os.staffing.handler(({ input, context }) =>
    context.run((ctx) => readStaffing(ctx, input.projectId)),
  ),
  trial: os.trial.handler(({ input, context }) => context.run((ctx) => readTrial(ctx, input))),
  guideEffect: os.guideEffect.handler(({ input, context }) =>
    context.run((ctx) => readGuideEffect(ctx, input)),
  ),
  trialBaseline: os.trialBaseline.handler(({ input, context }) =>
    context.run((ctx) => readTrialBaseline(ctx, input)),
  ),
  parity: os.parity.handler(({ input, context }) => context.run((ctx) => readParity(ctx, input))),
});
