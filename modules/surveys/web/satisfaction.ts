import type { SurveySummary } from '../contract.ts';

/** The share of customers who rated 4 or 5, with its interval of 95 %. */
export interface Satisfaction {
  /** 0..1; null when nobody has rated. */
  readonly ratio: number | null;
  readonly answers: number;
  readonly low: number;
  readonly high: number;
}

/** Below this many answers a share is not shown: single people could be told apart. */
export const fewestAnswers = 5;
const lowestContent = 4;
/** The quantile of the normal distribution for 95 %. */
const z = 1.959963984540054;

/** How many of those who rated were content. Source of the interval: Wilson, 1927. */
export function satisfactionOf(ratings: SurveySummary['ratings']): Satisfaction {
  const all = countOf(ratings);
  const content = countOf(ratings.filter(({ rating }) => rating >= lowestContent));
  if (all === 0) return { ratio: null, answers: 0, low: 0, high: 1 };
  const ratio = content / all;
  const spread = 1 + (z * z) / all;
  const centre = (ratio + (z * z) / (2 * all)) / spread;
  const half = (z / spread) * Math.sqrt((ratio * (1 - ratio)) / all + (z * z) / (4 * all * all));
  return {
    ratio,
    answers: all,
    low: content === 0 ? 0 : centre - half,
    high: content === all ? 1 : centre + half,
  };
}

function countOf(ratings: SurveySummary['ratings']): number {
  return ratings.reduce((sum, { answers }) => sum + answers, 0);
}
