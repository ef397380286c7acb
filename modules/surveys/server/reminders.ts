import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import { consentState } from '#modules/customers/server/index.ts';
import type { Context } from '#platform/context.ts';
import { orderJob } from '#platform/jobs/jobs.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import type { Invitation } from '../contract.ts';
import { mayRemind, nextReminderAt } from '../core/reminding.ts';
import type { SurveyRules } from '../core/rules.ts';
import { mailInvitation } from './invitation-mail.ts';
import { lockInvitation, updateInvitation } from './store.ts';
import { readRulesOf } from './survey-store.ts';

/** The moment to remind a customer of an invitation, which is its subject. */
const reminderDue = defineTimer<{ projectId: Id }>('surveys.reminder');

/** Sets the clock for the next reminder, if there is to be one. */
export async function planReminder(
  ctx: Context,
  invitation: Pick<Invitation, 'projectId' | 'id' | 'state' | 'remindersSent' | 'expiresAt'>,
  { rules, ...known }: { rules: SurveyRules; sentAt: Instant; hasOptedOut: boolean },
): Promise<void> {
  const dueAt = nextReminderAt({ ...invitation, ...known }, rules);
  if (dueAt === null) return;
  const { projectId, id: subjectId } = invitation;
  await setTimer(ctx, reminderDue, { subjectId, dueAt, data: { projectId } });
}

/** Reminds whoever was asked by mail and has not answered, by the rules as they stand now. */
export const reminderTimers = [
  onTimer(reminderDue, async (ctx, { subjectId: id, data: { projectId } }) => {
    const invitation = await lockInvitation(ctx, { projectId, id });
    const rules = invitation && (await readRulesOf(ctx, invitation));
    if (!invitation || !rules) return;
    const { customerId } = invitation;
    const channel = 'email';
    const consent =
      customerId &&
      (await consentState(ctx, { projectId, customerId, channel, purpose: 'survey' }));
    const hasOptedOut = consent === 'withdrawn';
    if (!mayRemind({ ...invitation, hasOptedOut }, rules, ctx.now)) return;
    const remindersSent = invitation.remindersSent + 1;
    await updateInvitation(ctx, invitation, { remindersSent });
    await orderJob(ctx, mailInvitation, { projectId, id, reminder: remindersSent });
    const after = { ...invitation, remindersSent };
    await planReminder(ctx, after, { rules, sentAt: ctx.now, hasOptedOut });
  }),
];
