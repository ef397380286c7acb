import type { Id } from '#kernel/id.ts';
import { type Random, seededRandom } from '#kernel/random.ts';
import { minuteMs } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { Capacity } from '../agent.ts';
import { heldUnitsOf, priorityIn, requirementsOf } from '../entry.ts';
import { type LoadRules, ruledOf } from '../load-rules.ts';
import { defaultOfferRules } from '../offer.ts';
import type { Queue } from '../queue.ts';
import type { AgentState } from '../work.ts';
import type { Answer, Arrival, Course, PresenceChange, Stretch } from './play.ts';

/** A contact that came, or is expected. */
export interface DayContact {
  readonly contactId: Id;
  readonly queueId: Id;
  readonly channel: Channel;
  readonly language: string | null;
  /** Before the first moment of the day for one that waited already. */
  readonly enteredMs: number;
  /** What was done with it; null when nothing is known: drawn from the others of its channel. */
  readonly work: readonly Omit<Stretch, 'heldUnits'>[] | null;
  /** So long it waited for sure. */
  readonly waitedMs: number;
  /** It left then, or was seen to wait no longer: its patience is known, or only that it was
   *  longer. */
  readonly hasLeft: boolean;
}

export interface DayAgent {
  readonly state: AgentState;
  readonly presence: readonly { readonly atMs: number; readonly presence: PresenceState }[];
}
type PresenceState = PresenceChange['presence'];

/** A stretch of time with all that comes in and all who are there: what is simulated. */
export interface Day {
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: string;
  readonly queues: readonly Queue[];
  readonly agents: readonly DayAgent[];
  readonly contacts: readonly DayContact[];
  readonly loadRules: LoadRules;
  /** What somebody can hold of whom nothing else is said. */
  readonly usualCapacity: Capacity;
  /** How offers ended; one is drawn for each. */
  readonly answers: readonly Answer[];
  readonly missedInARow: number;
  /** How long customers wait at most, on average, before they leave; null: they do not. */
  readonly patienceMs: Readonly<Record<Channel, number | null>>;
  /** Contacts as often as they came, and talks and wrap-ups as long as they were, x this. */
  readonly volume: number;
  readonly handlingTime: number;
}

/** Copies of a contact, where there are to be more, enter so long before or after it at most. */
const spreadMs = 10 * minuteMs;
/** Who did not answer is back after so long. */
const backAfterMs = 2 * minuteMs;
const quickAnswer: Answer = { end: { kind: 'accepted' }, afterMs: 5_000 };

/** A day as it is played. All that is not known is drawn by chance, for each contact by itself: two
 *  set-ups with the same seed meet the same customers. */
export function courseOf(day: Day, seed: number): Course {
  const queues = new Map(day.queues.map((queue) => [queue.id, queue]));
  const isOpen = new Set(day.queues.filter((queue) => queue.isOpen).map(({ id }) => id));
  const chances = new WeakMap<Arrival, Random>();
  const works = Map.groupBy(
    day.contacts.flatMap(({ channel, work }) => (work ? [{ channel, work }] : [])),
    ({ channel }) => channel,
  );
  const arrivals = day.contacts.flatMap((contact, number) => {
    const queue = queues.get(contact.queueId);
    if (!queue) return [];
    return copiesOf(day, contact, chanceOf(seed, number)).map(({ copy, random }) => {
      const known = copy.work ?? drawn(works.get(copy.channel) ?? [], random)?.work ?? [];
      const arrival = arrivalOf(day, copy, { queue, known, random });
      chances.set(arrival, random);
      return { atMs: Math.max(day.fromMs, copy.enteredMs), thing: arrival };
    });
  });
  return {
    queues: day.queues,
    agents: day.agents.map(({ state }) => ({ ...state, presence: 'offline', queueIds: isOpen })),
    arrivals: arrivals.sort((one, other) => one.atMs - other.atMs),
    presence: day.agents
      .flatMap(({ state, presence }) =>
        presence.map((each) => ({
          atMs: each.atMs,
          thing: { agentId: state.id, presence: each.presence },
        })),
      )
      .sort((one, other) => one.atMs - other.atMs),
    answerOf: (arrival) => drawn(day.answers, chances.get(arrival) ?? (() => 0)) ?? quickAnswer,
    rules: { ...defaultOfferRules, missedInARow: day.missedInARow },
    backAfterMs,
    untilMs: day.toMs,
  };
}

/** The mean of an exponential patience: the waits of all, over the number of those who left. Who
 *  was answered would have waited longer, and counts with his wait. null when nobody left.
 *  Source: the maximum-likelihood estimate from censored waits, as in Brown et al., Statistical
 *  analysis of a telephone call center, 2005. */
export function meanPatienceMs(
  contacts: readonly Pick<DayContact, 'waitedMs' | 'hasLeft'>[],
): number | null {
  const left = contacts.filter(({ hasLeft }) => hasLeft).length;
  const waitedMs = contacts.reduce((sum, each) => sum + each.waitedMs, 0);
  return left === 0 ? null : waitedMs / left;
}

/** A contact as often as it comes: the first as it is, further ones somewhat earlier or later. */
function copiesOf(
  { volume, fromMs, toMs }: Day,
  contact: DayContact,
  random: Random,
): { copy: DayContact; random: Random }[] {
  const count = Math.floor(volume) + Number(random() < volume % 1);
  return Array.from({ length: count }, (_, number) => {
    if (number === 0) return { copy: contact, random };
    const own = chanceOf(Math.floor(random() * 2 ** 32), number);
    const enteredMs = contact.enteredMs + Math.round((2 * own() - 1) * spreadMs);
    const contactId = `${contact.contactId}/${number}`;
    const inside = Math.min(Math.max(enteredMs, fromMs), toMs - 1);
    const copy = { ...contact, contactId, enteredMs: inside, waitedMs: 0, hasLeft: false };
    return { copy, random: own };
  });
}

function arrivalOf(
  day: Day,
  contact: DayContact,
  about: { queue: Queue; known: NonNullable<DayContact['work']>; random: Random },
): Arrival {
  const { queue, known, random } = about;
  const { channel, contactId, language, enteredMs, waitedMs, hasLeft } = contact;
  const { weightUnits, silentAfterMs } = ruledOf(day.loadRules, channel);
  const meanMs = day.patienceMs[channel];
  const restMs = meanMs === null ? null : -meanMs * Math.log(1 - random());
  return {
    item: {
      contactId,
      queueId: queue.id,
      channel,
      weightUnits,
      requirements: requirementsOf(queue),
      customerLanguage: language,
      priority: priorityIn(queue, { valueLevel: 0, isRepeat: false }),
      enteredAt: new Date(enteredMs).toISOString(),
      excluded: [],
      avoidedAgentIds: [],
      askedFirst: null,
    },
    patienceMs: hasLeft ? waitedMs : restMs === null ? null : Math.ceil(waitedMs + restMs),
    stretches: known.flatMap((stretch) =>
      stretchesOf(stretch, { weightUnits, silentAfterMs, handlingTime: day.handlingTime }),
    ),
  };
}

/** A stretch as it counts for its agent: where a customer is silent for long, it parts in two. */
function stretchesOf(
  { state, durationMs }: Omit<Stretch, 'heldUnits'>,
  rules: { weightUnits: number; silentAfterMs: number | null; handlingTime: number },
): Stretch[] {
  const { weightUnits, silentAfterMs, handlingTime } = rules;
  if (state !== 'wait-for-customer') {
    const scaledMs = Math.round(durationMs * handlingTime);
    return [{ state, durationMs: scaledMs, heldUnits: heldUnitsOf(rules, state) }];
  }
  const loudMs = Math.min(durationMs, silentAfterMs ?? durationMs);
  return [
    { state, durationMs: loudMs, heldUnits: weightUnits },
    { state, durationMs: durationMs - loudMs, heldUnits: 0 },
  ].filter((part) => part.durationMs > 0);
}

function drawn<Thing>(things: readonly Thing[], random: Random): Thing | undefined {
  return things[Math.floor(random() * things.length)];
}

/** The chance of one contact: seeds that are neighbours give chances that are not. */
function chanceOf(seed: number, number: number): Random {
  return seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
}
