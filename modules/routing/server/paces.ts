import { msBetween } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';
import { noPace, withHold } from '../core/pace.ts';
import { endHeld, upsertHolds } from './estimate-store.ts';

/** Learns how long a contact has held its agent, whom it leaves free now. */
export async function learnHold(ctx: Context, entry: Entry): Promise<void> {
  const ended = await endHeld(ctx, entry);
  if (!ended) return;
  const { heldSince, counts } = ended;
  const heldMs = Math.max(0, msBetween(heldSince, ctx.now));
  await upsertHolds(ctx, entry, withHold(counts ?? noPace.counts, heldMs));
}
