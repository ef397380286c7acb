import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Target, targetBreached, targetNear, targetsChanged } from '../core/target.ts';
import { type Clock, newsOf, nextNewsAt } from '../core/targets.ts';
import { findEntry, type OneContact } from './entry-store.ts';
import { lockOpenClocks, saveClocks } from './target-store.ts';

/** The next moment at which there is something to tell of a contact's targets. Its subject is the
 *  contact. Too early, too late or twice, it finds what is due and sets itself anew. */
const targetDue = defineTimer<{ projectId: Id }>('routing.target-due');

/** A contact, and who has it. */
export interface Holder extends OneContact {
  readonly conversationId: Id;
  readonly agentId: Id | null;
  /** Who had it until now, when it is another who has it. */
  readonly formerAgentId?: Id | null;
}

/** Writes what has become of a contact's open clocks, sets their timer, and tells what changed. The
 *  caller has locked those that were open before. */
export async function settle(
  ctx: Context,
  { projectId, contactId, conversationId, agentId, formerAgentId = agentId }: Holder,
  { before, after }: { before: readonly Clock[]; after: readonly Clock[] },
): Promise<void> {
  const changed = after.filter((clock) => !before.includes(clock));
  const open = after.filter(({ endedAt }) => endedAt === null);
  await saveClocks(ctx, changed);
  await setNews(ctx, { projectId, contactId }, open);
  const wasTold = new Set(before.filter(isBreached).map(({ id }) => id));
  for (const clock of changed.filter(isBreached)) {
    if (wasTold.has(clock.id)) continue;
    const data = { target: targetOf(clock), agentId };
    ctx.emit(targetBreached, { projectId, subjectId: contactId, data });
  }
  if (changed.length === 0 && formerAgentId === agentId) return;
  const targets = open.map(targetOf).sort((one, other) => (one.id < other.id ? -1 : 1));
  const data = { contactId, conversationId, agentId, formerAgentId, targets };
  ctx.emit(targetsChanged, { projectId, subjectId: contactId, data });
}

/** Tells what is due of a contact's targets. */
export const onTargetDue = onTimer(targetDue, async (ctx, { subjectId, data: { projectId } }) => {
  const which = { projectId, contactIds: [subjectId] };
  const clocks = await lockOpenClocks(ctx, { ...which, isPatient: false });
  if (clocks.length === 0) return;
  const entry = await findEntry(ctx, { projectId, contactId: subjectId });
  const agentId = entry?.state === 'assigned' ? entry.agentId : null;
  const told = clocks.map((clock): Clock => {
    const news = newsOf(clock, ctx.now);
    if (news === 'breached') return { ...clock, state: 'breached' };
    return news === 'near' ? { ...clock, isNearTold: true } : clock;
  });
  const changed = told.filter((clock, place) => clock !== clocks[place]);
  await saveClocks(ctx, changed);
  for (const clock of changed) {
    const definition = clock.state === 'breached' ? targetBreached : targetNear;
    const data = { target: targetOf(clock), agentId };
    ctx.emit(definition, { projectId, subjectId, data });
  }
  await setNews(ctx, { projectId, contactId: subjectId }, told);
});

/** Sets the timer of a contact to the first news of its open clocks. */
async function setNews(
  ctx: Context,
  { projectId, contactId: subjectId }: OneContact,
  open: readonly Clock[],
): Promise<void> {
  const [dueAt] = open.flatMap((clock) => nextNewsAt(clock) ?? []).sort();
  if (dueAt) await setTimer(ctx, targetDue, { subjectId, dueAt, data: { projectId } });
  else await clearTimer(ctx, targetDue, subjectId);
}

/** The clock as others see it. */
function targetOf({
  times: _,
  pauses: __,
  isNearTold: ___,
  endedBy: ____,
  ...target
}: Clock): Target {
  return target;
}

function isBreached({ state }: Clock): boolean {
  return state === 'breached';
}
