import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { present } from '#kernel/assert.ts';
import { dayMs, secondMs } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import type { Day, DayContact } from '../core/simulation/day.ts';
import { dateAfter, daysBetween, localDateAt, localDay } from '../core/simulation/local-day.ts';
import { findQueue, type Known } from '../core/simulation/what-if.ts';

const maximumRows = 500_000;
const seconds = z.coerce
  .number()
  .min(0)
  .max(dayMs / secondMs);

const row = z.object({
  /** With its distance from UTC: 2026-03-02T09:15:00+03:00. */
  at: z.iso.datetime({ offset: true }),
  queue: z.string().min(1),
  channel,
  language: z.string().default(''),
  handlingSeconds: seconds,
  wrapUpSeconds: seconds.default(0),
});

/** What the parser gives of a line. */
const parsed = z.object({
  record: z.record(z.string(), z.string()),
  info: z.object({ lines: z.number() }),
});

/** A line that cannot be read, and why. The first line is 1. */
export interface LineFault {
  readonly line: number;
  readonly why: string;
}

/** Reads expected contacts from the text of a CSV file with a line of titles. The dates are the
 *  local ones that they fill. Says all that is wrong, by line. */
export function readArrivals(
  text: string,
  { queues, timeZone, known }: Pick<Day, 'queues' | 'timeZone'> & { known: Known },
):
  | { contacts: readonly DayContact[]; dates: readonly [string, string]; faults: readonly [] }
  | { contacts: null; faults: readonly LineFault[] } {
  const contacts: DayContact[] = [];
  const faults: LineFault[] = [];
  for (const { line, record } of recordsOf(text, faults)) {
    const read = row.safeParse(record);
    const wrong = read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    const queue = read.data && findQueue(queues, read.data.queue);
    const { language = '' } = read.data ?? {};
    if (wrong || !read.data) faults.push({ line, why: wrong?.join('; ') ?? 'it cannot be read' });
    else if (!queue) faults.push({ line, why: `queue: there is no "${read.data.queue}"` });
    else if (language !== '' && !known.languages.has(language))
      faults.push({ line, why: `language: there is no "${language}"` });
    else contacts.push(expected(read.data, { queueId: queue.id, line }));
  }
  const [first, last] = extremes(contacts);
  if (faults.length > 0) return { contacts: null, faults };
  if (first === null || last === null) {
    return { contacts: null, faults: [{ line: 1, why: 'no contacts follow' }] };
  }
  const dates = [localDateAt(first, timeZone), localDateAt(last, timeZone)] as const;
  return { contacts, dates, faults: [] };
}

/** The day of a forecast: its contacts, and the agents as they were there on past days, moved to
 *  its dates one after the other. */
export function forecastDay(
  past: Day,
  { contacts, dates }: { contacts: readonly DayContact[]; dates: readonly [string, string] },
): Day {
  const { timeZone } = past;
  const { fromMs } = localDay(dates[0], timeZone);
  const { toMs } = localDay(dates[1], timeZone);
  const pastDate = localDateAt(past.fromMs, timeZone);
  const moved = (atMs: number) => {
    const date = localDateAt(atMs, timeZone);
    const day = dateAfter(dates[0], daysBetween(pastDate, date));
    return localDay(day, timeZone).fromMs + (atMs - localDay(date, timeZone).fromMs);
  };
  return {
    ...past,
    ...{ fromMs, toMs, contacts },
    agents: past.agents.map((agent) => ({
      ...agent,
      presence: agent.presence.map((each) => ({ ...each, atMs: moved(each.atMs) })),
    })),
  };
}

function recordsOf(text: string, faults: LineFault[]) {
  const options = {
    ...{ bom: true, columns: true, info: true, skip_empty_lines: true, trim: true },
    ...{ relax_column_count: true, to: maximumRows },
  };
  try {
    const records = z.array(parsed).parse(parse(text, options));
    return records.map(({ record, info }) => ({ record: withoutBlanks(record), line: info.lines }));
  } catch (error) {
    const line = z.object({ lines: z.number() }).safeParse(error).data?.lines ?? 1;
    faults.push({ line, why: error instanceof Error ? error.message : String(error) });
    return [];
  }
}

/** What a cell leaves blank is as if its column were missing. */
function withoutBlanks(record: Readonly<Record<string, string>>): unknown {
  return Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== ''));
}

function expected(
  { at, channel, language, handlingSeconds, wrapUpSeconds }: z.infer<typeof row>,
  { queueId, line }: { queueId: string; line: number },
): DayContact {
  return {
    ...{ contactId: `line-${line}`, queueId, channel, waitedMs: 0, hasLeft: false },
    language: language === '' ? null : language,
    enteredMs: Date.parse(at),
    work: [
      { state: 'talk', durationMs: Math.round(handlingSeconds * secondMs) },
      { state: 'wrap-up', durationMs: Math.round(wrapUpSeconds * secondMs) },
    ],
  };
}

function extremes(contacts: readonly DayContact[]): [number, number] | [null, null] {
  const times = contacts.map(({ enteredMs }) => enteredMs).sort((one, other) => one - other);
  if (times.length === 0) return [null, null];
  return [present(times[0], 'the first'), present(times.at(-1), 'the last')];
}
