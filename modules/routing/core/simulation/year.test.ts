import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../work.ts';
import { faultyNodes, largeCentre } from './large-centre.fixture.ts';
import { openObserver } from './observer.fixture.ts';
import { type Course, play } from './play.ts';

const size = { seed: 20260105, agents: 500, queues: 12, contactsPerDay: 12_000 };

describe('a centre of 500 agents whose nodes die', () => {
  it('loses nobody, keeps every rule in two weeks (a year: `npm run bench -- year`)', () => {
    const course = largeCentre({ ...size, days: 14 });
    const { watcher, count, check } = openObserver(course.agents, course.queues);
    let last: Parameters<typeof check>[0] = new Map();
    const { open } = play(
      { ...course, deliveries: faultyNodes(7) },
      {
        ...watcher,
        settled: (agents, atMs) => {
          watcher.settled?.(agents, atMs);
          last = agents;
        },
      },
    );
    check(last);
    expect(count.entered).toBe(14 * size.contactsPerDay);
    expect(count.entered).toBe(count.finished + count.abandoned + open);
    expect(open).toBe(0);
    expect(count.overtaken).toBeGreaterThan(1_000);
  });

  it('goes as if each event were handled once when each is handled twice', () => {
    const traceOf = (deliveries: NonNullable<Course['deliveries']>) => {
      const course = largeCentre({ ...size, agents: 50, contactsPerDay: 1_000, days: 1 });
      const trace: string[] = [];
      const note = (what: string, { contactId }: WorkItem, atMs: number, agentId = '') =>
        trace.push(`${atMs} ${what} ${contactId} ${agentId}`);
      play(
        { ...course, deliveries },
        {
          offered: (item, agentId, atMs) => note('offered', item, atMs, agentId),
          finished: (item, agentId, atMs) => note('finished', item, atMs, agentId),
          abandoned: (item, atMs) => note('abandoned', item, atMs),
        },
      );
      return trace;
    };
    const once = traceOf(() => [0]);
    expect(once.length).toBeGreaterThan(2_000);
    expect(traceOf(() => [0, 3_000])).toEqual(once);
  });

  it('is the same for the same seed', () => {
    const run = () => {
      const course = largeCentre({ ...size, agents: 50, contactsPerDay: 1_000, days: 2 });
      const { watcher, count } = openObserver(course.agents, course.queues);
      return { ...play({ ...course, deliveries: faultyNodes(7) }, watcher), count };
    };
    expect(run()).toEqual(run());
  });
});
