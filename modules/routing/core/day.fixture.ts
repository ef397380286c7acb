import { assert, present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { addMs, type Instant, secondMs } from '#kernel/time.ts';
import { match } from './match.ts';
import { type OfferEnd, offerOutcome } from './offer.ts';
import type { AgentState, Queue, RelaxStep, WorkItem } from './work.ts';

/** A simulated working day: what happened, for the invariants to be checked against. */
export interface Day {
  readonly random: Random;
  readonly agents: Map<Id, AgentState>;
  readonly missedOffers: Map<Id, number>;
  readonly arrivals: Map<Id, WorkItem>;
  readonly waiting: Map<Id, WorkItem>;
  readonly ringing: Map<Id, { readonly item: WorkItem; readonly agentId: Id }>;
  readonly held: Map<Id, { readonly item: WorkItem; readonly agentId: Id }>;
  readonly ended: Map<Id, 'finished' | 'abandoned'>;
  /** How often each kind of thing happened. */
  readonly counts: Map<string, number>;
  readonly agenda: Map<number, (() => void)[]>;
  second: number;
}

const queues: readonly Queue[] = [
  { id: 'shop', accelerationPerMinute: 1 },
  { id: 'service', accelerationPerMinute: 0.5 },
];
const languages = ['ru', 'en', 'zh'];
const topics = ['delivery', 'returns', 'billing'];
const dayStart = '2026-01-05T08:00:00.000Z';
const arrivalSeconds = 10 * 3_600;
const lastSecond = 16 * 3_600;
const sweepSeconds = 15;

/** Runs a day with arrivals over ten hours, until the last contact has ended or six hours more.
 *  seed: the same seed gives the same day. check: called before the offers of a moment are made. */
export function simulateDay(
  { seed, contacts, agents }: { seed: number; contacts: number; agents: number },
  check: (day: Day, offers: ReturnType<typeof match>, now: Instant) => void,
): Day {
  const day = emptyDay(seed);
  for (let number = 0; number < agents; number += 1) openShift(day, number);
  for (let number = 0; number < contacts; number += 1) announce(day, number);
  const isOver = () => day.ended.size === contacts;
  for (; day.second < lastSecond && !isOver(); day.second += 1) {
    const events = day.agenda.get(day.second) ?? [];
    for (const event of events) event();
    if (events.length === 0 && day.second % sweepSeconds !== 0) continue;
    const now = nowOf(day);
    const floor = { items: [...day.waiting.values()], agents: [...day.agents.values()], queues };
    const offers = match(floor, now);
    check(day, offers, now);
    for (const offer of offers) {
      if (isEased(day, offer)) tally(day, 'eased');
      ring(day, offer);
    }
  }
  return day;
}

function emptyDay(seed: number): Day {
  return {
    random: seededRandom(seed),
    agents: new Map(),
    missedOffers: new Map(),
    arrivals: new Map(),
    waiting: new Map(),
    ringing: new Map(),
    held: new Map(),
    ended: new Map(),
    counts: new Map(),
    agenda: new Map(),
    second: 0,
  };
}

function nowOf(day: Day): Instant {
  return addMs(dayStart, day.second * secondMs);
}

/** Whatever is planned for the past happens in the next second. */
function plan(day: Day, second: number, event: () => void): void {
  const at = Math.max(Math.round(second), day.second + 1);
  day.agenda.set(at, [...(day.agenda.get(at) ?? []), event]);
}

/** Whether only his waiting brought a contact to this agent. */
function isEased(day: Day, { contactId, agentId }: { contactId: Id; agentId: Id }): boolean {
  const { requirements } = present(day.waiting.get(contactId), contactId);
  const agent = present(day.agents.get(agentId), agentId);
  const { language, skills } = requirements;
  const isSpoken = language === null || agent.languages.has(language);
  const isAble = skills.every(
    ({ skillId, minLevel }) => (agent.skills.get(skillId) ?? -1) >= minLevel,
  );
  return !isSpoken || !isAble;
}

function tally(day: Day, what: string): void {
  day.counts.set(what, (day.counts.get(what) ?? 0) + 1);
}

function between(day: Day, low: number, high: number): number {
  return low + day.random() * (high - low);
}

/** An agent with two languages, two topics and four breaks. Every kind of contact finds several. */
function openShift(day: Day, number: number): void {
  const id = `agent-${number}`;
  const other = (list: readonly string[], step: number) =>
    present(list[(number + step) % list.length], 'a list has entries');
  day.agents.set(id, {
    id,
    presence: 'available',
    capacityUnits: 4,
    loadUnits: 0,
    isRinging: false,
    isPaused: false,
    channels: new Map([
      ['chat', { limit: 3, held: 0 }],
      ['email', { limit: 2, held: 0 }],
    ]),
    languages: new Set([other(languages, 0), other(languages, 1)]),
    skills: new Map(
      [0, 1].map((step) => [other(topics, step + Math.floor(number / 3)), 1 + (number % 3)]),
    ),
    teamIds: new Set(),
    isHelper: false,
    queueIds: new Set(number % 5 === 0 ? ['shop'] : ['shop', 'service']),
    idleSince: dayStart,
  });
  for (const hour of [2, 4, 6, 8]) {
    plan(day, (hour + day.random()) * 3_600, () => leave(day, id, 'break', 900));
  }
}

function leave(day: Day, id: Id, presence: 'break' | 'busy', seconds: number): void {
  tally(day, presence);
  change(day, id, { presence });
  plan(day, day.second + seconds, () =>
    change(day, id, { presence: 'available', idleSince: nowOf(day) }),
  );
}

function change(day: Day, id: Id, changed: Partial<AgentState>): void {
  day.agents.set(id, { ...present(day.agents.get(id), id), ...changed });
}

const relaxing: readonly RelaxStep[] = [
  { afterMs: 30 * secondMs, ease: 'lower-levels' },
  { afterMs: 90 * secondMs, ease: 'no-skills' },
  { afterMs: 300 * secondMs, ease: 'any-language' },
];

function announce(day: Day, number: number): void {
  const contactId = `contact-${String(number).padStart(5, '0')}`;
  const second = Math.floor(between(day, 1, arrivalSeconds));
  const channel = day.random() < 0.7 ? 'chat' : 'email';
  const skills = day.random() < 0.5 ? [] : [{ skillId: pick(day.random, topics), minLevel: 1 }];
  const item: WorkItem = {
    contactId,
    queueId: pick(day.random, queues).id,
    channel,
    weightUnits: 1,
    requirements: {
      language: pick(day.random, languages),
      skills,
      teamId: null,
      relaxing: day.random() < 0.3 ? relaxing : [],
    },
    customerLanguage: null,
    priority: pick(day.random, [0, 0, 0, 10]),
    enteredAt: addMs(dayStart, second * secondMs),
    excluded: [],
    avoidedAgentIds: [],
    askedFirst: null,
  };
  const patience = channel === 'chat' ? between(day, 60, 900) : Number.POSITIVE_INFINITY;
  plan(day, second, () => {
    day.arrivals.set(contactId, item);
    day.waiting.set(contactId, item);
    if (patience < Number.POSITIVE_INFINITY) {
      plan(day, second + patience, () => giveUp(day, contactId));
    }
  });
}

function giveUp(day: Day, contactId: Id): void {
  if (day.held.has(contactId) || day.ended.has(contactId)) return;
  if (day.ringing.has(contactId)) endOffer(day, contactId, { kind: 'withdrawn' });
  day.waiting.delete(contactId);
  day.ended.set(contactId, 'abandoned');
  tally(day, 'abandoned');
}

function ring(day: Day, { contactId, agentId }: { contactId: Id; agentId: Id }): void {
  const item = present(day.waiting.get(contactId), `${contactId} among the waiting`);
  day.waiting.delete(contactId);
  day.ringing.set(contactId, { item, agentId });
  takeLoad(day, agentId, item, 1);
  change(day, agentId, { isRinging: true });
  const chance = day.random();
  const end: OfferEnd =
    chance < 0.9
      ? { kind: 'accepted' }
      : chance < 0.95
        ? { kind: 'declined', reason: 'not now' }
        : { kind: 'timed-out' };
  plan(day, day.second + (end.kind === 'timed-out' ? 20 : between(day, 2, 12)), () => {
    if (day.ringing.get(contactId)?.agentId === agentId) endOffer(day, contactId, end);
  });
}

function endOffer(day: Day, contactId: Id, end: OfferEnd): void {
  const { item, agentId } = present(day.ringing.get(contactId), `${contactId} at an agent`);
  const missedOffers = day.missedOffers.get(agentId) ?? 0;
  const outcome = offerOutcome({ item, agentId, missedOffers }, end, { now: nowOf(day) });
  tally(day, end.kind);
  day.ringing.delete(contactId);
  day.missedOffers.set(agentId, outcome.missedOffers);
  change(day, agentId, { isRinging: false, idleSince: nowOf(day) });
  if (end.kind === 'accepted') talk(day, item, agentId);
  else takeLoad(day, agentId, item, -1);
  if (outcome.returned !== null) day.waiting.set(contactId, outcome.returned);
  if (outcome.presence !== null) leave(day, agentId, outcome.presence.state, 120);
}

function talk(day: Day, item: WorkItem, agentId: Id): void {
  const { contactId } = item;
  assert(!day.held.has(contactId), `${contactId} is held once`);
  day.held.set(contactId, { item, agentId });
  plan(day, day.second + between(day, 300, 1_500), () => {
    day.held.delete(contactId);
    day.ended.set(contactId, 'finished');
    takeLoad(day, agentId, item, -1);
    change(day, agentId, { idleSince: nowOf(day) });
  });
}

function takeLoad(day: Day, id: Id, { channel, weightUnits }: WorkItem, sign: 1 | -1): void {
  const agent = present(day.agents.get(id), id);
  const room = present(agent.channels.get(channel), channel);
  const channels = new Map(agent.channels);
  channels.set(channel, { ...room, held: room.held + sign });
  change(day, id, { channels, loadUnits: agent.loadUnits + sign * weightUnits });
}
