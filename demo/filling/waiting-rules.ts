import type { Id } from '#kernel/id.ts';
import { minuteMs } from '#kernel/time.ts';
import type { Queue } from '#modules/routing/core/queue.ts';

/** Where those go on waiting who have waited long, and what becomes of those who come while nobody
 *  is there. ids: of the project's queues that are made already. */
export function waitingRules(
  key: string,
  ids: Readonly<Record<string, Id>>,
): Partial<Pick<Queue, 'overflow' | 'whenClosed'>> {
  const { 'carrier-now': carrierNow } = ids;
  if (key === 'carrier-claims' && carrierNow) {
    return {
      overflow: [{ when: { kind: 'waited', ms: 8 * minuteMs }, queueId: carrierNow }],
      whenClosed: { kind: 'queue', queueId: carrierNow },
    };
  }
  return answeredByMail.has(key) ? { whenClosed: { kind: 'mail' } } : {};
}

const answeredByMail = new Set(['shop-after', 'broadband-bills']);
