import { isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { offered } from '#modules/routing/contract.ts';
import { routingModule } from '#modules/routing/server/index.ts';
import { openLog } from '#platform/log/log.ts';
import { openOutbox } from '#platform/outbox/outbox.ts';
import { openBusyFloor } from './busy-floor.ts';
import { type Cost, costOf, percentile, round } from './measure.ts';
import { measurePublished } from './published-methods.ts';
import { openStage, type Stage } from './routing-stage.ts';

const smallAgents = 1_000;
const rounds = 8;
/** So many contacts come in a round, and so many mails end. */
const perRound = 50;
/** So many chats come, and so many mails end, in a second of a running centre. */
const eventsPerSecond = 5;
/** The first seconds of a node cost more. */
const warmUpSeconds = 3;

/** From the arrival of a contact, or the end of another, to the offer that it brings: what it
 *  costs, and how long it takes in a running centre, beside published ways of finding agents.
 *  Once with a tenth of the size, to see what grows. */
export async function routing(options: {
  agents: number;
  waiting: number;
  seconds: number;
}): Promise<object> {
  const { agents, waiting, seconds } = options;
  const smaller = { agents: smallAgents, waiting: Math.round((waiting * smallAgents) / agents) };
  const small = await measureFloor(smaller, seconds);
  const large = await measureFloor({ agents, waiting }, seconds);
  const own = large.heed.decisionsPerCpuSecond;
  const best = (when: 'eachSecond' | 'atOnce') =>
    Math.max(...large.published.map((each) => each[when].decisionsPerCpuSecond));
  return {
    ...large,
    ofBestEachSecond: round(own / best('eachSecond')),
    ofBestAtOnce: round(own / best('atOnce')),
    growth: round(small.heed.decisionsPerCpuSecond / own),
    small,
  };
}

async function measureFloor(size: { agents: number; waiting: number }, seconds: number) {
  const floor = await openBusyFloor(size);
  try {
    const heed = await measureDecisions(await openStage(floor, floor.centre), floor.postmasterPid);
    /** What the other modules have not heard yet would stand in the way of the clock. */
    await floor.centre.outbox.drain();
    const node = await floor.startNode();
    const latency = await measureLatency(await openStage(floor, node), seconds).finally(() =>
      node.close(),
    );
    const published = await measurePublished(floor, { perSecond: eventsPerSecond });
    return { ...size, heed, latency, published };
  } finally {
    await floor.close();
  }
}

/** What the decisions cost: all that follows from an event, up to the stored offer and what is told
 *  of it, here and in the database. What brings the events about is not counted. */
async function measureDecisions(stage: Stage, postmasterPid: number) {
  const subscribers = [routingModule.subscriber].filter((each) => each !== undefined);
  const log = openLog({ level: 'warn' });
  const { database } = stage.centre;
  const outbox = openOutbox({ database, subscribers, log, isSelfRunning: false });
  const costs: Cost[] = [];
  const decide = async () => {
    const cost = await costOf(postmasterPid, async () => {
      const startedAt = performance.now();
      await outbox.drain();
      const elapsedMs = performance.now() - startedAt;
      const made = await stage.countRinging();
      return { durations: Array<number>(made).fill(elapsedMs), elapsedMs };
    });
    costs.push(cost);
    await stage.acceptAll();
  };
  await outbox.drain();
  for (let turn = 0; turn < rounds; turn += 1) {
    for (let number = 0; number < perRound; number += 1) await stage.arrive();
    await decide();
    for (let number = 0; number < perRound; number += 1) await stage.end('email');
    await decide();
    for (let number = 0; number < perRound; number += 1) await stage.end('chat');
    await outbox.drain();
  }
  const total = (of: (cost: Cost) => number) =>
    costs.reduce((sum, cost) => sum + cost.count * of(cost), 0);
  const decisions = total(() => 1);
  const clientMs = total(({ clientCpuMs }) => clientCpuMs);
  const databaseMs = total(({ databaseCpuMs }) => databaseCpuMs);
  return {
    decisions,
    clientCpuMs: round(clientMs / decisions),
    databaseCpuMs: round(databaseMs / decisions),
    decisionsPerCpuSecond: round((1_000 * decisions) / (clientMs + databaseMs)),
  };
}

/** How long it takes in a node whose events run by themselves: a contact comes, or an agent ends
 *  one and takes the next, at a steady pace whether or not those before are through. */
async function measureLatency(stage: Stage, seconds: number) {
  const arrivedAt = new Map<Id, number>();
  const freedAt = new Map<Id, number>();
  const arrivals: number[] = [];
  const frees: number[] = [];
  const deeds: Promise<unknown>[] = [];
  const stop = stage.centre.live.onEvent((event) => {
    if (!isEvent(event, offered)) return;
    const { contactId, agentId, channel } = event.data.entry;
    const now = performance.now();
    const began = channel === 'chat' ? arrivedAt.get(contactId) : freedAt.get(agentId ?? '');
    if (began !== undefined) (channel === 'chat' ? arrivals : frees).push(now - began);
    deeds.push(stage.accept(event.data.entry));
  });
  const stepMs = 1_000 / eventsPerSecond / 3;
  const startedAt = performance.now();
  const lastStep = ((warmUpSeconds + seconds) * 1_000) / stepMs;
  for (let step = 0; step < lastStep; step += 1) {
    if (step === Math.round((warmUpSeconds * 1_000) / stepMs)) {
      arrivals.length = 0;
      frees.length = 0;
    }
    const dueMs = startedAt + step * stepMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs)));
    const began = performance.now();
    if (step % 3 === 0) {
      deeds.push(stage.arrive().then(({ contactId }) => arrivedAt.set(contactId, began)));
    } else if (step % 3 === 1) deeds.push(stage.end('chat'));
    else deeds.push(stage.end('email').then((agentId) => freedAt.set(agentId, began)));
  }
  await stage.centre.outbox.drain();
  await Promise.all(deeds);
  stop();
  return { arrivalToOffer: spreadOf(arrivals), freedToOffer: spreadOf(frees) };
}

function spreadOf(durations: number[]) {
  const sorted = durations.toSorted((one, other) => one - other);
  return {
    n: sorted.length,
    p50Ms: round(percentile(sorted, 0.5)),
    p99Ms: round(percentile(sorted, 0.99)),
  };
}
