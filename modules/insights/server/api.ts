import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { insightsContract } from '../contract.ts';
import { readBoard } from './board.ts';
import { readSteadiness } from './steadiness.ts';

const os = implement(insightsContract).$context<RequestContext>();

/** The routes of the contract. */
export const insightsRoutes = os.router({
  board: os.board.handler(({ input, context }) => context.run((ctx) => readBoard(ctx, input))),
  steadiness: os.steadiness.handler(({ input, context }) =>
    context.run((ctx) => readSteadiness(ctx, input)),
  ),
});
