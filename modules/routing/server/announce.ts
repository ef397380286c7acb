import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import { know, known, lastly } from '#platform/once.ts';
import { agentChanged, waitingChanged } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { contactPlaced } from '../core/floor-contact.ts';
import type { AgentRow } from './agent-store.ts';
import { countWaiting } from './entry-store.ts';

/** Tells how many wait in a queue. */
export function tellWaiting(
  ctx: Context,
  { projectId, queueId }: { projectId: Id; queueId: Id },
): void {
  lastly(ctx, `${waitingChanged.name} ${queueId}`, async () => {
    const [count] = await countWaiting(ctx, { projectId, queueId });
    if (count) ctx.emit(waitingChanged, { projectId, subjectId: queueId, data: count });
  });
}

/** Tells where a contact stands in the order of its queue. item: null where only its urgency is
 *  another. */
export function tellPlace(
  ctx: Context,
  { projectId, contactId, queueId, enteredAt, priority, accelerationPerMinute }: Entry,
  item: ConversationItem | null,
): void {
  const place = { contactId, queueId, enteredAt, priority, accelerationPerMinute };
  ctx.emit(contactPlaced, { projectId, subjectId: contactId, data: { ...place, item } });
}

/** Tells how an agent stands. formerProjectIds: where he was until now, when that has changed. */
export function tellAgent(
  ctx: Context,
  { languages: _, skills: __, teamIds: ___, interruptible: ____, ...agent }: AgentRow,
  formerProjectIds?: readonly Id[],
): void {
  const { personId: subjectId } = agent;
  const key = `${agentChanged.name} ${subjectId}`;
  if (formerProjectIds) know(ctx, key, formerProjectIds);
  lastly(ctx, key, async () => {
    const former = await known<readonly Id[]>(ctx, key);
    const data = { ...agent, ...(former && { formerProjectIds: [...former] }) };
    ctx.emit(agentChanged, { projectId: null, subjectId, data });
  });
}
