import { type Random, seededRandom } from '#kernel/random.ts';
import type { Holds } from './pace.ts';
import type { ExpectedWait } from './waiting.ts';

/** Who waits before somebody, and the agents who can take him or them. */
export interface LineUp {
  /** The kind of contact that is asked about. */
  readonly kind: string;
  /** How long its kind holds an agent. */
  readonly holds: Holds;
  /** Who is served before it, the first first. */
  readonly before: readonly Waiting[];
  /** How many more stand between those and it. */
  readonly beyond: number;
  readonly pools: readonly Pool[];
}

/** A contact that waits. kind: contacts of one kind can be taken by the same agents. */
export interface Waiting {
  readonly kind: string;
  readonly holds: Holds;
}

/** The places of agents who can take the same kinds. */
export interface Pool {
  readonly takes: ReadonlySet<string>;
  readonly places: readonly Place[];
}

/** Room for one contact at an agent. */
export interface Place {
  /** What holds it; null: nothing. */
  readonly held: { readonly holds: Holds; readonly ageMs: number } | null;
  /** It is not given away sooner, ms. */
  readonly notBeforeMs: number;
}

/** How often a line-up is played: a large one is steadier by itself, and dearer. */
const replaysOf = { small: 256, middle: 64, large: 24 } as const;
const smallLineUp = 40;
const middleLineUp = 200;
const lowShare = 0.2;
const highShare = 0.8;
const seed = 20_260_302;

/** How long a contact will wait until somebody can take it: the line-up is played on to its turn
 *  many times, each time with other ends of what agents hold now and of what is taken before it,
 *  drawn from how long such contacts have lasted. The mean of the replays, and where most of them
 *  lie. null when nobody who is there could take it. The same line-up gives the same.
 *  More people before it never shorten it, more agents never lengthen it, where all wait for the
 *  same agents. Whoever comes later and overtakes is not foreseen.
 *  Costs replays × (places + contacts before) × log(places). */
export function estimateWait(lineUp: LineUp): ExpectedWait | null {
  const own = lineUp.pools.filter(({ takes }) => takes.has(lineUp.kind));
  const ownPlaces = own.reduce((sum, { places }) => sum + places.length, 0);
  if (ownPlaces === 0) return null;
  const draws = drawsOf(lineUp, replaysFor(lineUp));
  const pools = lineUp.pools.map((pool) => ({
    ...pool,
    freeMs: new Float64Array(pool.places.length),
  }));
  const beyondMs = (lineUp.beyond * meanHoldMs(lineUp)) / ownPlaces;
  const waits = Array.from(
    { length: draws.replays },
    (_, replay) => replayOnce(lineUp, pools, { draws, replay }) + beyondMs,
  ).sort((one, other) => one - other);
  const quantile = (share: number) => Math.round(waits[Math.floor(share * draws.replays)] ?? 0);
  const waitMs = Math.round(waits.reduce((sum, each) => sum + each, 0) / draws.replays);
  return { waitMs, lowMs: quantile(lowShare), highMs: quantile(highShare) };
}

function replaysFor({ pools, before }: LineUp): number {
  const size = pools.reduce((sum, { places }) => sum + places.length, before.length);
  if (size > middleLineUp) return replaysOf.large;
  return size > smallLineUp ? replaysOf.middle : replaysOf.small;
}

/** What chance says of each place and of each contact before, in every replay. Each is drawn once
 *  from every part of what is possible, in an order of its own, so that few replays do. Source:
 *  Latin hypercube sampling, M. McKay, R. Beckman and W. Conover, 1979. */
interface Draws {
  readonly replays: number;
  readonly places: readonly Float64Array[];
  readonly before: readonly Float64Array[];
}

/** Those of agents and of contacts come from sources of their own: one more of the one changes
 *  nothing of the other. */
function drawsOf({ pools, before }: LineUp, replays: number): Draws {
  const ofPlaces = seededRandom(seed);
  const ofContacts = seededRandom(seed + 1);
  return {
    replays,
    places: pools.flatMap(({ places }) => places.map(() => sharesOf(ofPlaces, replays))),
    before: before.map(() => sharesOf(ofContacts, replays)),
  };
}

function sharesOf(random: Random, count: number): Float64Array {
  const shares = Float64Array.from({ length: count }, (_, index) => (index + 0.5) / count);
  for (let left = count - 1; left > 0; left -= 1) {
    const other = Math.floor(random() * (left + 1));
    const share = shares[left] ?? 0;
    shares[left] = shares[other] ?? 0;
    shares[other] = share;
  }
  return shares;
}

/** The places of a pool by when they are free: a binary heap, the soonest first. */
interface OpenPool extends Pool {
  readonly freeMs: Float64Array;
}

/** When the contact is served, in one course that things may take. */
function replayOnce(
  { kind, before }: Pick<LineUp, 'kind' | 'before'>,
  pools: readonly OpenPool[],
  { draws, replay }: { draws: Draws; replay: number },
): number {
  let drawn = 0;
  for (const { places, freeMs } of pools) {
    for (const [index, { held, notBeforeMs }] of places.entries()) {
      const share = draws.places[drawn]?.[replay] ?? 0;
      const endsMs = held ? held.holds.remainingMs(held.ageMs, share) : 0;
      freeMs[index] = Math.max(notBeforeMs, endsMs);
      drawn += 1;
    }
    for (let place = freeMs.length >> 1; place >= 0; place -= 1) {
      sink(freeMs, place, freeMs[place] ?? 0);
    }
  }
  for (const [index, waiting] of before.entries()) {
    const freeMs = soonest(pools, waiting.kind);
    if (!freeMs) continue;
    const share = draws.before[index]?.[replay] ?? 0;
    sink(freeMs, 0, (freeMs[0] ?? 0) + waiting.holds.remainingMs(0, share));
  }
  return soonest(pools, kind)?.[0] ?? 0;
}

/** The pool whose next place is free first. */
function soonest(pools: readonly OpenPool[], kind: string): Float64Array | undefined {
  let best: Float64Array | undefined;
  for (const { takes, freeMs } of pools) {
    const [firstMs] = freeMs;
    if (firstMs === undefined || !takes.has(kind)) continue;
    if (firstMs < (best?.[0] ?? Number.POSITIVE_INFINITY)) best = freeMs;
  }
  return best;
}

/** Lets a place of the heap be free at another time, no sooner than before: sinks it to where it
 *  belongs. */
function sink(freeMs: Float64Array, from: number, nextMs: number): void {
  const { length } = freeMs;
  if (from >= length) return;
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= length) break;
    if (child + 1 < length && (freeMs[child + 1] ?? 0) < (freeMs[child] ?? 0)) child += 1;
    const childMs = freeMs[child] ?? 0;
    if (nextMs <= childMs) break;
    freeMs[place] = childMs;
    place = child;
  }
  freeMs[place] = nextMs;
}

/** How long those who are not played hold an agent, by those who are. */
function meanHoldMs({ before, holds }: LineUp): number {
  if (before.length === 0) return holds.meanMs;
  return before.reduce((sum, each) => sum + each.holds.meanMs, 0) / before.length;
}
