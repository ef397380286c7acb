import { assert } from './assert.ts';
import { type Estimate, quantilesOfNormal } from './proportion.ts';

/** How many would recommend (9 and 10 of 10), how many neither (7 and 8), how many not (0 to 6). */
export interface Promotion {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** A net promoter score in points, -100..100. */
export interface NetPromoterScore extends Estimate {
  readonly standardError: number;
}

/** Promoters less detractors of a hundred, with its interval of 95 %; null of nobody. The interval
 *  is of the normal kind: of few answers, or of all alike, it claims too much.
 *  Sources: Reichheld, 2003; variance of the difference of two shares of one multinomial. */
export function netPromoterScore(given: Promotion): NetPromoterScore | null {
  const { promoters, passives, detractors } = given;
  const all = promoters + passives + detractors;
  assert(Math.min(promoters, passives, detractors) >= 0, 'nobody is counted below nothing');
  if (all === 0) return null;
  const score = (promoters - detractors) / all;
  const variance = (promoters + detractors) / all - score * score;
  const standardError = 100 * Math.sqrt(Math.max(0, variance) / all);
  const reach = quantilesOfNormal[0.95] * standardError;
  const value = 100 * score;
  return {
    value,
    standardError,
    low: Math.max(-100, value - reach),
    high: Math.min(100, value + reach),
  };
}

/** Where an answer of 0 to 10 belongs. */
export function promotionOf(answer: number): keyof Promotion {
  if (answer >= 9) return 'promoters';
  return answer >= 7 ? 'passives' : 'detractors';
}
