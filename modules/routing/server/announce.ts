import type { EventDefinition } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Context, Fact } from '#platform/context.ts';
import { lastly } from '#platform/once.ts';
import { agentChanged, waitingChanged } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { contactPlaced } from '../core/floor-contact.ts';
import type { AgentRow } from './agent-store.ts';
import { countWaiting } from './entry-store.ts';

const toldIn = new WeakMap<Context, Map<string, object>>();

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
  const data = { ...agent, ...(formerProjectIds && { formerProjectIds: [...formerProjectIds] }) };
  tellLatest(ctx, agentChanged, { projectId: null, subjectId: agent.personId, data });
}

/** Emits a fact about how something stands. A later one of the same transaction takes its place:
 *  events are written when the transaction ends, so one event tells the last word. */
function tellLatest<Data extends object>(
  ctx: Context,
  definition: EventDefinition<Data>,
  fact: Fact<Data>,
): void {
  const told = toldIn.get(ctx) ?? new Map<string, object>();
  toldIn.set(ctx, told);
  const key = `${definition.name} ${fact.subjectId}`;
  const earlier = told.get(key);
  if (earlier) {
    Object.assign(earlier, fact.data);
    return;
  }
  told.set(key, fact.data);
  ctx.emit(definition, fact);
}
