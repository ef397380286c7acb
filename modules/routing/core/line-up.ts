import type { Id } from '#kernel/id.ts';
import { type Instant, msBetween } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { hasRoom } from './capacity.ts';
import type { Entry } from './entry.ts';
import type { LineUp, Place, Pool, Waiting } from './estimate.ts';
import { canTake } from './fit.ts';
import { fewestHolds, type Holds, holdsOf, type Pace, pooled } from './pace.ts';
import { type Needed, neededAt } from './requirements.ts';
import type { AgentState } from './work.ts';

/** A pace with what it is of. */
export interface KnownPace extends Pace {
  readonly queueId: Id;
  readonly channel: Channel;
}

/** A contact that takes something of an agent now. */
export interface Held {
  readonly agentId: Id;
  readonly queueId: Id;
  readonly channel: Channel;
  readonly heldSince: Instant;
}

/** What an expected wait is made from. */
export interface FloorNow {
  readonly entry: Entry;
  /** Who waits before it in all queues, the first first. */
  readonly before: readonly Entry[];
  readonly beyond: number;
  readonly agents: readonly AgentState[];
  readonly held: readonly Held[];
}

/** How long contacts hold their agents, by what is known; null while that is too little. */
export interface Paces {
  readonly of: (kind: Pick<Entry, 'queueId' | 'channel'>) => Holds | null;
  /** How long it rings before somebody accepts. */
  readonly pickUpMs: (kind: Pick<Entry, 'queueId' | 'channel'>) => number;
}

/** Makes paces ready. A queue that is too new goes by all queues of its project. */
export function openPaces(known: readonly KnownPace[]): Paces {
  const ready = new Map<string, Holds>();
  const paceOf = ({ queueId, channel }: Pick<Entry, 'queueId' | 'channel'>): Pace => {
    const ofChannel = known.filter((each) => each.channel === channel);
    const own = ofChannel.find((each) => each.queueId === queueId);
    return own && holdsOf(own).n >= fewestHolds ? own : pooled(ofChannel);
  };
  return {
    of: (kind) => {
      const key = `${kind.queueId} ${kind.channel}`;
      const holds = ready.get(key) ?? holdsOf(paceOf(kind));
      ready.set(key, holds);
      return holds.n < fewestHolds ? null : holds;
    },
    pickUpMs: (kind) => paceOf(kind).pickUpMs,
  };
}

/** Who stands before a contact and who can take whom; null when too little is known of how long its
 *  kind holds an agent. Only who is available counts. An agent at whom it rings gives his room away
 *  when he has answered. */
export function lineUpOf(floor: FloorNow, paces: Paces, now: Instant): LineUp | null {
  const { entry, before, beyond, agents } = floor;
  const holds = paces.of(entry);
  if (!holds) return null;
  const kinds = kindsOf([entry, ...before], now);
  const heldBy = Map.groupBy(floor.held, ({ agentId }) => agentId);
  const pools = new Map<string, { takes: ReadonlySet<string>; places: Place[] }>();
  for (const agent of agents) {
    if (agent.presence !== 'available' || isAvoided(agent, entry, now)) continue;
    const takes = new Set<string>();
    for (const [kind, { sample, needed }] of kinds) {
      if (canTake(withoutWork(agent), sample, needed)) takes.add(kind);
    }
    if (takes.size === 0) continue;
    const key = [...takes].join(' ');
    const pool = pools.get(key) ?? { takes, places: [] };
    pools.set(key, pool);
    pool.places.push(...placesAt(agent, heldBy.get(agent.id) ?? [], { entry, paces, now }));
  }
  const waiting = before.map((each): Waiting => {
    return { kind: kindOf(each, now), holds: paces.of(each) ?? holds };
  });
  const all: Pool[] = [...pools.values()];
  return { kind: kindOf(entry, now), holds, before: waiting, beyond, pools: all };
}

interface Kind {
  readonly sample: Entry;
  readonly needed: Needed;
}

/** The kinds of contact among some, each with one of them. */
function kindsOf(entries: readonly Entry[], now: Instant): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const sample of entries) {
    const kind = kindOf(sample, now);
    if (!kinds.has(kind)) kinds.set(kind, { sample, needed: needOf(sample, now) });
  }
  return kinds;
}

/** Contacts of one kind can be taken by the same agents. */
function kindOf(entry: Entry, now: Instant): string {
  const { queueId, channel, weightUnits } = entry;
  return JSON.stringify([queueId, channel, weightUnits, needOf(entry, now)]);
}

/** What a contact asks for; whom it asks first does not change when it is somebody's turn. */
function needOf(entry: Entry, now: Instant): Needed {
  return neededAt({ ...entry, askedFirst: null }, now);
}

function isAvoided(agent: AgentState, { avoidedAgentIds, excluded }: Entry, now: Instant): boolean {
  return (
    avoidedAgentIds.includes(agent.id) ||
    excluded.some(({ agentId, until }) => agentId === agent.id && until > now)
  );
}

/** The agent as he is when he has nothing to do. */
function withoutWork(agent: AgentState): AgentState {
  const channels = new Map(
    [...agent.channels].map(([channel, { limit }]) => [channel, { limit, held: 0 }] as const),
  );
  return { ...agent, loadUnits: 0, isRinging: false, channels };
}

/** The room of an agent for contacts like one, with what holds it now. What other projects hold of
 *  him is not seen from here and counts as if it had just begun. */
function placesAt(
  agent: AgentState,
  held: readonly Held[],
  { entry, paces, now }: { entry: Entry; paces: Paces; now: Instant },
): Place[] {
  const room = agent.channels.get(entry.channel);
  if (!room) return [];
  const fits = (weight: number) => Math.floor(weight / entry.weightUnits + tolerance);
  const limit = Math.min(room.limit, fits(agent.capacityUnits));
  const spare = agent.capacityUnits - agent.loadUnits + (room.interruptibleUnits ?? 0);
  const free = hasRoom(agent, entry) ? Math.min(limit - room.held, fits(spare)) : 0;
  const notBeforeMs = agent.isRinging ? paces.pickUpMs(entry) : 0;
  const own = held.toSorted(
    (one, other) => Number(other.channel === entry.channel) - Number(one.channel === entry.channel),
  );
  return Array.from({ length: limit }, (_, index): Place => {
    if (index < free) return { held: null, notBeforeMs };
    const holder = own[index - free];
    const holds = paces.of(holder ?? entry) ?? paces.of(entry);
    const ageMs = holder ? Math.max(0, msBetween(holder.heldSince, now)) : 0;
    return { held: holds && { holds, ageMs }, notBeforeMs: 0 };
  });
}

/** Sums of quarters are exact; a weight of thirds would not be. */
const tolerance = 1e-9;
