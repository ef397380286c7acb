import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { hasRoom } from './capacity.ts';
import { type Needed, neededAt } from './requirements.ts';
import { type AgentState, type Queue, scoreOf, type WorkItem } from './work.ts';

export interface Offer {
  readonly contactId: Id;
  readonly agentId: Id;
}

export interface Floor {
  /** Everything that waits; what rings already is left out. */
  readonly items: readonly WorkItem[];
  readonly agents: readonly AgentState[];
  /** Every queue in which an item waits. */
  readonly queues: readonly Queue[];
}

/** Decides who is offered what now; at most one offer per contact and per agent.
 *  Contacts go by score, then by when they entered: first in, first out among equals. Each gets the
 *  agent who brings all that is required, which grows less as it waits: first who speaks the
 *  customer's language, then who has the highest levels, among equals the longest idle.
 *  The order of the arrays does not matter, and once the offers are made, asking again gives none.
 *  Contacts with the same requirements share one list of agents, so the cost grows with contacts
 *  plus agents per kind of requirement, not with their product. */
export function match({ items, agents, queues }: Floor, now: Instant): readonly Offer[] {
  const free = agents.filter(isFree).sort(longestIdleFirst);
  if (free.length === 0) return [];
  const freeByQueue = byQueue(free);
  const shortlists = new Map<string, Shortlist>();
  const taken = new Set<Id>();
  const offers: Offer[] = [];
  for (const item of inOrder(items, queues, now)) {
    if (taken.size === free.length) break;
    const needed = neededAt(item, now);
    const signature = signatureOf(item, needed);
    const shortlist =
      shortlists.get(signature) ??
      shortlistFor({ item, needed }, freeByQueue.get(item.queueId) ?? [], taken);
    shortlists.set(signature, shortlist);
    const agent = firstFor(item, shortlist, taken, now);
    if (agent === undefined) continue;
    taken.add(agent.id);
    offers.push({ contactId: item.contactId, agentId: agent.id });
  }
  return offers;
}

/** Agents who fit one kind of requirement, best first. */
interface Shortlist {
  readonly agents: readonly AgentState[];
  /** All agents before this place are taken. */
  start: number;
}

function isFree(agent: AgentState): boolean {
  return (
    agent.presence === 'available' && !agent.isRinging && agent.loadUnits < agent.capacityUnits
  );
}

function longestIdleFirst(one: AgentState, other: AgentState): number {
  return compareText(one.idleSince, other.idleSince) || compareText(one.id, other.id);
}

function byQueue(agents: readonly AgentState[]): ReadonlyMap<Id, readonly AgentState[]> {
  const groups = new Map<Id, AgentState[]>();
  for (const agent of agents) {
    for (const queueId of agent.queueIds) {
      const group = groups.get(queueId) ?? [];
      group.push(agent);
      groups.set(queueId, group);
    }
  }
  return groups;
}

function inOrder(
  items: readonly WorkItem[],
  queues: readonly Queue[],
  now: Instant,
): readonly WorkItem[] {
  const queueOf = new Map(queues.map((queue) => [queue.id, queue]));
  return items
    .map((item) => {
      const queue = present(queueOf.get(item.queueId), `the queue of contact ${item.contactId}`);
      return { item, score: scoreOf(item, queue, now) };
    })
    .sort(
      (one, other) =>
        other.score - one.score ||
        compareText(one.item.enteredAt, other.item.enteredAt) ||
        compareText(one.item.contactId, other.item.contactId),
    )
    .map(({ item }) => item);
}

/** Equal for contacts that the same agents can take, in the same order. */
function signatureOf(item: WorkItem, needed: Needed): string {
  const { queueId, channel, weightUnits, requirements, customerLanguage } = item;
  const { skills } = requirements;
  return JSON.stringify([queueId, channel, weightUnits, needed, skills, customerLanguage]);
}

/** free: the longest idle first; the sort by fit keeps that order among equals. */
function shortlistFor(
  { item, needed }: { item: WorkItem; needed: Needed },
  free: readonly AgentState[],
  taken: ReadonlySet<Id>,
): Shortlist {
  const ranked = free
    .filter((agent) => !taken.has(agent.id) && fits(agent, item, needed))
    .map((agent) => ({ agent, speaks: speaks(agent, item), fit: fitOf(agent, item) }))
    .sort((one, other) => Number(other.speaks) - Number(one.speaks) || other.fit - one.fit);
  return { agents: ranked.map(({ agent }) => agent), start: 0 };
}

function fits(agent: AgentState, item: WorkItem, { language, skills }: Needed): boolean {
  return (
    (language === null || agent.languages.has(language)) &&
    hasRoom(agent, item) &&
    skills.every(({ skillId, minLevel }) => (agent.skills.get(skillId) ?? -1) >= minLevel)
  );
}

function speaks({ languages }: AgentState, { customerLanguage }: WorkItem): boolean {
  return customerLanguage !== null && languages.has(customerLanguage);
}

/** Sum of the agent's levels in what the queue asks for, relaxed or not. */
function fitOf(agent: AgentState, { requirements }: WorkItem): number {
  return requirements.skills.reduce(
    (sum, { skillId }) => sum + (agent.skills.get(skillId) ?? 0),
    0,
  );
}

function firstFor(
  item: WorkItem,
  shortlist: Shortlist,
  taken: ReadonlySet<Id>,
  now: Instant,
): AgentState | undefined {
  const { agents } = shortlist;
  const isTaken = (agent: AgentState | undefined) => agent !== undefined && taken.has(agent.id);
  while (isTaken(agents[shortlist.start])) shortlist.start += 1;
  const excluded = new Set(
    item.excluded.filter(({ until }) => until > now).map(({ agentId }) => agentId),
  );
  for (let place = shortlist.start; place < agents.length; place += 1) {
    const agent = agents[place];
    if (agent && !taken.has(agent.id) && !excluded.has(agent.id)) return agent;
  }
  return undefined;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
