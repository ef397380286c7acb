import { describe, expect, it } from 'vitest';
import { addMs, dayMs, minuteMs, secondMs } from '#kernel/time.ts';
import type { Trial } from '#modules/routing/core/trial.ts';
import { baselineOf, plannedContacts, reportOf, type TrialContact } from './trial.ts';

const start = '2026-05-04T09:00:00.000Z';
const knowing = { repeatWithinDays: 7, now: addMs(start, 30 * dayMs) };
const trialOf = (plan: Trial['plan']): Trial => ({
  ...{ id: 't', projectId: 'p', queueId: 'q', rule: 'relaxing', share: 0.5, plan },
  ...{ ruleAsItWas: {}, startedAt: start, startedById: 'a', endedAt: null, end: null },
});

/** The n-th contact, answered in time unless told otherwise. */
function contact(place: number, given: Partial<TrialContact> = {}): TrialContact {
  const drawnAt = addMs(start, place * minuteMs);
  return {
    ...{ isTreated: place % 2 === 0, drawnAt, result: 'answered', waitMs: 20 * secondMs },
    ...{ thresholdMs: minuteMs, endedAt: addMs(drawnAt, minuteMs), talkMs: 60_000, wrapUpMs: 0 },
    ...{ transfers: 0, isResolved: null, rating: null, cameAgain: false },
    ...given,
  };
}

const many = (n: number, given: (place: number) => Partial<TrialContact> = () => ({})) =>
  Array.from({ length: n }, (_, place) => contact(place, given(place)));

function reported(contacts: readonly TrialContact[], plan: Partial<Trial['plan']> = {}) {
  const trial = trialOf({ measure: 'in-time', difference: 0.1, contacts: 100, ...plan });
  const treated = contacts.filter(({ isTreated }) => isTreated).length;
  return reportOf({ trial, drawn: { treated, control: contacts.length - treated } }, contacts, {
    ...knowing,
  });
}

const lateInControl = (place: number) =>
  place % 2 === 1 && place % 3 > 0 ? { waitMs: 2 * minuteMs } : {};

describe('the report of a trial', () => {
  it('compares nothing with fewer than thirty contacts in an arm', () => {
    const { measures } = reported(many(58));
    expect(measures.find(({ measure }) => measure === 'in-time')?.difference).toBeNull();
    const enough = reported(many(60)).measures;
    expect(enough.find(({ measure }) => measure === 'in-time')?.difference).not.toBeNull();
  });

  it('says nothing before as many contacts are known as were planned', () => {
    const early = reported(many(99, lateInControl));
    expect(early.measures[0]?.difference?.low).toBeGreaterThan(0);
    expect(early).toMatchObject({ known: 99, verdict: null });
    expect(reported(many(100, lateInControl)).verdict?.says).toBe('better');
  });

  it('does not change its verdict by what comes later', () => {
    const planned = many(100, lateInControl);
    const later = Array.from({ length: 400 }, (_, place) =>
      contact(100 + place, place % 2 === 0 ? { waitMs: 9 * minuteMs } : {}),
    );
    const both = reported([...later, ...planned]);
    expect(both.measures[0]?.difference?.high).toBeLessThan(0);
    expect(both.verdict).toEqual(reported(planned).verdict);
  });

  it('knows which way is better', () => {
    const longer = (place: number) => (place % 2 === 0 ? { waitMs: (40 + place) * 1_000 } : {});
    expect(reported(many(100, longer), { measure: 'wait' }).verdict?.says).toBe('worse');
    const shorter = (place: number) => (place % 2 === 0 ? { talkMs: 5_000 + place } : {});
    expect(reported(many(100, shorter), { measure: 'handling' }).verdict?.says).toBe('better');
  });

  it('finds no difference between arms that are alike', () => {
    const half = (place: number) => (place % 4 < 2 ? { waitMs: 2 * minuteMs } : {});
    expect(reported(many(100, half)).verdict?.says).toBe('no-difference');
  });

  it.each<[string, Partial<TrialContact>, number]>([
    ['left before an answer is not in time', { result: 'abandoned', waitMs: 1_000 }, 0],
    ['waits past the threshold is not in time', { result: 'waiting', waitMs: 2 * minuteMs }, 0],
    ['was answered just in time is', { waitMs: minuteMs }, 1],
  ])('counts that who %s', (_name, given, value) => {
    const { measures } = reported(many(60, () => given));
    expect(measures[0]?.treated).toMatchObject({ n: 30, estimate: { value } });
  });

  it('does not count yet who still waits within the threshold, or was spam', () => {
    const given = (place: number): Partial<TrialContact> =>
      place % 2 === 0 ? { result: 'waiting', endedAt: null } : { result: 'left' };
    expect(reported(many(60, given)).known).toBe(0);
  });

  it('tells that nobody came again only when the days of a repeat are over', () => {
    const endedAt = addMs(knowing.now, -7 * dayMs);
    const known = (end: string) =>
      reported(
        many(60, () => ({ endedAt: end })),
        { measure: 'came-again' },
      ).known;
    expect(known(endedAt)).toBe(60);
    expect(known(addMs(endedAt, 1))).toBe(0);
  });
});

describe('the size of a trial', () => {
  const past = many(300, (place) => (place % 4 === 0 ? { waitMs: 2 * minuteMs } : {}));
  const measures = baselineOf(past, { ...knowing, days: 30 });
  const of = (measure: Trial['plan']['measure']) => {
    const found = measures.find((each) => each.measure === measure);
    if (!found) throw new Error(measure);
    return found;
  };

  it('follows from what the queue did in the past', () => {
    expect(of('in-time')).toMatchObject({ n: 300, perDay: 10, value: 0.75 });
    // 7.8489 x (0.75 x 0.25 + 0.85 x 0.15) / 0.1^2 = 247.2 in each arm.
    expect(plannedContacts(of('in-time'), { difference: 0.1, share: 0.5 })).toBe(495);
  });

  it('is not told where the past tells nothing', () => {
    expect(of('satisfied')).toMatchObject({ n: 0, value: null });
    expect(plannedContacts(of('satisfied'), { difference: 0.1, share: 0.5 })).toBeNull();
  });
});
