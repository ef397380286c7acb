import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import type { ContactFacts } from './facts.ts';
import {
  abandonment,
  abandonmentWithoutShort,
  contacts,
  dissatisfaction,
  firstResponse,
  handlingTime,
  type LowRating,
  lowRatingsCorrected,
  lowRatingsHeard,
  meanRating,
  occupancy,
  type ServiceLevelVariant,
  satisfaction,
  serviceLevel,
  speedOfAnswer,
  timeToCorrect,
  timeToHear,
  waiting,
} from './metrics.ts';

const start = '2026-01-05T09:00:00.000Z';
const thresholdMs = 20_000;

function fact(chosen: Partial<ContactFacts> = {}): ContactFacts {
  return {
    queueId: 'q',
    agentId: null,
    offeredAt: start,
    endedAt: start,
    result: 'answered',
    isWaiting: false,
    waitMs: 10_000,
    isShortAbandoned: false,
    offersNotAccepted: 0,
    talkMs: 200_000,
    waitForCustomerMs: 0,
    wrapUpMs: 40_000,
    firstResponseMs: 15_000,
    transfers: 0,
    ...chosen,
  };
}

function times(count: number, chosen: Partial<ContactFacts>): ContactFacts[] {
  return Array.from({ length: count }, () => fact(chosen));
}

/** 100 offered: 90 answered, 78 of them in time; 10 abandoned, 6 of them before the threshold,
 *  4 of those almost at once. */
const interval: ContactFacts[] = [
  ...times(78, { waitMs: thresholdMs }),
  ...times(12, { waitMs: thresholdMs + 1 }),
  ...times(4, { result: 'abandoned', waitMs: 2_000, isShortAbandoned: true }),
  ...times(2, { result: 'abandoned', waitMs: 15_000 }),
  ...times(4, { result: 'abandoned', waitMs: 60_000 }),
];

describe('the service level', () => {
  it.each<[ServiceLevelVariant, number, number]>([
    ['all-offered', 0.78, 100],
    ['short-abandons-excluded', 0.8125, 96],
    ['answered-only', 0.8666666667, 90],
    ['abandons-within-excluded', 0.829787234, 94],
    ['abandons-within-met', 0.84, 100],
  ])('by the formula %s is %d of %d', (variant, value, n) => {
    const metric = serviceLevel(thresholdMs, variant);
    expect(metric.formula).toBe(`service-level.${variant}`);
    expect(metric.compute(interval).value).toBeCloseTo(value, 9);
    expect(metric.compute(interval).n).toBe(n);
  });

  it('falls while a contact waits beyond the threshold, and not before', () => {
    const metric = serviceLevel(thresholdMs);
    const young = fact({ result: 'waiting', waitMs: thresholdMs, endedAt: null });
    const old = fact({ result: 'waiting', waitMs: thresholdMs + 1, endedAt: null });
    expect(metric.compute([...interval, young]).n).toBe(100);
    expect(metric.compute([...interval, old])).toMatchObject({ value: 78 / 101, n: 101 });
  });

  it('does not count what was merged, or what an agent started', () => {
    const others = [fact({ result: 'left' }), fact({ offeredAt: null, waitMs: 0 })];
    expect(serviceLevel(thresholdMs).compute([...interval, ...others]).n).toBe(100);
  });

  it('is unknown, not zero, when nothing was offered', () => {
    expect(serviceLevel(thresholdMs).compute([])).toEqual({ value: null, n: 0, interval: null });
  });
});

describe('the metrics of contacts', () => {
  it('count what came and what waits', () => {
    const facts = [...interval, fact({ result: 'waiting', isWaiting: true })];
    const handedOn = fact({ isWaiting: true });
    expect(contacts.compute(facts).value).toBe(101);
    expect(waiting.compute([...facts, handedOn]).value).toBe(2);
    expect(waiting.compute([]).value).toBe(0);
  });

  it('give abandonment with and without those who hardly waited', () => {
    expect(abandonment.compute(interval)).toMatchObject({ value: 0.1, n: 100 });
    expect(abandonmentWithoutShort.compute(interval)).toMatchObject({ value: 0.0625, n: 96 });
    expect(abandonment.compute(interval).interval?.low).toBeCloseTo(0.0552291, 6);
  });

  it('give the speed of answer of the answered alone', () => {
    const facts = [10, 20, 30, 40, 400].map((seconds) => fact({ waitMs: seconds * 1_000 }));
    const all = [
      ...facts,
      fact({ result: 'abandoned', waitMs: 999_000 }),
      fact({ offeredAt: null }),
    ];
    expect(speedOfAnswer.median.compute(all)).toMatchObject({ value: 30_000, n: 5 });
    expect(speedOfAnswer.p90.compute(all).value).toBeCloseTo(256_000, 6);
    expect(speedOfAnswer.maximum.compute(all).value).toBe(400_000);
    expect(speedOfAnswer.mean.compute(all).value).toBe(100_000);
  });

  it('give the first response of contacts that had one', () => {
    const facts = [fact({ firstResponseMs: 60_000 }), fact({ firstResponseMs: null })];
    expect(firstResponse.median.compute(facts)).toMatchObject({ value: 60_000, n: 1 });
  });

  it('give handling time as talk and wrap-up of contacts that are over', () => {
    const facts = [
      fact({ talkMs: 300_000, wrapUpMs: 60_000, waitForCustomerMs: 999_000 }),
      fact({ talkMs: 100_000, wrapUpMs: 20_000 }),
      fact({ endedAt: null, talkMs: 5_000, wrapUpMs: 0 }),
      fact({ result: 'abandoned', talkMs: 0, wrapUpMs: 0 }),
    ];
    expect(handlingTime.mean.compute(facts)).toMatchObject({ value: 240_000, n: 2 });
  });
});

describe('occupancy', () => {
  it('is handling among handling and available', () => {
    const agents = [
      { handlingMs: 20_000_000, availableMs: 3_000_000 },
      { handlingMs: 5_200_000, availableMs: 600_000 },
    ];
    expect(occupancy.compute(agents)).toEqual({ value: 0.875, n: 2, interval: null });
    expect(occupancy.compute([]).value).toBeNull();
  });
});

describe('the metrics of ratings', () => {
  it('give the shares of the best two and the worst two, and the mean', () => {
    const ratings = [1, 2, 3, 4, 5, 5, 5, 4];
    expect(satisfaction.compute(ratings)).toMatchObject({ value: 5 / 8, n: 8 });
    expect(dissatisfaction.compute(ratings)).toMatchObject({ value: 2 / 8, n: 8 });
    expect(meanRating.compute(ratings).value).toBe(29 / 8);
  });

  it('tell how many low ratings were heard and put right, and how soon', () => {
    const later = (minutes: number) => addMs(start, minutes * minuteMs);
    const low: LowRating = {
      ratedAt: start,
      heardAt: null,
      needsCorrection: false,
      correctedAt: null,
    };
    const ratings: LowRating[] = [
      low,
      { ...low, heardAt: later(10) },
      { ...low, heardAt: later(20), needsCorrection: true },
      { ...low, heardAt: later(60), needsCorrection: true, correctedAt: later(240) },
    ];
    expect(lowRatingsHeard.compute(ratings)).toMatchObject({ value: 0.75, n: 4 });
    expect(lowRatingsCorrected.compute(ratings)).toMatchObject({ value: 0.5, n: 2 });
    expect(timeToHear.median.compute(ratings)).toMatchObject({ value: 20 * minuteMs, n: 3 });
    expect(timeToCorrect.maximum.compute(ratings)).toMatchObject({ value: 240 * minuteMs, n: 1 });
  });
});
