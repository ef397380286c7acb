import { type Interval, wilson } from '#kernel/proportion.ts';
import type { SurveySummary } from '../contract.ts';

/** The share of customers who rated 4 or 5, with its interval of 95 %. */
export interface Satisfaction extends Interval {
  /** 0..1; null when nobody has rated. */
  readonly ratio: number | null;
  readonly answers: number;
}

const lowestContent = 4;

/** How many of those who rated were content. */
export function satisfactionOf(ratings: SurveySummary['ratings']): Satisfaction {
  const all = countOf(ratings);
  const hits = countOf(ratings.filter(({ rating }) => rating >= lowestContent));
  return { ratio: all === 0 ? null : hits / all, answers: all, ...wilson({ hits, all }) };
}

function countOf(ratings: SurveySummary['ratings']): number {
  return ratings.reduce((sum, { answers }) => sum + answers, 0);
}
