import { expect, it, test } from 'vitest';
import { addMs, minuteMs, secondMs } from '#kernel/time.ts';
import { toldUntil, toldWait } from './told-wait.ts';

const now = '2026-03-02T09:00:00.000Z';

it.each([
  [20 * secondMs, 'soon', 1],
  [130 * secondMs, 'about', 3],
  [10 * minuteMs, 'about', 10],
  [11 * minuteMs, 'about', 15],
  [60 * minuteMs, 'about', 60],
  [61 * minuteMs, 'long', 60],
])('a wait of %i ms is told as %s, %i', (leftMs, word, minutes) => {
  expect(toldWait(addMs(now, leftMs), now)).toEqual({ word, minutes });
});

test('what a customer was told counts down, and changes only when it is far off', () => {
  const told = toldUntil(null, 9 * minuteMs, now);
  expect(told).toBe(addMs(now, 9 * minuteMs));
  const later = addMs(now, 2 * minuteMs);
  expect(toldUntil(told, 9 * minuteMs, later)).toBe(told);
  expect(toldUntil(told, 5 * minuteMs, later)).toBe(told);
  expect(toldUntil(told, 12 * minuteMs, later)).toBe(addMs(later, 12 * minuteMs));
  expect(toldUntil(told, 3 * minuteMs, later)).toBe(addMs(later, 3 * minuteMs));
});

test('the last minute is not taken back for a few seconds', () => {
  const told = addMs(now, 20 * secondMs);
  expect(toldUntil(told, 70 * secondMs, now)).toBe(told);
});
