import type { Invitation } from '../contract.ts';

export const periods = [7, 30, 90] as const;
export type PeriodDays = (typeof periods)[number];

/** What the latest answers are narrowed to: ratings of 1 and 2, contacts without a survey, or those
 *  that are kept apart. */
export const answerViews = ['low', 'not-asked', 'flagged'] as const;
export type AnswerView = (typeof answerViews)[number];

/** What the address of the ratings tells. */
export interface RatingsSearch {
  readonly project?: string;
  readonly days?: PeriodDays;
  readonly channel?: Invitation['channel'];
  readonly only?: AnswerView;
}

/** Reads the address; what it does not understand is left out. */
export function readRatingsSearch(search: Readonly<Record<string, unknown>>): RatingsSearch {
  const { project, channel } = search;
  const days = periods.find((each) => each === search.days);
  const only = answerViews.find((each) => each === search.only);
  return {
    ...(typeof project === 'string' && { project }),
    ...(days && { days }),
    ...((channel === 'chat' || channel === 'email' || channel === 'link') && { channel }),
    ...(only && { only }),
  };
}
