import type { JSONColumnType } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { forget, once } from '#platform/once.ts';
import type { Trial, TrialArm } from '../core/trial.ts';
import type { OneContact } from './entry-store.ts';

type Tables = {
  'routing.trial': Omit<Trial, 'plan' | 'ruleAsItWas'> & {
    plan: JSONColumnType<Trial['plan']>;
    ruleAsItWas: JSONColumnType<Trial['ruleAsItWas']>;
  };
  'routing.trialArm': {
    projectId: Id;
    trialId: Id;
    contactId: Id;
    isTreated: boolean;
    drawnAt: Instant;
  };
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();
const runningOf = (projectId: Id) => `routing.trials ${projectId}`;

/** The trials of a project, the first begun first. */
export async function readTrials(ctx: Context, projectId: Id): Promise<Trial[]> {
  return tables(ctx)
    .selectFrom('routing.trial')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('id')
    .execute();
}

/** Those that run. */
export async function readRunning(ctx: Context, projectId: Id): Promise<Trial[]> {
  return once(ctx, runningOf(projectId), () =>
    tables(ctx)
      .selectFrom('routing.trial')
      .selectAll()
      .where('projectId', '=', projectId)
      .where('endedAt', 'is', null)
      .orderBy('id')
      .execute(),
  );
}

/** Adds a trial. */
export async function insertTrial(ctx: Context, trial: Trial): Promise<void> {
  const { plan, ruleAsItWas, ...row } = trial;
  await tables(ctx)
    .insertInto('routing.trial')
    .values({ ...row, plan: JSON.stringify(plan), ruleAsItWas: JSON.stringify(ruleAsItWas) })
    .execute();
  forget(ctx, runningOf(trial.projectId));
}

/** Writes down how a trial ended. */
export async function updateTrial(
  ctx: Context,
  { projectId, id, endedAt, end }: Trial,
): Promise<void> {
  await tables(ctx)
    .updateTable('routing.trial')
    .set({ endedAt, end })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
  forget(ctx, runningOf(projectId));
}

/** Writes down the arms of a contact, each once however often it enters a queue. */
export async function insertArms(
  ctx: Context,
  { projectId, contactId }: OneContact,
  arms: readonly TrialArm[],
): Promise<void> {
  if (arms.length === 0) return;
  const drawn = { projectId, contactId, drawnAt: ctx.now };
  await tables(ctx)
    .insertInto('routing.trialArm')
    .values(arms.map(({ trialId, isTreated }) => ({ ...drawn, trialId, isTreated })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
