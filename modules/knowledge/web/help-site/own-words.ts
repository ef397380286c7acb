import type { HelpSite } from '../../contract.ts';

/** The words without those that are empty, for which the site has its own. */
export function withoutBlanks(words: HelpSite['titles']): HelpSite['titles'] {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text?.trim()));
}
