import { describe, expect, it } from 'vitest';
import { mondaysUntil, reasonRows } from './reason-rows.ts';

describe('the weeks of a trend', () => {
  it('end with the one of today, also on a Monday and a Sunday', () => {
    expect(mondaysUntil('2026-03-02T00:00:00.000Z', 2)).toEqual(['2026-02-23', '2026-03-02']);
    expect(mondaysUntil('2026-03-08T23:59:59.999Z', 1)).toEqual(['2026-03-02']);
  });
});

describe('the reasons of a trend', () => {
  const mondays = ['2026-02-23', '2026-03-02'];
  const week = (reasonId: string, weekFrom: string, contacts: number, repeats = 0) => ({
    reasonId,
    weekFrom,
    departmentId: null,
    contacts,
    repeats,
  });

  it('stand by their contacts, with a 0 for each week without any', () => {
    const rows = reasonRows(
      [
        week('few', '2026-03-02', 2),
        week('many', '2026-02-23', 3, 1),
        week('many', '2026-03-02', 4, 2),
      ],
      mondays,
    );
    expect(rows).toEqual([
      { reasonId: 'many', contacts: 7, repeats: 3, weekly: [3, 4] },
      { reasonId: 'few', contacts: 2, repeats: 0, weekly: [0, 2] },
    ]);
  });

  it('add up the departments of a week, and leave out what lies before', () => {
    const rows = reasonRows(
      [
        week('one', '2026-03-02', 1),
        { ...week('one', '2026-03-02', 2), departmentId: 'd' },
        week('old', '2026-01-05', 9),
      ],
      mondays,
    );
    expect(rows).toEqual([{ reasonId: 'one', contacts: 3, repeats: 0, weekly: [0, 3] }]);
  });
});
