import type { Interval } from '#kernel/proportion.ts';
import type { CaseCounts } from './cases.ts';
import type { Contrast } from './contrasts.ts';
import type { CompleteDominance } from './dominance.ts';
import type { OrdinalCheck } from './ordinal-check.ts';
import type { PooledCoefficient } from './pooling.ts';
import type { BestSegment, Quadrant } from './priorities.ts';
import type { Method } from './resampling.ts';
import type { Size } from './sizes.ts';

/** The way of computing: another number, other figures from the same data and seed. */
export const analysisVersion = 1;

/** How to analyse. */
export interface AnalysisOptions {
  /** How often customers are drawn again; 0: never. */
  readonly resamples: number;
  /** Any 32-bit number: the same one gives the same figures. */
  readonly seed: number;
  /** Whether those with the same answer everywhere are analysed. */
  readonly straightLiners: 'keep' | 'apart';
  /** Analyses fewer cases than the size guard asks for, as long as they can be fitted. */
  readonly evenIfFew: boolean;
  /** Performance that is aimed at, 0..100. */
  readonly targetPerformance: number;
}

/** Who watches: onProgress is told a share of 0..1, isCancelled is asked often. */
export interface Watch {
  readonly onProgress?: (share: number) => void;
  readonly isCancelled?: () => boolean;
}

/** A driver's place in the picture of importance and performance. */
export interface Priority {
  /** Mean answer, 0..100. */
  readonly performance: number;
  readonly quadrant: Quadrant;
  /** Share × (100 − performance). */
  readonly index: number;
  readonly interval: Interval | null;
  /** null: there are no segments to compare. */
  readonly best: BestSegment | null;
}

/** What draws say of a driver. */
export interface DrawnDriver {
  /** 95 % percentile interval of the weight. */
  readonly interval: Interval;
  /** Of its share. */
  readonly shareInterval: Interval;
  readonly rankInterval: Interval;
  /** Probability of rank 1, 2, … m. */
  readonly rankProbability: readonly number[];
  /** 95 % interval of how much more it holds than a driver of pure chance. */
  readonly lead: Interval;
  /** Whether that interval lies above 0. */
  readonly isProven: boolean;
}

/** What is known of a driver. */
export interface DriverResult {
  readonly name: string;
  /** Part of R², by the method of the analysis. Sums to R². */
  readonly weight: number;
  /** weight / R². */
  readonly share: number;
  /** General dominance; null: there are too many drivers. */
  readonly lmg: number | null;
  readonly johnson: number;
  readonly rank: number;
  /** Of each column, those of a factor for each kind but one; null: other columns hold it. */
  readonly coefficients: readonly (PooledCoefficient | null)[];
  readonly standardised: readonly (number | null)[];
  /** With the outcome; null: a factor. */
  readonly correlation: number | null;
  /** R² of it alone, and what it adds to all others. */
  readonly alone: number;
  readonly last: number;
  /** (Generalised) variance inflation; null: without end. */
  readonly inflation: number | null;
  /** What it adds on average to models of 0, 1, … others. */
  readonly conditionalDominance: readonly number[] | null;
  readonly drawn: DrawnDriver | null;
  /** null: it has no scale, or more of it is not better. */
  readonly priority: Priority | null;
}

/** What must be said beside the figures; the words are those of whoever shows them. */
export type Warning =
  | { readonly code: 'too-few' | 'first-signs'; readonly n: number; readonly needed: number }
  | { readonly code: 'no-ranking'; readonly n: number; readonly needed: number }
  | { readonly code: 'little-explained'; readonly r2: number }
  /** The coefficient points the other way than expected, or than the correlation does. */
  | {
      readonly code: 'sign';
      readonly driver: string;
      readonly coefficient: number;
      readonly p: number;
      readonly isExpected: boolean;
    }
  | { readonly code: 'made-of-others'; readonly driver: string }
  | { readonly code: 'alike'; readonly driver: string; readonly inflation: number }
  | { readonly code: 'hard-to-tell-apart'; readonly conditionNumber: number }
  | { readonly code: 'no-proven-influence'; readonly drivers: readonly string[] }
  | { readonly code: 'johnson-only'; readonly drivers: number; readonly maximum: number }
  | { readonly code: 'straight-liners'; readonly cases: number; readonly areApart: boolean }
  | { readonly code: 'left-out-incomplete' | 'imputed'; readonly cases: number; readonly n: number }
  | { readonly code: 'left-out-without-outcome'; readonly cases: number }
  | { readonly code: 'left-out-not-applicable'; readonly cases: number; readonly driver: string }
  | { readonly code: 'few-customers'; readonly customers: number }
  | {
      readonly code: 'ordinal-differs';
      readonly linear: readonly string[];
      readonly ordinal: readonly string[];
    }
  | { readonly code: 'ordinal-sample'; readonly n: number; readonly cases: number }
  | { readonly code: 'ordinal-unsure' }
  | { readonly code: 'ordinal-not-shared'; readonly drivers: number };

/** All that is known about what drives the outcome. */
export interface Analysis {
  readonly version: number;
  readonly fingerprint: string;
  readonly seed: number;
  readonly resamples: number;
  readonly method: Method;
  readonly n: number;
  /** How many customers the cases come from. */
  readonly clusters: number;
  readonly counts: CaseCounts;
  readonly missing: 'none' | 'listwise' | 'imputed';
  readonly size: Size;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly sigma: number;
  readonly f: number;
  readonly p: number;
  readonly intercept: PooledCoefficient;
  /** null: a column is made of others, it has no end. */
  readonly conditionNumber: number | null;
  /** Cronbach's alpha of the drivers with a scale, or else of all numbers. */
  readonly alpha: number | null;
  readonly drivers: readonly DriverResult[];
  readonly completeDominance: CompleteDominance | null;
  readonly contrasts: readonly Contrast[];
  readonly ordinal: OrdinalCheck | null;
  readonly warnings: readonly Warning[];
}

/** Why there is no analysis. needed: from how many cases on there is one. */
export type Refusal =
  | { readonly code: 'no-drivers' }
  | { readonly code: 'too-many-drivers'; readonly columns: number; readonly maximum: number }
  | { readonly code: 'too-few'; readonly n: number; readonly needed: number }
  | { readonly code: 'constant-outcome' }
  | { readonly code: 'constant-driver'; readonly driver: string };

/** What came of it. */
export type Outcome =
  | { readonly kind: 'analysed'; readonly analysis: Analysis }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'cancelled' };
