import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { surveysContract } from '../contract.ts';
import {
  createSurvey,
  listSurveys,
  publishSurvey,
  putToUse,
  saveDraft,
  showSurvey,
  showVersion,
} from './designing.ts';
import { reportLoyalty } from './loyalty.ts';
import { listOwnWords } from './own-words.ts';
import { listInvitations, summariseSurveys, surveyOfContact } from './reading.ts';

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
  words: os.words.handler(({ input, context }) => context.run((ctx) => listOwnWords(ctx, input))),
  design: {
    list: os.design.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listSurveys(ctx, input.projectId) })),
    ),
    show: os.design.show.handler(({ input, context }) =>
      context.run((ctx) => showSurvey(ctx, input)),
    ),
    version: os.design.version.handler(({ input: { projectId, versionId: id }, context }) =>
      context.run((ctx) => showVersion(ctx, { projectId, id })),
    ),
    create: os.design.create.handler(({ input, context }) =>
      context.run((ctx) => createSurvey(ctx, input)),
    ),
    saveDraft: os.design.saveDraft.handler(({ input, context }) =>
      context.run((ctx) => saveDraft(ctx, input)),
    ),
    publish: os.design.publish.handler(({ input, context }) =>
      context.run((ctx) => publishSurvey(ctx, input)),
    ),
    use: os.design.use.handler(({ input, context }) => context.run((ctx) => putToUse(ctx, input))),
  },
});
