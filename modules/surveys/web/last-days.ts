import { addMs, dayMs, type Instant } from '#kernel/time.ts';

/** The last days as a period that stays the same for an hour, so that its figures are kept. */
export function lastDays(days: number, now: Instant): { from: Instant; until: Instant } {
  const until = `${addMs(now, dayMs).slice(0, 13)}:00:00.000Z`;
  return { from: addMs(until, -(days + 1) * dayMs), until };
}
