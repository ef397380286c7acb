import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { dayMs, type Instant, secondMs } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import { id, instant } from '#platform/http/contract.ts';

/** What is promised within a time. `first-response`: from the opening of the contact to an agent's
 *  first words. `next-response`: from the customer's first unanswered words after an agent's to
 *  the agent's next. `resolution`: from the opening to the closing, without the time in which it is
 *  the customer's turn. */
export const targetKind = z.enum(['first-response', 'next-response', 'resolution']);
export type TargetKind = z.infer<typeof targetKind>;

const targetMs = z
  .number()
  .int()
  .min(secondMs)
  .max(30 * dayMs);

/** Within how much open time of a queue; what is missing is not promised. */
const channelTargets = z.partialRecord(targetKind, targetMs);
export type ChannelTargets = z.infer<typeof channelTargets>;

/** What a queue promises on each of its channels. */
export const queueTargets = z.partialRecord(channel, channelTargets);

/** `dropped`: it ended, in time, without what was promised: the customer left or was not answered
 *  because nothing was left to say. A clock that is breached may still run, until it is ended. */
const targetState = z.enum(['running', 'paused', 'met', 'breached', 'dropped']);
export type TargetState = z.infer<typeof targetState>;

/** A promise to a customer, and how it stands. */
export const target = z.object({
  id,
  projectId: id,
  contactId: id,
  conversationId: id,
  queueId: id,
  channel,
  kind: targetKind,
  startedAt: instant,
  /** How much open time was promised. */
  targetMs: z.number().int(),
  state: targetState,
  /** When four fifths of the time are over; null when it is paused before that. */
  nearAt: instant.nullable(),
  /** When the time is over; null when it is paused before that, and when no opening is in sight. */
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type Target = z.infer<typeof target>;

/** How a target stands at an instant: in time, nearly over, or over. */
export function standingAt({ nearAt, dueAt }: Target, now: Instant): 'fine' | 'near' | 'late' {
  if (dueAt !== null && dueAt < now) return 'late';
  return nearAt !== null && nearAt <= now ? 'near' : 'fine';
}

/** The open target that is over first; undefined when none has an end in sight. */
export function mostUrgent(targets: readonly Target[]): (Target & { dueAt: Instant }) | undefined {
  return targets
    .flatMap((each) => (each.dueAt === null ? [] : [{ ...each, dueAt: each.dueAt }]))
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0];
}

/** How many promises of a kind and a length were kept in time, and how many were not. */
export interface TargetTally extends Pick<Target, 'kind' | 'queueId' | 'targetMs'> {
  readonly met: number;
  readonly breached: number;
}

/** The open targets of a contact, after one was started, paused, changed or ended, or after the
 *  contact went to another agent. agentId: who has it now. */
const standing = z.object({
  contactId: id,
  conversationId: id,
  agentId: id.nullable(),
  formerAgentId: id.nullable(),
  targets: z.array(target),
});

export const targetsChanged = defineEvent('routing.targets-changed', standing, ({ data }) =>
  topicsOf(data.conversationId, data.agentId, data.formerAgentId),
);

const oneTarget = z.object({ target, agentId: id.nullable() });

/** Four fifths of the time are over, and it goes on. */
export const targetNear = defineEvent('routing.target-near', oneTarget, ({ data }) =>
  topicsOf(data.target.conversationId, data.agentId),
);
/** The time is over. */
export const targetBreached = defineEvent('routing.target-breached', oneTarget, ({ data }) =>
  topicsOf(data.target.conversationId, data.agentId),
);

function topicsOf(conversationId: string, ...agentIds: readonly (string | null)[]): string[] {
  const people = new Set(agentIds.filter((each) => each !== null));
  return [`conversation:${conversationId}`, ...Array.from(people, (each) => `person:${each}`)];
}
