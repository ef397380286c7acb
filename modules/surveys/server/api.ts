import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { surveysContract } from '../contract.ts';
import {
  cancelAnalysis,
  listAnalyses,
  listAnalysisChoices,
  showAnalysis,
  startAnalysis,
} from './analysis/analyses.ts';
import {
  createSurvey,
  listSurveys,
  publishSurvey,
  putToUse,
  ruleSurvey,
  saveDraft,
  showSurvey,
  showVersion,
} from './designing.ts';
import { liftFlag } from './lift-flag.ts';
import { reportLoyalty } from './loyalty.ts';
import { listOwnWords } from './own-words.ts';
import { listInvitations, summariseSurveys, surveyOfContact } from './reading.ts';
import { reportResponse } from './responding.ts';

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
  response: os.response.handler(({ input, context }) =>
    context.run((ctx) => reportResponse(ctx, input)),
  ),
  liftFlag: os.liftFlag.handler(({ input: { projectId, invitationId: id, flag }, context }) =>
    context.run((ctx) => liftFlag(ctx, { projectId, id, flag })),
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
    rule: os.design.rule.handler(({ input, context }) =>
      context.run((ctx) => ruleSurvey(ctx, input)),
    ),
    use: os.design.use.handler(({ input, context }) => context.run((ctx) => putToUse(ctx, input))),
  },
  analyses: {
    list: os.analyses.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listAnalyses(ctx, input.projectId) })),
    ),
    choices: os.analyses.choices.handler(({ input, context }) =>
      context.run((ctx) => listAnalysisChoices(ctx, input.projectId)),
    ),
    show: os.analyses.show.handler(({ input: { projectId, analysisId: id }, context }) =>
      context.run((ctx) => showAnalysis(ctx, { projectId, id })),
    ),
    start: os.analyses.start.handler(({ input, context }) => {
      const { projectId, analysisId: id, wanted } = input;
      return context.run((ctx) => startAnalysis(ctx, { projectId, id, wanted }));
    }),
    cancel: os.analyses.cancel.handler(({ input: { projectId, analysisId: id }, context }) =>
      context.run((ctx) => cancelAnalysis(ctx, { projectId, id })),
    ),
  },
});
