import { describe, expect, it } from 'vitest';
import { addMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { arrivalsPerHour, type Demand, peopleNeeded, roughNeed, verdictOf } from './staffing.ts';

const now = '2026-03-02T09:00:00.000Z';
const chats: Demand = {
  channel: 'chat',
  arrivals: 200,
  pastArrivals: [],
  handlingMs: 180 * secondMs,
  handled: 400,
  dueAt: [],
  inHand: 0,
  thresholdMs: 20 * secondMs,
  atOnce: 1,
};
const mails: Demand = { ...chats, channel: 'email', arrivals: 6, handlingMs: 10 * minuteMs };
const waiting = (count: number, dueInMs: number) =>
  Array.from({ length: count }, () => addMs(now, dueInMs));

describe('the arrivals to be expected', () => {
  it('are those of the last hour and of the same hour in past weeks, half each', () => {
    const expected = arrivalsPerHour({ arrivals: 40, pastArrivals: [20, 30, 10] });
    expect(expected).toMatchObject({ value: 30, n: 100 });
    // Poisson: a quarter of 40, and of 60 over three weeks squared.
    const half = 1.959963984540054 * Math.sqrt(10 + 60 / 36);
    expect(expected.high).toBeCloseTo(30 + half, 9);
    expect(expected.low).toBeCloseTo(30 - half, 9);
  });

  it('of a young project are those of the last hour', () => {
    expect(arrivalsPerHour({ arrivals: 9, pastArrivals: [] }).value).toBe(9);
  });
});

describe('the people needed', () => {
  it('for chats follow Erlang C, each of them holding several', () => {
    expect(peopleNeeded(chats, now)?.value).toBe(14);
    expect(peopleNeeded({ ...chats, atOnce: 4 }, now)?.value).toBe(3.5);
  });

  it('for chats are at least as many as hold what waits and is in hand', () => {
    const jam = { ...chats, inHand: 10, dueAt: waiting(20, minuteMs), atOnce: 3 };
    expect(peopleNeeded(jam, now)?.value).toBe(10);
  });

  it('for mails keep up with what comes in', () => {
    expect(peopleNeeded(mails, now)?.value).toBe(1);
  });

  it('for mails answer what waits before it is due', () => {
    const dueAt = [...waiting(12, 2 * hourMs), ...waiting(24, 8 * hourMs)];
    // 12 × 10 min in 2 h need one; all 36 in 8 h need less.
    expect(peopleNeeded({ ...mails, arrivals: 5, dueAt }, now)?.value).toBe(1);
    expect(peopleNeeded({ ...mails, dueAt: waiting(36, 2 * hourMs) }, now)?.value).toBe(3);
  });

  it('for mails that are late work them off within the hour', () => {
    expect(peopleNeeded({ ...mails, dueAt: waiting(12, -hourMs) }, now)?.value).toBe(2);
  });

  it('lie between those for few and for many arrivals', () => {
    const { value, low, high } = peopleNeeded(chats, now) ?? { value: 0, low: 0, high: 0 };
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  });

  it('are nobody when nothing comes, and unknown when too few tell', () => {
    const quiet = { ...chats, arrivals: 0, handlingMs: null, handled: 0 };
    expect(peopleNeeded(quiet, now)).toEqual({ value: 0, low: 0, high: 0 });
    expect(peopleNeeded({ ...chats, arrivals: 4 }, now)).toBeNull();
    expect(peopleNeeded({ ...chats, handled: 4 }, now)).toBeNull();
  });

  it('are known roughly, to divide people by, however few tell', () => {
    expect(roughNeed({ ...chats, handled: 4 }, now)).toBe(14);
    const unknown = { ...chats, handlingMs: null, handled: 0, atOnce: 2 };
    expect(roughNeed({ ...unknown, dueAt: waiting(3, hourMs) }, now)).toBe(1.5);
  });
});

describe('the verdict', () => {
  it.each([
    [1, 'short'],
    [2.5, 'probably-short'],
    [2.95, 'probably-enough'],
    [3.5, 'probably-enough'],
    [4, 'enough'],
  ])('on %d people where 3 are needed, 2 to 4, is %s', (present, verdict) => {
    expect(verdictOf(present, { value: 3, low: 2, high: 4 })).toBe(verdict);
  });
});
