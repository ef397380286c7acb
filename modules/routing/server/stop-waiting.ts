import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact, openConversation, receiveMessage } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { type Entry, nobodys, placeIn } from '../core/entry.ts';
import { ruledOf } from '../core/load-rules.ts';
import { tellPlace } from './announce.ts';
import { leave, noteEntering } from './entries.ts';
import { holdEntry, insertEntry, type OneContact } from './entry-store.ts';
import { readLoadRules } from './load-rules-store.ts';
import { readQueues } from './queue-store.ts';
import { queueFor } from './trial-arms.ts';

type Incoming = Parameters<typeof receiveMessage>[1];

/** How a contact goes on on another channel. queueId: where it waits when its own queue does not
 *  take that channel. */
type GoingOn = Pick<Incoming, 'channel' | 'subject' | 'message' | 'queueId'>;

/** Ends a contact that waits, as its channel says: the customer left, or is to be answered on
 *  another channel, in its turn; then another begins in its case that has waited as long. Returns
 *  the one in which he is now. Refuses what waits no more. For channels. */
export async function stopWaiting(
  ctx: Context,
  which: OneContact & { conversationId: Id },
  next: GoingOn | null,
): Promise<ConversationItem> {
  authorise(ctx, may.match);
  const { projectId, contactId, conversationId } = which;
  const entry = await holdEntry(ctx, which);
  const { item: from } = await openConversation(ctx, { projectId, id: conversationId });
  const isWaiting = from.state === 'queue' || from.state === 'offer';
  if (from.contactId !== contactId || !isWaiting) refuse(refusals.notWaiting);
  const why = next ? 'sent-elsewhere' : 'abandoned';
  const left = await moveContact(ctx, { projectId, id: contactId }, { to: 'closed', why });
  if (entry) await leave(ctx, entry);
  return next ? goOn(ctx, { from, entry }, next) : left;
}

async function goOn(
  ctx: Context,
  { from, entry }: { from: ConversationItem; entry: Entry | undefined },
  next: GoingOn,
): Promise<ConversationItem> {
  const { projectId } = from;
  const queues = await readQueues(ctx, projectId);
  const takes = (id: Id | null) =>
    queues.find((each) => each.id === id && each.channels.includes(next.channel));
  const queue = takes(entry?.queueId ?? from.queueId) ?? takes(next.queueId);
  const { caseId, customerId, customerName, language } = from;
  const { item } = await receiveMessage(ctx, {
    ...{ projectId, caseId, customerId, customerName, language, conversationId: null },
    ...next,
    queueId: queue?.id ?? next.queueId,
  });
  // What routing has not taken up yet it enters by itself, at the same moment.
  if (!entry || !queue) return item;
  const { contactId: nextId } = item;
  const its = await queueFor(ctx, queue, { contactId: nextId, enteredAt: entry.enteredAt });
  const placed: Entry = {
    ...{ ...entry, ...nobodys, contactId: item.contactId, conversationId: item.id },
    ...{ channel: next.channel, askedFirst: null, excluded: [] },
    ...placeIn(its, entry, entry.enteredAt),
    ...ruledOf(await readLoadRules(ctx, projectId), next.channel),
  };
  await insertEntry(ctx, placed);
  await noteEntering(ctx, placed, null);
  tellPlace(ctx, placed, item);
  return item;
}
