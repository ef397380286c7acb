import { implement } from '@orpc/server';
import type { RequestContext } from '#platform/http/routes.ts';
import { routingContract } from '../contract.ts';
import { setCapacity } from './agents.ts';
import { queueState, waitingPlace } from './floor.ts';
import { assignContact, takeContact, transfer } from './moves.ts';
import { acceptOffer, declineOffer, listMyOffers } from './offers.ts';
import { listDeclineReasons, listQueues, putDeclineReason, putQueue } from './queues.ts';
import { listSchedules, putSchedule, removeSchedule } from './schedules.ts';

const os = implement(routingContract).$context<RequestContext>();

/** The routes of the contract. */
export const routingRoutes = os.router({
  floor: os.floor.handler(({ input, context }) =>
    context.run((ctx) => queueState(ctx, input.projectId)),
  ),
  waitingPlace: os.waitingPlace.handler(({ input, context }) =>
    context.run((ctx) => waitingPlace(ctx, input)),
  ),
  myOffers: os.myOffers.handler(({ context }) =>
    context.run(async (ctx) => ({ items: await listMyOffers(ctx) })),
  ),
  accept: os.accept.handler(({ input, context }) => context.run((ctx) => acceptOffer(ctx, input))),
  decline: os.decline.handler(({ input, context }) =>
    context.run((ctx) => declineOffer(ctx, input)),
  ),
  transfer: os.transfer.handler(({ input, context }) => context.run((ctx) => transfer(ctx, input))),
  take: os.take.handler(({ input, context }) => context.run((ctx) => takeContact(ctx, input))),
  assign: os.assign.handler(({ input, context }) =>
    context.run((ctx) => assignContact(ctx, input)),
  ),
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
  declineReasons: os.declineReasons.handler(({ input, context }) =>
    context.run(async (ctx) => ({ items: await listDeclineReasons(ctx, input.projectId) })),
  ),
  putDeclineReason: os.putDeclineReason.handler(({ input: { reasonId, ...reason }, context }) =>
    context.run((ctx) => putDeclineReason(ctx, { ...reason, id: reasonId })),
  ),
  setCapacity: os.setCapacity.handler(({ input, context }) =>
    context.run((ctx) => setCapacity(ctx, input)),
  ),
});
