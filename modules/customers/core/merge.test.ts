import { describe, expect, it } from 'vitest';
import { addMs } from '#kernel/time.ts';
import { decideMerge, isUndoable, type MergeParty, undoWindowMs } from './merge.ts';

const anna: MergeParty = {
  id: 'anna',
  name: 'Анна',
  language: null,
  birthYear: 1987,
  preferredChannel: null,
  externalIds: [],
  valueLevel: 0,
};
const guest: MergeParty = { ...anna, id: 'guest', name: null, language: 'ru', birthYear: 1990 };
const withId = (party: MergeParty, ...externalIds: string[]) => ({ ...party, externalIds });

describe('a merge', () => {
  it('fills what is blank and leaves what is known', () => {
    const decision = decideMerge({ from: guest, into: anna }, false);
    expect(decision).toEqual({ kind: 'merge', filled: ['language'], isRaised: false });
  });

  it.each([
    [3, 0, true],
    [3, 3, false],
    [3, 4, false],
  ])('of level %i into level %i raises: %s', (from, into, isRaised) => {
    const pair = { from: { ...guest, valueLevel: from }, into: { ...anna, valueLevel: into } };
    expect(decideMerge(pair, false)).toMatchObject({ isRaised });
  });

  it('of a customer with himself is none', () => {
    expect(decideMerge({ from: anna, into: anna }, true)).toEqual({ kind: 'same-customer' });
  });

  it('of two people of the client’s systems needs to be confirmed', () => {
    const pair = { from: withId(guest, '7'), into: withId(anna, '8') };
    expect(decideMerge(pair, false)).toEqual({ kind: 'two-external-ids' });
    expect(decideMerge(pair, true).kind).toBe('merge');
    expect(decideMerge({ ...pair, into: anna }, false).kind).toBe('merge');
  });
});

describe('undoing a merge', () => {
  const at = '2026-03-02T09:00:00.000Z';

  it('is possible for 30 days, once', () => {
    expect(isUndoable({ at, undoneAt: null }, addMs(at, undoWindowMs))).toBe(true);
    expect(isUndoable({ at, undoneAt: null }, addMs(at, undoWindowMs + 1))).toBe(false);
    expect(isUndoable({ at, undoneAt: at }, at)).toBe(false);
  });
});
