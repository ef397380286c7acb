import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { penaltyReward } from './contrasts.ts';
import { bestSegment, performanceOf, quadrantOf } from './priorities.ts';
import { numberDriver } from './reference.fixture.ts';
import { mayCompare, sizeOf } from './sizes.ts';
import { labelsOf } from './table.ts';

describe('the size guard', () => {
  it.each([
    [29, 5, 'too-few', false],
    [30, 5, 'first-signs', false],
    [49, 10, 'too-few', false],
    [99, 5, 'first-signs', false],
    [100, 5, 'first-signs', true],
    [149, 5, 'first-signs', true],
    [150, 5, 'standard', true],
    [169, 15, 'first-signs', true],
    [170, 15, 'standard', true],
    [299, 5, 'standard', true],
    [300, 5, 'segments', true],
  ])('of %i cases for %i drivers says %s', (cases, drivers, code, mayRank) => {
    expect(sizeOf(cases, drivers)).toMatchObject({ code, mayRank });
  });

  it('lets segments be compared when each is large enough itself', () => {
    expect(mayCompare([150, 150], 5)).toBe(true);
    expect(mayCompare([151, 149], 5)).toBe(false);
    expect(mayCompare([400], 5)).toBe(false);
  });
});

describe('importance and performance', () => {
  it.each([
    [0.5, 60, 'concentrate-here'],
    [0.5, 80, 'keep-up'],
    [0.1, 60, 'low-priority'],
    [0.1, 80, 'possible-overkill'],
  ])('a share of %d at %d is %s', (share, performance, quadrant) => {
    expect(quadrantOf({ share, performance }, { target: 75, drivers: 4 })).toBe(quadrant);
  });

  it('puts a mean answer between 0 and 100', () => {
    expect(performanceOf(4, { from: 1, to: 5 })).toBe(75);
  });

  it('says what it would bring to do as well as the best channel', () => {
    const values = Float64Array.from({ length: 100 }, (_, row) => (row < 40 ? 5 : 3));
    const rows = values.map((_, row) => row);
    const channels = labelsOf(Array.from(values, (value) => (value === 5 ? 'chat' : 'mail')));
    const data = { values, scale: { from: 1, to: 5 }, rows: Int32Array.from(rows) };
    const slope = { coefficient: 0.5, interval: { low: 0.2, high: 0.8 } };
    const best = bestSegment(data, channels, slope);
    expect(best).toMatchObject({ segment: 'chat', performance: 100, n: 40 });
    expect(best?.gain).toBeCloseTo(0.5 * 1.2, 12);
    expect(best?.gainInterval.low).toBeCloseTo(0.2 * 1.2, 12);
    expect(bestSegment(data, labelsOf(values.toSorted().join().split(',')), slope)).not.toBeNull();
    expect(bestSegment(data, labelsOf(new Array(100).fill('chat')), slope)).toBeNull();
  });
});

describe('penalty and reward', () => {
  const random = seededRandom(12);
  const answers = () => Float64Array.from({ length: 900 }, () => 1 + Math.floor(5 * random()));
  const [must, wow, even, idle] = [answers(), answers(), answers(), answers()];
  const outcome = must.map(
    (value, row) =>
      (value === 1 ? -3 : 0) +
      (wow[row] === 5 ? 3 : 0) +
      0.8 * (even[row] ?? 0) +
      2 * (random() - 0.5),
  );
  const everyone = Int32Array.from(outcome, (_, row) => row);
  const scale = { from: 1, to: 5 };
  const drivers = Object.entries({ must, wow, even, idle }).map(([name, values]) =>
    numberDriver(name, values, scale),
  );

  it('tell what must be there from what delights', () => {
    const found = penaltyReward(drivers, outcome, everyone);
    expect(found.map(({ driver, kind }) => [driver, kind])).toEqual([
      ['must', 'basic'],
      ['wow', 'delighter'],
      ['even', 'even'],
      ['idle', 'none'],
    ]);
    expect(found[0]?.penalty).toBeCloseTo(3, 0);
    expect(found[1]?.reward).toBeCloseTo(3, 0);
  });

  it('take a driver of even slope for even, though most answers lie near the top', () => {
    const high = Float64Array.from({ length: 900 }, () => 5 - Math.floor(5 * random() * random()));
    const driver = numberDriver('high', high, scale);
    const along = high.map((value) => 0.8 * value + 2 * (random() - 0.5));
    const [found] = penaltyReward([driver], along, everyone);
    expect(found).toMatchObject({ kind: 'even' });
    expect(found?.penalty).toBeGreaterThan(1.2 * (found?.reward ?? 0));
  });

  it('are not asked of drivers without a scale or without cases at an end', () => {
    const flat = numberDriver(
      'flat',
      outcome.map((_, row) => 2 + (row % 2)),
      scale,
    );
    expect(penaltyReward([flat, numberDriver('wait', must)], outcome, everyone)).toEqual([]);
  });
});
