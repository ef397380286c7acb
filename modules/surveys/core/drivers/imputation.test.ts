import { describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { normalValues } from './distributions.ts';
import { imputeSet } from './imputation.ts';
import { meanOf, pool } from './pooling.ts';

const count = 2_000;
const normal = normalValues(seededRandom(8));
const x = Float64Array.from({ length: count }, normal);
const y = x.map((value) => 2 * value + normal() + 10);
/** Blank more often where x is great: not by pure chance, but as x tells. */
const sparse = y.map((value, row) => ((x[row] ?? 0) > 0.3 ? Number.NaN : value));
const clusters = { count, ofRow: Int32Array.from({ length: count }, (_, row) => row) };

describe('a set of imputed data', () => {
  const [first, completed] = imputeSet([x, sparse], { clusters, seed: 3, set: 0 });

  it('keeps what was answered', () => {
    expect(first).toEqual(x);
    sparse.forEach((value, row) => {
      if (!Number.isNaN(value)) expect(completed?.[row]).toBe(value);
    });
  });

  it('brings back the mean and the spread that blanks had hidden', () => {
    const answered = sparse.filter((value) => !Number.isNaN(value));
    expect(Math.abs(meanOf(answered) - 10)).toBeGreaterThan(0.5);
    expect(Math.abs(meanOf(completed ?? []) - meanOf(y))).toBeLessThan(0.2);
    const rest = (completed ?? x).map((value, row) => value - 2 * (x[row] ?? 0) - 10);
    const variance = meanOf(rest.map((value) => value * value));
    expect(Math.abs(variance - 1)).toBeLessThan(0.2);
  });

  it('differs from the next, and comes out the same again', () => {
    const next = imputeSet([x, sparse], { clusters, seed: 3, set: 1 });
    const again = imputeSet([x, sparse], { clusters, seed: 3, set: 0 });
    expect(next[1]).not.toEqual(completed);
    expect(again[1]).toEqual(completed);
  });
});

describe('pooling', () => {
  const one = (value: number, standardError: number) => ({ value, standardError, t: 0, p: 0 });

  it('of one set leaves it as it is', () => {
    expect(pool([{ value: 2, standardError: 1, t: 2, p: 0.05 }], 30)).toEqual({
      ...{ value: 2, standardError: 1, t: 2, p: 0.05 },
      degrees: 30,
    });
  });

  // By hand: mean 2, within 0.25, between 1, total 0.25 + 4/3 = 1.58333.
  it('adds the variance between sets to that within', () => {
    const pooled = pool([one(1, 0.5), one(2, 0.5), one(3, 0.5)], 1e9);
    expect(pooled.value).toBe(2);
    expect(pooled.standardError).toBeCloseTo(Math.sqrt(0.25 + 4 / 3), 12);
    expect(pooled.degrees).toBeCloseTo(2 / (4 / 3 / (0.25 + 4 / 3)) ** 2, 5);
  });

  it('of sets that agree has the degrees of what was observed', () => {
    expect(pool([one(1, 0.5), one(1, 0.5)], 40).degrees).toBeCloseTo((41 / 43) * 40, 10);
  });
});
