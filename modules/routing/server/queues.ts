import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { declineReasonPut, may, queueChanged, refusals } from '../contract.ts';
import { type Entry, placeIn } from '../core/entry.ts';
import type { DeclineReason } from '../core/offer.ts';
import type { Queue } from '../core/queue.ts';
import { tellPlace, tellWaiting } from './announce.ts';
import { lockGroup, readWaitingIn, updateWaiting } from './entry-store.ts';
import { matchWhenEased } from './offer-end.ts';
import { watchOverflow } from './overflow.ts';
import { readDeclineReasons, readQueues, upsertDeclineReason, upsertQueue } from './queue-store.ts';
import { requireSchedule } from './schedules.ts';
import { queueFor } from './trial-arms.ts';
import { closeChanged } from './trial-ends.ts';

const pageSize = 1_000;
const firstId: Id = '00000000-0000-0000-0000-000000000000';

/** A project's queues, in the order they were made. */
export async function listQueues(ctx: Context, projectId: Id): Promise<Queue[]> {
  authorise(ctx, may.read);
  return readQueues(ctx, projectId);
}

/** Adds or changes a queue. Who waits in it follows: skills and priority are the new ones. */
export async function putQueue(ctx: Context, queue: Queue): Promise<Queue> {
  authorise(ctx, may.manage);
  const { projectId, id } = queue;
  await getProject(ctx, projectId);
  await lockGroup(ctx, projectId);
  await requireSchedule(ctx, queue);
  await requireQueues(ctx, queue);
  const before = (await readQueues(ctx, projectId)).find((each) => each.id === id);
  await upsertQueue(ctx, queue);
  await closeChanged(ctx, queue, before);
  await followQueue(ctx, queue);
  ctx.emit(queueChanged, { projectId, subjectId: id, data: { queue } });
  tellWaiting(ctx, { projectId, queueId: id });
  await ctx.audit('routing.queue-put', id);
  return queue;
}

/** Refuses rules that lead to a queue which the project does not have, or back into the same. */
async function requireQueues(ctx: Context, queue: Queue): Promise<void> {
  const { projectId, id, overflow, whenClosed } = queue;
  const closed = whenClosed.kind === 'queue' ? [whenClosed.queueId] : [];
  const named = [...overflow.map(({ queueId }) => queueId), ...closed];
  if (named.length === 0) return;
  const known = new Set((await readQueues(ctx, projectId)).map((each) => each.id));
  if (named.some((each) => each === id || !known.has(each))) {
    refuse(refusals.unknownQueue, { field: 'overflow' });
  }
}

/** Lets those who wait in a queue follow what it now asks for, each in its arm. */
export async function followQueue(ctx: Context, queue: Queue): Promise<void> {
  const { accelerationPerMinute } = queue;
  for (let afterId = firstId; ; ) {
    const page = await readWaitingIn(ctx, queue, { afterId, limit: pageSize });
    const waiting: { entry: Entry; its: Queue }[] = [];
    for (const each of page) {
      const its = await queueFor(ctx, queue, each);
      const { priority, requirements } = placeIn(its, each, each.enteredAt);
      waiting.push({ its, entry: { ...each, accelerationPerMinute, priority, requirements } });
    }
    const entries = waiting.map(({ entry }) => entry);
    if (entries.length > 0) await updateWaiting(ctx, entries);
    for (const { entry, its } of waiting) {
      await matchWhenEased(ctx, entry);
      await watchOverflow(ctx, entry, its);
      tellPlace(ctx, entry, null);
    }
    const last = page[pageSize - 1];
    if (!last) return;
    afterId = last.contactId;
  }
}

/** A project's reasons for declining, in the order they were made. */
export async function listDeclineReasons(ctx: Context, projectId: Id): Promise<DeclineReason[]> {
  authorise(ctx, may.read);
  return readDeclineReasons(ctx, projectId);
}

/** Adds or changes a reason for declining. */
export async function putDeclineReason(
  ctx: Context,
  reason: DeclineReason,
): Promise<DeclineReason> {
  authorise(ctx, may.manage);
  const { projectId, id } = reason;
  await getProject(ctx, projectId);
  await upsertDeclineReason(ctx, reason);
  ctx.emit(declineReasonPut, { projectId, subjectId: id, data: { reason } });
  return reason;
}
