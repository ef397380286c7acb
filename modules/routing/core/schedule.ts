import { z } from 'zod';
import { projectSettings } from '#modules/projects/core/settings.ts';
import { id, instant } from '#platform/http/contract.ts';
import { name, names } from './name.ts';

/** Open periods of one day. */
export const maximumPeriods = 6;
const maximumHolidays = 500;
const dayMinutes = 24 * 60;

/** Open from one minute of the local day to another, which is not open any more. */
const openPeriod = z
  .object({
    fromMinute: z.number().int().min(0).max(dayMinutes),
    untilMinute: z.number().int().min(0).max(dayMinutes),
  })
  .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute);
export type OpenPeriod = z.infer<typeof openPeriod>;

const openPeriods = z
  .array(openPeriod)
  .max(maximumPeriods)
  .refine((periods) =>
    periods.every(({ fromMinute }, place) => fromMinute >= (periods[place - 1]?.untilMinute ?? 0)),
  );

/** Business hours. Those of a holiday take the place of its weekday's; none: closed all day. */
export const schedule = z.object({
  id,
  projectId: id,
  names,
  timeZone: projectSettings.shape.timeZone,
  /** Monday first. */
  week: z.array(openPeriods).length(7),
  holidays: z
    .array(z.object({ date: z.iso.date(), name, periods: openPeriods }))
    .max(maximumHolidays)
    .refine((holidays) => new Set(holidays.map(({ date }) => date)).size === holidays.length),
});
export type Schedule = z.infer<typeof schedule>;

/** A queue that is closed at once, and opens by itself. reasons: told to those who come. */
export const closure = z.object({ until: instant, reasons: names });
export type Closure = z.infer<typeof closure>;
