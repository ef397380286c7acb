import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { hasRule, ruleOf, type Trial, trialStarted, withoutRules } from '../core/trial.ts';
import { lockGroup } from './entry-store.ts';
import { readQueues } from './queue-store.ts';
import { followQueue, putQueue } from './queues.ts';
import { closeTrial } from './trial-ends.ts';
import { insertTrial, readRunning, readTrials } from './trial-store.ts';

/** The trials of a project, the first begun first. */
export async function listTrials(ctx: Context, projectId: Id): Promise<Trial[]> {
  authorise(ctx, may.read);
  return readTrials(ctx, projectId);
}

/** Gives a rule of a queue to a random share of those who come from now on. One that runs for the
 *  same rule ends: another share makes other arms. Refuses a rule that the queue does not have. */
export async function startTrial(
  ctx: Context,
  wanted: Pick<Trial, 'projectId' | 'id' | 'queueId' | 'rule' | 'share' | 'plan'>,
): Promise<Trial> {
  authorise(ctx, may.manage);
  const { projectId, id, queueId, rule } = wanted;
  await lockGroup(ctx, projectId);
  const queue = (await readQueues(ctx, projectId)).find((each) => each.id === queueId);
  if (!queue) refuse(refusals.unknownQueue, { field: 'queueId' });
  if (!hasRule(queue, rule)) refuse(refusals.ruleNotSet, { field: 'rule' });
  const running = await readRunning(ctx, projectId);
  const earlier = running.find((each) => each.queueId === queueId && each.rule === rule);
  if (earlier?.id === id) return earlier;
  if (earlier) await closeTrial(ctx, earlier, 'changed');
  const trial: Trial = {
    ...wanted,
    ruleAsItWas: ruleOf(queue, rule),
    ...{ startedAt: ctx.now, startedById: ctx.actor.id, endedAt: null, end: null },
  };
  await insertTrial(ctx, trial);
  ctx.emit(trialStarted, { projectId, subjectId: id, data: { trial } });
  await ctx.audit('routing.trial-started', id, { rule, share: trial.share });
  return trial;
}

/** Ends a trial: its rule is for everybody from now on, or for nobody. Who waits follows. Refuses
 *  one that does not run. */
export async function endTrial(
  ctx: Context,
  { projectId, id, end }: { projectId: Id; id: Id; end: 'kept' | 'dropped' },
): Promise<Trial> {
  authorise(ctx, may.manage);
  await lockGroup(ctx, projectId);
  const running = (await readRunning(ctx, projectId)).find((each) => each.id === id);
  if (!running) refuse(refusals.trialOver);
  const trial = await closeTrial(ctx, running, end);
  const queue = (await readQueues(ctx, projectId)).find((each) => each.id === running.queueId);
  if (queue && end === 'dropped') await putQueue(ctx, withoutRules(queue, [running.rule]));
  else if (queue) await followQueue(ctx, queue);
  return trial;
}
