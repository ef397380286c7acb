import { dayMs, type Instant } from '#kernel/time.ts';
import { nextOpening, type OpenTimes, wallMsAt, weekdayOf } from './business-time.ts';
import type { Queue } from './queue.ts';

/** Why nobody is promised an answer at once. */
export interface Closed {
  /** Null: nobody knows. */
  readonly opensAt: Instant | null;
  /** Told to those who come, when it is closed out of turn. */
  readonly reasons: Queue['names'] | null;
}

/** What whoever comes to a queue now may expect. */
export interface Reception {
  /** The queue is open, and an agent of the project is available. */
  readonly isStaffed: boolean;
  /** Null while it is open. timeZone: of its hours. */
  readonly closed: (Closed & { readonly timeZone: string }) | null;
  /** Who comes while nobody is there is to be answered by mail, where the project can. */
  readonly asksForMail: boolean;
}

/** Whether a queue is closed to those who come now, and until when; null while it is open.
 *  times: its business hours; undefined: around the clock. */
export function closedAt(
  { isOpen, closure }: Pick<Queue, 'isOpen' | 'closure'>,
  times: OpenTimes | undefined,
  now: Instant,
): Closed | null {
  if (!isOpen) return { opensAt: null, reasons: null };
  const { until, reasons } =
    closure && closure.until > now ? closure : { until: now, reasons: null };
  const opensAt = times ? nextOpening(times, until) : until;
  return opensAt === now ? null : { opensAt, reasons };
}

/** How people name the day of an opening or a closing: by its weekday only while no other of that
 *  name is nearer. weekday: 1 for Monday. */
export type DayName =
  | { readonly kind: 'today' | 'tomorrow' | 'date' }
  | { readonly kind: 'weekday'; readonly weekday: number };

/** The name of the day on which an instant lies, as seen from now by the clocks of a zone. */
export function dayNameOf(
  instant: Instant,
  { now, timeZone }: { now: Instant; timeZone: string },
): DayName {
  const wallMs = wallMsAt(timeZone, instant);
  const daysAhead = Math.floor(wallMs / dayMs) - Math.floor(wallMsAt(timeZone, now) / dayMs);
  if (daysAhead === 0) return { kind: 'today' };
  if (daysAhead === 1) return { kind: 'tomorrow' };
  if (daysAhead > 1 && daysAhead < 7) return { kind: 'weekday', weekday: weekdayOf(wallMs) };
  return { kind: 'date' };
}
