import { assert, present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import { hasRoom } from '../capacity.ts';
import { isFree, isLeftOut } from '../fit.ts';
import type { Offer as FullOffer } from '../match.ts';
import { neededAt, nextEaseAt } from '../requirements.ts';
import { type AgentState, type Queue, scoreOf, type WorkItem } from '../work.ts';
import { openHeap } from './heap.ts';
import { type Kind, openKinds } from './kind.ts';
import { join, placed, quit, type Waiting } from './line.ts';

/** Who is offered to whom. */
export type Offer = Pick<FullOffer, 'contactId' | 'agentId'>;

/** What changes about an agent. units: a contact of a channel takes `to` of them instead of
 *  `from`. */
export type AgentChange = Partial<Pick<AgentState, 'presence' | 'idleSince' | 'isRinging'>> & {
  readonly units?: { readonly channel: string; readonly from: number; readonly to: number };
};

/** A routing group that is asked after each event who is offered what, and answers as `match` over
 *  all who wait and all who are free would, without looking at all of them. An offer that it
 *  returns rings already: the contact waits no more, and the agent has its load. */
export interface OpenFloor {
  /** The agents as they are now. */
  readonly agents: ReadonlyMap<Id, AgentState>;
  readonly isWaiting: (contactId: Id) => boolean;
  /** When less will be asked for, or an exclusion will be over, of somebody who waits: `advance`
   *  must be called then. May be early. */
  readonly nextChangeMs: () => number | null;
  /** What follows from the passing of time. Call it before anything else at a new instant. */
  readonly advance: (now: Instant) => readonly Offer[];
  /** A contact begins to wait, or waits again. */
  readonly enter: (item: WorkItem, now: Instant) => Offer | null;
  /** A contact waits no more: its customer left. */
  readonly leave: (contactId: Id) => void;
  readonly change: (agentId: Id, change: AgentChange, now: Instant) => Offer | null;
}

interface Worker {
  readonly number: number;
  readonly state: Mutable<AgentState>;
  readonly rooms: ReadonlyMap<string, { readonly limit: number; held: number }>;
  /** Where he stands among the free; -1: he is not free. */
  place: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Those of one kind who wait, in the order of their queue. */
interface Line {
  readonly kind: Kind;
  readonly queue: Queue;
  readonly waiting: Stand[];
}

interface Stand extends Waiting {
  line: Line;
}

interface Floor {
  readonly workers: ReadonlyMap<Id, Worker>;
  readonly free: Worker[];
  readonly lines: Set<Line>;
  readonly stands: Map<Id, Stand>;
  readonly lineOf: (item: WorkItem, now: Instant) => Line;
  /** Removes a contact from its line. */
  readonly take: (stand: Stand) => void;
}

/** Opens a floor on which nobody waits.
 *  agents: as they stand; what they bring stays, only presence and load change.
 *  queues: every queue that contacts enter. */
export function openFloor({
  agents,
  queues,
}: {
  agents: readonly AgentState[];
  queues: readonly Queue[];
}): OpenFloor {
  const floor = emptyFloor(agents, queues);
  const wakes = openHeap<{ atMs: number; stand: Stand }>((one, other) => one.atMs < other.atMs);
  const { workers, stands } = floor;
  const setWake = (stand: Stand, now: Instant) => {
    const at = nextChangeOf(stand.item, now);
    if (at !== null) wakes.add({ atMs: Date.parse(at), stand });
  };
  const isCurrent = (stand: Stand) => stands.get(stand.item.contactId) === stand;
  return {
    agents: new Map(Array.from(workers, ([id, { state }]) => [id, state])),
    isWaiting: (contactId) => stands.has(contactId),
    nextChangeMs: () => wakes.first()?.atMs ?? null,
    advance: (now) => {
      const woken: Stand[] = [];
      const nowMs = Date.parse(now);
      for (let first = wakes.first(); first && first.atMs <= nowMs; first = wakes.first()) {
        wakes.take();
        if (isCurrent(first.stand) && !woken.includes(first.stand)) woken.push(first.stand);
      }
      for (const stand of woken) {
        move(floor, stand, now);
        setWake(stand, now);
      }
      return woken
        .sort((one, other) => compareStands(one, other, now))
        .flatMap((stand) => offerItem(floor, stand, now) ?? []);
    },
    enter: (item, now) => {
      assert(!stands.has(item.contactId), `${item.contactId} waits once`);
      const line = floor.lineOf(item, now);
      const stand = { ...placed(item, line.queue), line };
      stands.set(item.contactId, stand);
      join(line.waiting, stand);
      setWake(stand, now);
      return offerItem(floor, stand, now);
    },
    leave: (contactId) => floor.take(present(stands.get(contactId), `${contactId} waits`)),
    change: (agentId, change, now) => {
      const worker = present(workers.get(agentId), agentId);
      apply(worker, change);
      settle(floor, worker);
      return worker.place < 0 ? null : offerAgent(floor, worker, now);
    },
  };
}

function emptyFloor(agents: readonly AgentState[], queues: readonly Queue[]): Floor {
  const queueOf = new Map(queues.map((queue) => [queue.id, queue]));
  const kindOf = openKinds(agents);
  const lineOfKind = new Map<Kind, Line>();
  const lines = new Set<Line>();
  const stands = new Map<Id, Stand>();
  const floor: Floor = {
    workers: new Map(agents.map((agent, number) => [agent.id, workerOf(agent, number)])),
    free: [],
    lines,
    stands,
    lineOf: (item, now) => {
      const kind = kindOf(item, neededAt(item, now));
      const queue = present(queueOf.get(item.queueId), `the queue of ${item.contactId}`);
      const line = lineOfKind.get(kind) ?? { kind, queue, waiting: [] };
      lineOfKind.set(kind, line);
      lines.add(line);
      return line;
    },
    take: (stand) => {
      stands.delete(stand.item.contactId);
      quit(stand.line.waiting, stand);
      if (stand.line.waiting.length === 0) lines.delete(stand.line);
    },
  };
  for (const worker of floor.workers.values()) settle(floor, worker);
  return floor;
}

function workerOf(agent: AgentState, number: number): Worker {
  const rooms = new Map(Array.from(agent.channels, ([name, room]) => [name, { ...room }]));
  return { number, state: { ...agent, channels: rooms }, rooms, place: -1 };
}

/** When a contact that waits may be offered to somebody to whom it is not offered now. */
function nextChangeOf(item: WorkItem, now: Instant): Instant | null {
  let next = nextEaseAt(item, now);
  for (const { until } of item.excluded) {
    if (until > now && (next === null || until < next)) next = until;
  }
  return next;
}

/** Lets a contact stand where it belongs now that it may ask for less. */
function move({ lineOf, lines }: Floor, stand: Stand, now: Instant): void {
  const { line } = stand;
  const next = lineOf(stand.item, now);
  if (next === line) return;
  quit(line.waiting, stand);
  if (line.waiting.length === 0) lines.delete(line);
  join(next.waiting, stand);
  stand.line = next;
}

function apply({ state, rooms }: Worker, change: AgentChange): void {
  const { units, presence, idleSince, isRinging } = change;
  if (presence !== undefined) state.presence = presence;
  if (idleSince !== undefined) state.idleSince = idleSince;
  if (isRinging !== undefined) state.isRinging = isRinging;
  if (!units) return;
  const { channel, from, to } = units;
  const room = present(rooms.get(channel), channel);
  room.held += Number(to > 0) - Number(from > 0);
  state.loadUnits += to - from;
}

/** Puts an agent among the free, or takes him away from them. */
function settle({ free }: Floor, worker: Worker): void {
  if (isFree(worker.state) === worker.place >= 0) return;
  if (worker.place < 0) {
    worker.place = free.length;
    free.push(worker);
    return;
  }
  const last = free.pop();
  if (last && last !== worker) {
    free[worker.place] = last;
    last.place = worker.place;
  }
  worker.place = -1;
}

/** Offers one contact to the first of the free who can take it. */
function offerItem(floor: Floor, stand: Stand, now: Instant): Offer | null {
  const { item, line } = stand;
  const { ranks } = line.kind;
  let best: Worker | null = null;
  let bestRank = 0;
  for (const worker of floor.free) {
    const rank = ranks[worker.number] ?? -1;
    if (rank < bestRank || !hasRoom(worker.state, item)) continue;
    if (best && rank === bestRank && !isAskedBefore(worker.state, best.state)) continue;
    if (isLeftOut(worker.state.id, item, now)) continue;
    best = worker;
    bestRank = rank;
  }
  return best && ring(floor, stand, best);
}

/** Of two agents who are as good: the longest idle. */
function isAskedBefore(one: AgentState, other: AgentState): boolean {
  return (compareText(one.idleSince, other.idleSince) || compareText(one.id, other.id)) < 0;
}

/** Offers one agent the first of those who wait that he can take. */
function offerAgent(floor: Floor, worker: Worker, now: Instant): Offer | null {
  let first: Stand | null = null;
  for (const line of floor.lines) {
    const { kind, waiting } = line;
    if ((kind.ranks[worker.number] ?? -1) < 0 || !hasRoom(worker.state, kind.item)) continue;
    const next = waiting.find(({ item }) => !isLeftOut(worker.state.id, item, now));
    if (next && (!first || compareStands(next, first, now) < 0)) first = next;
  }
  return first && ring(floor, first, worker);
}

/** The order of `match`. */
function compareStands(one: Stand, other: Stand, now: Instant): number {
  return (
    scoreOf(other.item, other.line.queue, now) - scoreOf(one.item, one.line.queue, now) ||
    compareText(one.item.enteredAt, other.item.enteredAt) ||
    compareText(one.item.contactId, other.item.contactId)
  );
}

function ring(floor: Floor, stand: Stand, worker: Worker): Offer {
  const { contactId, channel, weightUnits } = stand.item;
  floor.take(stand);
  apply(worker, { isRinging: true, units: { channel, from: 0, to: weightUnits } });
  settle(floor, worker);
  return { contactId, agentId: worker.state.id };
}
