import { DomainError, refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import { type ConversationItem, refusals as contactRefusals } from '#modules/contacts/contract.ts';
import {
  answerContact,
  offerContact,
  openConversation,
  returnContact,
} from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Entry, may, type Offer, offered, refusals } from '../contract.ts';
import { withUnits } from '../core/capacity.ts';
import { ringingAt } from '../core/entry.ts';
import { holdAgent, putAgent } from './agents.ts';
import { tellWaiting } from './announce.ts';
import { leave } from './entries.ts';
import {
  findEntry,
  holdEntry,
  type OneContact,
  readOfferedTo,
  updateEntry,
} from './entry-store.ts';
import { endOffer } from './offer-end.ts';
import { readDeclineReasons } from './queue-store.ts';

/** The end of the time in which an agent may answer. Its subject is the offer: whoever answers at
 *  the same moment leaves the timer alone, and it finds nothing to do. */
const offerExpired = defineTimer<OneContact>('routing.offer-expired');

/** Offers a waiting contact to an agent. The caller holds the routing group and has seen that the
 *  agent is free and has room. Returns false when the contact is closed already. */
export async function offerTo(
  ctx: Context,
  entry: Entry,
  { agentId, timeoutMs }: { agentId: Id; timeoutMs: number },
): Promise<boolean> {
  const { projectId, contactId, channel } = entry;
  const item = await unlessClosed(offerContact(ctx, { projectId, id: contactId, agentId }));
  if (!item) return false;
  const offerId = newId(Date.parse(ctx.now));
  const expiresAt = addMs(ctx.now, timeoutMs);
  const times = { offeredAt: ctx.now, offerExpiresAt: expiresAt };
  const next = ringingAt(entry, { agentId, offerId, ...times });
  await updateEntry(ctx, next);
  const agent = withUnits(await holdAgent(ctx, agentId), { channel, from: 0, to: next.heldUnits });
  await putAgent(ctx, { ...agent, ringingContactId: contactId });
  const data = { projectId, contactId };
  await setTimer(ctx, offerExpired, { subjectId: offerId, dueAt: expiresAt, data });
  ctx.emit(offered, { projectId, subjectId: contactId, data: { item, entry: next, expiresAt } });
  await tellWaiting(ctx, next);
  return true;
}

/** What rings at whoever asks. */
export async function listMyOffers(ctx: Context): Promise<Offer[]> {
  authorise(ctx, may.work);
  const offers: Offer[] = [];
  for (const entry of await readOfferedTo(ctx, ctx.actor.id)) {
    const { projectId, conversationId: id, offerExpiresAt: expiresAt } = entry;
    const { item } = await openConversation(ctx, { projectId, id });
    if (expiresAt !== null) offers.push({ item, entry, expiresAt });
  }
  return offers;
}

/** Accepts what rings at whoever asks. Refuses when it rings no more. */
export async function acceptOffer(ctx: Context, which: OneContact): Promise<ConversationItem> {
  authorise(ctx, may.work);
  const entry = await holdOwnOffer(ctx, which);
  const { projectId, contactId: id } = entry;
  const agentId = ctx.actor.id;
  const item = await answerContact(ctx, { projectId, id, agentId, why: 'accepted' });
  await endOffer(ctx, entry, { kind: 'accepted' });
  return item;
}

/** Declines what rings at whoever asks: the contact goes back to its place, and he is not asked
 *  for it again for a while. Refuses without a reason, one of the project's or his own words. */
export async function declineOffer(
  ctx: Context,
  given: OneContact & { reasonId?: Id | undefined; reason?: string | undefined },
): Promise<void> {
  authorise(ctx, may.work);
  const { reasonId, projectId, contactId } = given;
  const reason = given.reason ?? reasonId ?? refuse(refusals.reasonMissing, { field: 'reason' });
  if (reasonId) await refuseUnknownReason(ctx, { projectId, reasonId });
  const entry = await holdOwnOffer(ctx, { projectId, contactId });
  await returnContact(ctx, { projectId, id: contactId, why: 'declined' });
  await endOffer(ctx, entry, { kind: 'declined', reason, reasonId });
}

/** Takes back what rings at an agent who is not available any more. */
export async function withdrawOffers(ctx: Context, agentId: Id): Promise<void> {
  for (const { projectId, contactId, offerId } of await readOfferedTo(ctx, agentId)) {
    const entry = await holdEntry(ctx, { projectId, contactId });
    if (entry?.offerId === offerId) await sendBack(ctx, entry, 'agent-left');
  }
}

/** An offer that nobody answers returns the contact to its place. */
export const onOfferExpired = onTimer(offerExpired, async (ctx, { subjectId, data: which }) => {
  const rings = (entry: Entry | undefined) => entry?.offerId === subjectId;
  if (!rings(await findEntry(ctx, which))) return;
  const entry = await holdEntry(ctx, which);
  if (entry && rings(entry)) await sendBack(ctx, entry, 'timed-out');
});

async function sendBack(
  ctx: Context,
  entry: Entry,
  kind: 'timed-out' | 'agent-left',
): Promise<void> {
  const { projectId, contactId: id } = entry;
  const why = kind === 'timed-out' ? kind : 'withdrawn';
  const item = await unlessClosed(returnContact(ctx, { projectId, id, why }));
  if (item) await endOffer(ctx, entry, { kind });
  else await leave(ctx, entry);
}

async function holdOwnOffer(ctx: Context, which: OneContact): Promise<Entry> {
  const entry = await holdEntry(ctx, which);
  const isOwn = entry?.state === 'offered' && entry.agentId === ctx.actor.id;
  return isOwn ? entry : refuse(refusals.offerGone);
}

async function refuseUnknownReason(
  ctx: Context,
  { projectId, reasonId }: { projectId: Id; reasonId: Id },
): Promise<void> {
  const reason = (await readDeclineReasons(ctx, projectId)).find(({ id }) => id === reasonId);
  if (!reason || reason.isArchived) refuse(refusals.unknownReason, { field: 'reasonId' });
}

/** The moved contact; null when it is closed and the news of it has not come up yet. */
async function unlessClosed(move: Promise<ConversationItem>): Promise<ConversationItem | null> {
  return move.catch((error) => {
    if (error instanceof DomainError && error.code === contactRefusals.wrongState) return null;
    throw error;
  });
}
