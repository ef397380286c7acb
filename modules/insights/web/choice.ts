import { addMs, dayMs, type Instant } from '#kernel/time.ts';

/** The periods that a board can show. `today` begins at midnight where the reader is. */
export const periods = ['today', '24h', '7d', '30d'] as const;
export type Period = (typeof periods)[number];

const lengthMs = { '24h': dayMs, '7d': 7 * dayMs, '30d': 30 * dayMs } as const;

/** What of the floor is shown. Kept in the address. */
export interface Choice {
  readonly project?: string;
  readonly period?: Period;
  readonly channel?: 'chat' | 'email';
  readonly queue?: string;
}

/** The choice that an address makes; what it does not know is left out. */
export function readChoice(search: Readonly<Record<string, unknown>>): Choice {
  const { project, period, channel, queue } = search;
  return {
    ...(typeof project === 'string' && { project }),
    ...(isPeriod(period) && { period }),
    ...((channel === 'chat' || channel === 'email') && { channel }),
    ...(typeof queue === 'string' && { queue }),
  };
}

/** From when to when a period goes, to the minute, so that a board asked for again within it is the
 *  same. */
export function spanOf(period: Period, now: Instant): { from: Instant; to: Instant } {
  const to = addMs(`${now.slice(0, 16)}:00.000Z`, 60_000);
  if (period !== 'today') return { from: addMs(to, -lengthMs[period]), to };
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  return { from: midnight.toISOString(), to };
}

/** The whole hours of a span: in one that is not over, only the quick answers are there yet. */
export function wholeHoursOf({ from, to }: { from: Instant; to: Instant }) {
  return { from, to: `${to.slice(0, 13)}:00:00.000Z` };
}

function isPeriod(word: unknown): word is Period {
  return periods.some((period) => period === word);
}
