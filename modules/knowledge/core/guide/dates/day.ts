import { addMs, dayMs, type Instant } from '#kernel/time.ts';

/** Days since 1970-01-01, as the calendar on the wall counts them. */
export type Day = number;

/** How a date is meant. `start`: since then. `date`: a day is named. `bare`: only an answer to
 *  "since when?" makes it one, as in "three days". `none`: it names no day of interest. */
export type DateStrength = 'start' | 'date' | 'bare' | 'none';

/** A day that some words name. */
export interface DateRead {
  readonly day: Day;
  /** The same words about the future, where they can be. */
  readonly ahead?: Day;
  readonly strength: DateStrength;
  readonly isExact: boolean;
  /** By then, not since then. */
  readonly isLimit?: boolean;
  /** Counted back from today, as in "three days ago": it names no day of the calendar. */
  readonly isSpan?: boolean;
}

/** Words that name a day. today: on which they were said. */
export interface DateRule {
  readonly pattern: RegExp;
  readonly read: (parts: Partial<Record<string, string>>, today: Day) => DateRead | null;
}

/** A day that is named as it is. */
export function named(day: Day, given: Partial<DateRead> = {}): DateRead {
  return { day, strength: 'date', isExact: true, ...given };
}

/** A time that reached from a day until today. */
export function began(day: Day, isExact = true): DateRead {
  return { day, strength: 'start', isExact, isSpan: true };
}

/** A time that lasts. Minutes tell how long something takes each time, not since when. */
export function lasting(read: DateRead | null, unit: Unit | undefined): DateRead | null {
  return read && unit === 'minute' ? { ...read, strength: 'bare' } : read;
}

/** The day of an instant on the wall of a time zone, and the minute of the day. */
export function wallOf(at: Instant, timeZone: string): { day: Day; minute: number } {
  const format = formats.get(timeZone) ?? wallFormat(timeZone);
  formats.set(timeZone, format);
  const shown = format.formatToParts(Date.parse(at));
  const part = (type: string) => Number(shown.find((each) => each.type === type)?.value ?? 0);
  const day = Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs;
  return { day, minute: 60 * part('hour') + part('minute') };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  });
}

/** YYYY-MM-DD. */
export function dateOf(day: Day): string {
  return addMs('1970-01-01T00:00:00.000Z', day * dayMs).slice(0, 10);
}

/** The day of a date; null when there is no such day. month: from 1. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere && year >= 1970 && year <= 2100 ? ms / dayMs : null;
}

/** 0 on Mondays. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The last such weekday before a day, and the next after it. */
export function weekdayAround(today: Day, weekday: number): { day: Day; ahead: Day } {
  const back = (weekdayOf(today) - weekday + 7) % 7 || 7;
  return { day: today - back, ahead: today - back + (back === 7 ? 14 : 7) };
}

/** The weekday of the week that lies so many weeks from this one. */
export function weekdayOfWeek(today: Day, weekday: number, weeks: number): Day {
  return today - weekdayOf(today) + 7 * weeks + weekday;
}

/** The last such date up to today, and the next one. month: null for any. */
export function dateAround(
  today: Day,
  { month, day }: { month: number | null; day: number },
): { day: Day; ahead: Day } | null {
  const [year = 0, thisMonth = 1] = dateOf(today).split('-').map(Number);
  const tried =
    month === null
      ? [-2, -1, 0, 1, 2].map((more) => inMonth(year, thisMonth + more, day))
      : [-1, 0, 1].map((more) => dayOf(year + more, month, day));
  const days = tried.filter((each) => each !== null);
  const last = days.findLast((each) => each <= today);
  const next = days.find((each) => each > today);
  return last === undefined || next === undefined ? null : { day: last, ahead: next };
}

/** The first day of the month that lies so many months from this one. */
export function monthStart(today: Day, months: number): Day {
  const [year = 0, month = 1] = dateOf(today).split('-').map(Number);
  return Date.UTC(year, month - 1 + months, 1) / dayMs;
}

/** The day so many months earlier; the last of the month where it is shorter. */
function monthsBefore(today: Day, months: number): Day {
  const [, , day = 1] = dateOf(today).split('-').map(Number);
  const start = monthStart(today, -months);
  const next = monthStart(today, 1 - months);
  return Math.min(start + day - 1, next - 1);
}

/** The units in which people count time back. */
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** The day before which so much time lies. minute: of today, for what is shorter than a day. */
export function dayBefore(today: Day, count: number, unit: Unit): Day {
  switch (unit) {
    case 'minute':
    case 'hour':
      return today - Math.floor((unit === 'hour' ? count : count / 60) / 24);
    case 'day':
      return today - Math.round(count);
    case 'week':
      return today - Math.round(7 * count);
    case 'month':
      return count < 1 || count % 1 > 0
        ? today - Math.round(30 * count)
        : monthsBefore(today, count);
    case 'year':
      return monthsBefore(today, Math.round(12 * count));
  }
}

function inMonth(year: number, month: number, day: number): Day | null {
  const first = new Date(Date.UTC(year, month - 1, 1));
  return dayOf(first.getUTCFullYear(), first.getUTCMonth() + 1, day);
}
