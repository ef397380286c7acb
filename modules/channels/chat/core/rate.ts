import { addMs, type Instant, minuteMs, msBetween } from '#kernel/time.ts';

/** How often something may be done: so often at once, then so often a minute. */
export interface Allowance {
  readonly atOnce: number;
  readonly perMinute: number;
}

/** What is left of an allowance, at a moment. */
export interface Left {
  readonly count: number;
  readonly at: Instant;
}

/** Spends one of an allowance. left: null before the first time. waitMs: until it may be done
 *  again, 0 when it may be done now; then it is spent. Source: the token bucket. */
export function spend(
  left: Left | null,
  { atOnce, perMinute }: Allowance,
  now: Instant,
): { left: Left; waitMs: number } {
  const grownFor = left ? Math.max(0, msBetween(left.at, now)) : 0;
  const count = left ? Math.min(atOnce, left.count + (grownFor * perMinute) / minuteMs) : atOnce;
  if (count >= 1) return { left: { count: count - 1, at: now }, waitMs: 0 };
  const waitMs = Math.ceil(((1 - count) * minuteMs) / perMinute);
  return { left: { count, at: now }, waitMs };
}

/** Whether an allowance is whole again, so that nothing need be remembered of it. */
export function isWhole(left: Left, { atOnce, perMinute }: Allowance, now: Instant): boolean {
  return addMs(left.at, ((atOnce - left.count) * minuteMs) / perMinute) <= now;
}
