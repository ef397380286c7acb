import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { surveysContract } from '../contract.ts';
import { reportLoyalty } from './loyalty.ts';
import { listInvitations, listVersions, summariseSurveys, surveyOfContact } from './reading.ts';

const os = implement(surveysContract).$context<RequestContext>();

/** The routes of the contract. */
export const surveysRoutes = os.router({
  list: os.list.handler(({ input, context }) => context.run((ctx) => listInvitations(ctx, input))),
  ofContact: os.ofContact.handler(({ input, context }) =>
    context.run((ctx) => surveyOfContact(ctx, input)),
  ),
  summary: os.summary.handler(({ input, context }) =>
    context.run((ctx) => summariseSurveys(ctx, input)),
  ),
  loyalty: os.loyalty.handler(({ input, context }) =>
    context.run((ctx) => reportLoyalty(ctx, input)),
  ),
  versions: os.versions.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listVersions(ctx, input.projectId) })),
  ),
});
