import type { ServerModule } from '#platform/module.ts';
import {
  agentChanged,
  autoAnswered,
  capacityChanged,
  customerSilent,
  declineReasonPut,
  driftFound,
  limitPassed,
  loadRulesPut,
  may,
  offerEnded,
  offered,
  pauseEnded,
  queueChanged,
  schedulePut,
  scheduleRemoved,
  stuckOfferFound,
  sweepFound,
  waitingChanged,
} from '../contract.ts';
import { contactPlaced } from '../core/floor-contact.ts';
import { targetBreached, targetNear, targetsChanged } from '../core/target.ts';
import { trialEnded, trialStarted } from '../core/trial.ts';
import { matchingTimers } from './matching.ts';
import { onOfferExpired } from './offers.ts';
import { onOverflowDue } from './overflow.ts';
import { onPauseOver } from './pause.ts';
import { onSilent } from './silence.ts';
import { routingSubscriber } from './subscriptions.ts';
import { onTargetDue } from './target-clocks.ts';

export { setCapacity } from './agents.ts';
export { routingRoutes } from './api.ts';
export { waitingPlace } from './floor.ts';
export { takeContact, transfer } from './moves.ts';
export { answerOffer } from './offers.ts';
export { listQueues, putDeclineReason, putQueue } from './queues.ts';
export { putSchedule, receptionOf } from './schedules.ts';
export { readDays } from './simulate.ts';
export { stopWaiting } from './stop-waiting.ts';
export { recountTargets } from './target-history.ts';
export { countTargets } from './targets.ts';
export { endTrial, listTrials, startTrial } from './trials.ts';
export { readFloor } from './work.ts';

/** Who answers whom: queues, matching, offers, capacity. */
export const routingModule: ServerModule = {
  name: 'routing',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    offered,
    offerEnded,
    contactPlaced,
    queueChanged,
    waitingChanged,
    agentChanged,
    capacityChanged,
    customerSilent,
    pauseEnded,
    autoAnswered,
    limitPassed,
    loadRulesPut,
    declineReasonPut,
    schedulePut,
    scheduleRemoved,
    sweepFound,
    driftFound,
    stuckOfferFound,
    targetBreached,
    targetNear,
    targetsChanged,
    trialEnded,
    trialStarted,
  ],
  subscriber: routingSubscriber,
  timers: [onOfferExpired, onPauseOver, onSilent, onTargetDue, onOverflowDue, ...matchingTimers],
};
