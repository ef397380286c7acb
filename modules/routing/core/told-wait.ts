import { addMs, hourMs, type Instant, minuteMs, msBetween } from '#kernel/time.ts';

/** What a customer is told of his wait: kindly, never to the second. */
export interface ToldWait {
  readonly word: 'soon' | 'about' | 'long';
  readonly minutes: number;
}

const fewestApartMs = minuteMs;
const shareApart = 1 / 3;
const fineMinutes = 10;
const coarseMinutes = 5;

/** Until when a customer who was told one thing is told to wait. What he was told counts down with
 *  the clock, and gives way to what is expected now only when the two lie more than a minute and a
 *  third of the wait apart: so the figure neither jumps to and fro nor grows by seconds.
 *  told: null when he was told nothing. */
export function toldUntil(told: Instant | null, expectedMs: number, now: Instant): Instant {
  const expectedAt = addMs(now, expectedMs);
  if (told === null) return expectedAt;
  const apartMs = Math.abs(msBetween(told, expectedAt));
  const leftMs = Math.max(expectedMs, msBetween(now, told));
  return apartMs > Math.max(fewestApartMs, shareApart * leftMs) ? expectedAt : told;
}

/** A wait in words: less than a minute, whole minutes up to ten, fives up to an hour, more. */
export function toldWait(until: Instant, now: Instant): ToldWait {
  const leftMs = msBetween(now, until);
  if (leftMs < minuteMs) return { word: 'soon', minutes: 1 };
  if (leftMs > hourMs) return { word: 'long', minutes: 60 };
  const minutes = Math.ceil(leftMs / minuteMs);
  const step = minutes <= fineMinutes ? 1 : coarseMinutes;
  return { word: 'about', minutes: Math.ceil(minutes / step) * step };
}
