import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Entry } from '../contract.ts';
import { defaultWeightUnits, heldUnitsOf } from '../core/capacity.ts';
import { nobodys, placeIn } from '../core/entry.ts';
import { moveUnits } from './agents.ts';
import { tellWaiting } from './announce.ts';
import {
  deleteEntry,
  findEntry,
  holdEntry,
  insertEntry,
  lockGroup,
  updateEntry,
} from './entry-store.ts';
import { endOffer, matchWhenEased } from './offer-end.ts';
import { readQueues } from './queue-store.ts';

/** Enters a contact that has opened into its queue. A queue that nobody made is taken for the
 *  project's first; a project without queues has no routing. */
export async function enter(ctx: Context, item: ConversationItem): Promise<void> {
  const { projectId, contactId, channel } = item;
  const queues = await readQueues(ctx, projectId);
  const queue = queues.find(({ id }) => id === item.queueId) ?? queues[0];
  if (!queue) return;
  await lockGroup(ctx, projectId);
  const entry: Entry = {
    ...{ projectId, contactId, conversationId: item.id, channel, ...nobodys },
    ...placeIn(queue, item.stateSince),
    customerLanguage: item.language,
    weightUnits: defaultWeightUnits[channel],
    excluded: [],
  };
  if (!(await insertEntry(ctx, entry))) return;
  await matchWhenEased(ctx, entry);
  await tellWaiting(ctx, { projectId, queueId: queue.id });
}

/** Lets a contact that is closed leave routing: what it took of its agent is free again. */
export async function leave(ctx: Context, entry: Entry): Promise<void> {
  if (entry.state === 'offered') await endOffer(ctx, entry, { kind: 'withdrawn' });
  else await release(ctx, entry);
  await deleteEntry(ctx, entry);
  if (entry.state !== 'assigned') await tellWaiting(ctx, entry);
}

/** Frees what a contact takes of the agent who has it. */
export async function release(ctx: Context, entry: Entry): Promise<void> {
  const { agentId, channel, heldUnits: from } = entry;
  if (agentId === null) return;
  await moveUnits(ctx, { agentId, channel, from, to: 0, idleSince: ctx.now });
}

/** Follows an assigned contact: whose turn it is decides what it takes of its agent. */
export async function followTurn(ctx: Context, item: ConversationItem): Promise<void> {
  if (!isBehind(await findEntry(ctx, item), item)) return;
  const entry = await holdEntry(ctx, item);
  if (!isBehind(entry, item)) return;
  const { agentId, channel, heldUnits: from } = entry;
  const to = heldUnitsOf(entry, item.state);
  await moveUnits(ctx, { agentId, channel, from, to });
  await updateEntry(ctx, { ...entry, heldUnits: to });
}

/** Whether an assigned contact takes something else of its agent than where it stands says. */
function isBehind(
  entry: Entry | undefined,
  { agentId, state }: ConversationItem,
): entry is Entry & { agentId: Id } {
  if (entry?.state !== 'assigned' || entry.agentId === null) return false;
  return entry.agentId === agentId && entry.heldUnits !== heldUnitsOf(entry, state);
}
