import type { JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { forget, once } from '#platform/once.ts';
import { defaultLoadRules, type LoadRules } from '../core/load-rules.ts';

type Tables = {
  'routing.loadRules': { projectId: Id } & {
    [Key in keyof LoadRules]: JSONColumnType<LoadRules[Key]>;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** The rules of load of a project; what it has not said itself is as usual. */
export async function readLoadRules(ctx: Context, projectId: Id): Promise<LoadRules> {
  const row = await once(ctx, rulesOf(projectId), () =>
    tables(ctx)
      .selectFrom('routing.loadRules')
      .select(['weights', 'silentAfterMs', 'interrupts', 'autoAnswer', 'pauseAfterMs'])
      .where('projectId', '=', projectId)
      .executeTakeFirst(),
  );
  return {
    weights: { ...defaultLoadRules.weights, ...row?.weights },
    silentAfterMs: { ...defaultLoadRules.silentAfterMs, ...row?.silentAfterMs },
    interrupts: { ...defaultLoadRules.interrupts, ...row?.interrupts },
    autoAnswer: { ...defaultLoadRules.autoAnswer, ...row?.autoAnswer },
    pauseAfterMs: { ...defaultLoadRules.pauseAfterMs, ...row?.pauseAfterMs },
  };
}

/** Writes down the rules of load of a project. */
export async function upsertLoadRules(
  ctx: Context,
  { projectId, ...rules }: LoadRules & { projectId: Id },
): Promise<void> {
  const row = {
    projectId,
    weights: JSON.stringify(rules.weights),
    silentAfterMs: JSON.stringify(rules.silentAfterMs),
    interrupts: JSON.stringify(rules.interrupts),
    autoAnswer: JSON.stringify(rules.autoAnswer),
    pauseAfterMs: JSON.stringify(rules.pauseAfterMs),
  };
  await tables(ctx)
    .insertInto('routing.loadRules')
    .values(row)
    .onConflict((conflict) => conflict.column('projectId').doUpdateSet(row))
    .execute();
  forget(ctx, rulesOf(projectId));
}

const rulesOf = (projectId: Id) => `routing.load-rules ${projectId}`;
