import type { Id } from '#kernel/id.ts';
import { msBetween } from '#kernel/time.ts';
import { moveContact } from '#modules/contacts/server/index.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Entry, placeIn } from '../core/entry.ts';
import { nextOverflowAt, type Overflow, overflowOf, type Waited } from '../core/overflow.ts';
import type { Queue } from '../core/queue.ts';
import { closedAt } from '../core/reception.ts';
import { tellPlace, tellWaiting } from './announce.ts';
import { decide, listDecisions } from './decisions.ts';
import { countBefore, holdEntry, updateEntry } from './entry-store.ts';
import { noteEstimate } from './estimates.ts';
import { matchWhenEased } from './offer-end.ts';
import { readQueues } from './queue-store.ts';
import { readSchedules } from './schedule-store.ts';
import { noteArms, queueFor, queueOfEntry } from './trial-arms.ts';
import { unlessElsewhere } from './unless-elsewhere.ts';

/** A contact has waited so long that it may wait on in another queue. */
const overflowDue = defineTimer<{ projectId: Id }>('routing.overflow-due');

/** What follows when a contact has come to a queue and found nobody free: its wait is expected, and
 *  it may wait on elsewhere. isNew: the customer came just now; the closed-hours rule is for
 *  him. */
export async function settleIn(
  ctx: Context,
  entry: Entry,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const expected = await noteEstimate(ctx, entry);
  const queue = await queueOfEntry(ctx, entry);
  if (!queue) return;
  const schedules = await readSchedules(ctx, entry.projectId);
  const isOpen = opennessBy(ctx, schedules);
  const isCounted = queue.overflow.some(({ when }) => when.kind === 'waiting');
  await overflow(ctx, entry, {
    enteredAt: entry.enteredAt,
    expectedMs: expected?.waitMs ?? null,
    waitingBefore: isCounted ? await countBefore(ctx, entry) : null,
    isClosed: isNew && !isOpen(queue),
  });
}

/** Sees to it that a contact that waits is looked at when it has waited long enough for a rule of
 *  its queue. */
export async function watchOverflow(ctx: Context, entry: Entry, queue: Queue): Promise<void> {
  const dueAt = nextOverflowAt(queue, entry.enteredAt, ctx.now);
  if (dueAt === null) return;
  const { contactId: subjectId, projectId } = entry;
  await setTimer(ctx, overflowDue, { subjectId, dueAt, data: { projectId } });
}

/** A contact that rings when its time has come is looked at again if the offer fails: it comes back
 *  to its queue. */
export const onOverflowDue = onTimer(overflowDue, async (ctx, { subjectId: contactId, data }) => {
  const entry = await holdEntry(ctx, { projectId: data.projectId, contactId });
  if (entry?.state === 'waiting') await overflowIfDue(ctx, entry);
});

/** Lets a contact that has waited long enough wait on elsewhere. The caller holds its group. */
export async function overflowIfDue(ctx: Context, entry: Entry): Promise<void> {
  const { enteredAt } = entry;
  await overflow(ctx, entry, {
    ...{ enteredAt, expectedMs: null, waitingBefore: null, isClosed: false },
  });
}

async function overflow(ctx: Context, entry: Entry, waited: Waited): Promise<void> {
  const { projectId } = entry;
  const queues = await readQueues(ctx, projectId);
  const queue = await queueOfEntry(ctx, entry);
  if (!queue) return;
  const canMove = queue.overflow.length > 0 || queue.whenClosed.kind === 'queue';
  const seen = canMove ? await queuesSince(ctx, entry) : new Set<Id>();
  const isOpen = opennessBy(ctx, canMove ? await readSchedules(ctx, projectId) : []);
  const isOpenTo = (queueId: Id) => {
    const other = queues.find(({ id }) => id === queueId);
    return (
      other !== undefined &&
      !seen.has(queueId) &&
      other.channels.includes(entry.channel) &&
      isOpen(other)
    );
  };
  const found = overflowOf(queue, waited, { isOpenTo, now: ctx.now });
  const into = queues.find(({ id }) => id === found?.intoQueueId);
  if (found && into) await moveOn(ctx, entry, { into, found });
  else await watchOverflow(ctx, entry, queue);
}

/** The contact enters the other queue as if it had waited there all the time. */
async function moveOn(
  ctx: Context,
  entry: Entry,
  { into, found }: { into: Queue; found: Overflow },
): Promise<void> {
  const { projectId, contactId: id, queueId, enteredAt } = entry;
  const move = moveContact(
    ctx,
    { projectId, id },
    { to: 'queue', queueId: into.id, why: 'overflowed' },
  );
  const item = await unlessElsewhere(move);
  if (!item) return;
  const its = await queueFor(ctx, into, entry);
  const next: Entry = { ...entry, ...placeIn(its, entry, enteredAt), askedFirst: null };
  await updateEntry(ctx, next);
  const trials = await noteArms(ctx, next);
  const waitedMs = msBetween(enteredAt, ctx.now);
  await decide(ctx, entry, {
    ...{ kind: 'overflowed', queueId, ...found, waitedMs },
    ...(trials.length > 0 && { trials }),
  });
  await matchWhenEased(ctx, next);
  tellPlace(ctx, next, item);
  tellWaiting(ctx, entry);
  tellWaiting(ctx, next);
}

/** The queues in which a contact has waited since somebody last chose one for it. */
async function queuesSince(ctx: Context, entry: Entry): Promise<ReadonlySet<Id>> {
  const decisions = await listDecisions(ctx, entry);
  const entered = decisions.findLastIndex(({ decided }) => decided.kind === 'entered');
  const moves = decisions.slice(Math.max(0, entered)).map(({ decided }) => decided);
  const been = moves.flatMap((each) => (each.kind === 'overflowed' ? [each.queueId] : []));
  return new Set([...been, entry.queueId]);
}

function opennessBy(ctx: Context, schedules: Awaited<ReturnType<typeof readSchedules>>) {
  return (queue: Queue) => {
    const times = schedules.find(({ id }) => id === queue.scheduleId);
    return closedAt(queue, times, ctx.now) === null;
  };
}
