import { languages } from '#platform/web/languages.ts';
import {
  type WordsDivision,
  type WordsFilter,
  wordsDivision,
} from '../../core/open-answers-report.ts';
import { satisfactionGroups } from '../../core/satisfaction.ts';
import { surveyChannel } from '../../core/survey.ts';

/** How far back words are read. */
export const wordsPeriods = [30, 90, 365] as const;
export type WordsPeriod = (typeof wordsPeriods)[number];

/** What the address of the page of own words tells. No project: all of mine. */
export interface WordsSearch {
  readonly project?: string;
  /** In days. */
  readonly since?: WordsPeriod;
  readonly by?: WordsDivision;
  readonly group?: string;
  readonly satisfaction?: NonNullable<WordsFilter['satisfaction']>;
  readonly language?: NonNullable<WordsFilter['language']>;
  readonly channel?: NonNullable<WordsFilter['channel']>;
  readonly text?: string;
  /** Only what may be quoted. */
  readonly quotes?: true;
}

/** Reads the address; what it does not understand is left out. */
export function readWordsSearch(search: Readonly<Record<string, unknown>>): WordsSearch {
  const { project, group, text } = search;
  const since = wordsPeriods.find((each) => each === search.since);
  const by = wordsDivision.options.find((each) => each === search.by);
  const satisfaction = satisfactionGroups.find((each) => each === search.satisfaction);
  const language = languages.find((each) => each === search.language);
  const channel = surveyChannel.options.find((each) => each === search.channel);
  return {
    ...(typeof project === 'string' && { project }),
    ...(since && { since }),
    ...(by && { by }),
    ...(typeof group === 'string' && { group }),
    ...(satisfaction && { satisfaction }),
    ...(language && { language }),
    ...(channel && { channel }),
    // The router reads digits as a number.
    ...((typeof text === 'string' || typeof text === 'number') && { text: String(text) }),
    ...(search.quotes === true && { quotes: true as const }),
  };
}
