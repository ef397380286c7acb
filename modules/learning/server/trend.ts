import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type ReasonWeek } from '../contract.ts';
import { scopeOf } from './departments.ts';
import { countReasonWeeks } from './store.ts';

const weekMs = 7 * dayMs;

/** Contacts and repeat contacts by reason and week, oldest week first; a head sees those of his own
 *  departments. weeks: how far back, from now. */
export async function reasonTrend(
  ctx: Context,
  wanted: {
    projectId: Id;
    departmentId?: Id | undefined;
    reasonId?: Id | undefined;
    weeks: number;
  },
): Promise<ReasonWeek[]> {
  authorise(ctx, may.read);
  const { weeks, ...filter } = wanted;
  const since = addMs(ctx.now, -weeks * weekMs);
  return countReasonWeeks(ctx, { ...filter, since, scope: await scopeOf(ctx) });
}
