import { expect, test } from 'vitest';
import { addMs, minuteMs, secondMs } from '#kernel/time.ts';
import { changePresence, lapsesAt } from './presence.ts';

const since = '2026-03-02T09:00:00.000Z';
const now = '2026-03-02T09:30:00.000Z';
const available = { state: 'available', reason: null, since } as const;

test('a change ends the present stretch and begins the next at the same instant', () => {
  expect(changePresence(available, { state: 'break', reason: 'lunch' }, now)).toEqual({
    presence: { state: 'break', reason: 'lunch', since: now },
    segment: { state: 'available', reason: null, startedAt: since, endedAt: now },
  });
});

test('another reason for the same state is a change', () => {
  const onBreak = { state: 'break', reason: 'lunch', since } as const;
  const change = changePresence(onBreak, { state: 'break', reason: 'coffee' }, now);
  expect(change?.segment.reason).toBe('lunch');
});

test('the same state for the same reason changes nothing', () => {
  expect(changePresence(available, { state: 'available', reason: null }, now)).toBeNull();
});

test('a clock that went back makes no stretch of negative length', () => {
  const change = changePresence(available, { state: 'busy', reason: null }, addMs(since, -1));
  expect(change?.segment).toMatchObject({ startedAt: since, endedAt: since });
  expect(change?.presence.since).toBe(since);
});

test('a person lapses two minutes after the last sign of life', () => {
  const seenAt = addMs(since, 50 * secondMs);
  expect(lapsesAt({ since, seenAt })).toBe(addMs(seenAt, 2 * minuteMs));
  expect(lapsesAt({ since, seenAt: null })).toBe(addMs(since, 2 * minuteMs));
  expect(lapsesAt({ since, seenAt: addMs(since, -minuteMs) })).toBe(addMs(since, 2 * minuteMs));
});
