import { describe, expect, it } from 'vitest';
import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { addMs, type Instant, minuteMs, secondMs } from '#kernel/time.ts';
import { match } from '../match.ts';
import type { AgentState, Queue, RelaxStep, WorkItem } from '../work.ts';
import { type AgentChange, type Offer, type OpenFloor, openFloor } from './floor.ts';

const start = '2026-01-05T08:00:00.000Z';
const queues: readonly Queue[] = [
  { id: 'shop', accelerationPerMinute: 1 },
  { id: 'service', accelerationPerMinute: 2 },
  { id: 'letters', accelerationPerMinute: 0 },
];
const steps = 300;

/** The floor, and beside it everything written down for `match`. */
interface Pair {
  readonly random: Random;
  readonly floor: OpenFloor;
  readonly items: Map<Id, WorkItem>;
  readonly agents: Map<Id, AgentState>;
  readonly ringing: Map<Id, { readonly item: WorkItem; readonly agentId: Id }>;
  readonly held: { readonly item: WorkItem; readonly agentId: Id }[];
  entered: number;
  now: Instant;
}

describe('a floor that is asked after each event', () => {
  it('gives the offers that the full match gives, whatever happens', () => {
    let offers = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const pair = openPair(seed);
      for (let step = 0; step < steps; step += 1) {
        const where = `seed ${seed}, step ${step}`;
        const made = happen(pair);
        const floor = { items: [...pair.items.values()], agents: [...pair.agents.values()] };
        const expected = match({ ...floor, queues }, pair.now);
        expect(sorted(made), where).toEqual(sorted(expected));
        for (const offer of made) ring(pair, offer);
        offers += made.length;
      }
      expect([...pair.floor.agents.values()]).toEqual([...pair.agents.values()]);
    }
    expect(offers).toBeGreaterThan(1_000);
  });
});

function sorted(offers: readonly Offer[]): readonly string[] {
  return offers.map(({ contactId, agentId }) => `${contactId} at ${agentId}`).toSorted();
}

function openPair(seed: number): Pair {
  const random = seededRandom(seed);
  const agents = Array.from({ length: 2 + Math.floor(random() * 8) }, (_, number) =>
    someAgent(random, number),
  );
  return {
    random,
    floor: openFloor({ agents, queues }),
    items: new Map(),
    agents: new Map(agents.map((agent) => [agent.id, agent])),
    ringing: new Map(),
    held: [],
    entered: 0,
    now: start,
  };
}

function someAgent(random: Random, number: number): AgentState {
  const some = <Thing>(things: readonly Thing[]) => things.filter(() => random() < 0.6);
  return {
    id: `agent-${number}`,
    presence: random() < 0.7 ? 'available' : 'break',
    capacityUnits: pick(random, [1, 3, 4]),
    loadUnits: 0,
    isRinging: false,
    isPaused: false,
    channels: new Map([
      ['chat', { limit: pick(random, [0, 2, 3]), held: 0 }],
      ['email', { limit: 2, held: 0 }],
    ]),
    languages: new Set(some(['ru', 'en', 'zh'])),
    skills: new Map(some(['delivery', 'billing']).map((key) => [key, pick(random, [1, 3, 5])])),
    teamIds: new Set(some(['red', 'blue'])),
    isHelper: random() < 0.2,
    queueIds: new Set(some(['shop', 'service', 'letters'])),
    idleSince: start,
  };
}

/** One thing happens, in the floor and in what is written down. Half of the time none passes. */
function happen(pair: Pair): readonly Offer[] {
  const { random, floor } = pair;
  const chance = random();
  if (chance < 0.3) return pass(pair);
  if (chance < 0.6) return listed(enter(pair, someItem(pair)));
  if (chance < 0.75) return endOffer(pair);
  if (chance < 0.9) return listed(finish(pair));
  if (chance < 0.95) return listed(leave(pair));
  const agentId = pick(random, [...floor.agents.keys()]);
  return listed(change(pair, agentId, somePresence(pair)));
}

function listed(...offers: readonly (Offer | null)[]): readonly Offer[] {
  return offers.filter((offer) => offer !== null);
}

function pass(pair: Pair): readonly Offer[] {
  const offset = Math.floor(pair.random() * 40 * secondMs);
  const next = addMs(start, (pair.floor.nextChangeMs() ?? 0) - Date.parse(start));
  const later = addMs(pair.now, offset);
  pair.now = next < later && next > pair.now ? next : later;
  return pair.floor.advance(pair.now);
}

const relaxing: readonly RelaxStep[] = [
  { afterMs: 20 * secondMs, ease: 'lower-levels' },
  { afterMs: 40 * secondMs, ease: 'any-team' },
  { afterMs: 60 * secondMs, ease: 'no-skills' },
  { afterMs: 80 * secondMs, ease: 'helpers' },
  { afterMs: 120 * secondMs, ease: 'any-language' },
];

function someItem(pair: Pair): WorkItem {
  const { random, now } = pair;
  pair.entered += 1;
  const agentIds = [...pair.agents.keys()];
  const asked = { agentId: pick(random, agentIds), until: addMs(now, 30 * secondMs) };
  return {
    contactId: `contact-${Math.floor(random() * 1e6)}-${pair.entered}`,
    queueId: pick(random, queues).id,
    channel: pick(random, ['chat', 'email']),
    weightUnits: pick(random, [1, 1, 2]),
    requirements: {
      language: pick(random, ['ru', 'en', 'zh', null]),
      skills:
        random() < 0.4 ? [{ skillId: pick(random, ['delivery', 'billing']), minLevel: 2 }] : [],
      teamId: pick(random, ['red', null, null]),
      relaxing: random() < 0.5 ? relaxing : [],
    },
    customerLanguage: pick(random, ['ru', 'en', null]),
    priority: pick(random, [0, 0, 0, 3]),
    enteredAt: addMs(now, -Math.floor(random() * 2) * Math.floor(random() * minuteMs)),
    excluded: [],
    avoidedAgentIds: random() < 0.1 ? [pick(random, agentIds)] : [],
    askedFirst:
      random() < 0.15 ? { ...asked, why: pick(random, ['named', 'last-agent'] as const) } : null,
  };
}

function enter({ items, floor, now }: Pair, item: WorkItem): Offer | null {
  items.set(item.contactId, item);
  return floor.enter(item, now);
}

function leave({ items, floor, random }: Pair): null {
  const [...waiting] = items.keys();
  if (waiting.length === 0) return null;
  const contactId = pick(random, waiting);
  items.delete(contactId);
  floor.leave(contactId);
  return null;
}

function somePresence({ random, now }: Pair): AgentChange {
  return random() < 0.6 ? { presence: 'available', idleSince: now } : { presence: 'break' };
}

function change(pair: Pair, agentId: Id, { units, ...changed }: AgentChange): Offer | null {
  const agent = present(pair.agents.get(agentId), agentId);
  const channels = new Map(agent.channels);
  const { channel, from, to } = units ?? { channel: 'chat', from: 0, to: 0 };
  const room = present(channels.get(channel), channel);
  channels.set(channel, { ...room, held: room.held + Number(to > 0) - Number(from > 0) });
  const loadUnits = agent.loadUnits + to - from;
  pair.agents.set(agentId, { ...agent, ...changed, channels, loadUnits });
  return pair.floor.change(agentId, { ...changed, ...(units && { units }) }, pair.now);
}

function ring(pair: Pair, { contactId, agentId }: Offer): void {
  const item = present(pair.items.get(contactId), `${contactId} waits`);
  pair.items.delete(contactId);
  pair.ringing.set(agentId, { item, agentId });
  const agent = present(pair.agents.get(agentId), agentId);
  const room = present(agent.channels.get(item.channel), item.channel);
  pair.agents.set(agentId, {
    ...agent,
    isRinging: true,
    loadUnits: agent.loadUnits + item.weightUnits,
    channels: new Map([...agent.channels, [item.channel, { ...room, held: room.held + 1 }]]),
  });
}

/** An offer is accepted, or declined: then the contact waits again, and the agent is free. */
function endOffer(pair: Pair): readonly Offer[] {
  const [...open] = pair.ringing.values();
  if (open.length === 0) return [];
  const offer = pick(pair.random, open);
  const { item, agentId } = offer;
  const { channel, weightUnits } = item;
  pair.ringing.delete(agentId);
  if (pair.random() < 0.6) {
    pair.held.push(offer);
    return listed(change(pair, agentId, { isRinging: false, idleSince: pair.now }));
  }
  const excluded = [{ agentId, until: addMs(pair.now, minuteMs) }];
  return listed(
    enter(pair, { ...item, excluded }),
    change(pair, agentId, { isRinging: false, units: { channel, from: weightUnits, to: 0 } }),
  );
}

function finish(pair: Pair): Offer | null {
  if (pair.held.length === 0) return null;
  const [done] = pair.held.splice(Math.floor(pair.random() * pair.held.length), 1);
  const { item, agentId } = present(done, 'somebody who is held');
  const units = { channel: item.channel, from: item.weightUnits, to: 0 };
  return change(pair, agentId, { idleSince: pair.now, units });
}
