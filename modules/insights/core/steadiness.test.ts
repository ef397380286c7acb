import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { type Answer, byUnsteadiness, steadinessOf } from './steadiness.ts';

const from = '2026-01-05T00:00:00.000Z';
const day = { from, to: addMs(from, dayMs) };

/** Answers of one hour after another, each a list of seconds. */
function hourly(...hours: (readonly number[])[]): Answer[] {
  return hours.flatMap((seconds, hour) =>
    seconds.map((each, index) => ({
      openedAt: addMs(from, hour * hourMs + index * minuteMs),
      firstResponseMs: each * secondMs,
    })),
  );
}

const calm = (hour: number) => [20, 30, 40 + (hour % 2) * 10, 60, 300];
const calmDay = Array.from({ length: 24 }, (_, hour) => calm(hour));
const toldBy = (formula: string, answers: readonly Answer[]) =>
  steadinessOf(answers, day).figures.find((figure) => figure.formula === formula)?.value;

describe('steadiness', () => {
  it('follows the median of each hour, by limits from before the last quarter', () => {
    const { grain, basePoints, limitsMs, points } = steadinessOf(hourly(...calmDay), day);
    expect({ grain, basePoints }).toEqual({ grain: 'hour', basePoints: 18 });
    expect(limitsMs).toEqual({
      centre: 45_000,
      lower: expect.closeTo(18_400, 6),
      upper: expect.closeTo(71_600, 6),
      rangeMean: 10_000,
      rangeUpper: expect.closeTo(32_670, 6),
    });
    expect(points.slice(0, 2)).toEqual([
      { startsAt: from, n: 5, medianMs: 40_000, rangeMs: null, signals: [] },
      { startsAt: addMs(from, hourMs), n: 5, medianMs: 50_000, rangeMs: 10_000, signals: [] },
    ]);
    expect(points.flatMap(({ signals }) => signals)).toEqual([]);
  });

  it('does not let the last quarter move the limits that judge it', () => {
    const late = calmDay.map((seconds, hour) => (hour < 18 ? seconds : seconds.map((s) => s * 3)));
    expect(steadinessOf(hourly(...late), day).limitsMs).toEqual(
      steadinessOf(hourly(...calmDay), day).limitsMs,
    );
    expect(toldBy('steadiness.signals', hourly(...late))).toBe(6);
    expect(toldBy('steadiness.signals', hourly(...calmDay))).toBe(0);
  });

  it('does not let one very bad hour before that make all others look good', () => {
    const bad = calmDay.map((seconds, hour) => (hour === 5 ? seconds.map((s) => s * 90) : seconds));
    const { basePoints, limitsMs, points } = steadinessOf(hourly(...bad), day);
    expect(basePoints).toBe(17);
    expect(limitsMs?.centre).toBeCloseTo(44_705.88, 2);
    const told = points.flatMap(({ signals }, hour) => signals.map((signal) => [hour, signal]));
    expect(told).toEqual([
      [5, 'beyond-limit'],
      [5, 'jump'],
      [6, 'jump'],
    ]);
  });

  it('tells median, 90th percentile, and their ratio', () => {
    const answers = hourly([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
    expect(toldBy('first-response.median', answers)).toBe(60_000);
    expect(toldBy('first-response.p90', answers)).toBe(100_000);
    expect(toldBy('first-response.p90-of-median', answers)).toBeCloseTo(10 / 6, 10);
  });

  it('follows days where most hours have fewer than five answers', () => {
    const sparse = hourly([10, 20], [30], [40, 50, 60]);
    const { grain, points } = steadinessOf(sparse, day);
    expect(grain).toBe('day');
    expect(points).toMatchObject([{ startsAt: from, n: 6, medianMs: 35_000 }]);
  });

  it('leaves out a point with fewer than five answers', () => {
    const { points } = steadinessOf(hourly(calm(0), [1, 2, 3, 4], calm(1)), day);
    expect(points.map(({ n }) => n)).toEqual([5, 5]);
  });

  it('judges nothing by fewer than twelve points', () => {
    const missing = calmDay.map((seconds, hour) => (hour < 7 ? [] : seconds));
    const { limitsMs, basePoints, points } = steadinessOf(hourly(...missing), day);
    expect({ limitsMs, basePoints }).toEqual({ limitsMs: null, basePoints: 11 });
    expect(points.flatMap(({ signals }) => signals)).toEqual([]);
    expect(toldBy('steadiness.signals', hourly(...missing))).toBeNull();
  });

  it('knows nothing of no answers', () => {
    expect(steadinessOf([], day)).toMatchObject({ limitsMs: null, basePoints: 0, points: [] });
  });

  it('does not depend on the order of the answers', () => {
    const answers = hourly(...calmDay);
    const shuffled = fc.shuffledSubarray(answers, { minLength: answers.length });
    fc.assert(
      fc.property(shuffled, (others) => {
        expect(steadinessOf(others, day)).toEqual(steadinessOf(answers, day));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the least steady', () => {
  const unsteady = calmDay.map((seconds, hour) =>
    hour < 22 ? seconds : seconds.map((s) => s * 3),
  );
  const wide = calmDay.map((seconds) => [...seconds.slice(0, -1), 3_000]);

  it('come first: by signals, then by spread; too few come last', () => {
    const named = {
      few: hourly(calm(0)),
      calm: hourly(...calmDay),
      wide: hourly(...wide),
      unsteady: hourly(...unsteady),
    };
    const order = Object.entries(named)
      .map(([name, answers]) => ({ name, ...steadinessOf(answers, day) }))
      .sort(byUnsteadiness)
      .map(({ name }) => name);
    expect(order).toEqual(['unsteady', 'wide', 'calm', 'few']);
  });
});
