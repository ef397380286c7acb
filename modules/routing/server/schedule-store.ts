import type { JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { forget, once } from '#platform/once.ts';
import type { Schedule } from '../core/schedule.ts';

type Tables = {
  'routing.schedule': Omit<Schedule, 'names' | 'week' | 'holidays'> & {
    names: JSONColumnType<Schedule['names']>;
    week: JSONColumnType<Schedule['week']>;
    holidays: JSONColumnType<Schedule['holidays']>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The schedules of a project, in the order they were made. */
export async function readSchedules(ctx: Context, projectId: Id): Promise<Schedule[]> {
  return once(ctx, schedulesOf(projectId), () =>
    tables(ctx)
      .selectFrom('routing.schedule')
      .selectAll()
      .where('projectId', '=', projectId)
      .orderBy('id')
      .execute(),
  );
}

const schedulesOf = (projectId: Id) => `routing.schedules ${projectId}`;

/** Adds or changes a schedule. */
export async function upsertSchedule(ctx: Context, schedule: Schedule): Promise<void> {
  const row = {
    ...schedule,
    names: JSON.stringify(schedule.names),
    week: JSON.stringify(schedule.week),
    holidays: JSON.stringify(schedule.holidays),
  };
  await tables(ctx)
    .insertInto('routing.schedule')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
  forget(ctx, schedulesOf(schedule.projectId));
}

/** Deletes a schedule. Returns whether there was one. */
export async function deleteSchedule(
  ctx: Context,
  { projectId, scheduleId }: { projectId: Id; scheduleId: Id },
): Promise<boolean> {
  const deleted = await tables(ctx)
    .deleteFrom('routing.schedule')
    .where('projectId', '=', projectId)
    .where('id', '=', scheduleId)
    .returning('id')
    .execute();
  forget(ctx, schedulesOf(projectId));
  return deleted.length > 0;
}
