import { refuse } from '#kernel/errors.ts';
import { type Id, newId } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact, openConversation } from '#modules/contacts/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { onTimer, setTimer } from '#platform/jobs/timers.ts';
import { may, offered, refusals } from '../contract.ts';
import { withContact } from '../core/capacity.ts';
import { type Entry, ringingAt } from '../core/entry.ts';
import type { Offer } from '../core/offer.ts';
import type { AgentRow } from './agent-store.ts';
import { putAgent } from './agents.ts';
import { tellWaiting } from './announce.ts';
import { leave } from './entries.ts';
import { findEntry, holdEntry, type OneContact, updateEntry } from './entry-store.ts';
import { interruptFor, lockGroupsOfTalks } from './interruption.ts';
import { endOffer, offerExpired } from './offer-end.ts';
import { readDeclineReasons } from './queue-store.ts';
import { readRingingAt, readRings } from './ring-store.ts';
import { leaveRing, putFirst } from './rings.ts';
import { unlessElsewhere } from './unless-elsewhere.ts';

/** Offers a waiting contact to an agent. The caller holds the routing group and the agent, and has
 *  seen that he is free and has room. Returns the entry as it rings; null when the contact stands
 *  elsewhere by now. */
export async function offerTo(
  ctx: Context,
  entry: Entry,
  { agent, timeoutMs }: { agent: AgentRow; timeoutMs: number },
): Promise<Entry | null> {
  const { projectId, contactId } = entry;
  const { personId: agentId } = agent;
  const item = await unlessElsewhere(
    moveContact(ctx, { projectId, id: contactId }, { to: 'offer', agentId }),
  );
  if (!item) return null;
  const offerId = newId(Date.parse(ctx.now));
  const expiresAt = addMs(ctx.now, timeoutMs);
  const times = { offeredAt: ctx.now, offerExpiresAt: expiresAt };
  const next = ringingAt(entry, { agentId, offerId, ...times });
  await updateEntry(ctx, next);
  const busier = withContact(agent, { before: null, after: next });
  await putAgent(ctx, { ...busier, ringingContactId: contactId });
  const data = { projectId, contactId };
  await setTimer(ctx, offerExpired, { subjectId: offerId, dueAt: expiresAt, data });
  ctx.emit(offered, { projectId, subjectId: contactId, data: { item, entry: next, expiresAt } });
  tellWaiting(ctx, next);
  return next;
}

/** What rings at whoever asks. */
export async function listMyOffers(ctx: Context): Promise<Offer[]> {
  authorise(ctx, may.work);
  const offers: Offer[] = [];
  for (const entry of await readRingingAt(ctx, ctx.actor.id)) {
    const { projectId, conversationId: id, offerExpiresAt: expiresAt } = entry;
    const { item } = await openConversation(ctx, { projectId, id });
    if (expiresAt !== null) offers.push({ item, entry, expiresAt });
  }
  return offers;
}

/** What whoever is rung at says: that he takes it, or why not, by one of the project's reasons or
 *  in his own words. */
export type SpokenAnswer =
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'declined';
      readonly reasonId?: Id | undefined;
      readonly reason?: string | undefined;
    };

/** Answers what rings at whoever asks. Accepted, it is his, and what it may interrupt is set aside
 *  where there is no room for both; declined, it goes back to its place, and he is not asked for it
 *  again for a while. Refuses when it rings no more, and to decline without a reason. */
export async function answerOffer(
  ctx: Context,
  which: OneContact,
  answer: SpokenAnswer,
): Promise<ConversationItem> {
  authorise(ctx, may.work);
  return answer.kind === 'accepted' ? accept(ctx, which) : decline(ctx, which, answer);
}

async function accept(ctx: Context, which: OneContact): Promise<ConversationItem> {
  const agentId = ctx.actor.id;
  await lockGroupsOfTalks(ctx, { agentId, projectId: which.projectId });
  const entry = await holdOwnOffer(ctx, which);
  const { projectId, contactId: id } = entry;
  const item = await moveContact(ctx, { projectId, id }, { to: 'talk', agentId, why: 'accepted' });
  await endOffer(ctx, entry, { kind: 'accepted' });
  await interruptFor(ctx, entry, agentId);
  return item;
}

async function decline(
  ctx: Context,
  { projectId, contactId }: OneContact,
  { reasonId, reason: ownWords }: Extract<SpokenAnswer, { kind: 'declined' }>,
): Promise<ConversationItem> {
  const reason = ownWords ?? reasonId ?? refuse(refusals.reasonMissing, { field: 'reason' });
  if (reasonId) await refuseUnknownReason(ctx, { projectId, reasonId });
  const agentId = ctx.actor.id;
  const end = { kind: 'declined', reason, reasonId } as const;
  const entry = await holdOffer(ctx, { projectId, contactId });
  const which = { projectId, id: contactId };
  if (await leaveRing(ctx, entry, { agentId, end })) {
    return (await openConversation(ctx, { projectId, id: entry.conversationId })).item;
  }
  const item = await moveContact(ctx, which, { to: 'queue', why: 'declined' });
  await endOffer(ctx, entry, end);
  return item;
}

/** Takes back what rings at an agent who is not available any more. */
export async function withdrawOffers(ctx: Context, agentId: Id): Promise<void> {
  for (const { projectId, contactId } of await readRingingAt(ctx, agentId)) {
    const entry = await holdEntry(ctx, { projectId, contactId });
    if (!entry || !(await ringsAt(ctx, entry, agentId))) continue;
    const isOthersToo = await leaveRing(ctx, entry, { agentId, end: { kind: 'agent-left' } });
    if (!isOthersToo) await sendBack(ctx, entry, 'agent-left');
  }
}

/** An offer that nobody answers returns the contact to its place. */
export const onOfferExpired = onTimer(offerExpired, (ctx, { subjectId, data }) =>
  expireOffer(ctx, data, subjectId),
);

/** Ends an offer that nobody has answered in time, if it still rings. */
export async function expireOffer(ctx: Context, which: OneContact, offerId: Id): Promise<void> {
  const rings = (entry: Entry | undefined) => entry?.offerId === offerId;
  if (!rings(await findEntry(ctx, which))) return;
  const entry = await holdEntry(ctx, which);
  if (entry && rings(entry)) await sendBack(ctx, entry, 'timed-out');
}

async function sendBack(
  ctx: Context,
  entry: Entry,
  kind: 'timed-out' | 'agent-left',
): Promise<void> {
  const { projectId, contactId: id } = entry;
  const why = kind === 'timed-out' ? kind : 'withdrawn';
  const item = await unlessElsewhere(moveContact(ctx, { projectId, id }, { to: 'queue', why }));
  if (item) await endOffer(ctx, entry, { kind });
  else await leave(ctx, entry);
}

/** The offer that rings at whoever asks, with him as the one whom it names. */
async function holdOwnOffer(ctx: Context, which: OneContact): Promise<Entry> {
  const entry = await holdOffer(ctx, which);
  if (entry.agentId === ctx.actor.id) return entry;
  const ring = (await readRings(ctx, which)).find(({ agentId }) => agentId === ctx.actor.id);
  const own = ring && (await putFirst(ctx, { entry, ring, why: 'withdrawn' }));
  return own ?? refuse(refusals.offerGone);
}

/** The offer of a contact that rings at whoever asks, perhaps with others. */
async function holdOffer(ctx: Context, which: OneContact): Promise<Entry> {
  const entry = await holdEntry(ctx, which);
  const isOwn = entry && (await ringsAt(ctx, entry, ctx.actor.id));
  return isOwn ? entry : refuse(refusals.offerGone);
}

async function ringsAt(ctx: Context, entry: Entry, personId: Id): Promise<boolean> {
  if (entry.state !== 'offered') return false;
  if (entry.agentId === personId) return true;
  return (await readRings(ctx, entry)).some(({ agentId }) => agentId === personId);
}

async function refuseUnknownReason(
  ctx: Context,
  { projectId, reasonId }: { projectId: Id; reasonId: Id },
): Promise<void> {
  const reason = (await readDeclineReasons(ctx, projectId)).find(({ id }) => id === reasonId);
  if (!reason || reason.isArchived) refuse(refusals.unknownReason, { field: 'reasonId' });
}
