import type { Id } from '#kernel/id.ts';
import { type Instant, secondMs } from '#kernel/time.ts';
import type { Contact } from '#modules/contacts/contract.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { listQueues } from '#modules/routing/server/index.ts';
import type { Context } from '#platform/context.ts';
import { factsOfContact, type Segment } from '../core/facts.ts';
import type { ContactFactRow } from './store.ts';

/** The facts of a contact that has closed, from its segments. null when it never waited nor was
 *  talked about: it was begun by the centre and merged. */
export function factRowOf(
  { contact, segments }: { contact: Contact; segments: readonly Segment[] },
  { shortAbandonMs, thresholdOf, now }: Terms & { now: Instant },
): ContactFactRow | null {
  const { projectId, id: contactId, channel, openedAt, firstResponseAt } = contact;
  const facts = factsOfContact(segments, { firstResponseAt, shortAbandonMs, now });
  if (!facts) return null;
  const thresholdMs = thresholdOf({ queueId: facts.queueId, channel });
  return { ...facts, projectId, contactId, channel, openedAt, thresholdMs, shortAbandonMs };
}

/** What contacts are measured against. */
export interface Terms {
  /** Who leaves sooner has hardly waited. */
  readonly shortAbandonMs: number;
  /** Within how long a contact should be answered. */
  readonly thresholdOf: (contact: Pick<ContactFactRow, 'queueId' | 'channel'>) => number;
}

/** What the contacts of a project are measured against now: the threshold is as their queue says,
 *  else as the project says. */
export async function termsOf(ctx: Context, projectId: Id): Promise<Terms> {
  const { serviceLevelSeconds, shortAbandonSeconds } = await settingsOf(ctx, projectId);
  const queues = await listQueues(ctx, projectId);
  const byId = new Map(queues.map((queue) => [queue.id, queue]));
  return {
    shortAbandonMs: shortAbandonSeconds * secondMs,
    thresholdOf: ({ queueId, channel }) =>
      byId.get(queueId ?? '')?.serviceLevelMs[channel] ?? serviceLevelSeconds[channel] * secondMs,
  };
}
