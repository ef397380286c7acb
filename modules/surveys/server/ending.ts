import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, onTimer } from '#platform/jobs/timers.ts';
import { surveyExpired, surveyNotSent } from '../contract.ts';
import { type InProject, invitationOf, lockInvitation, updateInvitation } from './store.ts';

/** The end of the time in which an invitation can be answered. Its subject is the invitation. */
export const invitationExpiry = defineTimer<{ projectId: Id }>('surveys.invitation-expiry');

/** Keeps that an invitation did not reach its customer after all, and why. It no longer speaks
 *  against asking him in full about his next contact. */
export async function recallInvitation(
  ctx: Context,
  which: InProject,
  deliveryFailure: string,
): Promise<void> {
  const before = await lockInvitation(ctx, which);
  // The first mail of somebody who was reminded has arrived.
  if (before?.state !== 'sent' || before.remindersSent > 0) return;
  const told = invitationOf(before);
  const changes = {
    state: 'not-sent' as const,
    notAskedReason: 'bounced' as const,
    deliveryFailure,
  };
  await updateInvitation(ctx, which, changes);
  const data = { invitation: { ...told, ...changes } };
  ctx.emit(surveyNotSent, { projectId: which.projectId, subjectId: which.id, data });
}

/** Ends invitations that nobody has answered in time. */
export const invitationTimers = [
  onTimer(invitationExpiry, async (ctx, { subjectId: id, data: { projectId } }) => {
    const before = await lockInvitation(ctx, { projectId, id });
    if (before?.state !== 'sent') return;
    const told = invitationOf(before);
    await updateInvitation(ctx, { projectId, id }, { state: 'expired' });
    const data = { invitation: { ...told, state: 'expired' as const } };
    ctx.emit(surveyExpired, { projectId, subjectId: id, data });
  }),
];
