import type { ColumnType, JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { forget, once } from '#platform/once.ts';
import type { DeclineReason } from '../core/offer.ts';
import type { Queue } from '../core/queue.ts';
import type { Closure } from '../core/schedule.ts';

type Json<Row, Key extends keyof Row> = Omit<Row, Key> & {
  [Column in Key]: JSONColumnType<Row[Column] & object>;
};

type Tables = {
  'routing.queue': Json<
    Omit<Queue, 'closure'>,
    'names' | 'skills' | 'relaxing' | 'serviceLevelMs' | 'targetsMs' | 'overflow' | 'whenClosed'
  > & { closure: ColumnType<Closure | null, string | null, string | null> };
  'routing.declineReason': Json<DeclineReason, 'names'>;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The queues of a project, in the order they were made. */
export async function readQueues(ctx: Context, projectId: Id): Promise<Queue[]> {
  return once(ctx, queuesOf(projectId), () =>
    tables(ctx)
      .selectFrom('routing.queue')
      .selectAll()
      .where('projectId', '=', projectId)
      .orderBy('id')
      .execute(),
  );
}

const queuesOf = (projectId: Id) => `routing.queues ${projectId}`;

/** Adds or changes a queue. */
export async function upsertQueue(ctx: Context, queue: Queue): Promise<void> {
  const row = {
    ...queue,
    names: JSON.stringify(queue.names),
    skills: JSON.stringify(queue.skills),
    relaxing: JSON.stringify(queue.relaxing),
    serviceLevelMs: JSON.stringify(queue.serviceLevelMs),
    targetsMs: JSON.stringify(queue.targetsMs),
    closure: queue.closure && JSON.stringify(queue.closure),
    overflow: JSON.stringify(queue.overflow),
    whenClosed: JSON.stringify(queue.whenClosed),
  };
  await tables(ctx)
    .insertInto('routing.queue')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
  forget(ctx, queuesOf(queue.projectId));
}

/** The reasons for declining of a project, in the order they were made. */
export async function readDeclineReasons(ctx: Context, projectId: Id): Promise<DeclineReason[]> {
  return tables(ctx)
    .selectFrom('routing.declineReason')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('id')
    .execute();
}

/** Adds or changes a reason for declining. */
export async function upsertDeclineReason(ctx: Context, reason: DeclineReason): Promise<void> {
  const row = { ...reason, names: JSON.stringify(reason.names) };
  await tables(ctx)
    .insertInto('routing.declineReason')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'id']).doUpdateSet(row))
    .execute();
}
