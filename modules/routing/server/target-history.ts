import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may } from '../contract.ts';
import type { TargetTally } from '../core/target.ts';
import { type History, stateByHistory, tallyOf } from '../core/targets.ts';
import { readClocksOf, saveClocks } from './target-store.ts';

/** How the targets of closed contacts are stored, and how they stand by the histories of these. */
export interface Recount {
  readonly stored: readonly TargetTally[];
  readonly recounted: readonly TargetTally[];
  /** Contacts whose targets differ. */
  readonly differing: readonly Id[];
}

/** Counts the targets of closed contacts again, each as its row says it was counted. For insights.
 *  isRepaired: writes what differs. */
export async function recountTargets(
  ctx: Context,
  given: {
    projectId: Id;
    histories: readonly (History & { readonly contact: { readonly id: Id } })[];
    isRepaired: boolean;
  },
): Promise<Recount> {
  authorise(ctx, may.match);
  const { projectId, isRepaired } = given;
  const historyOf = new Map(given.histories.map((history) => [history.contact.id, history]));
  const stored = await readClocksOf(ctx, { projectId, contactIds: [...historyOf.keys()] });
  const recounted = stored.map((clock) => {
    const history = historyOf.get(clock.contactId);
    return history ? { ...clock, state: stateByHistory(clock, history) } : clock;
  });
  const differing = recounted.filter(({ state }, place) => state !== stored[place]?.state);
  if (isRepaired) await saveClocks(ctx, differing);
  return {
    stored: stored.flatMap(tallyOf),
    recounted: recounted.flatMap(tallyOf),
    differing: Array.from(new Set(differing.map(({ contactId }) => contactId))),
  };
}
