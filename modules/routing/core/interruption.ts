import { compareText } from '#kernel/text.ts';
import type { Agent, Load } from './agent.ts';
import type { Entry } from './entry.ts';

/** A contact that its agent may set aside, or has. */
type Aside = Pick<Entry, 'channel' | 'contactId' | 'contactSince' | 'weightUnits'>;

/** Which talks an agent sets aside when he begins a contact that may interrupt them: one after the
 *  other until he holds no more than he can, first the talk that has gone on the longest.
 *  loadUnits: with the contact that he begins. talks: those that it may interrupt. */
export function setAside<A extends Aside>(
  { loadUnits, capacityUnits }: Pick<Agent, 'loadUnits' | 'capacityUnits'>,
  talks: readonly A[],
): A[] {
  let excessUnits = loadUnits - capacityUnits;
  return talks.toSorted(longestFirst).filter(({ weightUnits }) => {
    if (excessUnits <= 0) return false;
    excessUnits -= weightUnits;
    return true;
  });
}

/** Which of the contacts that an agent has set aside go on: as many as he has room for, first what
 *  has lain there the longest. One goes on when he has nothing else, whatever its weight. */
export function goOn<A extends Aside>(
  {
    capacityUnits,
    channelLimits,
    ...load
  }: Pick<Agent, 'capacityUnits' | 'channelLimits'> & Pick<Load, 'loadUnits' | 'held'>,
  aside: readonly A[],
): A[] {
  let { loadUnits } = load;
  const held = { ...load.held };
  return aside.toSorted(longestFirst).filter(({ channel, weightUnits }) => {
    const fits = loadUnits + weightUnits <= capacityUnits && held[channel] < channelLimits[channel];
    if (!fits && loadUnits > 0) return false;
    loadUnits += weightUnits;
    held[channel] += 1;
    return true;
  });
}

function longestFirst(one: Aside, other: Aside): number {
  return (
    compareText(one.contactSince ?? '', other.contactSince ?? '') ||
    compareText(one.contactId, other.contactId)
  );
}
