import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import {
  type Entry,
  type FloorState,
  may,
  refusals,
  type WaitingCause,
  type WaitingPlace,
} from '../contract.ts';
import { explain } from '../core/explain.ts';
import { nextEaseAt } from '../core/requirements.ts';
import { readAgentRows, readAgents } from './agent-store.ts';
import { stateOf } from './agents.ts';
import {
  countBefore,
  countWaiting,
  findEntry,
  type OneContact,
  readOffered,
} from './entry-store.ts';
import { readQueues } from './queue-store.ts';

/** Who waits in a project, who is free, and what rings, for boards. */
export async function queueState(ctx: Context, projectId: Id): Promise<FloorState> {
  authorise(ctx, may.read);
  await getProject(ctx, projectId);
  const offered = await readOffered(ctx, projectId);
  return {
    queues: await countWaiting(ctx, { projectId }),
    agents: await readAgents(ctx, projectId),
    offers: offered.flatMap(offerOf),
  };
}

/** The place of a contact in its queue, and why it waits. Refuses when it waits no more. */
export async function waitingPlace(ctx: Context, which: OneContact): Promise<WaitingPlace> {
  authorise(ctx, may.read);
  const entry = await findEntry(ctx, which);
  if (!entry) refuse(refusals.notFound);
  if (entry.state === 'assigned') refuse(refusals.notWaiting);
  const { queueId, enteredAt } = entry;
  const place = 1 + (await countBefore(ctx, entry));
  const lessAskedAt = nextEaseAt(entry, ctx.now);
  return { queueId, enteredAt, place, cause: await causeOf(ctx, entry), lessAskedAt };
}

async function causeOf(ctx: Context, entry: Entry): Promise<WaitingCause> {
  if (entry.state === 'offered') return { kind: 'offered' };
  const queues = await readQueues(ctx, entry.projectId);
  if (!queues.some(({ id, isOpen }) => id === entry.queueId && isOpen)) {
    return { kind: 'queue-closed' };
  }
  const open = new Set([entry.queueId]);
  const agents = (await readAgentRows(ctx, entry.projectId)).map((agent) => stateOf(agent, open));
  return explain({ entry, agents }, ctx.now);
}

function offerOf({ contactId, queueId, agentId, offeredAt, offerExpiresAt }: Entry) {
  if (agentId === null || offeredAt === null || offerExpiresAt === null) return [];
  return [{ contactId, queueId, agentId, offeredAt, expiresAt: offerExpiresAt }];
}
