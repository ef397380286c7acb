import { faultyNodes, largeCentre } from '#modules/routing/core/simulation/large-centre.fixture.ts';
import { openObserver } from '#modules/routing/core/simulation/observer.fixture.ts';
import { play } from '#modules/routing/core/simulation/play.ts';
import { round } from './measure.ts';

const goalEvents = 1_000_000;
const warmUp = { seed: 1, agents: 100, queues: 20, days: 1, contactsPerDay: 3_000 };
const largeDay = { seed: 2, agents: 1_000, queues: 20, days: 6, contactsPerDay: 30_000 };
const year = { seed: 20260105, agents: 500, queues: 12, days: 365, contactsPerDay: 12_000 };

/** Events of the simulator per second of CPU, on days of a centre with 1,000 agents. */
export async function simulate(): Promise<object> {
  play(largeCentre(warmUp), {});
  const course = largeCentre(largeDay);
  const { events, cpuSeconds } = cpuOf(() => play(course, {}));
  return {
    ...{ agents: largeDay.agents, queues: largeDay.queues },
    contacts: largeDay.days * largeDay.contactsPerDay,
    events,
    cpuSeconds: round(cpuSeconds),
    eventsPerCpuSecond: round(events / cpuSeconds),
    cpuSecondsForAMillion: round((cpuSeconds / events) * goalEvents),
  };
}

/** A year of 500 agents whose nodes die, with an observer who fails at the first broken rule. */
export async function simulatedYear(): Promise<object> {
  const course = largeCentre(year);
  const { watcher, count } = openObserver(course.agents, course.queues);
  const deliveries = faultyNodes(7);
  const { events, open, cpuSeconds } = cpuOf(() => play({ ...course, deliveries }, watcher));
  const { agents, queues, days } = year;
  return { agents, queues, days, events, ...count, open, cpuSeconds: round(cpuSeconds) };
}

function cpuOf<Result extends object>(deed: () => Result): Result & { cpuSeconds: number } {
  const before = process.cpuUsage();
  const result = deed();
  const { user, system } = process.cpuUsage(before);
  return { ...result, cpuSeconds: (user + system) / 1e6 };
}
