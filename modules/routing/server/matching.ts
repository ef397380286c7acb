import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, secondMs } from '#kernel/time.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { may, type Queue, sweepFound } from '../contract.ts';
import { match } from '../core/match.ts';
import { type AgentRow, isMatchPossible, lockFreeAgents } from './agent-store.ts';
import { stateOf } from './agents.ts';
import { findEntry, lockGroup, readWaiting } from './entry-store.ts';
import { exclusionOver, matchWhenEased, requirementEased } from './offer-end.ts';
import { offerTo } from './offers.ts';
import { readQueues } from './queue-store.ts';

const pageSize = 500;
/** So many pages are looked at in one match; who stands behind them waits for the next. */
const maximumPages = 20;
const maximumAgents = 1_000;
const sweepMs = 30 * secondMs;

const sweep = defineTimer<null>('routing.sweep');

/** Offers whoever waits in a routing group to whoever is free in it. One writer at a time; called
 *  when work has come, an agent became free, or a rule changed. Returns how many offers it made. */
export async function matchGroup(ctx: Context, projectId: Id): Promise<number> {
  authorise(ctx, may.match);
  if (!(await isMatchPossible(ctx, projectId))) return 0;
  await lockGroup(ctx, projectId);
  const queues = await readQueues(ctx, projectId);
  const { offerTimeoutSeconds } = await settingsOf(ctx, projectId);
  const defaultTimeoutMs = offerTimeoutSeconds * secondMs;
  let offers = 0;
  for (let page = 0; page < maximumPages; page += 1) {
    const agents = await lockFreeAgents(ctx, { projectId, limit: maximumAgents });
    if (agents.length === 0) break;
    const passedOver = page * pageSize - offers;
    const floor = { projectId, queues, agents, defaultTimeoutMs, passedOver };
    const { made, isLast } = await matchPage(ctx, floor);
    offers += made;
    if (isLast) break;
  }
  return offers;
}

/** The contacts of a page are matched as if all had been looked at: the order is kept, and agents
 *  who got one are taken for those behind. */
async function matchPage(
  ctx: Context,
  floor: {
    projectId: Id;
    queues: readonly Queue[];
    agents: readonly AgentRow[];
    defaultTimeoutMs: number;
    /** How many of the pages before still wait. */
    passedOver: number;
  },
): Promise<{ made: number; isLast: boolean }> {
  const { projectId, queues, agents, passedOver: offset } = floor;
  const languages = Array.from(new Set(agents.flatMap((agent) => agent.languages)));
  const items = await readWaiting(ctx, { projectId, languages, offset, limit: pageSize });
  const entryOf = new Map(items.map((entry) => [entry.contactId, entry]));
  const queueOf = new Map(queues.map((queue) => [queue.id, queue]));
  const open = new Set(queues.filter(({ isOpen }) => isOpen).map(({ id }) => id));
  const states = agents.map((agent) => stateOf(agent, open));
  let made = 0;
  for (const { contactId, agentId } of match({ items, agents: states, queues }, ctx.now)) {
    const entry = present(entryOf.get(contactId), 'the entry that was matched');
    const timeoutMs = queueOf.get(entry.queueId)?.offerTimeoutMs ?? floor.defaultTimeoutMs;
    if (await offerTo(ctx, entry, { agentId, timeoutMs })) made += 1;
  }
  return { made, isLast: items.length < pageSize };
}

/** Begins the sweeps of a project. */
export async function startSweeping(ctx: Context, projectId: Id): Promise<void> {
  const dueAt = addMs(ctx.now, sweepMs);
  await setTimer(ctx, sweep, { subjectId: projectId, dueAt, data: null });
}

export const matchingTimers = [
  onTimer(exclusionOver, async (ctx, { data: { projectId } }) => {
    await matchGroup(ctx, projectId);
  }),
  onTimer(requirementEased, async (ctx, { subjectId: contactId, data: { projectId } }) => {
    const entry = await findEntry(ctx, { projectId, contactId });
    if (!entry || entry.state === 'assigned') return;
    await matchWhenEased(ctx, entry);
    await matchGroup(ctx, projectId);
  }),
  /** A net under the events. What it catches is told, because it ought to catch nothing. */
  onTimer(sweep, async (ctx, { subjectId: projectId }) => {
    const offers = await matchGroup(ctx, projectId);
    if (offers > 0) ctx.emit(sweepFound, { projectId, subjectId: projectId, data: { offers } });
    await startSweeping(ctx, projectId);
  }),
];
