import { present } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { moveContact, openConversation } from '#modules/contacts/server/index.ts';
import type { Context } from '#platform/context.ts';
import { setTimer } from '#platform/jobs/timers.ts';
import { offered } from '../contract.ts';
import { withContact } from '../core/capacity.ts';
import type { Entry } from '../core/entry.ts';
import type { AgentRow } from './agent-store.ts';
import { putAgent } from './agents.ts';
import { updateEntry } from './entry-store.ts';
import { type Ending, endRing, offerExpired } from './offer-end.ts';
import { deleteRing, insertRing, offerAt, type Ring, readRings } from './ring-store.ts';
import { unlessElsewhere } from './unless-elsewhere.ts';

/** Lets a contact that rings already ring at a further agent, for as long. The caller holds the
 *  routing group and the agent, and has seen that he is free and has room. */
export async function ringAlso(ctx: Context, entry: Entry, agent: AgentRow): Promise<void> {
  const { projectId, contactId, conversationId, offerExpiresAt: expiresAt } = entry;
  const ring = {
    projectId,
    contactId,
    agentId: agent.personId,
    offerId: newId(Date.parse(ctx.now)),
  };
  await insertRing(ctx, ring);
  const offer = offerAt(entry, ring);
  const busier = withContact(agent, { before: null, after: offer });
  await putAgent(ctx, { ...busier, ringingContactId: contactId });
  const { item } = await openConversation(ctx, { projectId, id: conversationId });
  const data = { item, entry: offer, expiresAt: present(expiresAt, 'the end of the offer') };
  ctx.emit(offered, { projectId, subjectId: contactId, data });
}

/** Puts a further agent in the place of the one whom the entry names: the history of the contact
 *  then tells of him. why: what the offer of the other came to so far. Returns null when the
 *  contact is closed already. */
export async function putFirst(
  ctx: Context,
  { entry, ring, why }: { entry: Entry; ring: Ring; why: 'declined' | 'withdrawn' },
): Promise<Entry | null> {
  const { projectId, contactId: id, agentId, offerId, offerExpiresAt: dueAt } = entry;
  const back = moveContact(ctx, { projectId, id }, { to: 'queue', why });
  if (!(await unlessElsewhere(back)) || !agentId || !offerId || !dueAt) return null;
  await moveContact(ctx, { projectId, id }, { to: 'offer', agentId: ring.agentId });
  await deleteRing(ctx, ring);
  await insertRing(ctx, { ...ring, agentId, offerId });
  const next = offerAt(entry, ring);
  await updateEntry(ctx, next);
  const data = { projectId, contactId: id };
  await setTimer(ctx, offerExpired, { subjectId: ring.offerId, dueAt, data });
  return next;
}

/** Ends the offer of one agent of several, while it rings on at the others. Returns whether there
 *  are others; without them the offer ends as a whole, which is the caller's to do. */
export async function leaveRing(
  ctx: Context,
  entry: Entry,
  { agentId, end }: { agentId: Id; end: Ending & { kind: 'declined' | 'agent-left' } },
): Promise<boolean> {
  const rings = await readRings(ctx, entry);
  const [another] = rings;
  if (!another) return false;
  const why = end.kind === 'declined' ? end.kind : 'withdrawn';
  const isFirst = entry.agentId === agentId;
  const ringing = isFirst ? await putFirst(ctx, { entry, ring: another, why }) : entry;
  if (!ringing) return false;
  const ring = isFirst ? entry : rings.find((each) => each.agentId === agentId);
  if (!ring?.offerId) return true;
  const excluded = await endRing(ctx, ringing, {
    ring: { ...another, agentId, offerId: ring.offerId },
    end,
  });
  await updateEntry(ctx, { ...ringing, excluded });
  return true;
}
