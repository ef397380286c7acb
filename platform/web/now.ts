import { useSyncExternalStore } from 'react';
import type { Instant } from '#kernel/time.ts';

/** Below this the difference may be the network's, or the whole seconds of the header's. */
const tolerableSkewMs = 3_000;

let skewMs = 0;

/** Learns the server's time from an answer, so that clocks agree on a device that is set wrong.
 *  date: the Date header. */
export function noteServerDate(date: string | null, deviceMs: number = Date.now()): void {
  const difference = Date.parse(date ?? '') - deviceMs;
  if (Number.isFinite(difference)) skewMs = Math.abs(difference) > tolerableSkewMs ? difference : 0;
}

/** The server's time, as well as this device knows it. */
export function serverNow(deviceMs: number = Date.now()): Instant {
  return new Date(deviceMs + skewMs).toISOString();
}

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let second = serverNow();

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    second = serverNow();
    ticking = setInterval(tick, 1_000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(ticking);
  };
}

function tick(): void {
  second = serverNow();
  for (const listener of listeners) listener();
}

/** The present instant, anew each second. All clocks on the screen tick together. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => second);
}
