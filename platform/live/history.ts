import type { HeedEvent } from '#kernel/event.ts';
import type { Instant } from '#kernel/time.ts';

/** An event as it goes to browsers: already written out, with the topics that may hear it. */
export interface Heard {
  readonly seq: string;
  readonly heardAt: Instant;
  readonly topics: readonly string[];
  readonly event: HeedEvent;
  readonly text: string;
}

/** The latest events, for browsers that come back or ask for more. */
export interface History {
  readonly add: (heard: Heard) => void;
  /** What came behind an event; null when that event is not remembered. */
  readonly after: (seq: string) => readonly Heard[] | null;
  /** How many events there have been. */
  readonly count: () => number;
  /** What came behind so many events, and not before an instant, as far as it is remembered. */
  readonly since: (from: { count: number; instant: Instant }) => readonly Heard[];
}

/** Remembers the latest events. length: how many. */
export function openHistory(length: number): History {
  const events: Heard[] = [];
  let total = 0;
  return {
    add: (heard) => {
      events.push(heard);
      total += 1;
      if (events.length > length) events.shift();
    },
    after: (seq) => {
      const index = events.findIndex((heard) => heard.seq === seq);
      return index === -1 ? null : events.slice(index + 1);
    },
    count: () => total,
    since: ({ count, instant }) => {
      const known = events.length - (total - count);
      const early = events.findLastIndex(({ heardAt }) => heardAt < instant) + 1;
      return events.slice(Math.max(known, early, 0));
    },
  };
}
