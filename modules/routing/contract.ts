import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { permissions } from '#kernel/permission.ts';
import { hourMs, secondMs } from '#kernel/time.ts';
import { channel, conversationItem } from '#modules/contacts/contract.ts';
import { project } from '#modules/projects/contract.ts';
import { projectSettings } from '#modules/projects/core/settings.ts';
import { presenceState } from '#modules/staff/core/presence.ts';
import { id, instant, language, route } from '#platform/http/contract.ts';

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
} as const;

export const maximumNoteLength = 2_000;
const maximumReasonLength = 300;
const maximumSkills = 20;
export const maximumRelaxSteps = 8;
/** Open periods of one day. */
export const maximumPeriods = 6;
const maximumHolidays = 500;
const maximumPriority = 1_000;
const maximumAcceleration = 100;
const maximumCapacityUnits = 100;

const name = z.string().trim().min(1).max(120);
const names = z.object({ en: name, ru: name, zh: name });
const skillLevel = z.number().int().min(0).max(5);
const requiredSkills = z.array(z.object({ skillId: id, minLevel: skillLevel })).max(maximumSkills);
export const ease = z.enum(['lower-levels', 'no-skills', 'any-language']);
/** Each step comes on top of those before. */
const relaxing = z
  .array(
    z.object({
      afterMs: z
        .number()
        .int()
        .min(5 * secondMs)
        .max(24 * hourMs),
      ease,
    }),
  )
  .max(maximumRelaxSteps)
  .refine((steps) =>
    steps.every(({ afterMs }, place) => afterMs > (steps[place - 1]?.afterMs ?? 0)),
  );
const units = z.number().min(0).max(maximumCapacityUnits);

const dayMinutes = 24 * 60;

/** Open from one minute of the local day to another, which is not open any more. */
const openPeriod = z
  .object({
    fromMinute: z.number().int().min(0).max(dayMinutes),
    untilMinute: z.number().int().min(0).max(dayMinutes),
  })
  .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute);
export type OpenPeriod = z.infer<typeof openPeriod>;

const openPeriods = z
  .array(openPeriod)
  .max(maximumPeriods)
  .refine((periods) =>
    periods.every(({ fromMinute }, place) => fromMinute >= (periods[place - 1]?.untilMinute ?? 0)),
  );

/** Business hours. Those of a holiday take the place of its weekday's; none: closed all day. */
export const schedule = z.object({
  id,
  projectId: id,
  names,
  timeZone: projectSettings.shape.timeZone,
  /** Monday first. */
  week: z.array(openPeriods).length(7),
  holidays: z
    .array(z.object({ date: z.iso.date(), name, periods: openPeriods }))
    .max(maximumHolidays)
    .refine((holidays) => new Set(holidays.map(({ date }) => date)).size === holidays.length),
});
export type Schedule = z.infer<typeof schedule>;

/** A queue that is closed at once, and opens by itself. reasons: told to those who come. */
const closure = z.object({ until: instant, reasons: names });
export type Closure = z.infer<typeof closure>;

/** Where contacts of one kind wait. */
export const queue = z.object({
  id,
  projectId: id,
  names,
  /** What comes in on another channel cannot be handed to it. */
  channels: z.array(channel).min(1),
  /** What agents must speak; null: anybody answers, first who speaks the customer's language. */
  language: language.nullable(),
  skills: requiredSkills,
  /** What is asked for less of, the longer a contact waits, in the order of the waiting. */
  relaxing: relaxing.default([]),
  priority: z.number().min(0).max(maximumPriority),
  /** Added to the priority of a contact for every minute it has waited. */
  accelerationPerMinute: z.number().min(0).max(maximumAcceleration),
  /** How long an agent may think about an offer; null: as the project says. */
  offerTimeoutMs: z
    .number()
    .int()
    .min(5 * secondMs)
    .max(hourMs)
    .nullable(),
  /** Answered within so long counts for the service level; by the project where it is missing. */
  serviceLevelMs: z.partialRecord(
    channel,
    z
      .number()
      .int()
      .min(secondMs)
      .max(168 * hourMs),
  ),
  /** From a closed queue nothing is offered; who waits in it goes on waiting. */
  isOpen: z.boolean(),
  /** Its business hours; null: open around the clock. Outside of them nobody is promised an answer
   *  at once; who waits is offered to whoever is there. */
  scheduleId: id.nullable().default(null),
  closure: closure.nullable().default(null),
  colour: project.shape.colour,
});
export type Queue = z.infer<typeof queue>;

/** A reason for declining an offer. */
export const declineReason = z.object({ id, projectId: id, names, isArchived: z.boolean() });
export type DeclineReason = z.infer<typeof declineReason>;

const entryState = z.enum(['waiting', 'offered', 'assigned']);

/** A contact in routing: from when it comes in until it is closed. */
export const entry = z.object({
  projectId: id,
  contactId: id,
  conversationId: id,
  queueId: id,
  channel,
  state: entryState,
  /** When it entered the queue. Kept when an offer comes back. */
  enteredAt: instant,
  priority: z.number(),
  requirements: z.object({ language: language.nullable(), skills: requiredSkills, relaxing }),
  /** Agents who speak it are asked first. */
  customerLanguage: language.nullable(),
  excluded: z.array(z.object({ agentId: id, until: instant })),
  /** What it takes of an agent who works on it. */
  weightUnits: units,
  /** What it takes of its agent now. */
  heldUnits: units,
  agentId: id.nullable(),
  /** The offer that is open. */
  offerId: id.nullable(),
  offeredAt: instant.nullable(),
  offerExpiresAt: instant.nullable(),
});
export type Entry = z.infer<typeof entry>;

export const offerAnswer = z.enum(['accepted', 'declined', 'timed-out', 'withdrawn']);
export type OfferAnswer = z.infer<typeof offerAnswer>;

/** What rings at an agent. */
export const offer = z.object({ item: conversationItem, entry, expiresAt: instant });
export type Offer = z.infer<typeof offer>;

/** How much an agent can hold: in units over all channels, and contacts of each channel. */
export const capacity = z.object({
  capacityUnits: units,
  channelLimits: z.record(channel, z.number().int().min(0).max(maximumCapacityUnits)),
});
export type Capacity = z.infer<typeof capacity>;

/** An agent as routing sees him. */
export const agent = capacity.extend({
  personId: id,
  /** The projects in which he is offered work. */
  projectIds: z.array(id),
  presence: presenceState,
  presenceSince: instant,
  /** Units that his contacts take, the one that rings included. */
  loadUnits: z.number().min(0),
  /** The contacts that take them, by channel. */
  held: z.record(channel, z.number().int().min(0)),
  ringingContactId: id.nullable(),
  /** When he last took or finished a contact, or became available. */
  idleSince: instant,
  /** Unanswered offers in a row. */
  missedOffers: z.number().int().min(0),
});
export type Agent = z.infer<typeof agent>;

/** How many wait in a queue. waitingSince: when the one who has waited longest entered. */
export const queueCount = z.object({
  queueId: id,
  waiting: z.number().int(),
  offered: z.number().int(),
  waitingSince: instant.nullable(),
});
export type QueueCount = z.infer<typeof queueCount>;

const openOffer = z.object({
  contactId: id,
  queueId: id,
  agentId: id,
  offeredAt: instant,
  expiresAt: instant,
});

/** The floor of a project at this moment, as boards show it. */
export const floorState = z.object({
  queues: z.array(queueCount),
  agents: z.array(agent),
  offers: z.array(openOffer),
});
export type FloorState = z.infer<typeof floorState>;

/** Why a contact waits: the first thing that nobody who is left meets; `turn`, when somebody can
 *  take it as soon as it is its turn; `offered`, when it rings at somebody. */
export const waitingCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue-closed') }),
  z.object({ kind: z.literal('nobody-available') }),
  z.object({ kind: z.literal('language'), language }),
  z.object({ kind: z.literal('skill'), skillId: id, minLevel: skillLevel }),
  z.object({ kind: z.literal('channel') }),
  z.object({ kind: z.literal('excluded') }),
  z.object({ kind: z.literal('capacity') }),
  z.object({ kind: z.literal('ringing') }),
  z.object({ kind: z.literal('turn') }),
  z.object({ kind: z.literal('offered') }),
]);
export type WaitingCause = z.infer<typeof waitingCause>;

/** A contact's place in its queue, counted from 1, and why it waits. */
export const waitingPlace = z.object({
  queueId: id,
  enteredAt: instant,
  place: z.number().int().min(1),
  cause: waitingCause,
  /** When less will be asked of the agent; null: never. */
  lessAskedAt: instant.nullable(),
});
export type WaitingPlace = z.infer<typeof waitingPlace>;

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
export const declineReasonPut = defineEvent(
  'routing.decline-reason-put',
  z.object({ reason: declineReason }),
);
/** The sweep found work that the events had not matched: a fault to be looked into. */
export const sweepFound = defineEvent('routing.sweep-found', z.object({ offers: z.number() }));

const inProject = z.object({ projectId: id });
const oneContact = inProject.extend({ contactId: id });
const note = z.string().trim().max(maximumNoteLength);
const projectPath = '/projects/{projectId}';
const contactPath = `${projectPath}/contacts/{contactId}` as const;
const schedulePath = `${projectPath}/schedules/{scheduleId}` as const;
const tags = ['Routing'];

/** The routes of this module. */
export const routingContract = {
  floor: route(may.read)
    .route({ method: 'GET', path: `${projectPath}/floor`, summary: 'Who waits, who is free', tags })
    .input(inProject)
    .output(floorState),
  waitingPlace: route(may.read)
    .route({ method: 'GET', path: `${contactPath}/waiting`, summary: 'Why this one waits', tags })
    .input(oneContact)
    .output(waitingPlace),
  myOffers: route(may.work)
    .route({ method: 'GET', path: '/me/offers', summary: 'What rings at me', tags })
    .output(z.object({ items: z.array(offer) })),
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
        /** Who is asked first. */
        agentId: id.optional(),
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
};
