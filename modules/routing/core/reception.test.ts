import { expect, test } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import type { OpenTimes } from './business-time.ts';
import { type Closed, closedAt, type DayName, dayNameOf } from './reception.ts';

/** Monday, 9 to 18 in Berlin; nothing on other days. */
const mondays: OpenTimes = {
  timeZone: 'Europe/Berlin',
  week: [[{ fromMinute: 540, untilMinute: 1_080 }], [], [], [], [], [], []],
  holidays: [],
};
const never: OpenTimes = { ...mondays, week: Array.from({ length: 7 }, () => []) };
const reasons = { en: 'Fire alarm', ru: 'Пожарная тревога', zh: '火警' };
const open = { isOpen: true, closure: null };
const closedUntil = (until: Instant) => ({ isOpen: true, closure: { until, reasons } });
const monday = '2026-01-05T10:00:00.000Z';
const sunday = '2026-01-04T10:00:00.000Z';
const nextMonday = '2026-01-12T08:00:00.000Z';

test.each<[string, Parameters<typeof closedAt>[0], OpenTimes | undefined, Instant, Closed | null]>([
  ['without hours is open around the clock', open, undefined, sunday, null],
  ['is open within its hours', open, mondays, monday, null],
  [
    'is closed outside of them, until they begin',
    open,
    mondays,
    sunday,
    { opensAt: '2026-01-05T08:00:00.000Z', reasons: null },
  ],
  ['that never opens says no time', open, never, sunday, { opensAt: null, reasons: null }],
  [
    'that a person closed says no time',
    { isOpen: false, closure: null },
    mondays,
    monday,
    { opensAt: null, reasons: null },
  ],
  [
    'is closed in an emergency within its hours',
    closedUntil('2026-01-05T12:00:00.000Z'),
    mondays,
    monday,
    { opensAt: '2026-01-05T12:00:00.000Z', reasons },
  ],
  [
    'opens after an emergency when its hours begin',
    closedUntil('2026-01-05T20:00:00.000Z'),
    mondays,
    monday,
    { opensAt: nextMonday, reasons },
  ],
  ['opens by itself when an emergency is over', closedUntil(monday), mondays, monday, null],
])('a queue %s', (_name, queue, times, now, closed) => {
  expect(closedAt(queue, times, now)).toEqual(closed);
});

test.each<[string, Instant, string, DayName]>([
  ['later on the same day', '2026-01-04T22:59:00.000Z', 'Europe/Berlin', { kind: 'today' }],
  ['past midnight there', '2026-01-04T23:00:00.000Z', 'Europe/Berlin', { kind: 'tomorrow' }],
  ['not yet midnight elsewhere', '2026-01-04T23:00:00.000Z', 'UTC', { kind: 'today' }],
  ['six days on', '2026-01-10T08:00:00.000Z', 'UTC', { kind: 'weekday', weekday: 6 }],
  ['a week on', '2026-01-11T08:00:00.000Z', 'UTC', { kind: 'date' }],
])('a day %s has a name', (_name, instant, timeZone, name) => {
  expect(dayNameOf(instant, { now: sunday, timeZone })).toEqual(name);
});
