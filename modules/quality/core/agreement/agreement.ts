import type { Estimate, Interval } from '#kernel/proportion.ts';
import { alphaInterval, krippendorffAlpha, type Scale, scales } from './alpha.ts';
import { type Icc, intraclass, type NoIcc } from './icc.ts';
import {
  cohenKappa,
  fleissByCategory,
  fleissKappa,
  fleissZ,
  gwetAc1,
  percentAgreement,
} from './kappa.ts';
import { categoriesOf, countsOf, givenOf, pairTable, type Ratings } from './ratings.ts';

/** How far ratings can be trusted, by Krippendorff's alpha. `rely`: .800 and more. `tentative`:
 *  .667 and more. `rewrite`: the criterion means something else to each rater. `unknown`: nothing
 *  differed, or nothing was rated twice. Source: Krippendorff, Content Analysis, 2004. */
export type Verdict = 'rely' | 'tentative' | 'rewrite' | 'unknown';

const relied = 0.8;
const tentative = 0.667;
/** With more, ratings are measured rather than sorted, and likeness by category says nothing. */
const maximumCategories = 100;

/** Agreement of two raters or more. null: it cannot be told. */
export interface Agreement {
  readonly units: number;
  readonly raters: number;
  readonly ratings: number;
  /** Units with two ratings or more; the others tell nothing of agreement. */
  readonly unitsCompared: number;
  /** Part of all pairs of ratings that are alike, 0..1. */
  readonly percentAgreement: number | null;
  /** null where the ratings do not allow the scale. */
  readonly alpha: Readonly<Record<Scale, number | null>>;
  /** By which scale it is judged, and the interval of that alpha. */
  readonly scale: Scale;
  readonly alphaInterval: Interval | null;
  readonly verdict: Verdict;
  /** Of two raters. */
  readonly cohen: {
    readonly unweighted: Estimate | null;
    readonly linear: Estimate | null;
    readonly quadratic: Estimate | null;
  } | null;
  /** Of more than two. z: null unless all units have as many ratings. */
  readonly fleiss: {
    readonly value: number | null;
    readonly z: number | null;
    /** Of each category against all others. */
    readonly byCategory: readonly { readonly category: number; readonly value: number | null }[];
  } | null;
  readonly ac1: number | null;
  readonly icc: Icc | NoIcc;
}

/** All that tells how well raters agree.
 *  areNumbers: false when ratings are numbered words, which have neither order nor distance. */
export function agreementOf(
  ratings: Ratings,
  how: {
    readonly scale: Scale;
    readonly areNumbers: boolean;
    readonly resamples: number;
    readonly seed: number;
  },
): Agreement {
  const { scale, areNumbers } = how;
  const values = ratings.flatMap(givenOf);
  const raters = ratings[0]?.length ?? 0;
  const isSorted = categoriesOf(ratings).length <= maximumCategories;
  const counts = isSorted ? countsOf(ratings) : [];
  const isPossible = (each: Scale) =>
    each === 'nominal' || (areNumbers && (each !== 'ratio' || values.every((value) => value >= 0)));
  const alpha = Object.fromEntries(
    scales.map((each) => [each, isPossible(each) ? krippendorffAlpha(ratings, each) : null]),
  ) as Record<Scale, number | null>;
  return {
    units: ratings.length,
    raters,
    ratings: values.length,
    unitsCompared: ratings.filter((unit) => givenOf(unit).length > 1).length,
    percentAgreement: percentAgreement(counts),
    alpha,
    scale,
    alphaInterval: alpha[scale] === null ? null : alphaInterval(ratings, scale, how),
    verdict: verdictOf(alpha[scale]),
    cohen: raters === 2 && isSorted ? cohenOf(ratings, areNumbers) : null,
    fleiss: raters > 2 && isSorted ? fleissOf(ratings, counts) : null,
    ac1: gwetAc1(counts),
    icc: areNumbers ? intraclass(ratings) : 'no-numbers',
  };
}

/** How far ratings with this alpha can be trusted. */
export function verdictOf(alpha: number | null): Verdict {
  if (alpha === null) return 'unknown';
  if (alpha >= relied) return 'rely';
  return alpha >= tentative ? 'tentative' : 'rewrite';
}

function cohenOf(ratings: Ratings, areNumbers: boolean): Agreement['cohen'] {
  const { categories, table } = pairTable(ratings);
  const distance = (one: number, other: number) =>
    Math.abs((categories[one] ?? 0) - (categories[other] ?? 0));
  return {
    unweighted: cohenKappa(table),
    linear: areNumbers ? cohenKappa(table, distance) : null,
    quadratic: areNumbers ? cohenKappa(table, (one, other) => distance(one, other) ** 2) : null,
  };
}

function fleissOf(ratings: Ratings, counts: readonly number[][]): Agreement['fleiss'] {
  const byCategory = fleissByCategory(counts);
  const isComplete = ratings.every((unit) => !unit.includes(null));
  return {
    value: fleissKappa(counts),
    z: isComplete ? fleissZ(counts) : null,
    byCategory: categoriesOf(ratings).map((category, place) => ({
      category,
      value: byCategory[place] ?? null,
    })),
  };
}
