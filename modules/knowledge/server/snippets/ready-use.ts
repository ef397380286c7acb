import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type ReadyUse, refusals } from '../../contract.ts';
import type { InProject } from '../article-store.ts';
import { countReadyUse, findMacro, findSnippet, readReadyUse } from './ready-store.ts';

const countedDays = 28;

/** How often snippets and macros that the actor sees were used in the last 28 days, most used
 *  first. */
export async function listReadyUse(ctx: Context, projectId: Id): Promise<ReadyUse[]> {
  authorise(ctx, may.read);
  return readReadyUse(ctx, { projectId, since: addMs(ctx.now, -countedDays * dayMs) });
}

/** Counts uses of a snippet or a macro that the actor sees. */
export async function noteReadyUse(
  ctx: Context,
  { count = 1, ...which }: InProject & { count?: number },
): Promise<void> {
  authorise(ctx, may.read);
  const found = (await findSnippet(ctx, which)) ?? (await findMacro(ctx, which));
  if (!found) refuse(refusals.snippetNotFound);
  await countReadyUse(ctx, { ...which, count });
}
