import { addMs, type Instant, minuteMs } from '#kernel/time.ts';
import { highestValueLevel } from '#modules/customers/core/standing.ts';
import { priorityIn } from './entry.ts';
import type { Queue as FullQueue } from './queue.ts';
import { type Queue, scoreOf, type WorkItem } from './work.ts';

/** A queue and the priorities with which contacts enter it. */
export interface AgeingQueue extends Queue {
  readonly priority: number;
  /** Of the most valued customer who comes again. */
  readonly highestPriority: number;
}

/** How the contacts of a queue age. */
export function ageingOf(queue: FullQueue): AgeingQueue {
  const { id, accelerationPerMinute, priority } = queue;
  const highest = { valueLevel: highestValueLevel, isRepeat: true };
  return { id, accelerationPerMinute, priority, highestPriority: priorityIn(queue, highest) };
}

/** For how long after it entered a contact of a queue can still be overtaken by contacts that enter
 *  after it, ms: nobody who enters later than that ever stands before it. null when nothing bounds
 *  it. Among equals first in is first out, so 0 where nobody can be more urgent.
 *
 *  With a the acceleration of its queue and p its priority, b and q those of another queue, per
 *  minute: it scores p + a·w after w minutes, who enters d minutes after it q + b·(w − d). Where
 *  b ≤ a, the other's lead is greatest when it enters, q − p − a·d, and gone for ever from
 *  d = (q − p) / a on; with a = 0 only where q ≤ p. Where b > a the other gains all the time, and
 *  whoever enters stands before it some day: no bound. What holds there is `overtakenUntil`.
 *  queues: all that the same agents serve, its own among them. */
export function overtakenForMs(own: AgeingQueue, queues: readonly AgeingQueue[]): number | null {
  let longestMs = 0;
  for (const { highestPriority, accelerationPerMinute } of queues) {
    if (accelerationPerMinute > own.accelerationPerMinute) return null;
    const lead = highestPriority - own.priority;
    if (lead <= 0) continue;
    if (own.accelerationPerMinute === 0) return null;
    longestMs = Math.max(longestMs, nextMs(lead / own.accelerationPerMinute));
  }
  return longestMs;
}

/** The instant from which on nobody who entered stands before a contact now, however urgent his
 *  queue: the starvation bound of one contact. Who entered another queue at x stands behind it as
 *  soon as q + b·(now − x) is not more than its score, so from x = now − (score − q) / b on: with a
 *  steeper queue the bound moves on, by 1 − a / b of the time. null while who enters now would
 *  still be before it.
 *  queues: all that the same agents serve, its own among them. */
export function overtakenUntil(
  item: WorkItem,
  queues: readonly AgeingQueue[],
  now: Instant,
): Instant | null {
  const own = queues.find(({ id }) => id === item.queueId);
  if (!own) return null;
  let until = item.enteredAt;
  for (const other of queues) {
    const from = behindFrom({ item, own, other }, now);
    if (from === null) return null;
    if (from > until) until = from;
  }
  return until;
}

/** From when on whoever entered one other queue stands behind the contact now. */
function behindFrom(
  { item, own, other }: { item: WorkItem; own: AgeingQueue; other: AgeingQueue },
  now: Instant,
): Instant | null {
  const alwaysMs = overtakenForMs({ ...own, priority: item.priority }, [other]);
  if (alwaysMs !== null) return addMs(item.enteredAt, alwaysMs);
  const lead = scoreOf(item, own, now) - other.highestPriority;
  if (lead < 0 || other.accelerationPerMinute === 0) return null;
  const waitedMs = (lead / other.accelerationPerMinute) * minuteMs;
  return addMs(now, -Math.max(0, Math.floor(waitedMs) - 1));
}

/** A full millisecond after so many minutes. */
function nextMs(minutes: number): number {
  return Math.floor(minutes * minuteMs) + 1;
}
