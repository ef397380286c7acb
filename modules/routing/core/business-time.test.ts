import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addMs, dayMs, hourMs, type Instant, minuteMs } from '#kernel/time.ts';
import {
  isOpenAt,
  nextClosing,
  nextOpening,
  type OpenTimes,
  openMsBetween,
} from './business-time.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const period = (fromMinute: number, untilMinute: number) => ({ fromMinute, untilMinute });
const office = [period(at(9), at(13)), period(at(14), at(18))];
const wholeDay = [period(0, at(24))];
const everyDay = (periods: OpenTimes['week'][number]) => Array.from({ length: 7 }, () => periods);

/** Monday to Friday with a break at one; Saturday until midnight, Sunday not at all. */
const berlin: OpenTimes = {
  timeZone: 'Europe/Berlin',
  week: [office, office, office, office, office, [period(at(20), at(24))], []],
  holidays: [
    { date: '2026-01-06', name: 'Epiphany', periods: [] },
    { date: '2026-12-24', name: 'Christmas Eve', periods: [period(at(10), at(12))] },
  ],
};
const always: OpenTimes = { timeZone: 'UTC', week: everyDay(wholeDay), holidays: [] };
const never: OpenTimes = { timeZone: 'UTC', week: everyDay([]), holidays: [] };

describe('an instant is open', () => {
  test.each<[string, Instant, boolean]>([
    ['at the minute of the opening', '2026-01-05T08:00:00.000Z', true],
    ['not a moment before it', '2026-01-05T07:59:59.999Z', false],
    ['until the closing, which is not open', '2026-01-05T17:00:00.000Z', false],
    ['not in the break', '2026-01-05T12:30:00.000Z', false],
    ['until midnight', '2026-01-10T22:59:59.999Z', true],
    ['not on a holiday', '2026-01-06T10:00:00.000Z', false],
    ['on a holiday with periods of its own', '2026-12-24T09:30:00.000Z', true],
    ['on such a holiday not in those of the weekday', '2026-12-24T14:00:00.000Z', false],
    ['by summer time in summer', '2026-07-06T07:00:00.000Z', true],
  ])('%s', (_name, instant, isOpen) => {
    expect(isOpenAt(berlin, instant)).toBe(isOpen);
  });
});

describe('the next opening and closing', () => {
  test.each<[string, Instant, Instant]>([
    ['of an open instant is itself', '2026-01-05T09:00:00.000Z', '2026-01-05T09:00:00.000Z'],
    ['is after the break', '2026-01-05T12:15:00.000Z', '2026-01-05T13:00:00.000Z'],
    ['passes a holiday over', '2026-01-05T17:00:00.000Z', '2026-01-07T08:00:00.000Z'],
    ['passes a weekend over', '2026-01-10T23:00:00.000Z', '2026-01-12T08:00:00.000Z'],
    ['stays at nine when the clocks go on', '2026-03-28T23:30:00.000Z', '2026-03-30T07:00:00.000Z'],
  ])('%s', (_name, instant, opensAt) => {
    expect(nextOpening(berlin, instant)).toBe(opensAt);
  });

  it('are none where it is never open', () => {
    expect(nextOpening(never, '2026-01-05T09:00:00.000Z')).toBeNull();
    expect(nextClosing(never, '2026-01-05T09:00:00.000Z')).toBeNull();
  });

  it('are none where it is always open', () => {
    expect(nextClosing(always, '2026-01-05T09:00:00.000Z')).toBeNull();
  });

  it('run on over midnight', () => {
    const night = { ...always, week: berlin.week.with(5, wholeDay).with(6, [period(0, at(2))]) };
    expect(nextClosing(night, '2026-01-10T21:00:00.000Z')).toBe('2026-01-11T02:00:00.000Z');
  });
});

describe('a day of changing clocks', () => {
  test.each<[string, string, Instant, Instant, number]>([
    ['lacks an hour', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 23],
    ['has one more', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 25],
    ['lacks one', 'America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', 23],
    ['has two', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', 25],
  ])('%s', (_name, timeZone, from, to, hours) => {
    expect(openMsBetween({ ...always, timeZone }, from, to)).toBe(hours * hourMs);
  });

  test.each<[string, string, Instant, number]>([
    ['the hour that is skipped is not open', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 0],
    ['the hour that is repeated is open twice', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', 2],
  ])('%s', (_name, timeZone, from, hours) => {
    const times = { ...always, timeZone, week: everyDay([period(at(2), at(3))]) };
    expect(openMsBetween(times, from, addMs(from, dayMs))).toBe(hours * hourMs);
  });
});

describe('the open time', () => {
  const start = '2026-01-01T00:00:00.000Z';
  const minuteOfYear = fc.integer({ min: 0, max: 365 * 24 * 60 });
  const periods = fc
    .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 6 })
    .map((minutes) => minutes.toSorted((one, other) => one - other))
    .map((sorted) =>
      sorted.flatMap((fromMinute, place) => {
        const untilMinute = sorted[place + 1];
        return place % 2 === 0 && untilMinute !== undefined ? [{ fromMinute, untilMinute }] : [];
      }),
    );
  const times: fc.Arbitrary<OpenTimes> = fc.record({
    timeZone: fc.constantFrom(
      ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
    ),
    week: fc.array(periods, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(
      fc.record({
        date: fc.integer({ min: 0, max: 364 }).map((day) => addMs(start, day * dayMs).slice(0, 10)),
        periods,
        name: fc.constant('Holiday'),
      }),
      { maxLength: 5 },
    ),
  });

  it('is additive', () => {
    fc.assert(
      fc.property(times, fc.tuple(minuteOfYear, minuteOfYear, minuteOfYear), (given, minutes) => {
        const [from = '', middle = '', to = ''] = minutes
          .toSorted((one, other) => one - other)
          .map((minute) => addMs(start, minute * minuteMs + 12_345));
        expect(openMsBetween(given, from, middle) + openMsBetween(given, middle, to)).toBe(
          openMsBetween(given, from, to),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is what the clock on the wall shows, counted minute by minute', () => {
    const clockChanges = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01'];
    const dates = fc.oneof(
      fc.constantFrom(...clockChanges.map((date) => `${date}T00:00:00.000Z`)),
      minuteOfYear.map((minute) => addMs(start, minute * minuteMs)),
    );
    fc.assert(
      fc.property(times, dates, (given, middle) => {
        const from = addMs(middle, -dayMs);
        const minutes = Array.from({ length: 2 * 24 * 60 }, (_, minute) =>
          addMs(from, minute * minuteMs),
        );
        const open = minutes.filter((minute) => isOpenByTheWall(given, minute));
        expect(openMsBetween(given, from, addMs(from, 2 * dayMs))).toBe(open.length * minuteMs);
        expect(nextOpening(given, from)).toBe(open[0] ?? nextOpening(given, addMs(middle, dayMs)));
      }),
      { numRuns: 30 },
    );
  });

  /** Read off the face of a clock, apart from the code that is tested. */
  function isOpenByTheWall({ timeZone, week, holidays }: OpenTimes, instant: Instant): boolean {
    const wall = wallOf(timeZone).format(Date.parse(instant));
    const [date = '', time = ''] = wall.split(' ');
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const weekday = (new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7;
    const ofDay = holidays.find((each) => each.date === date)?.periods ?? week[weekday] ?? [];
    const shown = at(hour, minute);
    return ofDay.some((each) => each.fromMinute <= shown && shown < each.untilMinute);
  }
});

const walls = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes `2026-03-29 02:30`. */
function wallOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    walls.get(timeZone) ??
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  walls.set(timeZone, known);
  return known;
}
