import { describe, expect, it } from 'vitest';
import { difference, isTooFew } from './rates.ts';

describe('the difference of two shares', () => {
  const one = { hits: 56, all: 70 };
  const other = { hits: 48, all: 80 };

  it('agrees with the published example of Newcombe', () => {
    const result = difference(one, other);
    expect(result?.value).toBeCloseTo(0.2, 12);
    expect(Math.abs((result?.low ?? 0) - 0.0524314724)).toBeLessThan(1e-10);
    expect(Math.abs((result?.high ?? 0) - 0.333872654)).toBeLessThan(1e-9);
  });

  it('turns its sign when the two change places', () => {
    const forth = difference(one, other);
    const back = difference(other, one);
    expect(back?.low).toBeCloseTo(-(forth?.high ?? 0), 12);
    expect(back?.high).toBeCloseTo(-(forth?.low ?? 0), 12);
  });

  it('is unknown when one side has nothing', () => {
    expect(difference(one, { hits: 0, all: 0 })).toBeNull();
  });
});

describe('too few answers', () => {
  it('are fewer than five, unless another limit is given', () => {
    expect([4, 5].map((answers) => isTooFew(answers))).toEqual([true, false]);
    expect(isTooFew(29, 30)).toBe(true);
  });
});
