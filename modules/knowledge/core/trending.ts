/** How often something was used: in the last week, and in the four weeks before, of which it was in
 *  use for so many days, 0 to 28. */
export interface Uses {
  readonly recent: number;
  readonly before: number;
  readonly daysBefore: number;
}

const weekDays = 7;
/** Fewer uses in a week may be one person's. */
const fewest = 5;
/** How far above the usual: three standard deviations of a count of independent events. */
const deviations = 3;

/** How often it is used in a week, by the weeks before. */
export function usualOf({ before, daysBefore }: Uses): number {
  return (before * weekDays) / Math.max(daysBefore, weekDays);
}

/** Whether it was used in the last week far more often than is usual. What was used never before
 *  counts as used once a week, so that chance alone is no trend. */
export function isTrending(uses: Uses): boolean {
  const usual = Math.max(usualOf(uses), 1);
  return uses.recent >= fewest && uses.recent >= usual + deviations * Math.sqrt(usual);
}
