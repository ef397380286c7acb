/** What the number of cases allows: nothing but reading the answers, first signs, the standard
 *  analysis, or the comparison of segments as well. */
export type SizeCode = 'too-few' | 'first-signs' | 'standard' | 'segments';

/** code: what so many cases allow. mayRank: whether drivers may be put in order. needed: from how
 *  many cases on each is allowed. */
export interface Size {
  readonly code: SizeCode;
  readonly mayRank: boolean;
  readonly needed: {
    readonly firstSigns: number;
    readonly ranking: number;
    readonly standard: number;
    readonly segments: number;
  };
}

/** Judges the number of cases for so many columns of drivers.
 *  Source: Green, How many subjects does it take to do a regression analysis, 1991; stricter. */
export function sizeOf(cases: number, columns: number): Size {
  const needed = {
    firstSigns: Math.max(30, 5 * columns),
    ranking: Math.max(100, 10 * columns),
    standard: Math.max(150, 50 + 8 * columns, 10 * columns),
    segments: Math.max(300, 50 + 8 * columns, 10 * columns),
  };
  return { code: codeOf(cases, needed), mayRank: cases >= needed.ranking, needed };
}

/** Whether segments may be compared: all cases are enough, and those of each segment are. */
export function mayCompare(cases: readonly number[], columns: number): boolean {
  const all = cases.reduce((sum, each) => sum + each, 0);
  const isEach = cases.every((each) => each >= sizeOf(each, columns).needed.standard);
  return cases.length > 1 && isEach && sizeOf(all, columns).code === 'segments';
}

function codeOf(cases: number, needed: Size['needed']): SizeCode {
  if (cases < needed.firstSigns) return 'too-few';
  if (cases < needed.standard) return 'first-signs';
  return cases < needed.segments ? 'standard' : 'segments';
}
