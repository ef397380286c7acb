import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { type Target, targetBreached, targetsChanged } from './target.ts';

/** The open targets of a person's work after an event. The same as fetching them anew. */
export function applyToMyTargets(
  targets: readonly Target[],
  event: HeedEvent,
  personId: Id,
): readonly Target[] {
  if (!isEvent(event, targetsChanged)) return withBreach(targets, event);
  const { contactId, agentId } = event.data;
  const others = targets.filter((each) => each.contactId !== contactId);
  return agentId === personId ? [...others, ...event.data.targets].sort(byId) : others;
}

/** The open targets of a contact after an event. The same as fetching them anew. */
export function applyToTargetsOf(
  contactId: Id,
  targets: readonly Target[],
  event: HeedEvent,
): readonly Target[] {
  if (!isEvent(event, targetsChanged)) return withBreach(targets, event);
  return event.data.contactId === contactId ? event.data.targets : targets;
}

function withBreach(targets: readonly Target[], event: HeedEvent): readonly Target[] {
  if (!isEvent(event, targetBreached)) return targets;
  const { target } = event.data;
  return target.endedAt === null
    ? targets.map((each) => (each.id === target.id ? target : each))
    : targets;
}

function byId(one: Target, other: Target): number {
  return one.id < other.id ? -1 : 1;
}
