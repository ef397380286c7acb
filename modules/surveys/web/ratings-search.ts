import type { Invitation } from '../contract.ts';

export const periods = [7, 30, 90] as const;
export type PeriodDays = (typeof periods)[number];

/** What the address of the ratings tells. low: only ratings of 1 and 2. */
export interface RatingsSearch {
  readonly project?: string;
  readonly days?: PeriodDays;
  readonly channel?: Invitation['channel'];
  readonly low?: true;
}

/** Reads the address; what it does not understand is left out. */
export function readRatingsSearch(search: Readonly<Record<string, unknown>>): RatingsSearch {
  const { project, channel, low } = search;
  const days = periods.find((each) => each === search.days);
  return {
    ...(typeof project === 'string' && { project }),
    ...(days && { days }),
    ...((channel === 'chat' || channel === 'email') && { channel }),
    ...(low === true && { low }),
  };
}
