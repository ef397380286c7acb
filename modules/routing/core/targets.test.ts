import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import { addMs, dayMs, hourMs, type Instant, minuteMs } from '#kernel/time.ts';
import { isOpenAt, type OpenTimes, openMsBetween } from './business-time.ts';
import { mostUrgent, standingAt, type TargetState } from './target.ts';
import {
  begun,
  type Clock,
  duesOf,
  ended,
  type History,
  moved,
  newsOf,
  nextNewsAt,
  type Pause,
  paused,
  pausesOf,
  recounted,
  reopened,
  resumed,
  stateByHistory,
} from './targets.ts';

const id = '0193b5f0-0000-7000-8000-000000000001';
const about = {
  id,
  projectId: id,
  contactId: id,
  conversationId: id,
  queueId: id,
  channel: 'chat',
  kind: 'resolution',
  targetMs: hourMs,
  times: null,
} as const;
const monday = '2026-01-05T09:00:00.000Z';
/** So many minutes after nine. */
const minute = (minutes: number) => addMs(monday, minutes * minuteMs);
const clockFrom = (startedAt: Instant) => begun({ ...about, startedAt }, startedAt);

/** Monday to Friday, 9 to 13 and 14 to 18 in UTC; not at Epiphany. */
const day = [
  { fromMinute: 540, untilMinute: 780 },
  { fromMinute: 840, untilMinute: 1_080 },
];
const office: OpenTimes = {
  timeZone: 'UTC',
  week: [day, day, day, day, day, [], []],
  holidays: [{ date: '2026-01-06', name: 'Epiphany', periods: [] }],
};

describe('an hour is over', () => {
  test.each<[string, Instant, Pause[], Instant | null]>([
    ['an hour later', monday, [], '2026-01-05T10:00:00.000Z'],
    ['after the break', '2026-01-05T12:30:00.000Z', [], '2026-01-05T14:30:00.000Z'],
    ['at the closing, if it ends then', '2026-01-05T12:00:00.000Z', [], '2026-01-05T13:00:00.000Z'],
    ['after night and holiday', '2026-01-05T17:15:00.000Z', [], '2026-01-07T09:15:00.000Z'],
    ['in the hour after the opening', '2026-01-04T20:00:00.000Z', [], '2026-01-05T10:00:00.000Z'],
    ['later by a pause', monday, [{ from: minute(30), until: minute(50) }], minute(80)],
    ['not while it stands', monday, [{ from: minute(30), until: null }], null],
    ['before a pause that comes later', monday, [{ from: minute(60), until: null }], minute(60)],
    [
      'not later by a pause in the break',
      '2026-01-05T12:30:00.000Z',
      [{ from: minute(250), until: minute(280) }],
      '2026-01-05T14:30:00.000Z',
    ],
  ])('%s', (_name, startedAt, pauses, dueAt) => {
    const terms = { targetMs: hourMs, times: office };
    expect(duesOf(terms, { startedAt, pauses }).dueAt).toBe(dueAt);
  });

  it('never, where it is never open', () => {
    const times = { ...office, week: Array.from({ length: 7 }, () => []) };
    expect(duesOf({ targetMs: hourMs, times }, { startedAt: monday, pauses: [] })).toEqual({
      nearAt: null,
      dueAt: null,
    });
  });

  it('and is near after four fifths of it', () => {
    expect(clockFrom(monday).nearAt).toBe(minute(48));
  });
});

describe('the end of a time', () => {
  const start = '2026-03-27T00:00:00.000Z';
  const minutes = (max: number) => fc.integer({ min: 1, max });
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'];
  const times = fc
    .tuple(fc.constantFrom(...zones), fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }))
    .map(
      ([timeZone, open]): OpenTimes => ({
        ...{ timeZone, holidays: [{ date: '2026-03-30', name: 'Holiday', periods: [] }] },
        week: open.map((isOpen, weekday) => (isOpen || weekday === 2 ? day : [])),
      }),
    );
  const gaps = fc.array(fc.tuple(minutes(400), minutes(400)), { maxLength: 4 });
  const offset = fc.integer({ min: 0, max: 4 * 24 * 60 });

  it('is what counting minute by minute finds', () => {
    fc.assert(
      fc.property(times, offset, minutes(900), gaps, (hours, begin, targetMinutes, steps) => {
        const startedAt = addMs(start, begin * minuteMs);
        let reached = startedAt;
        const pauses = steps.map(([ranMinutes, stoodMinutes]): Pause => {
          const from = addMs(reached, ranMinutes * minuteMs);
          reached = addMs(from, stoodMinutes * minuteMs);
          return { from, until: reached };
        });
        const { dueAt } = duesOf(
          { targetMs: targetMinutes * minuteMs, times: hours },
          { startedAt, pauses },
        );
        expect(dueAt).toBe(byMinutes(hours, startedAt, pauses, targetMinutes));
      }),
      { numRuns: 25 },
    );
  });

  it('comes after just that much open time', () => {
    fc.assert(
      fc.property(times, offset, minutes(3_000), (hours, begin, targetMinutes) => {
        const startedAt = addMs(start, begin * minuteMs + 12_345);
        const targetMs = targetMinutes * minuteMs;
        const { dueAt } = duesOf({ targetMs, times: hours }, { startedAt, pauses: [] });
        const due = present(dueAt, 'its end');
        expect(openMsBetween(hours, startedAt, due)).toBe(targetMs);
        expect(openMsBetween(hours, startedAt, addMs(due, -1))).toBe(targetMs - 1);
      }),
      { numRuns: 40 },
    );
  });

  /** Slowly, and by another way than the code that is tested. */
  function byMinutes(
    hours: OpenTimes,
    startedAt: Instant,
    pauses: readonly Pause[],
    targetMinutes: number,
  ): Instant {
    let left = targetMinutes;
    let reached = startedAt;
    for (; left > 0; reached = addMs(reached, minuteMs)) {
      const isPaused = pauses.some(
        ({ from, until }) => from <= reached && reached < (until ?? '9'),
      );
      if (!isPaused && isOpenAt(hours, reached)) left -= 1;
    }
    return reached;
  }
});

describe('a clock', () => {
  const open = clockFrom(monday);

  test.each<[string, Clock, TargetState]>([
    ['is met at the last moment', ended(open, { at: minute(60), isKept: true }), 'met'],
    [
      'is breached a moment later',
      ended(open, { at: addMs(minute(60), 1), isKept: true }),
      'breached',
    ],
    [
      'is dropped without what was promised',
      ended(open, { at: minute(5), isKept: false }),
      'dropped',
    ],
    [
      'is breached when it is dropped late',
      ended(open, { at: minute(61), isKept: false }),
      'breached',
    ],
    ['is paused in the turn of the customer', paused(open, minute(10)), 'paused'],
    [
      'is met however long it stood',
      ended(paused(open, minute(10)), { at: minute(900), isKept: true }),
      'met',
    ],
    [
      'is met if the answer was in time, whatever was told before',
      ended({ ...open, state: 'breached' }, { at: minute(59), isKept: true }),
      'met',
    ],
    ['stays late when it stands', paused({ ...open, state: 'breached' }, minute(70)), 'breached'],
    [
      'runs on when its end is taken back',
      reopened(ended(open, { at: minute(5), isKept: true }), minute(6)),
      'running',
    ],
  ])('%s', (_name, clock, state) => {
    expect(clock.state).toBe(state);
  });

  it('goes on where it stood', () => {
    const again = resumed(paused(open, minute(30)), minute(500));
    expect(again).toMatchObject({ state: 'running', dueAt: minute(530), nearAt: minute(518) });
    expect(resumed(again, minute(501))).toBe(again);
    expect(paused(paused(open, minute(30)), minute(40)).pauses).toHaveLength(1);
  });

  it('tells that it is near, then that it is over, each once', () => {
    expect(nextNewsAt(open)).toBe(minute(48));
    expect(newsOf(open, minute(47))).toBeNull();
    expect(newsOf(open, minute(48))).toBe('near');
    const told = { ...open, isNearTold: true };
    expect(newsOf(told, minute(59))).toBeNull();
    expect(nextNewsAt(told)).toBe(minute(60));
    expect(newsOf(told, minute(60))).toBe('breached');
    expect(newsOf(open, minute(200))).toBe('breached');
    const late = { ...told, state: 'breached' } as const;
    expect([newsOf(late, minute(200)), nextNewsAt(late)]).toEqual([null, null]);
  });

  it('is told to be near again when it was given more time', () => {
    const told = { ...open, isNearTold: true };
    const terms = { targetMs: 2 * hourMs, times: null, queueId: id };
    expect(recounted(told, terms, minute(50))).toMatchObject({
      isNearTold: false,
      dueAt: minute(120),
    });
  });

  it('that is late stays late by the terms it was counted with', () => {
    const late = { ...open, state: 'breached' } as const;
    expect(recounted(late, { targetMs: dayMs, times: null, queueId: id }, minute(70))).toBe(late);
  });

  it('of the whole stands while it is the customer’s turn; one for an answer is dropped', () => {
    const turn = { state: 'wait-for-customer', stateSince: minute(10) } as const;
    expect(moved(open, turn)).toMatchObject({ state: 'paused', pauses: [{ from: minute(10) }] });
    const talk = { state: 'talk', stateSince: minute(20) } as const;
    expect(moved(moved(open, turn), talk).dueAt).toBe(minute(70));
    expect(moved({ ...open, kind: 'next-response' }, turn).state).toBe('dropped');
    expect(moved({ ...open, kind: 'first-response' }, turn).state).toBe('running');
  });

  test.each([
    [47, 'fine'],
    [48, 'near'],
    [60, 'near'],
    [61, 'late'],
  ] as const)('after %i minutes of an hour is %s', (minutes, standing) => {
    expect(standingAt(open, minute(minutes))).toBe(standing);
  });

  it('that is over first is the most urgent; one without an end is none', () => {
    const later = clockFrom(minute(1));
    expect(mostUrgent([later, paused(open, minute(1)), open])?.dueAt).toBe(open.dueAt);
    expect(mostUrgent([paused(open, minute(1))])).toBeUndefined();
  });
});

describe('the history of a contact', () => {
  const segment = (kind: 'talk' | 'wait-for-customer', from: number, to: number) => ({
    ...{ kind, startedAt: minute(from), endedAt: minute(to) },
    outcome: kind === 'talk' ? ('customer-turn' as const) : ('customer-wrote' as const),
  });
  const segments = [
    segment('talk', 0, 10),
    segment('wait-for-customer', 10, 90),
    segment('talk', 90, 95),
  ];

  it('tells when the clock of the resolution stood, and that it still stands', () => {
    const past = { from: minute(10), until: minute(90) };
    expect(pausesOf(segments)).toEqual([past, { from: minute(95), until: null }]);
    expect(pausesOf(segments.slice(0, 2))).toEqual([past]);
  });

  const history = (closedAt: Instant): History => ({
    contact: { openedAt: monday, firstResponseAt: minute(70), closedAt, outcome: 'answered' },
    segments: [...segments.slice(0, 2), { ...segment('talk', 90, 140), outcome: 'coded' }],
  });

  test.each<[string, Partial<Clock>, Instant, TargetState]>([
    ['a resolution in time, thanks to a turn of the customer', {}, minute(140), 'met'],
    ['a resolution that was late for all that', {}, minute(141), 'breached'],
    ['a first response that was late', { kind: 'first-response' }, minute(140), 'breached'],
    [
      'a promise that was withdrawn before',
      { state: 'dropped', endedAt: minute(5) },
      minute(141),
      'dropped',
    ],
    [
      'an answer in between, by its own instants',
      { kind: 'next-response', endedAt: minute(10), endedBy: id },
      minute(140),
      'met',
    ],
  ])('tells %s', (_name, given, closedAt, state) => {
    expect(stateByHistory({ ...clockFrom(monday), ...given }, history(closedAt))).toBe(state);
  });
});
