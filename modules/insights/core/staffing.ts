import { type Estimate, quantilesOfNormal } from '#kernel/proportion.ts';
import { hourMs, type Instant, msBetween } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import { serversNeeded } from './erlang.ts';

/** The field's habit: 80 % within the threshold of the queue. */
const answeredShare = 0.8;
/** A need from fewer contacts than this would be a guess. */
export const fewestContacts = 5;

const z95 = quantilesOfNormal[0.95];
const missedPeople = 0.1;
/** What is late already is to be worked off within so long. */
const lateWithinMs = hourMs;

/** What came into a queue on a channel, and what it takes. */
export interface Demand {
  readonly channel: Channel;
  /** Arrivals of the last 60 minutes. */
  readonly arrivals: number;
  /** Arrivals of the same 60 minutes in each of the last weeks. */
  readonly pastArrivals: readonly number[];
  /** What one typically takes, and of how many contacts it is known; null of none. */
  readonly handlingMs: number | null;
  readonly handled: number;
  /** When each contact that waits should be answered. */
  readonly dueAt: readonly Instant[];
  /** Contacts that agents work on now. */
  readonly inHand: number;
  readonly thresholdMs: number;
  /** How many such contacts an agent holds at once. */
  readonly atOnce: number;
}

/** What is answered later than it comes: its need is set by when it is due, not by its coming. */
const isDeferred: Record<Channel, boolean> = { chat: false, email: true };

/** Arrivals to be expected in an hour: half by the last one, half by the same one of past weeks.
 *  The interval takes arrivals to come independently (Poisson). */
export function arrivalsPerHour({
  arrivals,
  pastArrivals,
}: Pick<Demand, 'arrivals' | 'pastArrivals'>): Estimate & { readonly n: number } {
  const past = pastArrivals.reduce((sum, each) => sum + each, 0);
  const weeks = pastArrivals.length;
  const share = weeks > 0 ? 0.5 : 1;
  const value = share * arrivals + (weeks > 0 ? (share * past) / weeks : 0);
  const variance =
    share ** 2 * Math.max(1, arrivals) + (weeks > 0 ? (share / weeks) ** 2 * Math.max(1, past) : 0);
  const half = z95 * Math.sqrt(variance);
  return { value, low: Math.max(0, value - half), high: value + half, n: arrivals + past };
}

/** How many people a demand needs now; null when too few contacts tell it.
 *  What is answered at once: servers by Erlang C, at least as many as contacts wait or are in hand,
 *  ÷ contacts at once. What is answered later: the work that must be done before each due time ÷
 *  the time until then, the most of all, and at least as much as comes in. */
export function peopleNeeded(demand: Demand, now: Instant): Estimate | null {
  const { handlingMs, handled, dueAt, inHand } = demand;
  const perHour = arrivalsPerHour(demand);
  if (perHour.n === 0 && dueAt.length === 0 && inHand === 0) return { value: 0, low: 0, high: 0 };
  if (handlingMs === null || handled < fewestContacts || perHour.n < fewestContacts) return null;
  const known = { ...demand, handlingMs };
  const people = (arrivals: number) => peopleFor(known, arrivals, now);
  return { value: people(perHour.value), low: people(perHour.low), high: people(perHour.high) };
}

/** The same, however few contacts tell it: enough to divide people by, not to be shown. */
export function roughNeed(demand: Demand, now: Instant): number {
  const { handlingMs } = demand;
  if (handlingMs === null) return demand.dueAt.length / Math.max(1, demand.atOnce);
  return peopleFor({ ...demand, handlingMs }, arrivalsPerHour(demand).value, now);
}

/** How a number of people stands to a need. The middle ones lie within its interval. */
export type Verdict = 'short' | 'probably-short' | 'probably-enough' | 'enough';

/** Whether the people present are enough. A tenth of a person is not missed. */
export function verdictOf(present: number, { value, low, high }: Estimate): Verdict {
  const counted = present + missedPeople;
  if (counted < low) return 'short';
  if (counted < value) return 'probably-short';
  return counted < high ? 'probably-enough' : 'enough';
}

type Known = Demand & { readonly handlingMs: number };

function peopleFor(demand: Known, arrivals: number, now: Instant): number {
  const slots = isDeferred[demand.channel] ? slotsByDue : slotsAtOnce;
  return slots(demand, arrivals / hourMs, now) / Math.max(1, demand.atOnce);
}

function slotsAtOnce({ handlingMs, thresholdMs, dueAt, inHand }: Known, perMs: number): number {
  const goal = { share: answeredShare, within: thresholdMs };
  const byArrivals = serversNeeded({ arrivals: perMs, handling: handlingMs }, goal);
  return Math.max(byArrivals, dueAt.length + inHand);
}

function slotsByDue({ handlingMs, dueAt }: Known, perMs: number, now: Instant): number {
  const byDue = dueAt
    .toSorted()
    .map((due, place) => ((place + 1) * handlingMs) / Math.max(lateWithinMs, msBetween(now, due)));
  return Math.max(perMs * handlingMs, ...byDue);
}
