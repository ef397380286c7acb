import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { SurveyRules } from './rules.ts';

/** What is known of an invitation when somebody might be reminded of it. */
export interface Reminded {
  readonly state: string;
  readonly remindersSent: number;
  readonly expiresAt: Instant | null;
  readonly hasOptedOut: boolean;
}

/** Whether a reminder may be sent at an instant: some are left, the time to answer is not over, and
 *  nobody has answered or wants no more mail. */
export function mayRemind(
  { state, remindersSent, expiresAt, hasOptedOut }: Reminded,
  { reminders }: Pick<SurveyRules, 'reminders'>,
  at: Instant,
): boolean {
  const isLeft = remindersSent < reminders.count;
  return state === 'sent' && !hasOptedOut && isLeft && expiresAt !== null && at < expiresAt;
}

/** When the next reminder of an invitation is due; null when there is none.
 *  sentAt: of the invitation or of the last reminder. */
export function nextReminderAt(
  { sentAt, ...invitation }: Reminded & { readonly sentAt: Instant },
  rules: Pick<SurveyRules, 'reminders'>,
): Instant | null {
  const dueAt = addMs(sentAt, rules.reminders.everyDays * dayMs);
  return mayRemind(invitation, rules, dueAt) ? dueAt : null;
}
