import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject, settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals, schedulePut, scheduleRemoved } from '../contract.ts';
import type { Queue } from '../core/queue.ts';
import { closedAt, type Reception } from '../core/reception.ts';
import type { Schedule } from '../core/schedule.ts';
import { isAnybodyAvailable } from './agent-store.ts';
import { lockGroup } from './entry-store.ts';
import { readQueues } from './queue-store.ts';
import { deleteSchedule, readSchedules, upsertSchedule } from './schedule-store.ts';

/** A project's schedules, in the order they were made. */
export async function listSchedules(ctx: Context, projectId: Id): Promise<Schedule[]> {
  authorise(ctx, may.read);
  return readSchedules(ctx, projectId);
}

/** Adds or changes a schedule. Its queues follow it from now on. */
export async function putSchedule(ctx: Context, schedule: Schedule): Promise<Schedule> {
  authorise(ctx, may.manage);
  const { projectId, id } = schedule;
  await getProject(ctx, projectId);
  await upsertSchedule(ctx, schedule);
  ctx.emit(schedulePut, { projectId, subjectId: id, data: { schedule } });
  await ctx.audit('routing.schedule-put', id);
  return schedule;
}

/** Removes a schedule. One that a queue has is refused. */
export async function removeSchedule(
  ctx: Context,
  { projectId, scheduleId }: { projectId: Id; scheduleId: Id },
): Promise<void> {
  authorise(ctx, may.manage);
  await lockGroup(ctx, projectId);
  const queues = await readQueues(ctx, projectId);
  if (queues.some((queue) => queue.scheduleId === scheduleId)) refuse(refusals.scheduleInUse);
  if (!(await deleteSchedule(ctx, { projectId, scheduleId }))) refuse(refusals.notFound);
  ctx.emit(scheduleRemoved, { projectId, subjectId: scheduleId, data: {} });
  await ctx.audit('routing.schedule-removed', scheduleId);
}

/** Refuses a queue whose schedule the project does not have. */
export async function requireSchedule(
  ctx: Context,
  { projectId, scheduleId }: Pick<Queue, 'projectId' | 'scheduleId'>,
): Promise<void> {
  if (scheduleId === null) return;
  const schedules = await readSchedules(ctx, projectId);
  if (!schedules.some(({ id }) => id === scheduleId)) refuse(refusals.unknownSchedule);
}

/** Whether a contact that enters the queue now can hope for somebody, and when if not. A queue that
 *  nobody made is closed; one that sends who comes to another is open while that is. For
 *  channels. */
export async function receptionOf(
  ctx: Context,
  { projectId, queueId }: { projectId: Id; queueId: Id },
): Promise<Reception> {
  authorise(ctx, may.read);
  const queues = await readQueues(ctx, projectId);
  const schedules = await readSchedules(ctx, projectId);
  const queueOf = (wanted: Id) => queues.find(({ id }) => id === wanted);
  const timesOf = (queue: Queue | undefined) =>
    schedules.find(({ id }) => id === queue?.scheduleId);
  const queue = queueOf(queueId);
  const rule = queue?.whenClosed ?? { kind: 'wait' };
  const asksForMail = rule.kind === 'mail';
  const closed = closedAt(queue ?? { isOpen: false, closure: null }, timesOf(queue), ctx.now);
  const other = rule.kind === 'queue' ? queueOf(rule.queueId) : undefined;
  const isOpen = !closed || (other && !closedAt(other, timesOf(other), ctx.now));
  if (isOpen) {
    return { isStaffed: await isAnybodyAvailable(ctx, projectId), closed: null, asksForMail };
  }
  const timeZone = timesOf(queue)?.timeZone ?? (await settingsOf(ctx, projectId)).timeZone;
  return { isStaffed: false, closed: { ...closed, timeZone }, asksForMail };
}
