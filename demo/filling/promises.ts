import { type Id, newId } from '#kernel/id.ts';
import { hourMs, type Instant, minuteMs } from '#kernel/time.ts';
import type { Queue } from '#modules/routing/core/queue.ts';
import type { OpenPeriod, Schedule } from '#modules/routing/core/schedule.ts';
import { putSchedule } from '#modules/routing/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { DemoProject, ProjectKey } from '../texts/projects/project.ts';

const open = (...hours: readonly (readonly [number, number])[]): OpenPeriod[] =>
  hours.map(([from, until]) => ({ fromMinute: from * 60, untilMinute: until * 60 }));

interface DemoHours {
  readonly names: Schedule['names'];
  /** Monday to Friday, Saturday, Sunday. */
  readonly days: readonly [OpenPeriod[], OpenPeriod[], OpenPeriod[]];
  /** Month and day of what comes each year, and when it is open then. */
  readonly holidays: readonly { on: string; name: string; periods: OpenPeriod[] }[];
  /** Queues that are open around the clock all the same. */
  readonly alwaysOpen: readonly string[];
}

const hoursOf: Record<ProjectKey, DemoHours> = {
  carrier: {
    names: { en: 'Office in Moscow', ru: 'Московский офис', zh: '莫斯科办公室' },
    days: [open([9, 13], [14, 18]), [], []],
    holidays: [
      { on: '01-01', name: 'Новый год', periods: [] },
      { on: '01-07', name: 'Рождество', periods: [] },
      { on: '05-09', name: 'День Победы', periods: [] },
    ],
    alwaysOpen: ['carrier-now'],
  },
  shop: {
    names: { en: 'Customer service', ru: 'Служба поддержки', zh: '客服时间' },
    days: [open([9, 12], [13, 21]), open([9, 12], [13, 21]), open([10, 18])],
    holidays: [
      { on: '01-01', name: '元旦', periods: [] },
      { on: '05-01', name: '劳动节', periods: open([10, 16]) },
      { on: '10-01', name: '国庆节', periods: [] },
    ],
    alwaysOpen: [],
  },
  broadband: {
    names: { en: 'Help line', ru: 'Линия поддержки', zh: '服务热线' },
    days: [open([8, 21]), open([9, 18]), open([10, 16])],
    holidays: [
      { on: '12-25', name: 'Christmas Day', periods: [] },
      { on: '12-26', name: 'Boxing Day', periods: open([10, 16]) },
    ],
    alwaysOpen: [],
  },
};

/** What the demo's queues promise. */
export const targetsMs = {
  chat: {
    'first-response': 2 * minuteMs,
    'next-response': 3 * minuteMs,
    resolution: 30 * minuteMs,
  },
  email: { 'first-response': 4 * hourMs, 'next-response': 6 * hourMs, resolution: 16 * hourMs },
} satisfies Queue['targetsMs'];

/** Makes the business hours of a project. Returns the schedule of each of its queues; null: open
 *  around the clock. at: holidays are those of this year and the next. */
export async function addHours(
  act: <T>(deed: (ctx: Context) => Promise<T>) => Promise<T>,
  { key, timeZone }: DemoProject,
  { projectId, at }: { projectId: Id; at: Instant },
): Promise<(queueKey: string) => Id | null> {
  const { names, days, holidays, alwaysOpen } = hoursOf[key];
  const [weekday, saturday, sunday] = days;
  const week = [...Array.from({ length: 5 }, () => weekday), saturday, sunday];
  const id = newId();
  const thisYear = Number(at.slice(0, 4));
  const schedule: Schedule = {
    ...{ id, projectId, names, timeZone, week },
    holidays: [thisYear, thisYear + 1].flatMap((year) =>
      holidays.map(({ on, ...holiday }) => ({ ...holiday, date: `${year}-${on}` })),
    ),
  };
  await act((ctx) => putSchedule(ctx, schedule));
  return (queueKey) => (alwaysOpen.includes(queueKey) ? null : id);
}
