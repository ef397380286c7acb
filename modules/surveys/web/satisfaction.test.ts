import { describe, expect, it } from 'vitest';
import { satisfactionOf } from './satisfaction.ts';

const rated = (content: number, others: number) =>
  satisfactionOf([
    { rating: 2, answers: others },
    { rating: 4, answers: content - 1 },
    { rating: 5, answers: 1 },
  ]);

describe('satisfaction', () => {
  it('is the share of 4 and 5, with the interval of Wilson', () => {
    const { ratio, answers, low, high } = rated(81, 182);
    expect(answers).toBe(263);
    expect(ratio).toBeCloseTo(81 / 263, 12);
    // Newcombe, 1998, table I.
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('is unknown without answers', () => {
    expect(satisfactionOf([])).toEqual({ ratio: null, answers: 0, low: 0, high: 1 });
  });

  it('stays within 0 and 1', () => {
    expect(rated(20, 0).high).toBe(1);
    expect(satisfactionOf([{ rating: 1, answers: 7 }]).low).toBe(0);
  });
});
