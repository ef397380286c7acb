import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, msBetween } from '#kernel/time.ts';
import type { ConversationItem, Segment } from '#modules/contacts/contract.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { estimateWait } from '../core/estimate.ts';
import { lineUpOf, openPaces } from '../core/line-up.ts';
import type { ExpectedWait, WaitAccuracy } from '../core/waiting.ts';
import { readAvailable } from './agent-store.ts';
import { stateOf } from './agents.ts';
import { countBefore, type OneContact } from './entry-store.ts';
import {
  countAllWaiting,
  insertEstimate,
  readBefore,
  readHeld,
  readPaces,
  settleAnswered,
  settleEstimate,
  tallyEstimates,
} from './estimate-store.ts';
import { readQueues } from './queue-store.ts';

/** So many of those before a contact are looked at one by one; the rest goes by the rate. */
const maximumBefore = 200;
/** Where more wait, only those of its own queue are counted, and all go by the rate. */
const maximumWaiting = 1_000;
/** Of so many agents who are available the wait is made. */
const maximumAgents = 200;
const accuracyDays = 28;

/** How long a contact that waits is expected to wait from now on. null when nobody who is there
 *  could take it, its queue stands still, or too little is known of how long its kind takes. Of a
 *  large centre a part is looked at: as large a part of the agents as of those who wait. */
export async function expectWait(ctx: Context, entry: Entry): Promise<ExpectedWait | null> {
  const { projectId, queueId } = entry;
  const paces = openPaces(await readPaces(ctx, projectId));
  if (!paces.of(entry)) return null;
  const { agents, count } = await readAvailable(ctx, { projectId, limit: maximumAgents });
  if (count === 0) return null;
  const share = agents.length / count;
  const standing = await standingBefore(ctx, entry);
  const group = { projectId, queueIds: new Set([queueId]) };
  const floor = {
    entry,
    before: partOf(standing.before, share),
    beyond: (standing.count - standing.before.length) * share,
    agents: agents.map((agent) => stateOf(agent, group)),
    held: await readHeld(
      ctx,
      agents.map(({ personId }) => personId),
    ),
  };
  const lineUp = lineUpOf(floor, paces, ctx.now);
  const wait = lineUp && estimateWait(lineUp);
  if (!wait) return null;
  const pickUpMs = Math.round(paces.pickUpMs(entry));
  return {
    waitMs: wait.waitMs + pickUpMs,
    lowMs: wait.lowMs + pickUpMs,
    highMs: wait.highMs + pickUpMs,
  };
}

/** So large a part of some things, evenly spread. share: above 0, to 1 for all. */
function partOf<Item>(items: readonly Item[], share: number): Item[] {
  return items.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));
}

async function standingBefore(ctx: Context, entry: Entry) {
  if ((await countAllWaiting(ctx, entry.projectId)) <= maximumWaiting) {
    return readBefore(ctx, entry, maximumBefore);
  }
  return { before: [], count: await countBefore(ctx, entry) };
}

/** Expects the wait of a contact that has entered a queue and found nobody free, and keeps it to be
 *  held against what comes. */
export async function noteEstimate(ctx: Context, entry: Entry): Promise<ExpectedWait | null> {
  const queues = await readQueues(ctx, entry.projectId);
  if (!queues.some(({ id, isOpen }) => id === entry.queueId && isOpen)) return null;
  const wait = await expectWait(ctx, entry);
  if (wait) await insertEstimate(ctx, entry, wait);
  return wait;
}

/** Learns from a contact that has moved: it waits no more, and so long it rang. */
export async function learnFromMove(
  ctx: Context,
  { item, ended }: { item: ConversationItem; ended: Segment | null },
): Promise<void> {
  if (ended?.outcome !== 'accepted' && ended?.outcome !== 'taken') return;
  const { projectId, contactId, channel } = item;
  const { queueId, startedAt, endedAt, outcome } = ended;
  if (queueId === null) return;
  const rangMs = outcome === 'accepted' ? msBetween(startedAt, endedAt) : null;
  await settleAnswered(ctx, { projectId, contactId, queueId, channel }, rangMs);
}

/** Learns from a contact that has closed: if it still waited, nobody knows how long it would
 *  have. */
export async function learnFromClosing(
  ctx: Context,
  which: OneContact,
  ended: Segment | null,
): Promise<void> {
  if (ended?.kind === 'queue' || ended?.kind === 'offer') await settleEstimate(ctx, which, 'left');
}

/** How true the expected waits of a project were in the last 28 days. */
export async function listWaitAccuracy(ctx: Context, projectId: Id): Promise<WaitAccuracy[]> {
  authorise(ctx, may.read);
  return tallyEstimates(ctx, { projectId, since: addMs(ctx.now, -accuracyDays * dayMs) });
}
