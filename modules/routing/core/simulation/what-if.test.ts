import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '#kernel/time.ts';
import { blankQueue } from '../blank-queue.ts';
import { defaultCapacity } from '../capacity.ts';
import { defaultLoadRules } from '../load-rules.ts';
import { compare } from './compare.ts';
import { courseOf, type Day, meanPatienceMs } from './day.ts';
import { figuresOf, type Outcome } from './figures.ts';
import { readWhatIf } from './what-if.ts';

const fromMs = Date.parse('2026-03-02T00:00:00.000Z');
const known = { skills: new Map([['billing', 'skill-billing']]), languages: new Set(['en', 'ru']) };

/** Thirty chats, one every two minutes, for agents who are there all day. */
function day({ agents = 2 }: { agents?: number } = {}): Day {
  const names = { en: 'Service', ru: 'Сервис', zh: '服务' };
  return {
    fromMs,
    toMs: fromMs + 24 * hourMs,
    timeZone: 'UTC',
    queues: [{ ...blankQueue, id: 'service', projectId: 'project', names }],
    agents: Array.from({ length: agents }, (_, number) => ({
      state: {
        id: `agent-${number}`,
        presence: 'offline',
        capacityUnits: 1,
        loadUnits: 0,
        isRinging: false,
        isPaused: false,
        channels: new Map([['chat', { limit: 1, held: 0 }]]),
        languages: new Set(['ru']),
        skills: new Map(),
        teamIds: new Set<string>(),
        isHelper: false,
        queueIds: new Set<string>(),
        idleSince: new Date(fromMs).toISOString(),
      },
      presence: [{ atMs: fromMs, presence: 'available' }],
    })),
    contacts: Array.from({ length: 30 }, (_, number) => ({
      contactId: `contact-${number}`,
      queueId: 'service',
      channel: 'chat',
      language: 'ru',
      enteredMs: fromMs + 9 * hourMs + number * 2 * minuteMs,
      work: number % 3 === 0 ? null : [{ state: 'talk', durationMs: 5 * minuteMs }],
      waitedMs: 10_000,
      hasLeft: false,
    })),
    loadRules: defaultLoadRules,
    usualCapacity: defaultCapacity,
    answers: [{ end: { kind: 'accepted' }, afterMs: 5_000 }],
    missedInARow: 2,
    patienceMs: { chat: 10 * minuteMs, email: null },
    volume: 1,
    handlingTime: 1,
  };
}

const termsOf = () => ({ thresholdMsOf: () => minuteMs, shortAbandonMs: 5_000 });

describe('a wish', () => {
  it('that makes no sense is refused with all that is wrong, and where', () => {
    const faults = (input: unknown) =>
      readWhatIf(input, day(), known).faults.map(({ path, why }) => `${path}: ${why}`);
    expect(faults({ queues: { service: { priority: -1, nothing: 1 } }, volume: 'x' })).toEqual([
      expect.stringMatching(/^queues\.service\.priority: /),
      expect.stringMatching(/^queues\.service: .*nothing/),
      expect.stringMatching(/^volume: /),
    ]);
    expect(
      faults({
        queues: { Shop: {}, Сервис: { skills: { magic: 1 }, language: 'zh' } },
        agents: {
          add: [{ count: 1, languages: ['xx'], shift: { from: '09:00', until: '17:00' } }],
          remove: ['nobody'],
        },
      }),
    ).toEqual([
      'queues.Shop: there is no such queue',
      'queues.Сервис.skills.magic: there is no such skill',
      'queues.Сервис.language: nobody can speak "zh": there is no such language',
      'agents.add.0.languages: nobody can speak "xx": there is no such language',
      'agents.remove: there is no agent nobody',
    ]);
    expect(faults({ agents: { remove: 3 } })).toEqual(['agents.remove: there are only 2 agents']);
    expect(
      faults({ agents: { add: [{ count: 1, shift: { from: '9', until: '17:00' } }] } }),
    ).toEqual(['agents.add.0.shift.from: a time of day like 09:30 is needed']);
  });

  it('changes queues, agents, capacity, volume and handling time', () => {
    const wish = {
      queues: { сервис: { priority: 7, skills: { billing: 2 }, isOpen: false } },
      agents: {
        remove: 1,
        add: [
          {
            count: 2,
            languages: ['en'],
            skills: { billing: 3 },
            shift: { from: '22:00', until: '06:00' },
          },
        ],
      },
      capacity: { capacityUnits: 3, channelLimits: { chat: 2 } },
      volume: 2,
      handlingTime: 0.5,
    };
    const { day: changed } = readWhatIf(wish, day(), known);
    expect(changed?.queues[0]).toMatchObject({
      priority: 7,
      skills: [{ skillId: 'skill-billing', minLevel: 2 }],
      isOpen: false,
    });
    expect(changed?.agents.map(({ state }) => state.id)).toEqual([
      'agent-0',
      'added-1-1',
      'added-1-2',
    ]);
    for (const { state } of changed?.agents ?? []) {
      expect(state.capacityUnits).toBe(3);
      expect(state.channels.get('chat')).toEqual({ limit: 2, held: 0 });
    }
    const times = changed?.agents[1]?.presence.map(({ atMs }) => (atMs - fromMs) / hourMs);
    expect(times).toEqual([0, 6, 22]);
    const course = changed && courseOf(changed, 1);
    expect([...(course?.arrivals ?? [])]).toHaveLength(60);
    const works = [...(course?.arrivals ?? [])].map(({ thing }) => thing.stretches[0]?.durationMs);
    expect(new Set(works)).toEqual(new Set([2.5 * minuteMs]));
  });
});

describe('a comparison', () => {
  it('without a change finds no difference in any run', () => {
    const { groups } = compare(
      { base: day(), whatIf: readWhatIf({}, day(), known).day, real: null },
      { runs: 5, seed: 1, termsOf },
    );
    expect(groups.map(({ channel }) => channel)).toEqual([null, 'chat']);
    for (const { difference, interval } of Object.values(groups[0]?.figures ?? {})) {
      expect({ difference, interval }).toEqual({ difference: 0, interval: [0, 0] });
    }
  });

  it('shows that more agents shorten the waits, the same with the same seed', () => {
    const whatIf = readWhatIf(
      { capacity: { capacityUnits: 2, channelLimits: { chat: 2 } } },
      day(),
      known,
    ).day;
    const run = () => compare({ base: day(), whatIf, real: null }, { runs: 20, seed: 1, termsOf });
    const { groups } = run();
    const { meanWaitMs, serviceLevel, occupancy } = groups[0]?.figures ?? {};
    expect(meanWaitMs?.interval?.[1]).toBeLessThan(0);
    expect(serviceLevel?.interval?.[0]).toBeGreaterThan(0);
    expect(occupancy?.difference).toBeLessThan(0);
    expect(run()).toEqual({ ...run(), groups });
  });
});

describe('the figures', () => {
  it('count the service level by its formula', () => {
    const outcome = (result: Outcome['result'], waitMs: number): Outcome => {
      return { queueId: 'service', channel: 'chat', result, waitMs };
    };
    const outcomes = [
      outcome('answered', 10_000),
      outcome('answered', 60_000),
      outcome('answered', 90_000),
      outcome('abandoned', 4_999),
      outcome('abandoned', 5_000),
      outcome('waiting', 60_000),
      outcome('waiting', 60_001),
    ];
    expect(figuresOf(outcomes, termsOf())).toMatchObject({
      ...{ contacts: 7, answered: 3, abandoned: 2, waiting: 2 },
      serviceLevel: 2 / 5,
      medianWaitMs: 60_000,
      p90WaitMs: 84_000,
    });
  });

  it('estimate patience from those who left and those who were answered before they would', () => {
    const contacts = [
      { waitedMs: 60_000, hasLeft: true },
      { waitedMs: 20_000, hasLeft: false },
      { waitedMs: 40_000, hasLeft: true },
    ];
    expect(meanPatienceMs(contacts)).toBe(60_000);
    expect(meanPatienceMs(contacts.filter(({ hasLeft }) => !hasLeft))).toBeNull();
  });
});
