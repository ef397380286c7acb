import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { evaluationDraft, qualityContract } from '../contract.ts';
import {
  acknowledgeCorrection,
  checkSimilar,
  giveRightAnswer,
  listCorrections,
  listMyCorrections,
  openCorrection,
  recordAttempt,
  sendToCustomer,
  showCorrection,
  similarStatements,
  withdrawCorrection,
} from './corrections.ts';
import { completeEvaluation, listEvaluations, showEvaluation } from './evaluations.ts';
import { claimTask, listQueue, listTasks, releaseTask, saveDraft, showTask } from './listening.ts';
import {
  listScorecardHistory,
  listScorecards,
  publishScorecard,
  showScorecard,
} from './scorecards.ts';

const os = implement(qualityContract).$context<RequestContext>();

const listening = {
  queue: os.listening.queue.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listQueue(ctx) })),
  ),
  list: os.listening.list.handler(({ input, context }) =>
    context.run((ctx) => listTasks(ctx, input)),
  ),
  show: os.listening.show.handler(({ input, context }) =>
    context.run((ctx) => showTask(ctx, taskIn(input))),
  ),
  claim: os.listening.claim.handler(({ input, context }) =>
    context.run((ctx) => claimTask(ctx, taskIn(input))),
  ),
  release: os.listening.release.handler(({ input, context }) =>
    context.run((ctx) => releaseTask(ctx, taskIn(input))),
  ),
  saveDraft: os.listening.saveDraft.handler(({ input, context }) =>
    context.run((ctx) => saveDraft(ctx, { ...taskIn(input), draft: evaluationDraft.parse(input) })),
  ),
  complete: os.listening.complete.handler(({ input, context }) =>
    context.run((ctx) =>
      completeEvaluation(ctx, { ...taskIn(input), draft: evaluationDraft.parse(input) }),
    ),
  ),
};

const evaluations = {
  list: os.evaluations.list.handler(({ input, context }) =>
    context.run((ctx) => listEvaluations(ctx, input)),
  ),
  show: os.evaluations.show.handler(({ input: { projectId, evaluationId: id }, context }) =>
    context.run((ctx) => showEvaluation(ctx, { projectId, id })),
  ),
};

const scorecards = {
  list: os.scorecards.list.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listScorecards(ctx, input.projectId) })),
  ),
  history: os.scorecards.history.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listScorecardHistory(ctx, input) })),
  ),
  show: os.scorecards.show.handler(({ input: { projectId, versionId: id }, context }) =>
    context.run((ctx) => showScorecard(ctx, { projectId, id })),
  ),
  publish: os.scorecards.publish.handler(({ input, context }) =>
    context.run((ctx) => publishScorecard(ctx, input)),
  ),
};

const corrections = {
  mine: os.corrections.mine.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listMyCorrections(ctx) })),
  ),
  list: os.corrections.list.handler(({ input, context }) =>
    context.run((ctx) => listCorrections(ctx, input)),
  ),
  show: os.corrections.show.handler(({ input, context }) =>
    context.run((ctx) => showCorrection(ctx, correctionIn(input))),
  ),
  open: os.corrections.open.handler(({ input, context }) =>
    context.run((ctx) => openCorrection(ctx, input)),
  ),
  giveRightAnswer: os.corrections.giveRightAnswer.handler(({ input, context }) =>
    context.run((ctx) => giveRightAnswer(ctx, { ...input, ...correctionIn(input) })),
  ),
  sendToCustomer: os.corrections.sendToCustomer.handler(({ input, context }) =>
    context.run((ctx) => sendToCustomer(ctx, { ...input, ...correctionIn(input) })),
  ),
  recordAttempt: os.corrections.recordAttempt.handler(({ input, context }) =>
    context.run((ctx) => recordAttempt(ctx, { ...input, ...correctionIn(input) })),
  ),
  acknowledge: os.corrections.acknowledge.handler(({ input, context }) =>
    context.run((ctx) => acknowledgeCorrection(ctx, correctionIn(input))),
  ),
  similar: os.corrections.similar.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await similarStatements(ctx, correctionIn(input)) })),
  ),
  checkSimilar: os.corrections.checkSimilar.handler(({ input, context }) =>
    context.run((ctx) => checkSimilar(ctx, { ...input, ...correctionIn(input) })),
  ),
  withdraw: os.corrections.withdraw.handler(({ input, context }) =>
    context.run((ctx) => withdrawCorrection(ctx, { ...input, ...correctionIn(input) })),
  ),
};

/** The routes of the contract. */
export const qualityRoutes = os.router({ listening, evaluations, scorecards, corrections });

function taskIn({ projectId, taskId }: { projectId: string; taskId: string }) {
  return { projectId, id: taskId };
}

function correctionIn(input: { projectId: string; correctionId: string }) {
  return { projectId: input.projectId, id: input.correctionId };
}
