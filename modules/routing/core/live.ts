import { type HeedEvent, isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import {
  agentChanged,
  offerEnded,
  offered,
  queueChanged,
  schedulePut,
  scheduleRemoved,
  waitingChanged,
} from '../contract.ts';
import { type FloorState, inOrder } from './floor-state.ts';
import type { Schedule } from './schedule.ts';

/** The floor of a project after an event. The same as fetching it anew. */
export function applyToFloor(floor: FloorState, event: HeedEvent, projectId: Id): FloorState {
  if (isEvent(event, agentChanged)) {
    const { formerProjectIds: _, ...agent } = event.data;
    const others = floor.agents.filter(({ personId }) => personId !== agent.personId);
    const isHere = agent.projectIds.includes(projectId);
    return {
      ...floor,
      agents: isHere ? sorted([...others, agent], (each) => each.personId) : others,
    };
  }
  if (event.projectId !== projectId) return floor;
  if (isEvent(event, queueChanged)) {
    const { id: queueId } = event.data.queue;
    if (floor.queues.some((each) => each.queueId === queueId)) return floor;
    const empty = { queueId, waiting: 0, offered: 0, waitingSince: null };
    return { ...floor, queues: sorted([...floor.queues, empty], (each) => each.queueId) };
  }
  if (isEvent(event, waitingChanged)) {
    const { data } = event;
    const queues = floor.queues.map((each) => (each.queueId === data.queueId ? data : each));
    return { ...floor, queues };
  }
  if (isEvent(event, offered)) {
    const { contactId, queueId, agentId, offeredAt } = event.data.entry;
    if (agentId === null || offeredAt === null) return floor;
    const offer = { contactId, queueId, agentId, offeredAt, expiresAt: event.data.expiresAt };
    return { ...floor, offers: inOrder([...floor.offers, offer]) };
  }
  if (isEvent(event, offerEnded)) {
    const { contactId, agentId } = event.data;
    const offers = floor.offers.filter(
      (each) => each.contactId !== contactId || each.agentId !== agentId,
    );
    return { ...floor, offers };
  }
  return floor;
}

/** The schedules of a project after one of its events. The same as fetching them anew. */
export function applyToSchedules(schedules: Schedule[], event: HeedEvent): Schedule[] {
  const others = schedules.filter(({ id }) => id !== event.subjectId);
  if (isEvent(event, scheduleRemoved)) return others;
  if (!isEvent(event, schedulePut)) return schedules;
  return sorted([...others, event.data.schedule], ({ id }) => id);
}

function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
