import { pChart } from '#kernel/control-chart.ts';
import { type NetPromoterScore, netPromoterScore, type Promotion } from '#kernel/net-promoter.ts';
import {
  difference,
  differenceOf,
  type Estimate,
  exactInterval,
  type Interval,
  type Proportion,
  shareOf,
} from '#kernel/proportion.ts';
import { adjustedForMany, exactP, pooledSurprise } from '#kernel/significance.ts';

interface NamedShare extends Proportion {
  readonly kind: 'share';
  readonly name: string;
  /** With Wilson's interval; null of nothing. */
  readonly share: Estimate | null;
  /** Clopper and Pearson's. */
  readonly exact: Interval;
}

interface NamedPromotion extends Promotion {
  readonly kind: 'promotion';
  readonly name: string;
  readonly all: number;
  /** In points; null of nobody. */
  readonly score: NetPromoterScore | null;
}

/** A row of counts, and what they tell. */
export type Rate = NamedShare | NamedPromotion;

/** What counts tell. */
export function rateOf(name: string, counts: Proportion | Promotion): Rate {
  if ('hits' in counts) {
    const { hits, all } = counts;
    const [share, exact] = [shareOf(counts), exactInterval(counts)];
    return { kind: 'share', name, hits, all, share, exact };
  }
  const { promoters, passives, detractors } = counts;
  const all = promoters + passives + detractors;
  return { kind: 'promotion', name, ...counts, all, score: netPromoterScore(counts) };
}

/** Shares as a p-chart; null of nothing. */
export type Trend = ReturnType<typeof trendOf>;

/** The shares in the order in which they stand, as a p-chart; null when all are of nothing. */
export function trendOf(rates: readonly Rate[]) {
  const shares = rates.filter((rate) => rate.kind === 'share');
  const chart = pChart(shares.map(({ hits, all }) => ({ hits, all })));
  if (!chart) return null;
  const points = chart.points.map((point, place) => ({
    name: shares[place]?.name ?? '',
    ...point,
  }));
  return { centre: chart.centre, points };
}

/** One row less another. */
export interface Comparison {
  readonly one: string;
  readonly other: string;
  /** By Newcombe for shares; of scores in points. null when either is of nothing. */
  readonly difference: Estimate | null;
  /** Of shares: by Fisher's exact test, and the same raised for the number of comparisons. */
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly z: number | null;
}

/** All pairs of rows. */
export function comparisonsOf(rates: readonly Rate[]): Comparison[] {
  const pairs = rates.flatMap((one, place) =>
    rates.slice(place + 1).map((other) => comparedOf(one, other)),
  );
  const known = pairs.filter(({ p }) => p !== null);
  const adjusted = adjustedForMany(known.map(({ p }) => p ?? 1));
  return pairs.map((pair) => ({ ...pair, adjustedP: adjusted[known.indexOf(pair)] ?? null }));
}

function comparedOf(one: Rate, other: Rate): Comparison {
  const names = { one: one.name, other: other.name };
  if (one.kind === 'share' && other.kind === 'share') {
    const isKnown = one.all > 0 && other.all > 0;
    return {
      ...names,
      difference: difference(one, other),
      p: isKnown ? exactP(one, other) : null,
      adjustedP: null,
      z: pooledSurprise(one, other)?.z ?? null,
    };
  }
  const [own, its] = [one, other].map((rate) => (rate.kind === 'promotion' ? rate.score : null));
  return {
    ...names,
    difference: own && its ? differenceOf(own, its) : null,
    p: null,
    adjustedP: null,
    z: null,
  };
}
