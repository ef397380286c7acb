import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { compareText } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import {
  askingOrder,
  canTake,
  isFree,
  isLeftOut,
  levelledSkills,
  levelsOf,
  speaks,
} from './fit.ts';
import { type Needed, neededAt } from './requirements.ts';
import { type AgentState, type Queue, scoreOf, type WorkItem } from './work.ts';

export interface Offer {
  readonly contactId: Id;
  readonly agentId: Id;
  /** What told him from the next of those who could take it. */
  readonly chosenFor: 'named' | 'last-agent' | 'only-one' | 'language' | 'levels' | 'idle';
  /** How many other free agents bring what it needs. */
  readonly others: number;
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
  const free = agents.filter(isFree);
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
    const offer = offerFrom(shortlist, item, { taken, now });
    if (offer === undefined) continue;
    taken.add(offer.agentId);
    offers.push(offer);
  }
  return offers;
}

/** Agents who fit one kind of requirement, best first. */
interface Shortlist {
  readonly agents: readonly AgentState[];
  /** All agents before this place are taken. */
  start: number;
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
  const { queueId, channel, weightUnits, customerLanguage } = item;
  const skills = levelledSkills(item);
  return JSON.stringify([queueId, channel, weightUnits, needed, skills, customerLanguage]);
}

function shortlistFor(
  { item, needed }: { item: WorkItem; needed: Needed },
  free: readonly AgentState[],
  taken: ReadonlySet<Id>,
): Shortlist {
  const able = free.filter((agent) => !taken.has(agent.id) && canTake(agent, item, needed));
  return { agents: able.toSorted(askingOrder(item)), start: 0 };
}

function offerFrom(
  shortlist: Shortlist,
  item: WorkItem,
  { taken, now }: { taken: ReadonlySet<Id>; now: Instant },
): Offer | undefined {
  const { agents } = shortlist;
  const isTaken = (agent: AgentState | undefined) => agent !== undefined && taken.has(agent.id);
  while (isTaken(agents[shortlist.start])) shortlist.start += 1;
  const asked: AgentState[] = [];
  for (let place = shortlist.start; place < agents.length && asked.length < 2; place += 1) {
    const agent = agents[place];
    if (agent && !taken.has(agent.id) && !isLeftOut(agent.id, item, now)) asked.push(agent);
  }
  const [agent, next] = asked;
  if (!agent) return undefined;
  const chosenFor = reasonFor(item, { agent, next, now });
  const others = agents.length - 1 - shortlist.start;
  return { contactId: item.contactId, agentId: agent.id, chosenFor, others };
}

function reasonFor(
  item: WorkItem,
  { agent, next, now }: { agent: AgentState; next: AgentState | undefined; now: Instant },
): Offer['chosenFor'] {
  const { askedFirst } = item;
  if (askedFirst && askedFirst.until > now) return askedFirst.why;
  if (!next) return 'only-one';
  if (speaks(agent, item) !== speaks(next, item)) return 'language';
  return levelsOf(agent, item) === levelsOf(next, item) ? 'idle' : 'levels';
}
