import { expect, it } from 'vitest';
import { readHolidays, withHolidays } from './holidays.ts';

it('reads a day from each line, and says which lines are none', () => {
  const text = '2026-05-01  Labour Day\n\n 2026-12-25\tChristmas\n2026-02-30 No such day\n1 May';
  expect(readHolidays(text)).toEqual({
    holidays: [
      { date: '2026-05-01', name: 'Labour Day', periods: [] },
      { date: '2026-12-25', name: 'Christmas', periods: [] },
    ],
    wrong: ['2026-02-30 No such day', '1 May'],
  });
});

it('puts new days in by date, in place of those on the same date', () => {
  const day = (date: string, name: string) => ({ date, name, periods: [] });
  const old = [day('2026-01-01', 'New Year'), day('2026-05-01', 'Old name')];
  const added = [day('2026-05-01', 'Labour Day'), day('2026-03-08', 'Women’s Day')];
  expect(withHolidays(old, added).map(({ name }) => name)).toEqual([
    'New Year',
    'Women’s Day',
    'Labour Day',
  ]);
});
