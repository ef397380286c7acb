import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type DeclineReason,
  declineReasonPut,
  may,
  type Queue,
  queueChanged,
} from '../contract.ts';
import { tellWaiting } from './announce.ts';
import { followQueue, lockGroup } from './entry-store.ts';
import { matchWhenEased } from './offer-end.ts';
import { readDeclineReasons, readQueues, upsertDeclineReason, upsertQueue } from './queue-store.ts';
import { requireSchedule } from './schedules.ts';

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
  await upsertQueue(ctx, queue);
  for (const entry of await followQueue(ctx, queue)) await matchWhenEased(ctx, entry);
  ctx.emit(queueChanged, { projectId, subjectId: id, data: { queue } });
  await tellWaiting(ctx, { projectId, queueId: id });
  await ctx.audit('routing.queue-put', id);
  return queue;
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
