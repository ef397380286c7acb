import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, minuteMs } from '#kernel/time.ts';
import { compareListening, listeningCall, ratingFelt, stateAfterRating } from './listening.ts';

const now = '2026-01-05T09:00:00.000Z';
const rule = { ratingAtMost: 2, dueAfterMs: 30 * minuteMs };

describe('a listening task', () => {
  it.each([
    [1, true],
    [2, true],
    [3, false],
    [5, false],
    [null, false],
  ])('for a rating of %s: %s', (rating, isOpened) => {
    expect(listeningCall(rating, rule, now) !== null).toBe(isOpened);
  });

  it.each([
    [null, null, null],
    [null, 2, 2],
    [4, 1, 4],
    [1, 5, 1],
  ])('goes by the whole, %s, before the lowest part, %s', (rating, lowestAttribute, felt) => {
    expect(ratingFelt({ rating, lowestAttribute })).toBe(felt);
  });

  it('is due as long after the rating as the rule says', () => {
    expect(listeningCall(1, rule, now)).toEqual({
      rating: 1,
      openedAt: now,
      dueAt: '2026-01-05T09:30:00.000Z',
    });
    const patient = { ratingAtMost: 3, dueAfterMs: 5 * minuteMs };
    expect(listeningCall(3, patient, now)?.dueAt).toBe('2026-01-05T09:05:00.000Z');
  });

  it.each([
    ['open', false, 'void'],
    ['open', true, 'open'],
    ['void', true, 'open'],
    ['void', false, 'void'],
    ['claimed', false, 'claimed'],
    ['done', false, 'done'],
    ['done', true, 'done'],
  ] as const)('that is %s, with a rating that is low: %s, becomes %s', (state, isLow, next) => {
    expect(stateAfterRating(state, { isLow })).toBe(next);
  });

  it('goes to the head of the queue when the rating is lowest, then when it is due first', () => {
    const anyTask = fc.record({
      rating: fc.integer({ min: 1, max: 5 }),
      dueAt: fc.nat({ max: 600 }).map((minutes) => addMs(now, minutes * minuteMs)),
    });
    fc.assert(
      fc.property(fc.array(anyTask), (tasks) => {
        const keys = tasks
          .toSorted(compareListening)
          .map(({ rating, dueAt }) => `${rating} ${dueAt}`);
        expect(keys).toEqual(keys.toSorted());
      }),
    );
  });
});
