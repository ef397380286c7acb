import { assert } from '#kernel/assert.ts';

/** More servers than this no queue of a centre has. */
const maximumServers = 100_000;

/** Probability that an arrival finds all servers busy when nobody waits (Erlang B).
 *  loadErlangs > 0: arrivals × mean handling time, in one unit of time. servers: whole, 0 or more.
 *  Source: A. K. Erlang, 1917; the recurrence over the inverse neither over- nor underflows. */
export function blockingProbability(loadErlangs: number, servers: number): number {
  let inverse = 1;
  for (let n = 1; n <= servers; n += 1) inverse = 1 + (inverse * n) / loadErlangs;
  return 1 / inverse;
}

/** Probability that an arrival has to wait (Erlang C). 1 where the servers cannot keep up.
 *  As for `blockingProbability`; servers: 1 or more. */
export function waitProbability(loadErlangs: number, servers: number): number {
  if (loadErlangs === 0) return 0;
  return waitFrom(loadErlangs, servers, 1 / blockingProbability(loadErlangs, servers));
}

/** A queue whose customers wait until they are answered. Times in one unit. */
export interface Traffic {
  /** Mean arrivals in a unit of time. */
  readonly arrivals: number;
  /** Mean handling time; more than 0. */
  readonly handling: number;
}

/** Share of the arrivals that are answered within a time (Erlang C). */
export function answeredWithin(traffic: Traffic, servers: number, within: number): number {
  const load = traffic.arrivals * traffic.handling;
  return answered({ ...traffic, load }, waitProbability(load, servers), { servers, within });
}

/** The fewest servers that answer a share of the arrivals within a time; 0 when nothing arrives.
 *  share: 0 to below 1. */
export function serversNeeded(
  traffic: Traffic,
  { share, within }: { readonly share: number; readonly within: number },
): number {
  assert(share < 1, 'a share that can be reached');
  const load = traffic.arrivals * traffic.handling;
  if (load === 0) return 0;
  let inverse = 1;
  for (let servers = 1; servers < maximumServers; servers += 1) {
    inverse = 1 + (inverse * servers) / load;
    if (servers <= load) continue;
    const waiting = waitFrom(load, servers, inverse);
    if (answered({ ...traffic, load }, waiting, { servers, within }) >= share) return servers;
  }
  return maximumServers;
}

function waitFrom(load: number, servers: number, inverseBlocking: number): number {
  if (servers <= load) return 1;
  const blocking = 1 / inverseBlocking;
  return blocking / (1 - (load / servers) * (1 - blocking));
}

function answered(
  { handling, load }: Traffic & { readonly load: number },
  waiting: number,
  { servers, within }: { readonly servers: number; readonly within: number },
): number {
  if (servers <= load) return 0;
  return 1 - waiting * Math.exp((-(servers - load) * within) / handling);
}
