import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { ReasonWeek } from '../contract.ts';

const weekMs = 7 * dayMs;

/** The contacts of a reason, week by week, the oldest first. */
export interface ReasonRow {
  readonly reasonId: string;
  readonly contacts: number;
  readonly repeats: number;
  readonly weekly: readonly number[];
}

/** The Mondays of the last weeks in UTC, the present one last. count: how many. */
export function mondaysUntil(now: Instant, count: number): string[] {
  const today = `${now.slice(0, 10)}T00:00:00.000Z`;
  const daysSinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const monday = addMs(today, -daysSinceMonday * dayMs);
  return Array.from({ length: count }, (_, index) =>
    addMs(monday, (index - count + 1) * weekMs).slice(0, 10),
  );
}

/** Reasons with their weeks, those with the most contacts first. Weeks without any count 0. */
export function reasonRows(items: readonly ReasonWeek[], mondays: readonly string[]): ReasonRow[] {
  const byReason = Map.groupBy(items, ({ reasonId }) => reasonId);
  return Array.from(byReason, ([reasonId, weeks]) => {
    const shown = weeks.filter(({ weekFrom }) => mondays.includes(weekFrom));
    const sumOf = (key: 'contacts' | 'repeats', monday?: string) =>
      shown
        .filter(({ weekFrom }) => monday === undefined || weekFrom === monday)
        .reduce((sum, week) => sum + week[key], 0);
    return {
      reasonId,
      contacts: sumOf('contacts'),
      repeats: sumOf('repeats'),
      weekly: mondays.map((monday) => sumOf('contacts', monday)),
    };
  })
    .filter(({ contacts }) => contacts > 0)
    .sort((one, other) => other.contacts - one.contacts);
}
