import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may } from '../contract.ts';
import { type ContactMeasures, readMeasures } from './measures-store.ts';

/** How contacts went for their customers, in the order of their ids; of one that is not there,
 *  nothing. One statement: at most some thousands of ids. */
export async function measureContacts(
  ctx: Context,
  which: { projectId: Id; contactIds: readonly Id[]; repeatDays: number },
): Promise<ContactMeasures[]> {
  authorise(ctx, may.read);
  return which.contactIds.length > 0 ? readMeasures(ctx, which) : [];
}
