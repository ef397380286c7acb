import type { Id } from '#kernel/id.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { lastMeeting } from '#modules/contacts/server/index.ts';
import { standingOf } from '#modules/customers/server/index.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import type { Context } from '#platform/context.ts';
import {
  type Entry,
  lastAgentOf,
  nobodys,
  placeIn,
  priorityIn,
  standingIn,
} from '../core/entry.ts';
import { ruledOf } from '../core/load-rules.ts';
import type { Queue } from '../core/queue.ts';
import { readAgent } from './agent-store.ts';
import { countContact } from './agents.ts';
import { tellPlace, tellWaiting } from './announce.ts';
import { decide } from './decisions.ts';
import {
  deleteEntry,
  findEntry,
  holdEntry,
  insertEntry,
  lockGroup,
  readEntriesOf,
  updateEntry,
} from './entry-store.ts';
import { readLoadRules } from './load-rules-store.ts';
import { endOffer, matchWhenEased } from './offer-end.ts';
import { readQueues } from './queue-store.ts';
import { watchSilence } from './silence.ts';
import { noteArms, queueFor, queueOfEntry } from './trial-arms.ts';

/** Enters a contact that has opened into its queue. A queue that nobody made is taken for the
 *  project's first; a project without queues has no routing. Returns null when it had entered
 *  before, or cannot. */
export async function enter(ctx: Context, item: ConversationItem): Promise<Entry | null> {
  const { projectId, contactId, customerId, channel } = item;
  const queues = await readQueues(ctx, projectId);
  const known = queues.find(({ id }) => id === item.queueId) ?? queues[0];
  if (!known) return null;
  await lockGroup(ctx, projectId);
  const queue = await queueFor(ctx, known, { contactId, enteredAt: item.stateSince });
  const { standing, met } = await rememberCustomer(ctx, item, queue);
  const entry: Entry = {
    ...{ projectId, contactId, conversationId: item.id, customerId, channel, ...nobodys },
    ...placeIn(queue, standing, item.stateSince),
    askedFirst: await askedFirstIn(ctx, queue, { standing, met }),
    customerLanguage: item.language,
    ...ruledOf(await readLoadRules(ctx, projectId), channel),
    excluded: [],
  };
  if (!(await insertEntry(ctx, entry))) return null;
  await noteEntering(ctx, entry, null);
  tellPlace(ctx, entry, item);
  return entry;
}

/** What follows when an entry has entered its queue. byId: who handed it over. */
export async function noteEntering(ctx: Context, entry: Entry, byId: Id | null): Promise<void> {
  const { queueId, priority, valueLevel, isRepeat, askedFirst } = entry;
  const trials = await noteArms(ctx, entry);
  await decide(ctx, entry, {
    ...{ kind: 'entered', queueId, priority, valueLevel, isRepeat, askedFirst, byId },
    ...(trials.length > 0 && { trials }),
  });
  await matchWhenEased(ctx, entry);
  tellWaiting(ctx, entry);
}

/** What is known of the customer of a contact, and whom he met last. */
async function rememberCustomer(ctx: Context, which: OfCustomer, queue: Queue) {
  const { projectId, customerId } = which;
  const { repeatWithinDays } = await settingsOf(ctx, projectId);
  const days = Math.max(repeatWithinDays, queue.lastAgent?.withinDays ?? 0);
  const since = addMs(ctx.now, -days * dayMs);
  const met = await lastMeeting(ctx, { projectId, customerId, since });
  const { valueLevel, avoidedAgentIds } = await standingOf(ctx, { projectId, customerId });
  const isRepeat = met !== null && met.closedAt >= addMs(ctx.now, -repeatWithinDays * dayMs);
  return { met, standing: { valueLevel, isRepeat, avoidedAgentIds: [...avoidedAgentIds] } };
}

/** The agent whom the customer met last, unless he has gone home. */
async function askedFirstIn(
  ctx: Context,
  queue: Queue,
  { standing, met }: Awaited<ReturnType<typeof rememberCustomer>>,
): Promise<Entry['askedFirst']> {
  const { avoidedAgentIds } = standing;
  const first = lastAgentOf(queue, met, { avoidedAgentIds, now: ctx.now });
  if (!first) return null;
  const agent = await readAgent(ctx, first.agentId);
  const isHere = agent?.projectIds.includes(queue.projectId) && agent.presence !== 'offline';
  return isHere ? first : null;
}

/** Lets what waits of a customer follow what is now known of him. Returns those that wait. */
export async function followCustomer(
  ctx: Context,
  { projectId, customerId }: OfCustomer,
  { valueLevel, avoidedAgentIds: avoided }: Awaited<ReturnType<typeof standingOf>>,
): Promise<Entry[]> {
  await lockGroup(ctx, projectId);
  const waiting: Entry[] = [];
  for (const entry of await readEntriesOf(ctx, { projectId, customerId })) {
    const queue = await queueOfEntry(ctx, entry);
    if (!queue) continue;
    const isAvoided = avoided.includes(entry.askedFirst?.agentId ?? '');
    const next: Entry = {
      ...{ ...entry, valueLevel, avoidedAgentIds: [...avoided] },
      priority: priorityIn(queue, { ...entry, valueLevel }),
      askedFirst: isAvoided ? null : entry.askedFirst,
    };
    await updateEntry(ctx, next);
    if (next.priority !== entry.priority) tellPlace(ctx, next, null);
    if (next.state === 'waiting') waiting.push(next);
  }
  return waiting;
}

/** Lets the entry of a conversation follow it to another customer. */
export async function followMerge(ctx: Context, item: ConversationItem): Promise<void> {
  const { projectId, customerId } = item;
  const entry = await holdEntry(ctx, item);
  if (!entry || entry.customerId === customerId) return;
  await updateEntry(ctx, { ...entry, customerId });
  await followCustomer(ctx, item, await standingOf(ctx, { projectId, customerId }));
}

interface OfCustomer {
  readonly projectId: Id;
  readonly customerId: Id;
}

/** Lets a contact that is closed leave routing: what it took of its agent is free again. */
export async function leave(ctx: Context, entry: Entry): Promise<void> {
  if (entry.state === 'offered') await endOffer(ctx, entry, { kind: 'withdrawn' });
  else await release(ctx, entry);
  await deleteEntry(ctx, entry);
  if (entry.state !== 'assigned') tellWaiting(ctx, entry);
}

/** Frees what a contact takes of the agent who has it. */
export async function release(ctx: Context, entry: Entry): Promise<void> {
  const { agentId } = entry;
  if (agentId === null) return;
  await countContact(ctx, { agentId, before: entry, after: null, idleSince: ctx.now });
}

/** Follows an assigned contact: where it stands decides what it takes of its agent. */
export async function followTurn(ctx: Context, item: ConversationItem): Promise<void> {
  if (!isBehind(await findEntry(ctx, item), item)) return;
  const entry = await holdEntry(ctx, item);
  if (!isBehind(entry, item)) return;
  const next = standingIn(entry, item);
  await countContact(ctx, { agentId: entry.agentId, before: entry, after: next });
  await updateEntry(ctx, next);
  await watchSilence(ctx, next);
}

/** Whether an assigned contact stands elsewhere than its entry says. An event may be older than
 *  what the entry knows: routing itself interrupts contacts and lets them go on. */
function isBehind(
  entry: Entry | undefined,
  { agentId, state, stateSince }: ConversationItem,
): entry is Entry & { agentId: Id } {
  if (entry?.state !== 'assigned' || entry.agentId !== agentId) return false;
  return entry.contactState !== state && stateSince >= (entry.contactSince ?? '');
}
