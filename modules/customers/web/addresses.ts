import type { Identity } from '../contract.ts';

/** What a person can be written to or called on, one after the other; the secret of a browser says
 *  nothing to anybody. */
export function addressesOf(identities: readonly Identity[]): string {
  return identities
    .filter(({ kind }) => kind !== 'visitor')
    .map(({ display }) => display)
    .join(' · ');
}
