import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { Contact } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import { defineTimer, ensureTimer, onTimer } from '#platform/jobs/timers.ts';
import { readAskedInFull } from './decision-store.ts';
import { inviteByMail } from './invite.ts';
import { readAsking } from './survey-store.ts';

/** A life event that happened longer ago is history. */
export const recentMs = 3 * dayMs;

/** The moment to ask a customer about everything; he is its subject. */
const regularDue = defineTimer<{ projectId: Id }>('surveys.regular');

/** Sets the clock of the surveys that ask now and then, for a customer who was in touch with us: so
 *  many days after he was last asked, or after this contact when he never was. */
export async function planRegularAsking(
  ctx: Context,
  { projectId, customerId }: Pick<Contact, 'projectId' | 'customerId'>,
): Promise<void> {
  const asking = await readAsking(ctx, { projectId });
  const regular = asking.flatMap(({ kind, rules: { trigger } }) =>
    trigger.on === 'time-since' && kind === 'relational' ? [{ kind, days: trigger.days }] : [],
  );
  if (regular.length === 0) return;
  const asked = await readAskedInFull(ctx, { projectId, customerId });
  const dues = regular.map(({ kind, days }): Instant => {
    const last = asked.find((each) => each.kind === kind)?.askedInFullAt ?? ctx.now;
    return addMs(last, days * dayMs);
  });
  const [first] = dues.sort();
  const soonest = addMs(ctx.now, dayMs);
  const dueAt = first !== undefined && first > soonest ? first : soonest;
  await ensureTimer(ctx, regularDue, { subjectId: customerId, dueAt, data: { projectId } });
}

/** Asks customers about everything when their time has come. */
export const regularTimers = [
  onTimer(regularDue, (ctx, { subjectId: customerId, data: { projectId } }) =>
    inviteByMail(ctx, { trigger: 'time-since', projectId, subjectId: customerId, customerId }),
  ),
];
