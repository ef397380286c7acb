import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import type { Entry } from '../core/entry.ts';
import { explain } from '../core/explain.ts';
import { type FloorState, inOrder } from '../core/floor-state.ts';
import { nextEaseAt } from '../core/requirements.ts';
import type { WaitingPlace } from '../core/waiting.ts';
import { readAgents } from './agent-store.ts';
import { readStates } from './agents.ts';
import {
  countBefore,
  countWaiting,
  findEntry,
  type OneContact,
  readOffered,
} from './entry-store.ts';
import { expectWait } from './estimates.ts';
import { readQueues } from './queue-store.ts';
import { offerAt, readRings } from './ring-store.ts';

/** Who waits in a project, who is free, and what rings, for boards. */
export async function queueState(ctx: Context, projectId: Id): Promise<FloorState> {
  authorise(ctx, may.read);
  await getProject(ctx, projectId);
  const offered = await readOffered(ctx, projectId);
  const rings = Map.groupBy(await readRings(ctx, { projectId }), ({ contactId }) => contactId);
  const further = offered.flatMap((entry) =>
    (rings.get(entry.contactId) ?? []).map((ring) => offerAt(entry, ring)),
  );
  return {
    queues: await countWaiting(ctx, { projectId }),
    agents: await readAgents(ctx, projectId),
    offers: inOrder([...offered, ...further].flatMap(offerOf)),
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
  return { queueId, enteredAt, place, ...(await outlookOf(ctx, entry)), lessAskedAt };
}

/** Why a contact waits, and how long it is expected to. */
async function outlookOf(
  ctx: Context,
  entry: Entry,
): Promise<Pick<WaitingPlace, 'cause' | 'expected'>> {
  if (entry.state === 'offered') return { cause: { kind: 'offered' }, expected: null };
  const queues = await readQueues(ctx, entry.projectId);
  if (!queues.some(({ id, isOpen }) => id === entry.queueId && isOpen)) {
    return { cause: { kind: 'queue-closed' }, expected: null };
  }
  const { projectId } = entry;
  const agents = await readStates(ctx, { projectId, queueIds: new Set([entry.queueId]) });
  const cause = explain({ entry, agents }, ctx.now);
  return { cause, expected: await expectWait(ctx, entry) };
}

function offerOf({ contactId, queueId, agentId, offeredAt, offerExpiresAt }: Entry) {
  if (agentId === null || offeredAt === null || offerExpiresAt === null) return [];
  return [{ contactId, queueId, agentId, offeredAt, expiresAt: offerExpiresAt }];
}
