import type { HeedEvent } from '#kernel/event.ts';
import { driftFound, stuckOfferFound, sweepFound } from '#modules/routing/contract.ts';

const names: ReadonlySet<string> = new Set(
  [driftFound, stuckOfferFound, sweepFound].map(({ name }) => name),
);

/** The events among these that tell of something that ought not to happen. It has been put right;
 *  why it came about must be looked into. */
export function faultsIn(events: readonly HeedEvent[]): HeedEvent[] {
  return events.filter(({ name }) => names.has(name));
}
