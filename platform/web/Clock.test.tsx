import { expect, test } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { urgencyOf } from './Clock.tsx';

const now = '2026-11-21T09:00:00.000Z';

test.each([
  { leftMs: 60 * minuteMs, wholeMs: undefined, urgency: 'fine' },
  { leftMs: 2 * minuteMs, wholeMs: undefined, urgency: 'soon' },
  { leftMs: 0, wholeMs: undefined, urgency: 'over' },
  { leftMs: 13 * minuteMs, wholeMs: 60 * minuteMs, urgency: 'fine' },
  { leftMs: 12 * minuteMs, wholeMs: 60 * minuteMs, urgency: 'soon' },
  { leftMs: -1, wholeMs: 60 * minuteMs, urgency: 'over' },
])(
  '$leftMs ms before it is due, of $wholeMs, a clock is $urgency',
  ({ leftMs, wholeMs, urgency }) => {
    const dueAt = addMs(now, leftMs);
    const startedAt = wholeMs === undefined ? undefined : addMs(dueAt, -wholeMs);
    expect(urgencyOf(dueAt, now, startedAt)).toBe(urgency);
  },
);
