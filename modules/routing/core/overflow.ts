import type { Id } from '#kernel/id.ts';
import { addMs, type Instant, msBetween } from '#kernel/time.ts';
import type { Decided } from './decision.ts';
import type { Queue } from './queue.ts';
import type { OverflowRule } from './waiting.ts';

/** How a contact that waits stands when its queue is asked whether it waits on elsewhere. */
export interface Waited {
  readonly enteredAt: Instant;
  /** It has just come: only then do its expected wait and those before it count. null: it has not,
   *  or that is not known. */
  readonly expectedMs: number | null;
  readonly waitingBefore: number | null;
  /** Its queue is closed to those who come, and it has just come. */
  readonly isClosed: boolean;
}

/** Where a contact waits on, and why. */
export type Overflow = Pick<
  Extract<Decided, { kind: 'overflowed' }>,
  'intoQueueId' | 'why' | 'found'
>;

/** Where a contact waits on instead: by the closed-hours rule, else by the first overflow rule that
 *  holds. null: it stays. isOpenTo: whether a queue takes it now; not one in which it has been. */
export function overflowOf(
  { overflow, whenClosed }: Pick<Queue, 'overflow' | 'whenClosed'>,
  waited: Waited,
  { isOpenTo, now }: { isOpenTo: (queueId: Id) => boolean; now: Instant },
): Overflow | null {
  if (waited.isClosed && whenClosed.kind === 'queue' && isOpenTo(whenClosed.queueId)) {
    return { intoQueueId: whenClosed.queueId, why: { kind: 'closed' }, found: null };
  }
  for (const { when, queueId } of overflow) {
    const found = foundBy(when, waited, now);
    if (found !== undefined && isOpenTo(queueId)) return { intoQueueId: queueId, why: when, found };
  }
  return null;
}

/** When a contact that waits will have waited so long that a rule of its queue holds; null when
 *  none is to come. */
export function nextOverflowAt(
  { overflow }: Pick<Queue, 'overflow'>,
  enteredAt: Instant,
  now: Instant,
): Instant | null {
  const waitedMs = msBetween(enteredAt, now);
  const ahead = overflow.flatMap(({ when }) =>
    when.kind === 'waited' && when.ms > waitedMs ? [when.ms] : [],
  );
  return ahead.length === 0 ? null : addMs(enteredAt, Math.min(...ahead));
}

/** What made a rule hold; undefined while it does not. */
function foundBy(when: OverflowRule['when'], waited: Waited, now: Instant) {
  const { expectedMs, waitingBefore, enteredAt } = waited;
  switch (when.kind) {
    case 'estimated':
      return expectedMs !== null && expectedMs > when.ms ? expectedMs : undefined;
    case 'waiting':
      return waitingBefore !== null && waitingBefore >= when.count ? waitingBefore : undefined;
    default:
      return msBetween(enteredAt, now) >= when.ms ? null : undefined;
  }
}
