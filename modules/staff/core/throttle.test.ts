import { describe, expect, test } from 'vitest';
import { addMs, dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { limits, networkOf, waitMs } from './throttle.ts';

const lastAt = '2026-03-02T09:00:00.000Z';
const { place, account } = limits['sign-in'];

describe('waiting between tries', () => {
  test('the first five tries from one place wait for nothing', () => {
    for (let count = 0; count < 5; count += 1) {
      expect(waitMs({ count, lastAt }, place, lastAt)).toBe(0);
    }
    expect(waitMs(null, place, lastAt)).toBe(0);
  });

  test.each([
    [5, 30 * secondMs],
    [6, minuteMs],
    [7, 2 * minuteMs],
    [12, hourMs],
    [1_000_000, hourMs],
  ])('after %i tries the wait is %i ms', (count, expected) => {
    expect(waitMs({ count, lastAt }, place, lastAt)).toBe(expected);
  });

  test('the wait runs down with the clock and ends', () => {
    const tries = { count: 6, lastAt };
    expect(waitMs(tries, place, addMs(lastAt, 40 * secondMs))).toBe(20 * secondMs);
    expect(waitMs(tries, place, addMs(lastAt, minuteMs))).toBe(0);
    expect(waitMs(tries, place, addMs(lastAt, dayMs))).toBe(0);
  });

  test('strangers elsewhere cost the owner of an account a minute at most', () => {
    expect(waitMs({ count: 10_000, lastAt }, account, lastAt)).toBe(minuteMs);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the address %s stands for %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
