import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { isWhole, type Left, spend } from './rate.ts';

const start = '2026-03-02T09:00:00.000Z';
const allowance = { atOnce: 3, perMinute: 6 };

it('allows so many at once, and then tells how long to wait', () => {
  let left: Left | null = null;
  for (const expected of [0, 0, 0, 10_000]) {
    const spent = spend(left, allowance, start);
    expect(spent.waitMs).toBe(expected);
    left = spent.left;
  }
  expect(spend(left, allowance, addMs(start, 9_999)).waitMs).toBeGreaterThan(0);
  expect(spend(left, allowance, addMs(start, 10_000)).waitMs).toBe(0);
});

it('never allows more than what was there at once and what grew since', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(pauses, (pausesMs) => {
      let left: Left | null = null;
      let elapsedMs = 0;
      let allowed = 0;
      for (const pauseMs of pausesMs) {
        elapsedMs += pauseMs;
        const spent = spend(left, allowance, addMs(start, elapsedMs));
        left = spent.left;
        if (spent.waitMs === 0) allowed += 1;
      }
      const grown = (elapsedMs * allowance.perMinute) / minuteMs;
      expect(allowed).toBeLessThanOrEqual(allowance.atOnce + grown);
    }),
  );
});

it('is whole again when all that was spent has grown back', () => {
  const { left } = spend(null, allowance, start);
  expect(isWhole(left, allowance, addMs(start, 9_999))).toBe(false);
  expect(isWhole(left, allowance, addMs(start, 10_000))).toBe(true);
});
