import { z } from 'zod';
import type { Id } from '#kernel/id.ts';
import { capacity } from '../agent.ts';
import { nextClosing, nextOpening, type OpenTimes } from '../business-time.ts';
import { type Queue, queue } from '../queue.ts';
import type { AgentState } from '../work.ts';
import type { Day, DayAgent } from './day.ts';

const factor = z.number().min(0.1).max(10);
const level = z.number().int().min(0).max(5);
const maximumAdded = 1_000;

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day like 09:30 is needed');

/** A queue otherwise. Skills by their keys. */
const queueChange = z
  .strictObject({
    priority: queue.shape.priority,
    accelerationPerMinute: queue.shape.accelerationPerMinute,
    language: queue.shape.language,
    skills: z.record(z.string(), level),
    relaxing: queue.shape.relaxing.removeDefault(),
    serviceLevelMs: queue.shape.serviceLevelMs,
    isOpen: queue.shape.isOpen,
  })
  .partial();

const capacityChange = z.strictObject({
  capacityUnits: capacity.shape.capacityUnits.optional(),
  channelLimits: z
    .partialRecord(capacity.shape.channelLimits.keyType, capacity.shape.channelLimits.valueType)
    .optional(),
});

const addedAgents = capacityChange.extend({
  count: z.number().int().min(1).max(maximumAdded),
  languages: z.array(z.string()).default([]),
  /** Level by the key of a skill. */
  skills: z.record(z.string(), level).default({}),
  /** Every day, in the project's time zone; an end before the beginning is on the next day. */
  shift: z.strictObject({ from: clock, until: clock }),
});

/** What is to be otherwise than it is. */
export const whatIf = z.strictObject({
  /** By the id of a queue, or by one of its names. */
  queues: z.record(z.string(), queueChange).default({}),
  agents: z
    .strictObject({
      add: z.array(addedAgents).default([]),
      /** So many, spread evenly over all, or these by their ids. */
      remove: z.union([z.number().int().min(0), z.array(z.string())]).default(0),
    })
    .default({ add: [], remove: 0 }),
  /** Of every agent. */
  capacity: capacityChange.default({}),
  volume: factor.default(1),
  handlingTime: factor.default(1),
});
export type WhatIf = z.infer<typeof whatIf>;

/** What is wrong with a wish: where, and why. */
export interface Fault {
  readonly path: string;
  readonly why: string;
}

/** What a project has, by which names are understood. */
export interface Known {
  /** Ids by the keys of skills. */
  readonly skills: ReadonlyMap<string, Id>;
  readonly languages: ReadonlySet<string>;
}

/** Reads a wish, as JSON gives it; or says all that is wrong with it. */
export function readWhatIf(
  input: unknown,
  day: Day,
  known: Known,
): { day: Day; faults: readonly [] } | { day: null; faults: readonly Fault[] } {
  const read = whatIf.safeParse(input);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      why: message,
    }));
    return { day: null, faults };
  }
  const faults = faultsOf(read.data, day, known);
  return faults.length > 0
    ? { day: null, faults }
    : { day: changed(read.data, day, known), faults: [] };
}

/** The queue with an id or, in any of its languages, a name. */
export function findQueue(queues: readonly Queue[], name: string): Queue | undefined {
  const wanted = name.trim().toLowerCase();
  return queues.find(
    ({ id, names }) =>
      id === name || Object.values(names).some((each) => each.toLowerCase() === wanted),
  );
}

function faultsOf({ queues, agents }: WhatIf, day: Day, known: Known): readonly Fault[] {
  const unknownSkills = (path: string, skills: Readonly<Record<string, number>> = {}) =>
    Object.keys(skills)
      .filter((key) => !known.skills.has(key))
      .map((key) => ({ path: `${path}.skills.${key}`, why: 'there is no such skill' }));
  const unknownLanguages = (path: string, languages: readonly string[]) =>
    languages
      .filter((each) => !known.languages.has(each))
      .map((each) => ({ path, why: `nobody can speak "${each}": there is no such language` }));
  const ofQueues = Object.entries(queues).flatMap(([name, change]) => {
    const path = `queues.${name}`;
    const isKnown = findQueue(day.queues, name) !== undefined;
    return [
      ...(isKnown ? [] : [{ path, why: 'there is no such queue' }]),
      ...unknownSkills(path, change.skills),
      ...unknownLanguages(`${path}.language`, change.language ? [change.language] : []),
    ];
  });
  const ofAdded = agents.add.flatMap(({ skills, languages }, place) => {
    const path = `agents.add.${place}`;
    return [...unknownSkills(path, skills), ...unknownLanguages(`${path}.languages`, languages)];
  });
  const ids = new Set(day.agents.map(({ state }) => state.id));
  const removed = agents.remove;
  const ofRemoved = Array.isArray(removed)
    ? removed
        .filter((id) => !ids.has(id))
        .map((id) => ({ path: 'agents.remove', why: `there is no agent ${id}` }))
    : removed > ids.size
      ? [{ path: 'agents.remove', why: `there are only ${ids.size} agents` }]
      : [];
  return [...ofQueues, ...ofAdded, ...ofRemoved];
}

function changed(wish: WhatIf, day: Day, known: Known): Day {
  const { queues, agents, volume, handlingTime } = wish;
  const changes = Object.entries(queues).map(
    ([name, change]) => [findQueue(day.queues, name)?.id, change] as const,
  );
  const kept = day.agents.filter(isKept(agents.remove, day.agents));
  const added = agents.add.flatMap((group, place) => addedOf(group, { place, day, known }));
  return {
    ...day,
    queues: day.queues.map((each) => {
      const found = changes.filter(([id]) => id === each.id).map(([, change]) => change);
      return found.reduce<Queue>((sum, change) => changedQueue(sum, change, known), each);
    }),
    agents: [...kept, ...added].map((agent) => ({
      ...agent,
      state: withCapacity(agent.state, wish.capacity),
    })),
    volume: day.volume * volume,
    handlingTime: day.handlingTime * handlingTime,
  };
}

function changedQueue(
  before: Queue,
  { skills, ...change }: z.infer<typeof queueChange>,
  known: Known,
): Queue {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const wanted = Object.entries(skills ?? {}).flatMap(([key, minLevel]) => {
    const skillId = known.skills.get(key);
    return skillId === undefined ? [] : [{ skillId, minLevel }];
  });
  return { ...before, ...given, ...(skills && { skills: wanted }) };
}

/** Of n to remove from N, every N/n-th goes. */
function isKept(removed: number | readonly string[], agents: readonly DayAgent[]) {
  return ({ state }: DayAgent, place: number) => {
    if (typeof removed !== 'number') return !removed.includes(state.id);
    const before = Math.floor((place * removed) / agents.length);
    return before === Math.floor(((place + 1) * removed) / agents.length);
  };
}

function addedOf(
  group: z.infer<typeof addedAgents>,
  { place, day, known }: { place: number; day: Day; known: Known },
): DayAgent[] {
  const { count, languages, skills, shift } = group;
  const levels = Object.entries(skills).flatMap(([key, each]) => {
    const skillId = known.skills.get(key);
    return skillId === undefined ? [] : [[skillId, each] as const];
  });
  const presence = shiftOf(shift, day);
  return Array.from({ length: count }, (_, number) => {
    const state: AgentState = {
      id: `added-${place + 1}-${number + 1}`,
      presence: 'offline',
      capacityUnits: 0,
      loadUnits: 0,
      isRinging: false,
      isPaused: false,
      channels: new Map(),
      languages: new Set(languages),
      skills: new Map(levels),
      teamIds: new Set(),
      isHelper: false,
      queueIds: new Set(),
      idleSince: new Date(day.fromMs).toISOString(),
    };
    return { state: withCapacity(state, { ...day.usualCapacity, ...group }), presence };
  });
}

function withCapacity(state: AgentState, change: z.infer<typeof capacityChange>): AgentState {
  const channels = new Map(state.channels);
  for (const [name, limit] of Object.entries(change.channelLimits ?? {})) {
    channels.set(name, { limit, held: 0 });
  }
  return { ...state, channels, capacityUnits: change.capacityUnits ?? state.capacityUnits };
}

/** When somebody with a shift comes and goes, for as long as a day of the simulation lasts. */
function shiftOf(shift: { from: string; until: string }, day: Day): DayAgent['presence'] {
  const [from, until] = [minuteOf(shift.from), minuteOf(shift.until)];
  const periods =
    from < until
      ? [{ fromMinute: from, untilMinute: until }]
      : [
          { fromMinute: 0, untilMinute: until },
          { fromMinute: from, untilMinute: 24 * 60 },
        ].filter(({ fromMinute, untilMinute }) => fromMinute < untilMinute);
  const times: OpenTimes = {
    timeZone: day.timeZone,
    week: Array.from({ length: 7 }, () => periods),
    holidays: [],
  };
  const presence: DayAgent['presence'][number][] = [];
  for (let at = new Date(day.fromMs).toISOString(); ; ) {
    const opens = nextOpening(times, at);
    if (opens === null || Date.parse(opens) >= day.toMs) return presence;
    presence.push({ atMs: Date.parse(opens), presence: 'available' });
    const closes = nextClosing(times, opens);
    if (closes === null || Date.parse(closes) >= day.toMs) return presence;
    presence.push({ atMs: Date.parse(closes), presence: 'offline' });
    at = closes;
  }
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
