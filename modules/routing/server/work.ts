import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals } from '../contract.ts';
import { explain } from '../core/explain.ts';
import { askingOrder } from '../core/fit.ts';
import { type FloorContact, maximumWork } from '../core/floor-contact.ts';
import { type Serving, servedBy } from '../core/serving.ts';
import type { Candidate, WaitingCause } from '../core/waiting.ts';
import { readStates } from './agents.ts';
import { findEntry, type OneContact } from './entry-store.ts';
import { readLoadRules } from './load-rules-store.ts';
import { readQueues } from './queue-store.ts';
import { readUnanswered, readWork } from './work-store.ts';

/** Who is told why he waits: more than this a floor does not show at once. */
const maximumCauses = 500;

/** Every contact of a project that is in routing, by its id. */
export async function listWork(ctx: Context, projectId: Id): Promise<FloorContact[]> {
  authorise(ctx, may.read);
  await getProject(ctx, projectId);
  const work = await readWork(ctx, { projectId, limit: maximumWork });
  return work.toSorted((one, other) => (one.contactId < other.contactId ? -1 : 1));
}

/** Why each contact of a project waits that rings at nobody; of very many, those who entered
 *  first. */
export async function listWaitingCauses(
  ctx: Context,
  projectId: Id,
): Promise<{ contactId: Id; cause: WaitingCause }[]> {
  authorise(ctx, may.read);
  await getProject(ctx, projectId);
  const queues = await readQueues(ctx, projectId);
  const queueIds = new Set(queues.filter(({ isOpen }) => isOpen).map(({ id }) => id));
  const agents = await readStates(ctx, { projectId, queueIds });
  const entries = await readUnanswered(ctx, { projectId, limit: maximumCauses });
  return entries.map((entry) => ({
    contactId: entry.contactId,
    cause: queueIds.has(entry.queueId)
      ? explain({ entry, agents }, ctx.now)
      : { kind: 'queue-closed' },
  }));
}

/** To whom a contact can be given: first those who could be asked for it now, in the order in which
 *  they would be, then the others with the first thing that stands against each. */
export async function listCandidates(ctx: Context, which: OneContact): Promise<Candidate[]> {
  authorise(ctx, may.assign);
  const entry = (await findEntry(ctx, which)) ?? refuse(refusals.notFound);
  const agents = await readStates(ctx, {
    projectId: which.projectId,
    queueIds: new Set([entry.queueId]),
  });
  const isHis = entry.state === 'assigned' ? entry.agentId : null;
  return agents
    .filter(({ id }) => id !== isHis)
    .toSorted(askingOrder(entry))
    .map((agent): Candidate => {
      const cause = explain({ entry, agents: [agent] }, ctx.now);
      return { agentId: agent.id, obstacle: cause.kind === 'turn' ? null : cause };
    })
    .toSorted((one, other) => Number(one.obstacle !== null) - Number(other.obstacle !== null));
}

/** Notes that a lead reads a dialogue that somebody has. Neither the agent nor the customer is
 *  told; the audit log is. */
export async function watchContact(ctx: Context, which: OneContact): Promise<void> {
  authorise(ctx, may.assign);
  const entry = (await findEntry(ctx, which)) ?? refuse(refusals.notFound);
  await ctx.audit('routing.watched', which.contactId, { agentId: entry.agentId });
}

/** Who answers what in a project, and every contact of it that is in routing. */
export async function readFloor(
  ctx: Context,
  projectId: Id,
): Promise<{ serving: Serving[]; work: FloorContact[] }> {
  const work = await listWork(ctx, projectId);
  const queues = (await readQueues(ctx, projectId)).filter(({ isOpen }) => isOpen);
  const { weights } = await readLoadRules(ctx, projectId);
  const agents = await readStates(ctx, {
    projectId,
    queueIds: new Set(queues.map(({ id }) => id)),
  });
  const serving = agents.map((agent) => ({
    agentId: agent.id,
    presence: agent.presence,
    isBusy: agent.loadUnits > 0,
    served: servedBy(agent, queues, weights),
  }));
  return { serving, work };
}
