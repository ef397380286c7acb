import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, happenedWithin, loyaltyOf, type RatedContact } from './loyalty.ts';
import type { Loyalty, SatisfactionLevel } from './loyalty-report.ts';
import { isTopBox, satisfactionOf, wouldRecommend } from './satisfaction.ts';
import { satisfactionByWeek } from './weeks.ts';

const unknown = { returned: null, ordered: null, 'would-return': null, recommends: null };

function rated(rating: number, about: Partial<RatedContact> = {}): RatedContact {
  return {
    projectId: 'project',
    channel: 'chat',
    generation: null,
    reasonId: null,
    endedAt: '2026-03-02T10:00:00.000Z',
    rating,
    outcomes: unknown,
    recommendation: null,
    ...about,
  };
}

/** So many who came back of all who rated so. */
function returning(rating: number, { hits, all }: { hits: number; all: number }): RatedContact[] {
  return Array.from({ length: all }, (_, place) =>
    rated(rating, { outcomes: { ...unknown, returned: place < hits } }),
  );
}

function levelOf(loyalty: Loyalty, level: SatisfactionLevel) {
  return loyalty.levels.find((each) => each.level === level);
}

describe('the groups of satisfaction', () => {
  it.each([
    ['five', { dissatisfied: [1, 2], neutral: [3], satisfied: [4, 5] }],
    ['ten', { dissatisfied: [0, 5], neutral: [6, 7], satisfied: [8, 10] }],
    ['seven', { dissatisfied: [1, 3], neutral: [4], satisfied: [5, 7] }],
  ] as const)('on the scale %s', (scale, groups) => {
    for (const [group, answers] of Object.entries(groups)) {
      for (const answer of answers) expect(satisfactionOf(answer, scale)).toBe(group);
    }
  });

  it('keep the top box apart', () => {
    expect([4, 5].map((answer) => isTopBox(answer, 'five'))).toEqual([false, true]);
    expect([9, 10].map((answer) => isTopBox(answer, 'ten'))).toEqual([false, true]);
    expect([6, 7].map((answer) => isTopBox(answer, 'seven'))).toEqual([false, true]);
  });

  it('count as recommending who promotes, or is satisfied where there are no ten steps', () => {
    expect([8, 9, 10].map((answer) => wouldRecommend(answer, 'ten'))).toEqual([false, true, true]);
    expect([3, 4].map((answer) => wouldRecommend(answer, 'five'))).toEqual([false, true]);
  });
});

describe('loyalty', () => {
  it('tells of each level what became of its customers, with intervals', () => {
    const loyalty = loyaltyOf([
      ...returning(5, { hits: 81, all: 263 }),
      ...returning(4, { hits: 15, all: 148 }),
      ...returning(1, { hits: 0, all: 20 }),
    ]);
    expect(loyalty.n).toBe(431);
    const top = levelOf(loyalty, 'top')?.outcomes.returned;
    expect(top?.estimate?.low).toBeCloseTo(0.2552885199, 10);
    expect(top?.estimate?.high).toBeCloseTo(0.366209577, 9);
    expect(levelOf(loyalty, 'next')?.outcomes.returned.estimate?.low).toBeCloseTo(0.0623863995, 10);
    expect(levelOf(loyalty, 'satisfied')?.n).toBe(411);
    expect(levelOf(loyalty, 'dissatisfied')?.outcomes.returned.estimate).toMatchObject({
      value: 0,
      low: 0,
    });
  });

  it('compares satisfied with dissatisfied, and the best answer with the next', () => {
    const satisfied = [
      ...returning(5, { hits: 56, all: 70 }),
      ...returning(4, { hits: 48, all: 80 }),
    ];
    const loyalty = loyaltyOf([...satisfied, ...returning(2, { hits: 1, all: 29 })]);
    expect(loyalty.topGain.returned?.low).toBeCloseTo(0.0524314724, 9);
    expect(loyalty.topGain.returned?.high).toBeCloseTo(0.333872654, 9);
    expect(loyalty.gain.returned?.low).toBeGreaterThan(0);
    expect(loyalty.gain.ordered).toBeNull();
  });

  it('says nothing of fewer than five answers, but how many they are', () => {
    const loyalty = loyaltyOf(returning(5, { hits: 4, all: 4 }));
    expect(loyalty.satisfied).toEqual({ n: 4, estimate: null });
    expect(levelOf(loyalty, 'top')?.outcomes.returned).toEqual({ n: 4, estimate: null });
  });

  it('reckons the net promoter score of those who were asked so', () => {
    const answers = [...Array(50).fill(9), ...Array(30).fill(8), ...Array(20).fill(3)];
    const { netPromoter } = loyaltyOf([
      rated(5),
      ...answers.map((recommendation) => rated(4, { recommendation })),
    ]);
    expect(netPromoter.n).toBe(100);
    expect(netPromoter.estimate?.value).toBeCloseTo(30, 10);
    expect(netPromoter.estimate?.low).toBeCloseTo(14.69219192, 7);
  });

  it('is of as many as its levels, whatever was rated', () => {
    const contacts = fc.array(fc.integer({ min: 1, max: 5 }).map((rating) => rated(rating)));
    fc.assert(
      fc.property(contacts, (some) => {
        const loyalty = loyaltyOf(some);
        const n = (level: SatisfactionLevel) => levelOf(loyalty, level)?.n ?? 0;
        expect(n('top') + n('next')).toBe(n('satisfied'));
        expect(n('satisfied') + n('neutral') + n('dissatisfied')).toBe(some.length);
      }),
    );
  });
});

describe('loyalty divided', () => {
  const some = [
    ...Array.from({ length: 3 }, () => rated(5, { channel: 'email', generation: 'x' })),
    ...Array.from({ length: 4 }, () => rated(2, { channel: 'chat', reasonId: 'late' })),
  ];

  it('puts the most contacts first, and leaves out who belongs nowhere', () => {
    const divided = divide(some, { by: 'channel', limit: 10 });
    expect(divided.map(({ key, loyalty }) => [key, loyalty.n])).toEqual([
      ['chat', 4],
      ['email', 3],
    ]);
    expect(divide(some, { by: 'generation', limit: 10 }).map(({ key }) => key)).toEqual(['x']);
    expect(divide(some, { by: 'reason', limit: 10 }).map(({ key }) => key)).toEqual(['late']);
    expect(divide(some, { by: 'project', limit: 10 })[0]?.loyalty.n).toBe(7);
  });

  it('stops at its limit', () => {
    expect(divide(some, { by: 'channel', limit: 1 })).toHaveLength(1);
  });
});

describe('what happens within a time', () => {
  const dayMs = 86_400_000;
  const endedAt = '2026-03-01T00:00:00.000Z';

  it.each([
    ['it happened in time', '2026-03-05T00:00:00.000Z', '2026-03-20T00:00:00.000Z', true],
    [
      'it happened on the last moment',
      '2026-03-08T00:00:00.000Z',
      '2026-03-08T00:00:00.000Z',
      true,
    ],
    ['it happened too late', '2026-03-09T00:00:00.000Z', '2026-03-20T00:00:00.000Z', false],
    ['it never happened', null, '2026-03-20T00:00:00.000Z', false],
    ['the time is not over', null, '2026-03-07T00:00:00.000Z', null],
    [
      'it happened, but others may yet',
      '2026-03-02T00:00:00.000Z',
      '2026-03-07T00:00:00.000Z',
      null,
    ],
  ])('%s', (_, happenedAt, now, wanted) => {
    expect(happenedWithin({ endedAt, happenedAt }, { withinMs: 7 * dayMs, now })).toBe(wanted);
  });
});

describe('satisfaction by week', () => {
  it('begins on Mondays, goes on over empty weeks, and signals', () => {
    const week = (day: string, satisfied: number, others: number) => [
      ...Array.from({ length: satisfied }, () => ({ endedAt: `${day}T12:00:00.000Z`, rating: 4 })),
      ...Array.from({ length: others }, () => ({ endedAt: `${day}T12:00:00.000Z`, rating: 3 })),
    ];
    const chart = satisfactionByWeek([
      ...week('2026-03-01', 80, 20),
      ...week('2026-03-02', 80, 20),
      ...week('2026-03-22', 20, 80),
    ]);
    expect(chart?.centre).toBeCloseTo(0.6, 12);
    expect(chart?.points.map(({ startsAt, all }) => [startsAt.slice(0, 10), all])).toEqual([
      ['2026-02-23', 100],
      ['2026-03-02', 100],
      ['2026-03-09', 0],
      ['2026-03-16', 100],
    ]);
    expect(chart?.points[2]).toMatchObject({ value: null, signals: [] });
    expect(chart?.points[3]?.signals).toContain('beyond-limit');
    expect(satisfactionByWeek([])).toBeNull();
  });
});
