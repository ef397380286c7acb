import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { addMs, msBetween, secondMs } from '#kernel/time.ts';
import { settingsOf } from '#modules/projects/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { may, sweepFound } from '../contract.ts';
import type { Decided } from '../core/decision.ts';
import type { Entry } from '../core/entry.ts';
import { askingOrder, canTake, isFree, isLeftOut } from '../core/fit.ts';
import { match, type Offer } from '../core/match.ts';
import type { Queue } from '../core/queue.ts';
import { easedSteps, neededAt } from '../core/requirements.ts';
import { type AgentState, scoreOf } from '../core/work.ts';
import { type AgentRow, lockAgent, readAgent, readFree } from './agent-store.ts';
import { stateOf } from './agents.ts';
import { answerAtOnce } from './auto-answer.ts';
import { decide } from './decisions.ts';
import { repairGroup } from './drift.ts';
import { leave } from './entries.ts';
import { holdEntry, lockGroup, type OneContact, updateEntry } from './entry-store.ts';
import { lineOf } from './line.ts';
import { readHeads, readLines } from './line-store.ts';
import { exclusionOver, matchWhenEased, requirementEased } from './offer-end.ts';
import { offerTo } from './offers.ts';
import { readQueues } from './queue-store.ts';
import { ringAlso } from './rings.ts';

/** Of all who could take a contact, so many, the longest idle, are compared. */
const maximumCompared = 50;
/** One transaction makes at most so many offers; the next goes on. */
const maximumOffers = 100;
const sweepMs = 30 * secondMs;

/** recountedTo: the agent at whom the last recount of loads ended. */
const sweep = defineTimer<{ recountedTo: Id | null } | null>('routing.sweep');
/** A match that had to leave work for another transaction. */
const goOn = defineTimer<null>('routing.match-on');

type Event = Extract<Decided, { kind: 'offered' }>['event'];

/** Offers a contact that has come, or asks for less than before, to whoever is free and fits it
 *  best. Returns its entry when it waits on. */
export async function matchContact(ctx: Context, which: OneContact): Promise<Entry | null> {
  const entry = await holdEntry(ctx, which);
  return entry?.state === 'waiting' && (await matchEntry(ctx, entry)) ? entry : null;
}

/** The same for an entry that was read under the lock of its group, and waits. Returns whether it
 *  waits on. */
export async function matchEntry(ctx: Context, entry: Entry): Promise<boolean> {
  authorise(ctx, may.match);
  const group = await openGroup(ctx, entry.projectId);
  if (!group.openQueueIds.has(entry.queueId)) return true;
  return (await offerInTurn(ctx, group, { entry })) === 'nobody';
}

/** Offers an agent who became free the most urgent contact that he can take, in whichever of his
 *  projects it waits. */
export async function matchAgent(ctx: Context, agentId: Id): Promise<void> {
  authorise(ctx, may.match);
  let agent = await readAgent(ctx, agentId);
  const groups: Group[] = [];
  for (const projectId of agent?.projectIds ?? []) {
    if (await lockGroup(ctx, projectId)) agent = undefined;
    groups.push(await openGroup(ctx, projectId));
  }
  for (;;) {
    const row = agent ?? (await readAgent(ctx, agentId));
    agent = undefined;
    const found: Turn[] = [];
    for (const group of row ? groups : []) {
      const entry = row && (await nextFor(ctx, group, stateIn(group, row)));
      if (entry) found.push({ group, entry, score: scoreIn(ctx, group, entry) });
    }
    const [first] = found.toSorted((one, other) => other.score - one.score);
    if (!first) return;
    const taker = await offerInTurn(ctx, first.group, { ...first, forAgentId: agentId });
    if (taker === 'nobody' || taker === agentId) return;
  }
}

interface Turn {
  readonly group: Group;
  readonly entry: Entry;
  readonly score: number;
}

/** Offers whoever waits in a project to whoever is free in it: after a change of its rules, and as
 *  the sweep. Returns how many offers it made. */
export async function matchGroup(ctx: Context, projectId: Id): Promise<number> {
  authorise(ctx, may.match);
  await lockGroup(ctx, projectId);
  const group = await openGroup(ctx, projectId);
  let made = 0;
  for (;;) {
    const outcomes = await matchLines(ctx, group);
    made += outcomes.filter((outcome) => outcome === 'made').length;
    if (outcomes.every((outcome) => outcome === 'agent-gone')) return made;
    if (made < maximumOffers) continue;
    await setTimer(ctx, goOn, { subjectId: projectId, dueAt: ctx.now, data: null });
    return made;
  }
}

/** What all decisions about a project need to know. */
interface Group {
  readonly projectId: Id;
  readonly queues: readonly Queue[];
  readonly openQueueIds: ReadonlySet<Id>;
}

async function openGroup(ctx: Context, projectId: Id): Promise<Group> {
  const queues = await readQueues(ctx, projectId);
  const open = queues.filter(({ isOpen }) => isOpen);
  return { projectId, queues, openQueueIds: new Set(open.map(({ id }) => id)) };
}

function stateIn({ projectId, openQueueIds }: Group, row: AgentRow): AgentState {
  return stateOf(row, { projectId, queueIds: openQueueIds });
}

/** Who could take a contact: those who speak the customer's language, if there are any. */
async function readCandidates(ctx: Context, entry: Entry): Promise<AgentRow[]> {
  const { projectId, channel, customerLanguage } = entry;
  const needed = neededAt(entry, ctx.now);
  const wanted = { projectId, channel, limit: maximumCompared };
  if (needed.language === null && customerLanguage !== null) {
    const language = { ...needed, language: customerLanguage };
    const speakers = await readFree(ctx, { ...wanted, needed: language });
    if (speakers.some(({ personId }) => !isLeftOut(personId, entry, ctx.now))) return speakers;
  }
  return readFree(ctx, { ...wanted, needed });
}

/** Offers a contact to who fits it best, after those before it whom he could take as well: what
 *  made somebody free may not have been heard yet. forAgentId: who became free, and could take no
 *  other contact before it. Returns at whom it rings, that it waits on, or that it is over. */
async function offerInTurn(
  ctx: Context,
  group: Group,
  { entry, forAgentId = null }: { entry: Entry; forAgentId?: Id | null },
): Promise<Id | 'nobody' | 'over'> {
  const event = forAgentId === null ? 'contact' : 'agent';
  const gone = new Set<Id>();
  for (;;) {
    const rows = (await readCandidates(ctx, entry)).filter(({ personId }) => !gone.has(personId));
    const agents = rows.map((row) => stateIn(group, row));
    const [offer] = match({ items: [entry], agents, queues: group.queues }, ctx.now);
    const agent = agents.find(({ id }) => id === offer?.agentId);
    if (!offer || !agent) return 'nobody';
    const next = agent.id === forAgentId ? entry : await nextFor(ctx, group, agent);
    const isBehind = next !== null && next.contactId !== entry.contactId;
    if (isBehind && (await offerInTurn(ctx, group, { entry: next, forAgentId })) !== 'nobody') {
      continue;
    }
    const outcome = await make(ctx, group, { entry, offer, event });
    if (outcome === 'over') return outcome;
    if (outcome === 'made') return agent.id;
    gone.add(agent.id);
  }
}

/** The most urgent contact of a project that an agent can take. */
async function nextFor(ctx: Context, group: Group, agent: AgentState): Promise<Entry | null> {
  if (!isFree(agent)) return null;
  const { projectId, queues } = group;
  const heads = (await readOpenHeads(ctx, group, agent.id)).filter((head) =>
    canTake(agent, head, neededAt(head, ctx.now)),
  );
  const isPassed = (head: Entry) => isLeftOut(agent.id, head, ctx.now);
  const passed = heads.filter(isPassed).map((head) => lineOf(head, ctx.now));
  const behind = await readLines(ctx, {
    ...{ projectId, lines: passed, limit: 1, forAgentId: agent.id },
  });
  const items = [...heads.filter((head) => !isPassed(head)), ...behind];
  const [offer] = match({ items, agents: [agent], queues }, ctx.now);
  return offer ? entryOf(items, offer) : null;
}

/** One round over all lines: as many offers as those who are free now allow. Returns what came of
 *  each. */
async function matchLines(ctx: Context, group: Group): Promise<Outcome[]> {
  const { projectId, queues } = group;
  const free = new Map<Id, AgentState>();
  const lines: string[] = [];
  for (const head of await readOpenHeads(ctx, group)) {
    const rows = await readCandidates(ctx, head);
    if (rows.length > 0) lines.push(lineOf(head, ctx.now));
    for (const row of rows) free.set(row.personId, stateIn(group, row));
  }
  const items = await readLines(ctx, { projectId, lines, limit: maximumOffers });
  const outcomes: Outcome[] = [];
  for (const offer of match({ items, agents: [...free.values()], queues }, ctx.now)) {
    const entry = entryOf(items, offer);
    outcomes.push(await make(ctx, group, { entry, offer, event: 'rule' }));
    if (outcomes.length === maximumOffers) break;
  }
  return outcomes;
}

/** The first of each line of the open queues. forAgentId: and who waits for this agent alone. */
async function readOpenHeads(
  ctx: Context,
  { projectId, openQueueIds }: Group,
  forAgentId?: Id,
): Promise<Entry[]> {
  const heads = await readHeads(ctx, projectId, forAgentId);
  return heads.filter(({ queueId }) => openQueueIds.has(queueId));
}

/** What came of an offer: `agent-gone`, another transaction took the agent in the meantime; `over`,
 *  the contact waits no more, and its entry is removed though the news of it has not been heard. */
type Outcome = 'made' | 'agent-gone' | 'over';

/** Makes an offer. */
async function make(
  ctx: Context,
  group: Group,
  { entry, offer, event }: { entry: Entry; offer: Offer; event: Event },
): Promise<Outcome> {
  const { agentId, chosenFor, others } = offer;
  const row = present(await lockAgent(ctx, agentId), 'the agent who was matched');
  const agent = stateIn(group, row);
  if (!isFree(agent) || !canTake(agent, entry, neededAt(entry, ctx.now))) return 'agent-gone';
  const queue = queueOf(group, entry);
  const timeoutMs = queue.offerTimeoutMs ?? (await usualTimeoutMs(ctx, group.projectId));
  const ringing = await offerTo(ctx, entry, { agent: row, timeoutMs });
  if (!ringing) {
    await leave(ctx, entry);
    return 'over';
  }
  await decide(ctx, entry, {
    ...{ kind: 'offered', queueId: entry.queueId, agentId, event, chosenFor, others },
    waitedMs: msBetween(entry.enteredAt, ctx.now),
    score: scoreIn(ctx, group, entry),
    eased: easedSteps(entry, ctx.now),
  });
  const isAnswered = await answerAtOnce(ctx, ringing);
  if (!isAnswered && queue.ringAt > 1) await ringFurther(ctx, group, { ringing, queue, event });
  return 'made';
}

/** Lets a contact that rings at one agent ring at as many as its queue says, as far as they fit it
 *  and nobody else waits for them. */
async function ringFurther(
  ctx: Context,
  group: Group,
  { ringing: entry, queue, event }: { ringing: Entry; queue: Queue; event: Event },
): Promise<void> {
  const needed = neededAt(entry, ctx.now);
  const fits = (agent: AgentState) =>
    isFree(agent) && canTake(agent, entry, needed) && !isLeftOut(agent.id, entry, ctx.now);
  const rows = await readCandidates(ctx, entry);
  const agents = rows.map((row) => stateIn(group, row)).toSorted(askingOrder(entry));
  let rung = 1;
  for (const each of agents) {
    if (rung === queue.ringAt) return;
    if (!fits(each) || (await nextFor(ctx, group, each))) continue;
    const row = present(await lockAgent(ctx, each.id), 'the agent at whom it is to ring');
    if (!fits(stateIn(group, row))) continue;
    await ringAlso(ctx, entry, row);
    rung += 1;
    await decide(ctx, entry, {
      ...{ kind: 'offered', queueId: entry.queueId, agentId: each.id, event, chosenFor: 'ring' },
      ...{ others: 0, waitedMs: msBetween(entry.enteredAt, ctx.now) },
      score: scoreIn(ctx, group, entry),
      eased: easedSteps(entry, ctx.now),
    });
  }
}

async function usualTimeoutMs(ctx: Context, projectId: Id): Promise<number> {
  return (await settingsOf(ctx, projectId)).offerTimeoutSeconds * secondMs;
}

function entryOf(entries: readonly Entry[], { contactId }: Offer): Entry {
  return present(
    entries.find((each) => each.contactId === contactId),
    'the contact that was matched',
  );
}

function scoreIn(ctx: Context, group: Group, entry: Entry): number {
  return scoreOf(entry, queueOf(group, entry), ctx.now);
}

function queueOf({ queues }: Group, { queueId }: Entry): Queue {
  return present(
    queues.find(({ id }) => id === queueId),
    'the queue of a contact',
  );
}

/** Begins the sweeps of a project, or goes on with them. */
export async function startSweeping(
  ctx: Context,
  projectId: Id,
  recountedTo: Id | null = null,
): Promise<void> {
  const dueAt = addMs(ctx.now, sweepMs);
  await setTimer(ctx, sweep, { subjectId: projectId, dueAt, data: { recountedTo } });
}

export const matchingTimers = [
  onTimer(goOn, async (ctx, { subjectId: projectId }) => {
    await matchGroup(ctx, projectId);
  }),
  onTimer(exclusionOver, async (ctx, { data }) => {
    await matchContact(ctx, data);
  }),
  onTimer(requirementEased, async (ctx, { subjectId: contactId, data: { projectId } }) => {
    const entry = await holdEntry(ctx, { projectId, contactId });
    if (!entry || entry.state === 'assigned') return;
    await updateEntry(ctx, entry);
    await matchWhenEased(ctx, entry);
    if (entry.state === 'waiting') await matchEntry(ctx, entry);
  }),
  /** A net under the events. What it catches is told, because it ought to catch nothing. */
  onTimer(sweep, async (ctx, { subjectId: projectId, data }) => {
    const recountedTo = await repairGroup(ctx, projectId, data?.recountedTo);
    const offers = await matchGroup(ctx, projectId);
    if (offers > 0) ctx.emit(sweepFound, { projectId, subjectId: projectId, data: { offers } });
    await startSweeping(ctx, projectId, recountedTo);
  }),
];
