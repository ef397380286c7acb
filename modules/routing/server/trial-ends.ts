import type { Context } from '#platform/context.ts';
import type { Queue } from '../core/queue.ts';
import { isSameRule, type Trial, type TrialEnd, trialEnded } from '../core/trial.ts';
import { readRunning, updateTrial } from './trial-store.ts';

/** Ends a trial. */
export async function closeTrial(ctx: Context, running: Trial, end: TrialEnd): Promise<Trial> {
  const { projectId, id, rule } = running;
  const trial = { ...running, endedAt: ctx.now, end };
  await updateTrial(ctx, trial);
  ctx.emit(trialEnded, { projectId, subjectId: id, data: { trial } });
  await ctx.audit('routing.trial-ended', id, { rule, end });
  return trial;
}

/** Ends the trials whose rule a queue has in another way now: arms that got different rules are not
 *  to be taken for one. before: the queue as it was. */
export async function closeChanged(
  ctx: Context,
  queue: Queue,
  before: Queue | undefined,
): Promise<void> {
  if (!before) return;
  for (const trial of await readRunning(ctx, queue.projectId)) {
    if (trial.queueId !== queue.id || isSameRule(before, queue, trial.rule)) continue;
    await closeTrial(ctx, trial, 'changed');
  }
}
