import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import {
  abandonContact,
  answerContact,
  reply,
  transferContact,
} from '#modules/contacts/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { nameOf } from '#modules/staff/server/index.ts';
import { authorise, type Context, isAllowed } from '#platform/context.ts';
import { type Entry, may, refusals } from '../contract.ts';
import { hasRoom } from '../core/capacity.ts';
import { assignedTo, nobodys, placeIn } from '../core/entry.ts';
import { handedOnBy } from '../core/offer.ts';
import { lockAgent } from './agent-store.ts';
import { moveUnits, stateOf } from './agents.ts';
import { tellWaiting } from './announce.ts';
import { leave, release } from './entries.ts';
import { findEntry, holdEntry, type OneContact, updateEntry } from './entry-store.ts';
import { endOffer, matchAgainAt, matchWhenEased } from './offer-end.ts';
import { offerTo } from './offers.ts';
import { readQueues } from './queue-store.ts';

/** Hands a contact that an agent has to another queue, or back into its own; agentId: who is
 *  offered it first. It enters the queue anew. Refuses what somebody else has, unless one leads,
 *  and an agent who is not free. */
export async function transfer(
  ctx: Context,
  given: OneContact & {
    queueId?: Id | undefined;
    agentId?: Id | undefined;
    note?: string | undefined;
  },
): Promise<Entry> {
  authorise(ctx, may.work);
  const { projectId, contactId, agentId: askedFirst, note } = given;
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
  await transferContact(ctx, { projectId, id: contactId, queueId: queue.id });
  await release(ctx, entry);
  const exclusion = handedOnBy(entry.agentId, ctx.now);
  const place = placeIn(queue, ctx.now);
  const next: Entry = { ...entry, ...nobodys, ...place, excluded: [exclusion] };
  await updateEntry(ctx, next);
  await matchAgainAt(ctx, next, exclusion.until);
  await matchWhenEased(ctx, next);
  await tellWaiting(ctx, next);
  if (!askedFirst) return next;
  await askFirst(ctx, next, { agentId: askedFirst, timeoutMs: queue.offerTimeoutMs });
  return (await findEntry(ctx, { projectId, contactId })) ?? next;
}

/** Takes a contact without having been offered it: one that waits or rings, or as a lead one that
 *  somebody has. The limit of one's capacity does not hold. */
export async function takeContact(ctx: Context, which: OneContact): Promise<ConversationItem> {
  authorise(ctx, may.work);
  const entry = (await holdEntry(ctx, which)) ?? refuse(refusals.notFound);
  if (entry.state === 'assigned' && !isAllowed(ctx.actor, may.assign)) refuse(refusals.notWaiting);
  return giveTo(ctx, entry, ctx.actor.id);
}

/** Gives a contact to an agent, whatever his load. Refuses one who does not work in the project or
 *  is offline. */
export async function assignContact(
  ctx: Context,
  { agentId, ...which }: OneContact & { agentId: Id },
): Promise<ConversationItem> {
  authorise(ctx, may.assign);
  const entry = (await holdEntry(ctx, which)) ?? refuse(refusals.notFound);
  const { presence } = await lockColleague(ctx, entry, agentId);
  if (presence === 'offline') refuse(refusals.agentNotFree, { field: 'agentId' });
  await ctx.audit('routing.assigned', which.contactId, { agentId });
  return giveTo(ctx, entry, agentId);
}

/** The customer left before anybody answered. For channels, which see him go. */
export async function abandon(ctx: Context, which: OneContact): Promise<ConversationItem> {
  authorise(ctx, may.match);
  const { projectId, contactId: id } = which;
  const entry = await holdEntry(ctx, which);
  const item = await abandonContact(ctx, { projectId, id });
  if (entry) await leave(ctx, entry);
  return item;
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

/** Offers a contact to the agent whom somebody chose for it. A person's choice stands above skills
 *  and language; his presence and capacity stand above the choice. */
async function askFirst(
  ctx: Context,
  entry: Entry,
  { agentId, timeoutMs }: { agentId: Id; timeoutMs: number | null },
): Promise<void> {
  const agent = stateOf(await lockColleague(ctx, entry, agentId), new Set());
  const isFree = agent.presence === 'available' && !agent.isRinging && hasRoom(agent, entry);
  if (!isFree) refuse(refusals.agentNotFree, { field: 'agentId' });
  const { offerTimeoutSeconds } = await settingsOf(ctx, entry.projectId);
  await offerTo(ctx, entry, { agentId, timeoutMs: timeoutMs ?? offerTimeoutSeconds * secondMs });
}

async function lockColleague(ctx: Context, { projectId }: Entry, agentId: Id) {
  const agent = await lockAgent(ctx, agentId);
  if (!agent?.projectIds.includes(projectId)) refuse(refusals.unknownAgent, { field: 'agentId' });
  return agent;
}

async function giveTo(ctx: Context, entry: Entry, agentId: Id): Promise<ConversationItem> {
  const { projectId, contactId: id, channel } = entry;
  const item = await answerContact(ctx, { projectId, id, agentId, why: 'taken' });
  if (entry.state === 'offered') await endOffer(ctx, entry, { kind: 'withdrawn' });
  else await release(ctx, entry);
  const next = assignedTo(entry, agentId);
  await moveUnits(ctx, { agentId, channel, from: 0, to: next.heldUnits, idleSince: ctx.now });
  await updateEntry(ctx, next);
  await tellWaiting(ctx, next);
  return item;
}
