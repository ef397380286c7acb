import { pick, type Random, seededRandom } from '#kernel/random.ts';
import { addMs, dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { PresenceState } from '#modules/staff/core/presence.ts';
import type { AgeingQueue } from '../ageing.ts';
import type { AgentState, RelaxStep, Requirements, WorkItem } from '../work.ts';
import type { Answer, Arrival, Course, PresenceChange, Stretch } from './play.ts';

/** How large a made-up centre is, and for how long it works. */
export interface Size {
  readonly seed: number;
  readonly agents: number;
  readonly queues: number;
  readonly days: number;
  readonly contactsPerDay: number;
}

interface LargeQueue extends AgeingQueue {
  readonly requirements: Requirements;
}

const start = '2026-01-05T00:00:00.000Z';
const startMs = Date.parse(start);
const languages = ['ru', 'en', 'zh'];
const topics = ['delivery', 'returns', 'billing', 'damage'];
const relaxing: readonly RelaxStep[] = [
  { afterMs: 30 * secondMs, ease: 'lower-levels' },
  { afterMs: 90 * secondMs, ease: 'no-skills' },
  { afterMs: 300 * secondMs, ease: 'any-language' },
];

/** A centre with chats and mails, queues of different urgency, and agents in shifts with breaks,
 *  who let one offer in twelve go by. Its contacts are numbered from 0: `contact-0`. */
export function largeCentre(size: Size): Course & { readonly queues: readonly LargeQueue[] } {
  const random = seededRandom(size.seed);
  const queues = Array.from({ length: size.queues }, (_, number) => largeQueue(number));
  const agents = Array.from({ length: size.agents }, (_, number) => largeAgent(queues, number));
  return {
    queues,
    agents,
    arrivals: arrivals(size, queues),
    presence: shifts(size, agents),
    answerOf: () => answer(random),
    backAfterMs: 3 * minuteMs,
  };
}

/** How what is due reaches the routing of nodes that die about four times a day and are back within
 *  two minutes, lose a transaction in 500 and handle one event in 500 twice. */
export function faultyNodes(seed: number): NonNullable<Course['deliveries']> {
  const random = seededRandom(seed);
  let downFrom = startMs;
  let downUntil = startMs;
  return (atMs) => {
    while (atMs >= downUntil) {
      downFrom = downUntil + Math.ceil(exponential(random, 6 * hourMs));
      downUntil = downFrom + whole(random, 20 * secondMs, 2 * minuteMs);
    }
    const laterMs = whole(random, 1, 30 * secondMs);
    if (atMs >= downFrom) return [downUntil - atMs + laterMs];
    const chance = random();
    if (chance < 0.002) return [laterMs];
    return chance < 0.004 ? [0, laterMs] : [0];
  };
}

function largeQueue(number: number): LargeQueue {
  const priority = [0, 0, 5, 10][number % 4] ?? 0;
  return {
    id: `queue-${number}`,
    priority,
    highestPriority: priority,
    accelerationPerMinute: [1, 1, 1, 0.5, 2][number % 5] ?? 1,
    requirements: {
      language: number % 6 === 5 ? null : languageOf(number),
      skills: number % 2 === 0 ? [] : [{ skillId: topicOf(number), minLevel: 2 }],
      teamId: null,
      relaxing: number % 3 === 0 ? [] : relaxing,
    },
  };
}

function largeAgent(queues: readonly LargeQueue[], number: number): AgentState {
  return {
    id: `agent-${String(number).padStart(5, '0')}`,
    presence: 'offline',
    capacityUnits: 2 + (number % 2),
    loadUnits: 0,
    isRinging: false,
    isPaused: false,
    channels: new Map([
      ['chat', { limit: 2, held: 0 }],
      ['email', { limit: 1, held: 0 }],
    ]),
    languages: new Set([0, 1].map((step) => languageOf(number + step))),
    skills: new Map(
      [0, 1].map((step) => [topicOf(Math.floor(number / 3) + step), 1 + (number % 3)]),
    ),
    teamIds: new Set(),
    isHelper: false,
    queueIds: new Set(queues.map(({ id }) => id)),
    idleSince: start,
  };
}

function languageOf(number: number): string {
  return languages[number % languages.length] ?? '';
}

function topicOf(number: number): string {
  return topics[number % topics.length] ?? '';
}

/** Five days of seven, nine hours, three breaks. */
function* shifts(
  { seed, days }: Size,
  agents: readonly AgentState[],
): Generator<{ atMs: number; thing: PresenceChange }> {
  const random = seededRandom(seed + 1);
  for (let day = 0; day <= days; day += 1) {
    const changes: { atMs: number; thing: PresenceChange }[] = [];
    agents.forEach(({ id: agentId }, number) => {
      if ((number + day) % 7 < 2) return;
      const opensMs = startMs + day * dayMs + (7 + (number % 6)) * hourMs;
      const set = (afterMs: number, presence: PresenceState) =>
        changes.push({ atMs: opensMs + Math.floor(afterMs), thing: { agentId, presence } });
      set(random() * 5 * minuteMs, 'available');
      for (const hour of [2, 4.5, 7]) {
        const breakMs = (hour + random()) * hourMs;
        set(breakMs, 'break');
        set(breakMs + 15 * minuteMs, 'available');
      }
      set(9 * hourMs, 'offline');
    });
    yield* changes.sort((one, other) => one.atMs - other.atMs);
  }
}

function* arrivals(
  { seed, days, contactsPerDay }: Size,
  queues: readonly LargeQueue[],
): Generator<{ atMs: number; thing: Arrival }> {
  const random = seededRandom(seed + 2);
  let number = 0;
  for (let day = 0; day < days; day += 1) {
    const times = Array.from({ length: contactsPerDay }, () =>
      whole(random, 7 * hourMs, 7 * hourMs + (random() < 0.6 ? 8 : 14) * hourMs),
    );
    for (const time of times.sort((one, other) => one - other)) {
      const atMs = startMs + day * dayMs + time;
      yield { atMs, thing: arrival(random, { number, atMs, queue: pick(random, queues) }) };
      number += 1;
    }
  }
}

function arrival(
  random: Random,
  { number, atMs, queue }: { number: number; atMs: number; queue: LargeQueue },
): Arrival {
  const isChat = random() < 0.75;
  const item: WorkItem = {
    contactId: `contact-${number}`,
    queueId: queue.id,
    channel: isChat ? 'chat' : 'email',
    weightUnits: 1,
    requirements: queue.requirements,
    customerLanguage: pick(random, languages),
    priority: queue.priority,
    enteredAt: addMs(start, atMs - startMs),
    excluded: [],
    avoidedAgentIds: [],
    askedFirst: null,
  };
  const part = (state: Stretch['state'], meanMs: number): Stretch => {
    const heldUnits = state === 'wait-for-customer' && !isChat ? 0 : 1;
    return { state, durationMs: Math.ceil(exponential(random, meanMs)), heldUnits };
  };
  const turns = [part('talk', 6 * minuteMs), part('wait-for-customer', 5 * minuteMs)];
  const last = [part('talk', 6 * minuteMs), part('wrap-up', 3 * minuteMs)];
  return {
    item,
    patienceMs: isChat ? Math.ceil(exponential(random, 8 * minuteMs)) : null,
    stretches: [...turns, ...last],
  };
}

function answer(random: Random): Answer {
  const chance = random();
  if (chance < 0.04) return { end: { kind: 'timed-out' }, afterMs: 20 * secondMs };
  const afterMs = whole(random, 2 * secondMs, 12 * secondMs);
  if (chance < 0.08) return { end: { kind: 'declined', reason: 'not now' }, afterMs };
  return { end: { kind: 'accepted' }, afterMs };
}

/** A whole number from low to below high. */
function whole(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low));
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}
