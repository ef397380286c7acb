import { present } from '#kernel/assert.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { nextClosing, nextOpening, type OpenTimes, wallMsAt } from '../business-time.ts';

/** A stretch of time, from included, to excluded, ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A local day, which a clock change makes longer or shorter. date: YYYY-MM-DD. */
export function localDay(date: string, timeZone: string): Span {
  const holidays = [{ date, name: '-', periods: [{ fromMinute: 0, untilMinute: 24 * 60 }] }];
  const times: OpenTimes = { timeZone, week: [], holidays };
  const begins = nextOpening(times, addMs(`${date}T00:00:00.000Z`, -2 * dayMs));
  const fromMs = Date.parse(present(begins, `the day ${date}`));
  const ends = nextClosing(times, new Date(fromMs).toISOString());
  return { fromMs, toMs: Date.parse(present(ends, `the end of ${date}`)) };
}

/** The local date at a moment, as YYYY-MM-DD. */
export function localDateAt(ms: number, timeZone: string): string {
  return new Date(wallMsAt(timeZone, new Date(ms).toISOString())).toISOString().slice(0, 10);
}

/** The date so many days after another. */
export function dateAfter(date: string, days: number): string {
  return addMs(`${date}T00:00:00.000Z`, days * dayMs).slice(0, 10);
}

/** How many days one date is after another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
