import {
  type LoyaltyDivision,
  loyaltyDivision,
  type WithinDays,
  withinDays,
} from '../../core/loyalty-report.ts';

/** How far back contacts are looked at. */
export const loyaltyPeriods = [30, 90, 365] as const;
export type LoyaltyPeriod = (typeof loyaltyPeriods)[number];

/** The times within which customers come back or order, the shortest first. */
export const possibleDays: readonly WithinDays[] = withinDays.options
  .map(({ value }) => value)
  .toReversed();

/** What the address of the page of loyalty tells. No project: all of mine. */
export interface LoyaltySearch {
  readonly project?: string;
  /** In days. */
  readonly since?: LoyaltyPeriod;
  readonly within?: WithinDays;
  readonly by?: LoyaltyDivision;
}

/** Reads the address; what it does not understand is left out. */
export function readLoyaltySearch(search: Readonly<Record<string, unknown>>): LoyaltySearch {
  const { project } = search;
  const since = loyaltyPeriods.find((each) => each === search.since);
  const within = possibleDays.find((each) => each === search.within);
  const by = loyaltyDivision.options.find((each) => each === search.by);
  return {
    ...(typeof project === 'string' && { project }),
    ...(since && { since }),
    ...(within && { within }),
    ...(by && { by }),
  };
}
