import { firstRetryMs, longestRetryMs } from '../core/limits.ts';
import { Refusal } from './door.ts';

/** How long to wait before the next attempt: doubling, spread by chance, so that a centre that
 *  comes back does not meet all its visitors at once. attempt: 0 for the first. */
export function retryDelayMs(attempt: number): number {
  const ceilingMs = Math.min(longestRetryMs, firstRetryMs * 2 ** attempt);
  return ceilingMs * (0.5 + Math.random() / 2);
}

/** Waits; shorter when the device comes back to the network. */
export function waitForTurn(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    addEventListener('online', end);
    signal?.addEventListener('abort', end);
  });
}

/** Does a piece of work, however long the centre is out of reach. Null: it said no. */
export async function insist<Result>(work: () => Promise<Result>): Promise<Result | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal && error.status < 429) return null;
      await waitForTurn(retryDelayMs(attempt));
    }
  }
}
