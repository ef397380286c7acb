import type { Log } from '#platform/log/log.ts';

/** What is to happen later in the demo's life; nothing of it outlives `close`. */
export interface Hourglass {
  readonly later: (afterMs: number, deed: () => Promise<void>) => void;
  /** Again and again, each time after the one before is over. */
  readonly every: (periodMs: number, deed: () => Promise<void>) => void;
  /** Resolves when what had begun is over. */
  readonly close: () => Promise<void>;
}

/** Opens an hourglass. A deed that fails is told to those who debug, and life goes on: an offer is
 *  gone because a visitor took it, a server is just restarting. */
export function openHourglass(log: Log): Hourglass {
  const waiting = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let isClosed = false;
  const later: Hourglass['later'] = (afterMs, deed) => {
    if (isClosed) return;
    const timeout = setTimeout(
      () => {
        waiting.delete(timeout);
        const run = deed()
          .catch((error) => log.debug('Something in the demo did not come about.', { error }))
          .finally(() => running.delete(run));
        running.add(run);
      },
      Math.max(0, afterMs),
    );
    waiting.add(timeout);
  };
  return {
    later,
    every: (periodMs, deed) => {
      const again = () => later(periodMs, () => deed().finally(again));
      again();
    },
    close: async () => {
      isClosed = true;
      waiting.forEach(clearTimeout);
      await Promise.allSettled(running);
    },
  };
}
