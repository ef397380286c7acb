import type { ServerModule } from '#platform/module.ts';
import {
  agentChanged,
  capacityChanged,
  declineReasonPut,
  may,
  offerEnded,
  offered,
  queueChanged,
  schedulePut,
  scheduleRemoved,
  sweepFound,
  waitingChanged,
} from '../contract.ts';
import { matchingTimers } from './matching.ts';
import { onOfferExpired } from './offers.ts';
import { routingSubscriber } from './subscriptions.ts';

export { setCapacity } from './agents.ts';
export { routingRoutes } from './api.ts';
export { queueState, waitingPlace } from './floor.ts';

export { abandon, takeContact, transfer } from './moves.ts';
export { acceptOffer, declineOffer } from './offers.ts';
export { listQueues, putDeclineReason, putQueue } from './queues.ts';
export { type Reception, receptionOf } from './schedules.ts';

/** Who answers whom: queues, matching, offers, capacity. */
export const routingModule: ServerModule = {
  name: 'routing',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    offered,
    offerEnded,
    queueChanged,
    waitingChanged,
    agentChanged,
    capacityChanged,
    declineReasonPut,
    schedulePut,
    scheduleRemoved,
    sweepFound,
  ],
  subscriber: routingSubscriber,
  timers: [onOfferExpired, ...matchingTimers],
};
