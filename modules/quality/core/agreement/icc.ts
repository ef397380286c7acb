import { fQuantile } from '#kernel/distribution.ts';
import type { Estimate } from '#kernel/proportion.ts';
import { givenOf, type Ratings } from './ratings.ts';

/** Intraclass correlations of Shrout and Fleiss. `1`: each target is judged by others. `2`: the
 *  same judges for all, drawn from many. `3`: these judges and no others. `k`: of the mean of all
 *  judges, else of one. */
export const iccKinds = ['icc1', 'icc2', 'icc3', 'icc1k', 'icc2k', 'icc3k'] as const;
export type IccKind = (typeof iccKinds)[number];
export type Icc = Readonly<Record<IccKind, Estimate>>;

/** Why an intraclass correlation cannot be told. `missing`: a target was not rated by all; leaving
 *  it out or filling it in would change the answer. `too-few`: fewer than two targets or judges.
 *  `no-variation`: all ratings are the same. `no-numbers`: they are words. */
export type NoIcc = 'missing' | 'too-few' | 'no-variation' | 'no-numbers';

/** The six intraclass correlations of ratings on an interval scale, with intervals of 95 %.
 *  Source: Shrout and Fleiss, 1979. */
export function intraclass(ratings: Ratings): Icc | Exclude<NoIcc, 'no-numbers'> {
  const targets = ratings.length;
  const judges = ratings[0]?.length ?? 0;
  if (targets < 2 || judges < 2) return 'too-few';
  const rows = ratings.map(givenOf);
  if (rows.some(({ length }) => length < judges)) return 'missing';
  const squares = meanSquares(rows);
  const { between, within, error } = squares;
  if (between === 0 && within === 0) return 'no-variation';
  const above = targets - 1;
  const one = singleOf(between / within, judges, { above, below: targets * (judges - 1) });
  const three = singleOf(between / error, judges, { above, below: above * (judges - 1) });
  const two = within === 0 ? certain : amongAll(squares, { targets, judges });
  return {
    icc1: one,
    icc2: two,
    icc3: three,
    icc1k: ofMean(one, judges),
    icc2k: ofMean(two, judges),
    icc3k: ofMean(three, judges),
  };
}

const certain: Estimate = { value: 1, low: 1, high: 1 };

/** The first and the third kind. ratio: of the mean squares; infinite when nobody differs. */
function singleOf(
  ratio: number,
  judges: number,
  freedom: { readonly above: number; readonly below: number },
): Estimate {
  if (ratio === Number.POSITIVE_INFINITY) return certain;
  const { above, below } = freedom;
  const told = (f: number) => (f - 1) / (f + judges - 1);
  return {
    value: told(ratio),
    low: told(ratio / fQuantile(0.975, freedom)),
    high: told(ratio * fQuantile(0.975, { above: below, below: above })),
  };
}

interface MeanSquares {
  readonly between: number;
  readonly within: number;
  readonly ofJudges: number;
  readonly error: number;
}

/** The second kind. */
function amongAll(
  { between, ofJudges, error }: MeanSquares,
  { targets, judges }: { readonly targets: number; readonly judges: number },
): Estimate {
  const value =
    (between - error) / (between + (judges - 1) * error + (judges * (ofJudges - error)) / targets);
  const shift = judges * value * ofJudges;
  const rest = (targets * (1 + (judges - 1) * value) - judges * value) * error;
  const freedom =
    ((judges - 1) * (targets - 1) * (shift + rest) ** 2) / ((targets - 1) * shift ** 2 + rest ** 2);
  const upper = fQuantile(0.975, { above: targets - 1, below: freedom });
  const lower = fQuantile(0.975, { above: freedom, below: targets - 1 });
  const others = judges * ofJudges + (judges * targets - judges - targets) * error;
  return {
    value,
    low: (targets * (between - upper * error)) / (upper * others + targets * between),
    high: (targets * (lower * between - error)) / (others + targets * lower * between),
  };
}

/** Of the mean of all judges. Sources: Spearman, 1910; Brown, 1910. */
function ofMean({ value, low, high }: Estimate, judges: number): Estimate {
  const told = (icc: number) => (icc * judges) / (1 + icc * (judges - 1));
  return { value: told(value), low: told(low), high: told(high) };
}

function meanSquares(rows: readonly (readonly number[])[]): MeanSquares {
  const targets = rows.length;
  const rowMeans = rows.map(meanOf);
  const judgeMeans = (rows[0] ?? []).map((_, judge) => meanOf(rows.map((row) => row[judge] ?? 0)));
  const judges = judgeMeans.length;
  const grand = meanOf(rowMeans);
  const expected = (row: number, judge: number) =>
    (rowMeans[row] ?? 0) + (judgeMeans[judge] ?? 0) - grand;
  const within = rows.flatMap((row, place) => row.map((value) => value - (rowMeans[place] ?? 0)));
  const errors = rows.flatMap((row, place) =>
    row.map((value, judge) => value - expected(place, judge)),
  );
  return {
    between: (judges * squaresOf(rowMeans.map((mean) => mean - grand))) / (targets - 1),
    within: squaresOf(within) / (targets * (judges - 1)),
    ofJudges: (targets * squaresOf(judgeMeans.map((mean) => mean - grand))) / (judges - 1),
    error: squaresOf(errors) / ((targets - 1) * (judges - 1)),
  };
}

function squaresOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value ** 2, 0);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
