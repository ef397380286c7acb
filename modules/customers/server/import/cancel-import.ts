import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { may, refusals } from '../../contract.ts';
import { markCancelled } from '../import-store.ts';
import { authoriseIn } from '../scope.ts';

/** Stops an import before its next batch: what it has written stays, and it reports so far. Refuses
 *  one that does not run. */
export async function cancelImport(
  ctx: Context,
  { projectId, importId }: { projectId: Id; importId: Id },
): Promise<void> {
  authoriseIn(ctx, may.import, projectId);
  if (!(await markCancelled(ctx, { projectId, id: importId }))) refuse(refusals.notFound);
  await ctx.audit('customers.import-cancelled', importId);
}
