import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { routingContract } from '../contract.ts';
import { setCapacity, setHelping } from './agents.ts';
import { listDecisions } from './decisions.ts';
import { listWaitAccuracy } from './estimates.ts';
import { queueState, waitingPlace } from './floor.ts';
import { getLoadRules, putLoadRules } from './load-rules.ts';
import { assignContact, takeContact, transfer } from './moves.ts';
import { answerOffer, listMyOffers } from './offers.ts';
import { endPause, myPause } from './pause.ts';
import { putBack } from './put-back.ts';
import { listDeclineReasons, listQueues, putDeclineReason, putQueue } from './queues.ts';
import { listSchedules, putSchedule, removeSchedule } from './schedules.ts';
import { listMyTargets, listTargets, listUrgentTargets } from './targets.ts';
import { endTrial, listTrials, startTrial } from './trials.ts';
import { listCandidates, listWaitingCauses, listWork, watchContact } from './work.ts';

const os = implement(routingContract).$context<RequestContext>();

/** The routes of the contract. */
export const routingRoutes = os.router({
  floor: os.floor.handler(({ input, context }) =>
    context.run((ctx) => queueState(ctx, input.projectId)),
  ),
  waitAccuracy: os.waitAccuracy.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listWaitAccuracy(ctx, input.projectId) })),
  ),
  waitingPlace: os.waitingPlace.handler(({ input, context }) =>
    context.run((ctx) => waitingPlace(ctx, input)),
  ),
  decisions: os.decisions.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listDecisions(ctx, input) })),
  ),
  myOffers: os.myOffers.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listMyOffers(ctx) })),
  ),
  pause: {
    mine: os.pause.mine.handler(({ context }) => context.run(myPause)),
    end: os.pause.end.handler(({ context }) => context.run(endPause)),
  },
  targets: {
    mine: os.targets.mine.handler(({ context }) =>
      context.run(async (ctx) => ({ items: await listMyTargets(ctx) })),
    ),
    ofContact: os.targets.ofContact.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listTargets(ctx, input) })),
    ),
    urgent: os.targets.urgent.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listUrgentTargets(ctx, input.projectId) })),
    ),
  },
  accept: os.accept.handler(({ input, context }) =>
    context.run((ctx) => answerOffer(ctx, input, { kind: 'accepted' })),
  ),
  decline: os.decline.handler(({ input: { reasonId, reason, ...which }, context }) =>
    context.run(async (ctx) => {
      await answerOffer(ctx, which, { kind: 'declined', reasonId, reason });
    }),
  ),
  transfer: os.transfer.handler(({ input, context }) => context.run((ctx) => transfer(ctx, input))),
  take: os.take.handler(({ input, context }) => context.run((ctx) => takeContact(ctx, input))),
  assign: os.assign.handler(({ input, context }) =>
    context.run((ctx) => assignContact(ctx, input)),
  ),
  work: {
    list: os.work.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listWork(ctx, input.projectId) })),
    ),
    causes: os.work.causes.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listWaitingCauses(ctx, input.projectId) })),
    ),
    candidates: os.work.candidates.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listCandidates(ctx, input) })),
    ),
    putBack: os.work.putBack.handler(({ input, context }) =>
      context.run((ctx) => putBack(ctx, input)),
    ),
    watch: os.work.watch.handler(({ input, context }) =>
      context.run((ctx) => watchContact(ctx, input)),
    ),
  },
  queues: os.queues.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listQueues(ctx, input.projectId) })),
  ),
  putQueue: os.putQueue.handler(({ input: { queueId, ...queue }, context }) =>
    context.run((ctx) => putQueue(ctx, { ...queue, id: queueId })),
  ),
  schedules: {
    list: os.schedules.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listSchedules(ctx, input.projectId) })),
    ),
    put: os.schedules.put.handler(({ input: { scheduleId, ...schedule }, context }) =>
      context.run((ctx) => putSchedule(ctx, { ...schedule, id: scheduleId })),
    ),
    remove: os.schedules.remove.handler(({ input, context }) =>
      context.run((ctx) => removeSchedule(ctx, input)),
    ),
  },
  trials: {
    list: os.trials.list.handler(({ input, context }) =>
      context.run(async (ctx) => ({ items: await listTrials(ctx, input.projectId) })),
    ),
    start: os.trials.start.handler(({ input: { trialId: id, ...wanted }, context }) =>
      context.run((ctx) => startTrial(ctx, { ...wanted, id })),
    ),
    end: os.trials.end.handler(({ input: { trialId: id, ...how }, context }) =>
      context.run((ctx) => endTrial(ctx, { ...how, id })),
    ),
  },
  loadRules: {
    get: os.loadRules.get.handler(({ input, context }) =>
      context.run((ctx) => getLoadRules(ctx, input.projectId)),
    ),
    put: os.loadRules.put.handler(({ input, context }) =>
      context.run((ctx) => putLoadRules(ctx, input)),
    ),
  },
  declineReasons: os.declineReasons.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listDeclineReasons(ctx, input.projectId) })),
  ),
  putDeclineReason: os.putDeclineReason.handler(({ input: { reasonId, ...reason }, context }) =>
    context.run((ctx) => putDeclineReason(ctx, { ...reason, id: reasonId })),
  ),
  setHelping: os.setHelping.handler(({ input, context }) =>
    context.run((ctx) => setHelping(ctx, input)),
  ),
  setCapacity: os.setCapacity.handler(({ input, context }) =>
    context.run((ctx) => setCapacity(ctx, input)),
  ),
});
