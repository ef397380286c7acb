import type { Id } from '#kernel/id.ts';
import { notify } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Correction, correctionOverdue } from '../contract.ts';
import { runningClocks } from '../core/correction.ts';
import { insertEntry, lockCorrection, updateCorrection } from './correction-store.ts';

/** The moment at which the next open step of a correction is overdue. */
const correctionDue = defineTimer<{ projectId: Id }>('quality.correction-due');

/** Sets the timer to the next step whose lateness has not been told; none after the end. */
export async function restartClock(ctx: Context, correction: Correction): Promise<void> {
  const { id, projectId, chain, overdueSteps } = correction;
  const next = runningClocks(chain, ctx.now).find(({ step }) => !overdueSteps.includes(step));
  if (!next) return clearTimer(ctx, correctionDue, id);
  await setTimer(ctx, correctionDue, { subjectId: id, dueAt: next.dueAt, data: { projectId } });
}

/** Tells of steps whose time is over, once each. */
export const correctionTimers = [
  onTimer(correctionDue, async (ctx, { subjectId: id, data: { projectId } }) => {
    const before = await lockCorrection(ctx, { projectId, id });
    if (!before) return;
    const late = runningClocks(before.chain, ctx.now)
      .filter(({ dueAt, step }) => dueAt <= ctx.now && !before.overdueSteps.includes(step))
      .map(({ step }) => step);
    const correction = { ...before, overdueSteps: [...before.overdueSteps, ...late] };
    await updateCorrection(ctx, correction);
    for (const step of late) {
      const entry = { kind: 'overdue' as const, at: ctx.now, by: ctx.actor.id, note: step };
      await insertEntry(ctx, { projectId, id }, entry);
      const data = { correction, step };
      ctx.emit(correctionOverdue, { projectId: null, subjectId: id, data });
      await notify(ctx, {
        personId: before.openedBy,
        kind: 'quality.correction-overdue',
        subjectId: id,
        projectId,
        data: { step, customerName: before.customerName },
      });
    }
    await restartClock(ctx, correction);
  }),
];
