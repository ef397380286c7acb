import { type Schedule, schedule } from '../core/schedule.ts';

type Holiday = Schedule['holidays'][number];

const date = schedule.shape.holidays.element.shape.date;

/** Reads closed days from lines such as `2026-05-01 Labour Day`. wrong: the lines that are not. */
export function readHolidays(text: string): { holidays: Holiday[]; wrong: string[] } {
  const holidays: Holiday[] = [];
  const wrong: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, day, name] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    if (name && date.safeParse(day).success) holidays.push({ date: day ?? '', name, periods: [] });
    else if (line !== '') wrong.push(line);
  }
  return { holidays, wrong };
}

/** The holidays with others put in, by date; of two on one date the new one stays. */
export function withHolidays(old: readonly Holiday[], added: readonly Holiday[]): Holiday[] {
  const byDate = new Map([...old, ...added].map((each) => [each.date, each]));
  return Array.from(byDate.values()).sort((one, other) => (one.date < other.date ? -1 : 1));
}
