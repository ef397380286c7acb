import type { Id } from '#kernel/id.ts';
import { addMs, secondMs } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { driftFound, stuckOfferFound } from '../contract.ts';
import type { Load } from '../core/agent.ts';
import { countLoad } from '../core/capacity.ts';
import { type AgentRow, lockAgent, readAgentRows } from './agent-store.ts';
import { putAgent } from './agents.ts';
import { readEntriesOfAgents, readStuckOffers } from './drift-store.ts';
import { lockGroup } from './entry-store.ts';
import { expireOffer } from './offers.ts';

/** A timer may be late by as much before its offer counts as stuck. */
const latenessMs = 5 * secondMs;

/** So many agents are counted again at a time; those of a larger centre in turns. */
const maximumRecounted = 300;

/** Puts right what ought never to be wrong in a project, and tells each fault: offers that ring
 *  past their time without a timer, and counters of agents that do not say what a recount says.
 *  afterId: where the last recount ended. Returns where this one did; null at the last agent. */
export async function repairGroup(
  ctx: Context,
  projectId: Id,
  afterId: Id | null = null,
): Promise<Id | null> {
  await endStuckOffers(ctx, projectId);
  return recountAgents(ctx, projectId, afterId);
}

async function endStuckOffers(ctx: Context, projectId: Id): Promise<void> {
  const before = addMs(ctx.now, -latenessMs);
  if ((await readStuckOffers(ctx, { projectId, before })).length === 0) return;
  await lockGroup(ctx, projectId);
  for (const { contactId, offerId, agentId } of await readStuckOffers(ctx, { projectId, before })) {
    await expireOffer(ctx, { projectId, contactId }, offerId);
    const data = { contactId, offerId, agentId };
    ctx.emit(stuckOfferFound, { projectId, subjectId: contactId, data });
  }
}

/** Whoever seems to be counted wrongly is counted again while he is held: what another transaction
 *  is about to change is not taken for a fault. */
async function recountAgents(ctx: Context, projectId: Id, afterId: Id | null): Promise<Id | null> {
  const agents = await readAgentRows(ctx, projectId, { afterId, limit: maximumRecounted });
  const counted = await countAgents(
    ctx,
    agents.map(({ personId }) => personId),
  );
  for (const suspect of agents) {
    if (isSame(suspect, counted(suspect.personId))) continue;
    const agent = await lockAgent(ctx, suspect.personId);
    if (agent) await recount(ctx, agent);
  }
  return agents[maximumRecounted - 1]?.personId ?? null;
}

async function recount(ctx: Context, agent: AgentRow): Promise<void> {
  const { personId } = agent;
  const counted = (await countAgents(ctx, [personId]))(personId);
  if (isSame(agent, counted)) return;
  await putAgent(ctx, { ...agent, ...counted });
  const data = { personId, counted, kept: loadIn(agent) };
  ctx.emit(driftFound, { projectId: null, subjectId: personId, data });
}

/** Counts what is held by agents, over all their projects. */
async function countAgents(ctx: Context, agentIds: readonly Id[]): Promise<(agentId: Id) => Load> {
  const byAgent = Map.groupBy(await readEntriesOfAgents(ctx, agentIds), ({ agentId }) => agentId);
  return (agentId) => countLoad(byAgent.get(agentId) ?? []);
}

function isSame(agent: AgentRow, counted: Load): boolean {
  const { held, interruptible } = counted;
  return (
    agent.loadUnits === counted.loadUnits &&
    agent.ringingContactId === counted.ringingContactId &&
    isEqual(agent.held, held) &&
    isEqual(agent.interruptible, interruptible)
  );
}

function isEqual(one: Readonly<Record<string, number>>, other: typeof one): boolean {
  return Object.entries(other).every(([key, value]) => one[key] === value);
}

function loadIn({ loadUnits, held, interruptible, ringingContactId }: AgentRow): Load {
  return { loadUnits, held, interruptible, ringingContactId };
}
