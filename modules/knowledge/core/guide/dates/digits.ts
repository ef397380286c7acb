import { type DateRead, type DateRule, type Day, dateAround, dayOf, named } from './day.ts';

const start = '(?:(?<start>с|со|от|since|from|从|自) ?)?';
const limit = '(?:(?<limit>к|ко|до|by|until|before) )?';

/** Dates in digits: 2026-03-05, 05.03.2026, 5/3. */
export const digitRules: readonly DateRule[] = [
  {
    pattern: digits('(?<year>20\\d\\d)[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})'),
    read: (parts) => read(parts, dayOf(Number(parts.year), Number(parts.month), Number(parts.day))),
  },
  {
    pattern: digits('(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>20\\d\\d|\\d\\d)'),
    read: (parts) => read(parts, dayOf(yearOf(parts), Number(parts.month), Number(parts.day))),
  },
  {
    pattern: digits('(?<day>\\d{1,2})\\.(?<month>0[1-9]|1[0-2])'),
    read: (parts, today) => withoutYear(parts, today),
  },
  {
    pattern: digits('(?<one>\\d{1,2})/(?<other>\\d{1,2})/(?<year>20\\d\\d|\\d\\d)'),
    read: (parts) => {
      const { month, day, isExact } = monthAndDay(parts);
      return read({ ...parts }, dayOf(yearOf(parts), month, day), isExact);
    },
  },
  {
    pattern: digits('(?<one>\\d{1,2})/(?<other>\\d{1,2})'),
    read: (parts, today) => {
      const { month, day, isExact } = monthAndDay(parts);
      if (month > 12 || (parts.one === '24' && parts.other === '7')) return null;
      const found = withoutYear({ ...parts, month: `${month}`, day: `${day}` }, today);
      return found && { ...found, isExact };
    },
  },
];

function digits(source: string): RegExp {
  const money = '(?! ?(?:р|руб|₽|%|元|块|eur|usd|gbp|€|£|\\$))';
  return new RegExp(
    `(?<![\\d.,/€£$¥№#-])(?<!\\p{L})${start}${limit}${source}(?![\\d/]|[.,]\\d)${money}`,
    'gu',
  );
}

function yearOf({ year = '' }: Partial<Record<string, string>>): number {
  return Number(year.length === 2 ? `20${year}` : year);
}

/** The day stands first in Britain and Russia, the month in China and America: when both can be
 *  meant it is to be confirmed. */
function monthAndDay({ one = '', other = '' }: Partial<Record<string, string>>) {
  const [first, second] = [Number(one), Number(other)];
  if (second > 12) return { month: first, day: second, isExact: true };
  return { month: second, day: first, isExact: first > 12 || first === second };
}

function withoutYear(parts: Partial<Record<string, string>>, today: Day): DateRead | null {
  const around = dateAround(today, { month: Number(parts.month), day: Number(parts.day) });
  const found = around && read(parts, around.day);
  return found && around ? { ...found, ahead: around.ahead } : null;
}

function read(
  parts: Partial<Record<string, string>>,
  day: Day | null,
  isExact = true,
): DateRead | null {
  if (day === null) return null;
  if (parts.start !== undefined) return named(day, { isExact, strength: 'start' });
  return named(day, { isExact, isLimit: parts.limit !== undefined });
}
