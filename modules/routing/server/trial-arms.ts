import type { Context } from '#platform/context.ts';
import type { Entry } from '../core/entry.ts';
import type { Queue } from '../core/queue.ts';
import { armsOf, type TrialArm, withoutRules } from '../core/trial.ts';
import { readQueues } from './queue-store.ts';
import { insertArms, readRunning } from './trial-store.ts';

type Waiting = Pick<Entry, 'contactId' | 'enteredAt'>;

/** A queue as it is for one contact: without the rules that are tried and not for it. */
export async function queueFor(ctx: Context, queue: Queue, waiting: Waiting): Promise<Queue> {
  const { contactId, enteredAt } = waiting;
  const trials = await readRunning(ctx, queue.projectId);
  const arms = armsOf(trials, { contactId, enteredAt, queueId: queue.id });
  const withheld = arms.filter(({ isTreated }) => !isTreated).map(({ rule }) => rule);
  return withoutRules(queue, withheld);
}

/** The queue of an entry as it is for it. */
export async function queueOfEntry(ctx: Context, entry: Entry): Promise<Queue | undefined> {
  const queues = await readQueues(ctx, entry.projectId);
  const queue = queues.find(({ id }) => id === entry.queueId);
  return queue && queueFor(ctx, queue, entry);
}

/** Writes down the arms in which a contact enters its queue. */
export async function noteArms(ctx: Context, entry: Entry): Promise<TrialArm[]> {
  const arms = armsOf(await readRunning(ctx, entry.projectId), entry);
  await insertArms(ctx, entry, arms);
  return arms;
}
