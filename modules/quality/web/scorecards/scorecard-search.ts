import { type Channel, channel } from '#modules/contacts/contract.ts';

/** What of the scorecards is shown. open: the criterion or group that is being edited, or `head`.
 *  version: an old one that is read. */
export interface ScorecardSearch {
  readonly channel?: Channel;
  readonly view?: 'example' | 'versions';
  readonly version?: string;
  readonly open?: string;
}

/** Reads it from the address; what is not known there is left out. */
export function readScorecardSearch(search: Readonly<Record<string, unknown>>): ScorecardSearch {
  const { view, version, open } = search;
  const chosen = channel.safeParse(search.channel).data;
  return {
    ...(chosen && { channel: chosen }),
    ...((view === 'example' || view === 'versions') && { view }),
    ...(typeof version === 'string' && { version }),
    ...(typeof open === 'string' && { open }),
  };
}
