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
  it.each<[VisitOutcome, number, VisitOutcome]>([
    ['gave-up', returnMs, 'came-back'],
    ['gave-up', returnMs + 1, 'gave-up'],
    ['solved', 1, 'came-back'],
    ['solved', returnMs + 1, 'solved'],
    ['asked-for-person', 1, 'asked-for-person'],
    ['came-back', 1, 'came-back'],
  ])('after %s and %i ms makes it %s', (before, afterMs, after) => {
    const returnedAt = addMs(at, afterMs);
    expect(afterReturn(before, { lastStepAt: at, returnedAt })).toBe(after);
  });
});
