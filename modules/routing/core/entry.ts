import { z } from 'zod';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, type Instant, minuteMs } from '#kernel/time.ts';
import { type ConversationItem, channel, contactState } from '#modules/contacts/contract.ts';
import { id, instant, language } from '#platform/http/contract.ts';
import { units } from './agent.ts';
import type { Queue } from './queue.ts';
import { relaxing, requiredSkills } from './requirements.ts';
import type { WorkItem } from './work.ts';

const entryState = z.enum(['waiting', 'offered', 'assigned']);

/** The one agent who is asked at first. */
export const askedFirst = z.object({
  agentId: id,
  until: instant,
  why: z.enum(['last-agent', 'named']),
});

/** A contact in routing: from when it comes in until it is closed. */
export const entry = z.object({
  projectId: id,
  contactId: id,
  conversationId: id,
  customerId: id,
  queueId: id,
  channel,
  state: entryState,
  /** When it entered the queue. Kept when an offer comes back. */
  enteredAt: instant,
  /** Of the queue, raised by what is known of the customer. */
  priority: z.number(),
  accelerationPerMinute: z.number(),
  valueLevel: z.number().int(),
  /** He met an agent of the project within the days of a repeat contact. */
  isRepeat: z.boolean(),
  requirements: z.object({
    language: language.nullable(),
    skills: requiredSkills,
    teamId: id.nullable(),
    relaxing,
    /** Who has the highest levels is not asked first. */
    ignoresLevels: z.literal(true).optional(),
  }),
  /** Agents who speak it are asked first. */
  customerLanguage: language.nullable(),
  excluded: z.array(z.object({ agentId: id, until: instant })),
  /** Whom the customer does not want to meet again. */
  avoidedAgentIds: z.array(id),
  askedFirst: askedFirst.nullable(),
  /** What it takes of an agent who works on it; as the rules said when it came. */
  weightUnits: units,
  /** The same of its silence, and of the channels whose contacts may interrupt it. */
  silentAfterMs: z.number().int().min(0).nullable(),
  interruptedBy: z.array(channel),
  /** Where it stands with its agent, and since when; null while nobody has it. */
  contactState: contactState.nullable(),
  contactSince: instant.nullable(),
  /** What it takes of its agent now. */
  heldUnits: units,
  agentId: id.nullable(),
  /** The offer that is open. */
  offerId: id.nullable(),
  offeredAt: instant.nullable(),
  offerExpiresAt: instant.nullable(),
});
export type Entry = z.infer<typeof entry>;

const notOffered = { offerId: null, offeredAt: null, offerExpiresAt: null } as const;

/** How an entry stands that is nobody's. */
export const nobodys = {
  state: 'waiting',
  heldUnits: 0,
  agentId: null,
  contactState: null,
  contactSince: null,
  ...notOffered,
} as const;

/** What is known of a customer that routing asks for. */
export type Standing = Pick<Entry, 'valueLevel' | 'isRepeat' | 'avoidedAgentIds'>;

/** What an entry has of the queue that it enters. */
export function placeIn(
  queue: Queue,
  { valueLevel, isRepeat, avoidedAgentIds }: Standing,
  enteredAt: Instant,
): Pick<
  Entry,
  'queueId' | 'enteredAt' | 'priority' | 'accelerationPerMinute' | 'requirements' | keyof Standing
> {
  return {
    queueId: queue.id,
    enteredAt,
    accelerationPerMinute: queue.accelerationPerMinute,
    priority: priorityIn(queue, { valueLevel, isRepeat }),
    requirements: requirementsOf(queue),
    ...{ valueLevel, isRepeat, avoidedAgentIds },
  };
}

/** The priority of a contact in a queue: what is known of the customer raises it. */
export function priorityIn(
  { priority, boosts }: Queue,
  { valueLevel, isRepeat }: Pick<Standing, 'valueLevel' | 'isRepeat'>,
): number {
  return priority + boosts.perValueLevel * valueLevel + boosts.repeatContact * Number(isRepeat);
}

/** What a queue asks for. */
export function requirementsOf(queue: Queue): Entry['requirements'] {
  const { language, skills, teamId, relaxing, levelsFirst } = queue;
  return { language, skills, teamId, relaxing, ...(!levelsFirst && { ignoresLevels: true }) };
}

/** Where an entry stands among those of all queues that grow as fast: the smaller, the sooner. Its
 *  score at a moment is acceleration x minutes since 1970, less this. */
export function dueOf({
  accelerationPerMinute,
  enteredAt,
  priority,
}: Pick<Entry, 'accelerationPerMinute' | 'enteredAt' | 'priority'>): number {
  return accelerationPerMinute * (Date.parse(enteredAt) / minuteMs) - priority;
}

/** Whom a contact is offered to at first: the agent whom the customer met last, when the queue says
 *  so and the customer does not avoid him. */
export function lastAgentOf(
  { lastAgent }: Pick<Queue, 'lastAgent'>,
  met: { agentId: Id; closedAt: Instant } | null,
  { avoidedAgentIds, now }: Pick<Standing, 'avoidedAgentIds'> & { now: Instant },
): Entry['askedFirst'] {
  if (!lastAgent || !met || avoidedAgentIds.includes(met.agentId)) return null;
  if (met.closedAt < addMs(now, -lastAgent.withinDays * dayMs)) return null;
  return { agentId: met.agentId, until: addMs(now, lastAgent.forMs), why: 'last-agent' };
}

/** The entry while it rings at an agent. */
export function ringingAt(
  entry: Entry,
  offer: { agentId: Id; offerId: Id; offeredAt: Instant; offerExpiresAt: Instant },
): Entry {
  return { ...entry, ...offer, state: 'offered', heldUnits: entry.weightUnits };
}

/** The entry while an agent has it, from the beginning of the talk. */
export function assignedTo(entry: Entry, agentId: Id, now: Instant): Entry {
  const assigned: Entry = { ...entry, ...notOffered, state: 'assigned', agentId };
  return standingIn(assigned, { state: 'talk', stateSince: now });
}

/** The entry of an agent whose contact stands elsewhere. */
export function standingIn(
  entry: Entry,
  { state, stateSince }: Pick<ConversationItem, 'state' | 'stateSince'>,
): Entry {
  const heldUnits = heldUnitsOf(entry, state);
  return { ...entry, contactState: state, contactSince: stateSince, heldUnits };
}

/** What a contact takes of the agent who has it, by where it stands. What is set aside takes
 *  nothing, nor what the rules say is silent as soon as it is the customer's turn. */
export function heldUnitsOf(
  { weightUnits, silentAfterMs }: Pick<Entry, 'weightUnits' | 'silentAfterMs'>,
  state: Entry['contactState'],
): number {
  if (state === 'queue' || state === 'closed' || state === 'interrupted') return 0;
  return state === 'wait-for-customer' && silentAfterMs === 0 ? 0 : weightUnits;
}

/** The entry as it waits again, in its old place. Nobody waits any longer for who let it go by. */
export function waitingAgain(entry: Entry, excluded: WorkItem['excluded']): Entry {
  const isGone = excluded.some(({ agentId }) => agentId === entry.askedFirst?.agentId);
  const askedFirst = isGone ? null : entry.askedFirst;
  return { ...entry, ...nobodys, askedFirst, excluded: [...excluded] };
}
