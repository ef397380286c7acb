import { describe, expect, it } from 'vitest';
import { addMs } from '#kernel/time.ts';
import {
  afterReturn,
  isOver,
  leftSearch,
  outcomeOf,
  returnMs,
  silenceMs,
  type VisitDeed,
  type VisitOutcome,
} from './visit.ts';

const at = '2026-03-02T09:00:00.000Z';

describe('a visit that is over', () => {
  it.each<[string, VisitDeed[], VisitOutcome]>([
    ['nothing', [], 'gave-up'],
    ['reading alone', ['read', 'read'], 'gave-up'],
    ['a search alone', ['searched'], 'gave-up'],
    ['what helped', ['searched', 'read', 'helped'], 'solved'],
    ['what helped, and reading on', ['read', 'helped', 'read'], 'solved'],
    ['what did not help', ['read', 'did-not-help'], 'gave-up'],
    ['what did not help, then what did', ['read', 'did-not-help', 'read', 'helped'], 'solved'],
    ['what helped, then what did not', ['read', 'helped', 'read', 'did-not-help'], 'gave-up'],
    ['asking for a person', ['searched', 'asked-for-person'], 'asked-for-person'],
    ['asking, then finding it', ['read', 'asked-for-person', 'helped'], 'asked-for-person'],
    ['finding it, then asking', ['read', 'helped', 'asked-for-person'], 'asked-for-person'],
  ])('with %s', (_, deeds, outcome) => {
    expect(outcomeOf(deeds)).toBe(outcome);
  });

  it('is so after the silence, and not before', () => {
    expect(isOver(at, addMs(at, silenceMs - 1))).toBe(false);
    expect(isOver(at, addMs(at, silenceMs))).toBe(true);
  });
});

describe('a search that was left', () => {
  it.each<[string, VisitDeed[], number | null]>([
    ['nothing', [], null],
    ['a search alone', ['searched'], 0],
    ['a search and what it led to', ['searched', 'read'], null],
    ['two searches', ['searched', 'searched'], 1],
    ['reading, then a search', ['searched', 'read', 'helped', 'searched'], 3],
    ['a search, then a person', ['searched', 'asked-for-person'], 0],
  ])('after %s', (_, deeds, place) => {
    const steps = deeds.map((deed) => ({ deed }));
    expect(leftSearch(steps)).toBe(place === null ? null : steps[place]);
  });
});

describe('a return', () => {
  const about = (words: string) => ({ articleIds: [], categoryIds: [], words: [words] });
  it.each<[VisitOutcome, string, number, string, VisitOutcome]>([
    ['gave-up', 'refund', returnMs, 'my refund', 'came-back'],
    ['gave-up', 'refund', returnMs + 1, 'my refund', 'gave-up'],
    ['gave-up', 'refund', 1, 'invoice', 'gave-up'],
    ['solved', 'refund', 1, 'Where is the refund?', 'came-back'],
    ['solved', 'refund', 1, 'Hello!', 'solved'],
    ['solved', 'refund', returnMs + 1, 'refund', 'solved'],
    ['asked-for-person', 'refund', 1, 'refund', 'asked-for-person'],
    ['came-back', 'refund', 1, 'invoice', 'came-back'],
  ])(
    'after %s about %j, %i ms later, about %j makes it %s',
    (outcome, one, afterMs, other, after) => {
      const before = { outcome, lastStepAt: at, matter: about(one) };
      expect(afterReturn(before, { at: addMs(at, afterMs), matter: about(other) })).toBe(after);
    },
  );
});
