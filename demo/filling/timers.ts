import { sql } from 'kysely';
import { modules } from '#app/modules.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';

const handlers = new Map(
  modules.flatMap(({ timers = [] }) => timers.map((timer) => [timer.name, timer] as const)),
);

const offerExpired = 'routing.offer-expired';

/** Timers that matter in history. Presence is the people's own to say there, and offers run out
 *  one by one. */
const playedNames = [
  'routing.exclusion-ended',
  'routing.requirement-eased',
  'routing.silent',
  'routing.target-due',
  'surveys.invitation-expiry',
  'surveys.reminder',
  'quality.claim-idle',
  'quality.correction-due',
  'knowledge.review-due',
  'knowledge.gap-due',
  'knowledge.visit-silence',
  'knowledge.forget-visits',
  'contacts.index-earlier',
  'contacts.forget-earlier',
];

/** Fires what is due in a project, and clears away what is over: offers that were answered,
 *  visitors who had no window. */
export async function fireDue(ctx: Context, projectId: Id): Promise<void> {
  await sql`
    delete from platform.timer
    where name <> all (${playedNames}::text[]) and due_at <= ${addMs(ctx.now, -minuteMs)}
      and data->>'projectId' = ${projectId}`.execute(ctx.tx);
  const { rows } = await sql<TimerRow>`
    delete from platform.timer
    where due_at <= ${ctx.now} and name = any (${playedNames}::text[])
      and (data->>'projectId' = ${projectId} or subject_id = ${projectId})
    returning name, subject_id, data`.execute(ctx.tx);
  for (const row of rows) await handlers.get(row.name)?.handle(ctx, row);
}

interface TimerRow {
  readonly name: string;
  readonly subjectId: Id;
  readonly data: unknown;
}

/** An offer that nobody answered runs out. */
export async function expireOffer(ctx: Context, offerId: Id): Promise<void> {
  const { rows } = await sql<TimerRow>`
    delete from platform.timer where name = ${offerExpired} and subject_id = ${offerId}
    returning name, subject_id, data`.execute(ctx.tx);
  for (const row of rows) await handlers.get(row.name)?.handle(ctx, row);
}
