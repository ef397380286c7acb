import { addMs, dayMs, hourMs, type Instant, minuteMs, msBetween, secondMs } from '#kernel/time.ts';

/** How often something may be tried, and how the wait grows after that. */
export interface Limit {
  readonly freeTries: number;
  readonly firstWaitMs: number;
  readonly maximumWaitMs: number;
}

/** Tries without a success since, and the latest of them. */
export interface Tries {
  readonly count: number;
  readonly lastAt: Instant;
}

/** Limits per account and address, which stop guessing from one place, and per account, which
 *  slow down guessing from many. The wait of the second stays short, so that strangers cannot
 *  lock a person out. */
export const limits = {
  'sign-in': {
    place: { freeTries: 5, firstWaitMs: 30 * secondMs, maximumWaitMs: hourMs },
    account: { freeTries: 50, firstWaitMs: 10 * secondMs, maximumWaitMs: minuteMs },
  },
  forgotten: {
    place: { freeTries: 3, firstWaitMs: minuteMs, maximumWaitMs: hourMs },
    account: { freeTries: 5, firstWaitMs: 10 * minuteMs, maximumWaitMs: hourMs },
  },
} as const satisfies Record<string, { place: Limit; account: Limit }>;

export type Purpose = keyof typeof limits;

/** Tries are forgotten when nothing has been tried for this long. */
export const forgetTriesAfterMs = dayMs;

/** How long to wait before the next try: 0 when it may be made now.
 *  Every try counts as failed until a success forgets them, so that tries made at once cannot
 *  outrun the count. */
export function waitMs(tries: Tries | null, limit: Limit, now: Instant): number {
  if (!tries || tries.count < limit.freeTries) return 0;
  const doublings = Math.min(tries.count - limit.freeTries, 30);
  const pauseMs = Math.min(limit.firstWaitMs * 2 ** doublings, limit.maximumWaitMs);
  return Math.max(0, msBetween(now, addMs(tries.lastAt, pauseMs)));
}

/** Whom an IP address stands for: one subscriber of IPv6 has a whole /64 to choose from. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
