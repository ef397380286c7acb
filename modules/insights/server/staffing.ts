import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, hourMs } from '#kernel/time.ts';
import type { Channel } from '#modules/contacts/contract.ts';
import type { FloorContact } from '#modules/routing/core/floor-contact.ts';
import type { Serving } from '#modules/routing/core/serving.ts';
import { listQueues, readFloor } from '#modules/routing/server/index.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, type Staffing, type StaffingRow } from '../contract.ts';
import { type Crew, sharedOut } from '../core/sharing.ts';
import {
  arrivalsPerHour,
  type Demand,
  peopleNeeded,
  roughNeed,
  verdictOf,
} from '../core/staffing.ts';
import { termsOf } from './counting.ts';
import { countHours, firstCounted, typicalHandling } from './staffing-store.ts';

const weekMs = 7 * dayMs;
const pastWeeks = 4;
/** Handling times older than this tell of other work. */
const handlingDays = 14;
const inHandStates = new Set<FloorContact['state']>(['talk', 'interrupted', 'wrap-up']);

/** How many people each queue of a project needs now on each channel, and how many it has. People
 *  who fit several are counted in each with a share, so that all are covered as evenly as their
 *  needs allow. */
export async function readStaffing(ctx: Context, projectId: Id): Promise<Staffing> {
  authorise(ctx, may.read);
  const floor = await readFloor(ctx, projectId);
  const present = floor.serving.filter(isPresent);
  const demands = await readDemands(ctx, projectId, floor);
  const needs = demands.map((demand) => peopleNeeded(demand, ctx.now));
  const crews = crewsOf(present, demands);
  const rough = demands.map((demand) => roughNeed(demand, ctx.now));
  const shares = sharedOut(crews, rough);
  const rows = demands.map((demand, place): StaffingRow => {
    const { queueId, names, channel, handlingMs, handled, dueAt, thresholdMs, atOnce } = demand;
    const its = crews.filter(({ works }) => works.includes(place));
    const needed = needs[place] ?? null;
    const share = shares[place] ?? 0;
    return {
      ...{ queueId, names, channel, needed, handlingMs, handled, thresholdMs, atOnce },
      arrivals: { ...arrivalsPerHour(demand), weeks: demand.pastArrivals.length },
      waiting: dueAt.length,
      present: share,
      people: sumOf(its),
      shared: sumOf(its.filter(({ works }) => works.length > 1)),
      verdict: needed && verdictOf(share, needed),
    };
  });
  return { at: ctx.now, people: present.length, rows };
}

interface QueueDemand extends Demand {
  readonly queueId: Id;
  readonly names: StaffingRow['names'];
}

async function readDemands(
  ctx: Context,
  projectId: Id,
  floor: { serving: readonly Serving[]; work: readonly FloorContact[] },
): Promise<QueueDemand[]> {
  const queues = (await listQueues(ctx, projectId)).filter(({ isOpen }) => isOpen);
  const { thresholdOf } = await termsOf(ctx, projectId);
  const weeks = await weeksCounted(ctx, projectId);
  const hours = await countHours(ctx, { projectId, to: ctx.now, weeks });
  const since = addMs(ctx.now, -handlingDays * dayMs);
  const handling = await typicalHandling(ctx, { projectId, since });
  const work = Map.groupBy(floor.work, keyOf);
  return queues.flatMap(({ id: queueId, names, channels }) =>
    channels.map((channel): QueueDemand => {
      const which = { queueId, channel };
      const isIts = (one: OfQueue) => one.queueId === queueId && one.channel === channel;
      const its = work.get(keyOf(which)) ?? [];
      const cameSince = addMs(ctx.now, -hourMs);
      const cameIn = (week: number) =>
        hours.find((one) => isIts(one) && one.week === week)?.arrivals ?? 0;
      const thresholdMs = thresholdOf(which);
      const known = handling.find(isIts);
      return {
        ...{ queueId, names, channel, thresholdMs },
        arrivals: cameIn(0) + its.filter(({ enteredAt }) => enteredAt >= cameSince).length,
        pastArrivals: Array.from({ length: weeks }, (_, week) => cameIn(week + 1)),
        handlingMs: known?.handlingMs ?? null,
        handled: known?.handled ?? 0,
        dueAt: its.filter(isWaiting).map(({ enteredAt }) => addMs(enteredAt, thresholdMs)),
        inHand: its.filter(({ state }) => inHandStates.has(state)).length,
        atOnce: meanAtOnce(floor.serving, which),
      };
    }),
  );
}

/** How many past weeks the project has counted at this time of the week. */
async function weeksCounted(ctx: Context, projectId: Id): Promise<number> {
  const first = await firstCounted(ctx, projectId);
  const isCounted = (week: number) =>
    first !== null && first <= addMs(ctx.now, -week * weekMs - hourMs);
  return Array.from({ length: pastWeeks }, (_, week) => week + 1).filter(isCounted).length;
}

interface OfQueue {
  readonly queueId: Id;
  readonly channel: Channel;
}

const keyOf = ({ queueId, channel }: OfQueue) => `${queueId} ${channel}`;

function isWaiting({ state }: FloorContact): boolean {
  return state === 'queue' || state === 'offer';
}

/** Who is available, or busy with contacts. */
function isPresent({ presence, isBusy }: Serving): boolean {
  return presence === 'available' || (presence === 'busy' && isBusy);
}

/** Those who are here tell how many are held at once; when nobody is, all who could be. */
function meanAtOnce(serving: readonly Serving[], which: OfQueue): number {
  const limits = (agents: readonly Serving[]) =>
    agents.flatMap(({ served }) =>
      served
        .filter((one) => one.queueId === which.queueId && one.channel === which.channel)
        .map(({ atOnce }) => atOnce),
    );
  const here = limits(serving.filter(isPresent));
  const all = here.length > 0 ? here : limits(serving);
  return all.length > 0 ? all.reduce((sum, each) => sum + each, 0) / all.length : 1;
}

/** The people present by what they can answer. Who can answer nothing is in none. */
function crewsOf(present: readonly Serving[], demands: readonly OfQueue[]): Crew[] {
  const placeOf = new Map(demands.map((demand, place) => [keyOf(demand), place]));
  const worksOf = ({ served }: Serving) =>
    served.flatMap((one) => placeOf.get(keyOf(one)) ?? []).toSorted((a, b) => a - b);
  const crews = Map.groupBy(present.map(worksOf), (works) => works.join(' '));
  return [...crews.values()].flatMap((alike) => {
    const [works] = alike;
    return works && works.length > 0 ? [{ works, people: alike.length }] : [];
  });
}

function sumOf(crews: readonly Crew[]): number {
  return crews.reduce((sum, { people }) => sum + people, 0);
}
