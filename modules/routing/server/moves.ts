import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { addMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { moveContact, reply } from '#modules/contacts/server/index.ts';
import { nameOf } from '#modules/staff/server/index.ts';
import { authorise, type Context, isAllowed } from '#platform/context.ts';
import { may, namedForMs, refusals } from '../contract.ts';
import { assignedTo, type Entry, nobodys, placeIn } from '../core/entry.ts';
import { handedOnBy } from '../core/offer.ts';
import { lockAgent } from './agent-store.ts';
import { countContact } from './agents.ts';
import { tellPlace, tellWaiting } from './announce.ts';
import { decide } from './decisions.ts';
import { noteEntering, release } from './entries.ts';
import { holdEntry, type OneContact, updateEntry } from './entry-store.ts';
import { interruptFor, lockGroupsOfTalks, passesLimit } from './interruption.ts';
import { noticeMove } from './move-notices.ts';
import { endOffer, matchAgainAt } from './offer-end.ts';
import { readQueues } from './queue-store.ts';
import { queueFor } from './trial-arms.ts';

/** Hands a contact that an agent has to another queue, or back into its own. It enters the queue
 *  anew. agentId: the colleague who is waited for, at most for waitMs; then whoever the queue asks
 *  for. Refuses what somebody else has, unless one leads, and a colleague who is offline. */
export async function transfer(
  ctx: Context,
  given: OneContact & {
    queueId?: Id | undefined;
    agentId?: Id | undefined;
    waitMs?: number | undefined;
    note?: string | undefined;
  },
): Promise<Entry> {
  authorise(ctx, may.work);
  const { projectId, contactId, note } = given;
  const entry = await holdEntry(ctx, { projectId, contactId });
  if (!entry?.agentId || entry.state !== 'assigned') refuse(refusals.notFound);
  refuseUnlessOwn(ctx, entry);
  const queues = await readQueues(ctx, projectId);
  const queue = queues.find(({ id }) => id === (given.queueId ?? entry.queueId));
  if (!queue) refuse(refusals.unknownQueue, { field: 'queueId' });
  if (!queue.channels.includes(entry.channel)) {
    refuse(refusals.channelNotServed, { field: 'queueId' });
  }

  if (note) await leaveNote(ctx, entry, note);
  const item = await moveContact(
    ctx,
    { projectId, id: contactId },
    { to: 'queue', queueId: queue.id, why: 'transferred' },
  );
  await release(ctx, entry);
  const exclusion = handedOnBy(entry.agentId, ctx.now);
  const askedFirst = await namedBy(ctx, entry, given);
  const its = await queueFor(ctx, queue, { contactId, enteredAt: ctx.now });
  const place = { ...placeIn(its, entry, ctx.now), askedFirst, excluded: [exclusion] };
  const next: Entry = { ...entry, ...nobodys, ...place };
  await updateEntry(ctx, next);
  await matchAgainAt(ctx, next, exclusion.until);
  await noteEntering(ctx, next, ctx.actor.id);
  tellPlace(ctx, next, item);
  return next;
}

/** Takes a contact without having been offered it: one that waits or rings, or as a lead one that
 *  somebody has. The limit of one's capacity does not hold; that it was passed is told. */
export async function takeContact(ctx: Context, which: OneContact): Promise<ConversationItem> {
  authorise(ctx, may.work);
  await lockGroupsOfTalks(ctx, { ...which, agentId: ctx.actor.id });
  const entry = (await holdEntry(ctx, which)) ?? refuse(refusals.notFound);
  if (entry.state === 'assigned') {
    if (!isAllowed(ctx.actor, may.assign)) refuse(refusals.notWaiting);
    await ctx.audit('routing.taken-over', which.contactId, { agentId: entry.agentId });
  }
  return giveTo(ctx, entry, ctx.actor.id);
}

/** Gives a contact to an agent, whatever his load. Refuses one who does not work in the project or
 *  is offline. */
export async function assignContact(
  ctx: Context,
  { agentId, ...which }: OneContact & { agentId: Id },
): Promise<ConversationItem> {
  authorise(ctx, may.assign);
  await lockGroupsOfTalks(ctx, { ...which, agentId });
  const entry = (await holdEntry(ctx, which)) ?? refuse(refusals.notFound);
  const { presence } = await lockColleague(ctx, entry, agentId);
  if (presence === 'offline') refuse(refusals.agentNotFree, { field: 'agentId' });
  await ctx.audit('routing.assigned', which.contactId, { agentId });
  return giveTo(ctx, entry, agentId);
}

function refuseUnlessOwn(ctx: Context, entry: Entry): void {
  if (entry.agentId !== ctx.actor.id && !isAllowed(ctx.actor, may.assign))
    refuse(refusals.notYours);
}

async function leaveNote(ctx: Context, entry: Entry, body: string): Promise<void> {
  const { projectId, conversationId } = entry;
  const authorName = await nameOf(ctx, ctx.actor.id);
  const note = { kind: 'note', body, attachments: [], holdMs: 0, authorName } as const;
  await reply(ctx, { projectId, conversationId, ...note });
}

/** The colleague whom somebody chose for a contact. */
async function namedBy(
  ctx: Context,
  entry: Entry,
  { agentId, waitMs = namedForMs }: { agentId?: Id | undefined; waitMs?: number | undefined },
): Promise<Entry['askedFirst']> {
  if (!agentId) return null;
  const { presence } = await lockColleague(ctx, entry, agentId);
  if (presence === 'offline') refuse(refusals.agentNotFree, { field: 'agentId' });
  return { agentId, until: addMs(ctx.now, waitMs), why: 'named' };
}

async function lockColleague(ctx: Context, { projectId }: Entry, agentId: Id) {
  const agent = await lockAgent(ctx, agentId);
  if (!agent?.projectIds.includes(projectId)) refuse(refusals.unknownAgent, { field: 'agentId' });
  return agent;
}

async function giveTo(ctx: Context, entry: Entry, agentId: Id): Promise<ConversationItem> {
  const { projectId, contactId: id } = entry;
  const item = await moveContact(ctx, { projectId, id }, { to: 'talk', agentId, why: 'taken' });
  if (entry.state === 'offered') await endOffer(ctx, entry, { kind: 'withdrawn' });
  else await release(ctx, entry);
  const next = assignedTo(entry, agentId, ctx.now);
  await countContact(ctx, { agentId, before: null, after: next, idleSince: ctx.now });
  await updateEntry(ctx, next);
  await interruptFor(ctx, next, agentId);
  const isPastLimit = await passesLimit(ctx, next, agentId);
  await decide(ctx, entry, { kind: 'given', agentId, byId: ctx.actor.id, isPastLimit });
  await noticeMove(ctx, item, { personId: agentId, kind: 'routing.given' });
  if (entry.state === 'assigned' && entry.agentId && entry.agentId !== agentId) {
    await noticeMove(ctx, item, { personId: entry.agentId, kind: 'routing.moved' });
  }
  tellWaiting(ctx, next);
  return item;
}
