import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { channel, conversationItem } from '#modules/contacts/contract.ts';
import { id, instant, route } from '#platform/http/contract.ts';
import { agent, capacity, load } from './core/agent.ts';
import { decision } from './core/decision.ts';
import { entry } from './core/entry.ts';
import { floorContact } from './core/floor-contact.ts';
import { floorState, queueCount } from './core/floor-state.ts';
import { loadRules } from './core/load-rules.ts';
import { names } from './core/name.ts';
import { declineReason, offer, offerAnswer } from './core/offer.ts';
import { queue } from './core/queue.ts';
import { schedule } from './core/schedule.ts';
import { target } from './core/target.ts';
import { trial, trialEnd } from './core/trial.ts';
import { candidate, waitAccuracy, waitingCause, waitingPlace } from './core/waiting.ts';

export const may = permissions('routing', {
  /** See queues, who waits, and who is free. */
  read: ['agent', 'lead', 'evaluator', 'department-head', 'analyst', 'administrator'],
  /** Answer offers, take and transfer. */
  work: ['agent', 'lead'],
  /** Give the work of others to others. */
  assign: ['lead'],
  manage: ['lead', 'administrator'],
  /** Heed itself decides who is offered what; no role of a person has it. */
  match: [],
});

export const refusals = {
  notFound: 'routing.not-found',
  offerGone: 'routing.offer-gone',
  notYours: 'routing.not-yours',
  notWaiting: 'routing.not-waiting',
  reasonMissing: 'routing.reason-missing',
  unknownReason: 'routing.unknown-reason',
  unknownQueue: 'routing.unknown-queue',
  unknownAgent: 'routing.unknown-agent',
  agentNotFree: 'routing.agent-not-free',
  channelNotServed: 'routing.channel-not-served',
  unknownSchedule: 'routing.unknown-schedule',
  scheduleInUse: 'routing.schedule-in-use',
  ruleNotSet: 'routing.rule-not-set',
  trialOver: 'routing.trial-over',
} as const;

export const maximumNoteLength = 2_000;
const maximumReasonLength = 300;
/** A colleague to whom a contact is handed is waited for so long, unless told otherwise. */
export const namedForMs = 5 * minuteMs;

/** A contact rings at an agent. */
export const offered = defineEvent('routing.offered', offer, ({ data }) =>
  data.entry.agentId ? [`person:${data.entry.agentId}`] : [],
);
/** It rings no more. reason: why it was declined or withdrawn. */
export const offerEnded = defineEvent(
  'routing.offer-ended',
  z.object({
    contactId: id,
    offerId: id,
    queueId: id,
    agentId: id,
    outcome: offerAnswer,
    reason: z.string().nullable(),
  }),
  ({ data }) => [`person:${data.agentId}`],
);
export const schedulePut = defineEvent('routing.schedule-put', z.object({ schedule }));
export const scheduleRemoved = defineEvent('routing.schedule-removed', z.object({}));
export const queueChanged = defineEvent('routing.queue-changed', z.object({ queue }));
/** How many wait in a queue now; told at most once per queue in a transaction. */
export const waitingChanged = defineEvent('routing.waiting-changed', queueCount);
/** Presence, load, capacity or projects of an agent now; told at most once per agent in a
 *  transaction. formerProjectIds: where he was until now, when that changed. */
export const agentChanged = defineEvent(
  'routing.agent-changed',
  agent.extend({ formerProjectIds: z.array(id).optional() }),
  ({ data }) => {
    const projectIds = new Set([...data.projectIds, ...(data.formerProjectIds ?? [])]);
    return [`person:${data.personId}`, ...Array.from(projectIds, (each) => `project:${each}`)];
  },
);
export const capacityChanged = defineEvent(
  'routing.capacity-changed',
  capacity.extend({ personId: id }),
);
export const loadRulesPut = defineEvent('routing.load-rules-put', z.object({ rules: loadRules }));
/** The customer has been silent for so long that his contact takes nothing of its agent. */
export const customerSilent = defineEvent(
  'routing.customer-silent',
  z.object({ contactId: id, agentId: id, freedUnits: z.number() }),
);
/** An agent who had coded a contact may be offered something again. */
export const pauseEnded = defineEvent('routing.pause-ended', z.object({ personId: id }));
/** Heed accepted a contact for an agent. */
export const autoAnswered = defineEvent(
  'routing.auto-answered',
  z.object({ contactId: id, conversationId: id, agentId: id }),
  ({ data }) => [`person:${data.agentId}`],
);
/** A person gave a contact to an agent, or took it, past the units or the limit of the channel.
 *  The figures are those after it. */
export const limitPassed = defineEvent(
  'routing.limit-passed',
  z.object({
    contactId: id,
    agentId: id,
    channel,
    loadUnits: z.number(),
    capacityUnits: z.number(),
    held: z.number().int(),
    channelLimit: z.number().int(),
  }),
);
export const declineReasonPut = defineEvent(
  'routing.decline-reason-put',
  z.object({ reason: declineReason }),
);
/** The sweep found work that the events had not matched: a fault to be looked into. */
export const sweepFound = defineEvent('routing.sweep-found', z.object({ offers: z.number() }));

/** The counters of an agent did not say what a recount says, and were put right: a fault. */
export const driftFound = defineEvent(
  'routing.drift-found',
  z.object({ personId: id, counted: load, kept: load }),
);
/** An offer whose time was over rang on without a timer, and was ended: a fault. */
export const stuckOfferFound = defineEvent(
  'routing.stuck-offer-found',
  z.object({ contactId: id, offerId: id, agentId: id }),
);

const inProject = z.object({ projectId: id });
const oneContact = inProject.extend({ contactId: id });
const note = z.string().trim().max(maximumNoteLength);
const projectPath = '/projects/{projectId}';
const contactPath = `${projectPath}/contacts/{contactId}` as const;
const schedulePath = `${projectPath}/schedules/{scheduleId}` as const;
const trialPath = `${projectPath}/trials/{trialId}` as const;
const targets = z.object({ items: z.array(target) });
const tags = ['Routing'];

/** The routes of this module. */
export const routingContract = {
  floor: route(may.read)
    .route({ method: 'GET', path: `${projectPath}/floor`, summary: 'Who waits, who is free', tags })
    .input(inProject)
    .output(floorState),
  waitAccuracy: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/wait-accuracy`,
      summary: 'How true the expected waits were',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(waitAccuracy) })),
  waitingPlace: route(may.read)
    .route({ method: 'GET', path: `${contactPath}/waiting`, summary: 'Why this one waits', tags })
    .input(oneContact)
    .output(waitingPlace),
  decisions: route(may.read)
    .route({
      method: 'GET',
      path: `${contactPath}/decisions`,
      summary: 'Why it went where it went',
      tags,
    })
    .input(oneContact)
    .output(z.object({ items: z.array(decision) })),
  myOffers: route(may.work)
    .route({ method: 'GET', path: '/me/offers', summary: 'What rings at me', tags })
    .output(z.object({ items: z.array(offer) })),
  pause: {
    mine: route(may.work)
      .route({ method: 'GET', path: '/me/pause', summary: 'Until when nothing rings at me', tags })
      .output(z.object({ until: instant.nullable() })),
    end: route(may.work).route({
      method: 'DELETE',
      path: '/me/pause',
      summary: 'Be ready before the pause is over',
      tags,
    }),
  },
  targets: {
    mine: route(may.work)
      .route({ method: 'GET', path: '/me/targets', summary: 'Clocks of my work', tags })
      .output(targets),
    ofContact: route(may.read)
      .route({
        method: 'GET',
        path: `${contactPath}/targets`,
        summary: 'Clocks of a contact',
        tags,
      })
      .input(oneContact)
      .output(targets),
    urgent: route(may.read)
      .route({
        method: 'GET',
        path: `${projectPath}/targets`,
        summary: 'Clocks that are near or over, the worst first',
        tags,
      })
      .input(inProject)
      .output(targets),
  },
  accept: route(may.work)
    .route({ method: 'POST', path: `${contactPath}/acceptance`, summary: 'Accept an offer', tags })
    .input(oneContact)
    .output(conversationItem),
  decline: route(may.work)
    .route({ method: 'POST', path: `${contactPath}/decline`, summary: 'Decline an offer', tags })
    .input(
      oneContact.extend({
        /** One of the project's reasons, or one's own words. One of the two is needed. */
        reasonId: id.optional(),
        reason: z.string().trim().min(1).max(maximumReasonLength).optional(),
      }),
    ),
  transfer: route(may.work)
    .route({
      method: 'POST',
      path: `${contactPath}/transfer`,
      summary: 'Hand over to a queue, or to an agent first',
      tags,
    })
    .input(
      oneContact.extend({
        /** Where it goes; without it, back into its queue. */
        queueId: id.optional(),
        /** The colleague who is waited for. */
        agentId: id.optional(),
        /** How long nobody else is asked. */
        waitMs: z
          .number()
          .int()
          .min(5 * secondMs)
          .max(24 * hourMs)
          .optional(),
        /** For the colleague who answers. */
        note: note.optional(),
      }),
    )
    .output(entry),
  take: route(may.work)
    .route({ method: 'POST', path: `${contactPath}/taking`, summary: 'Take it unasked', tags })
    .input(oneContact)
    .output(conversationItem),
  assign: route(may.assign)
    .route({ method: 'POST', path: `${contactPath}/assignment`, summary: 'Give to an agent', tags })
    .input(oneContact.extend({ agentId: id }))
    .output(conversationItem),
  work: {
    list: route(may.read)
      .route({ method: 'GET', path: `${projectPath}/work`, summary: 'Who is on what', tags })
      .input(inProject)
      .output(z.object({ items: z.array(floorContact) })),
    causes: route(may.read)
      .route({
        method: 'GET',
        path: `${projectPath}/waiting-causes`,
        summary: 'Why each of those who wait does',
        tags,
      })
      .input(inProject)
      .output(z.object({ items: z.array(z.object({ contactId: id, cause: waitingCause })) })),
    candidates: route(may.assign)
      .route({
        method: 'GET',
        path: `${contactPath}/candidates`,
        summary: 'To whom it can be given, and why not to the others',
        tags,
      })
      .input(oneContact)
      .output(z.object({ items: z.array(candidate) })),
    putBack: route(may.assign)
      .route({
        method: 'POST',
        path: `${contactPath}/putting-back`,
        summary: 'Back into its queue, in its old place',
        tags,
      })
      .input(oneContact)
      .output(entry),
    watch: route(may.assign)
      .route({
        method: 'POST',
        path: `${contactPath}/watching`,
        summary: 'Note that its dialogue is read unseen',
        tags,
      })
      .input(oneContact),
  },
  queues: route(may.read)
    .route({ method: 'GET', path: `${projectPath}/queues`, summary: 'Queues', tags })
    .input(inProject)
    .output(z.object({ items: z.array(queue) })),
  putQueue: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/queues/{queueId}`,
      summary: 'Add or change a queue',
      tags,
    })
    .input(
      queue.omit({ id: true }).extend({
        queueId: id,
        channels: queue.shape.channels.default([...channel.options]),
        language: queue.shape.language.default(null),
        skills: queue.shape.skills.default([]),
        priority: queue.shape.priority.default(0),
        accelerationPerMinute: queue.shape.accelerationPerMinute.default(1),
        offerTimeoutMs: queue.shape.offerTimeoutMs.default(null),
        serviceLevelMs: queue.shape.serviceLevelMs.default({}),
        isOpen: queue.shape.isOpen.default(true),
        colour: queue.shape.colour.default('teal'),
      }),
    )
    .output(queue),
  schedules: {
    list: route(may.read)
      .route({
        method: 'GET',
        path: `${projectPath}/schedules`,
        summary: 'Business hours',
        tags,
      })
      .input(inProject)
      .output(z.object({ items: z.array(schedule) })),
    put: route(may.manage)
      .route({
        method: 'PUT',
        path: schedulePath,
        summary: 'Add or change business hours',
        tags,
      })
      .input(schedule.omit({ id: true }).extend({ scheduleId: id }))
      .output(schedule),
    remove: route(may.manage)
      .route({
        method: 'DELETE',
        path: schedulePath,
        summary: 'Remove business hours that no queue has',
        tags,
      })
      .input(inProject.extend({ scheduleId: id })),
  },
  trials: {
    list: route(may.read)
      .route({ method: 'GET', path: `${projectPath}/trials`, summary: 'Rules on trial', tags })
      .input(inProject)
      .output(z.object({ items: z.array(trial) })),
    start: route(may.manage)
      .route({
        method: 'PUT',
        path: trialPath,
        summary: 'Give a rule to a share of the contacts',
        tags,
      })
      .input(
        trial
          .pick({ projectId: true, queueId: true, rule: true, share: true, plan: true })
          .extend({ trialId: id }),
      )
      .output(trial),
    end: route(may.manage)
      .route({
        method: 'POST',
        path: `${trialPath}/end`,
        summary: 'Keep the rule for everybody, or drop it',
        tags,
      })
      .input(inProject.extend({ trialId: id, end: trialEnd.exclude(['changed']) }))
      .output(trial),
  },
  loadRules: {
    get: route(may.read)
      .route({
        method: 'GET',
        path: `${projectPath}/load-rules`,
        summary: 'How much contacts take of an agent',
        tags,
      })
      .input(inProject)
      .output(loadRules),
    put: route(may.manage)
      .route({
        method: 'PUT',
        path: `${projectPath}/load-rules`,
        summary: 'Say how much contacts take of an agent',
        tags,
      })
      .input(inProject.extend(loadRules.shape))
      .output(loadRules),
  },
  declineReasons: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/decline-reasons`,
      summary: 'Reasons for declining',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(declineReason) })),
  putDeclineReason: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/decline-reasons/{reasonId}`,
      summary: 'Add or change a reason for declining',
      tags,
    })
    .input(inProject.extend({ reasonId: id, names, isArchived: z.boolean().default(false) }))
    .output(declineReason),
  setCapacity: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/agents/{personId}/capacity`,
      summary: 'Say how much an agent can hold',
      tags,
    })
    .input(inProject.extend({ personId: id, ...capacity.shape }))
    .output(agent),
  setHelping: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/agents/{personId}/helping`,
      summary: 'Say whether an agent only helps out in this project',
      tags,
    })
    .input(inProject.extend({ personId: id, isHelper: z.boolean() }))
    .output(agent),
};
