import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import {
  contactsNeeded,
  differenceOfMeans,
  differenceOfMedians,
  meanWithin,
  medianOf,
  spreadOfShare,
} from './comparison.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('a difference of means', () => {
  it('is what R finds in Student’s data on sleep (t.test(extra ~ group, sleep))', () => {
    const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const other = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const found = differenceOfMeans(one, other);
    expect(found?.value).toBeCloseTo(-1.58, 10);
    expect(found?.low).toBeCloseTo(-3.3654832, 5);
    expect(found?.high).toBeCloseTo(0.2054832, 5);
  });

  it('reaches as far as the tables of Student say', () => {
    const reachOf = (n: number) => {
      const values = upTo(n);
      const found = meanWithin(values);
      const variance = (n * (n + 1)) / 12;
      return ((found?.high ?? 0) - (found?.value ?? 0)) / Math.sqrt(variance / n);
    };
    expect(reachOf(11)).toBeCloseTo(2.228, 3);
    expect(reachOf(31)).toBeCloseTo(2.0423, 4);
    expect(reachOf(121)).toBeCloseTo(1.9799, 4);
  });

  it('is not told of one value', () => {
    expect(differenceOfMeans([1], [1, 2, 3])).toBeNull();
  });
});

describe('a median', () => {
  it.each([
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
    [30, 10, 21],
    [50, 18, 33],
  ])('of %d values lies between the ranks of the tables', (n, low, high) => {
    expect(medianOf(upTo(n))).toMatchObject({ low, high });
  });

  it('of five values has no interval of 95 %', () => {
    expect(medianOf(upTo(5))).toBeNull();
  });

  it('of very many values has one', () => {
    const found = medianOf(upTo(40_000));
    expect(found?.low).toBeCloseTo(20_000 - 0.98 * 200, -1);
  });

  it('differs from another within the interval nineteen times of twenty', () => {
    const random = seededRandom(7);
    const wait = () => -Math.log(1 - random()) * 60;
    const rounds = 1_500;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const one = Array.from({ length: 60 }, wait);
      const other = Array.from({ length: 40 }, () => wait() + 15);
      const found = differenceOfMedians(one, other);
      if (found && found.low <= -15 && found.high >= -15) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.94);
    expect(held / rounds).toBeLessThan(0.985);
  });
});

describe('how many contacts are needed', () => {
  it('is 70 in each arm for 65 % against 85 % (Chow, Shao and Wang, 4.2)', () => {
    const spreads = { treated: spreadOfShare(0.85), control: spreadOfShare(0.65) };
    expect(contactsNeeded(spreads, { difference: 0.2, share: 0.5 })).toBe(140);
  });

  it('is 63 in each arm for half a standard deviation of a mean', () => {
    const spreads = { treated: 1, control: 1 };
    expect(contactsNeeded(spreads, { difference: 0.5, share: 0.5 })).toBe(126);
  });

  it('grows as the arms are less equal', () => {
    const spreads = { treated: 1, control: 1 };
    const at = (share: number) => contactsNeeded(spreads, { difference: 0.5, share });
    expect(at(0.2)).toBeGreaterThan(at(0.5));
    expect(at(0.2)).toBe(at(0.8));
  });
});
