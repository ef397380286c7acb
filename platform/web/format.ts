import { locales } from '#kernel/language.ts';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '#kernel/time.ts';
import type { Language } from '#platform/http/contract.ts';

/** Writes numbers, moments and spans the way a language does. */
export interface Format {
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** ratio: 0..1. digits: after the decimal sign, 0 unless given. */
  percent(ratio: number, digits?: number): string;
  /** A span in its two largest units, seconds only below an hour: "1 h 5 min". */
  duration(durationMs: number): string;
  /** A span as a stopwatch shows it: "4:05", "1:04:05"; a minus when it is negative. From a day on
   *  in whole days. */
  stopwatch(durationMs: number): string;
  date(instant: Instant): string;
  time(instant: Instant): string;
  dateTime(instant: Instant): string;
  /** The distance in words: "5 minutes ago", "in 2 days". */
  relative(instant: Instant, now: Instant): string;
  list(items: readonly string[]): string;
}

/** The formats of a language. timeZone: an IANA name; the device's own unless given. */
export function createFormat(language: Language, timeZone?: string): Format {
  const locale = locales[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { ...zone, timeStyle: 'short', hourCycle: 'h23' });
  const dateTime = new Intl.DateTimeFormat(locale, {
    ...zone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale);
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  const number = numberFormats(locale);
  return {
    number,
    percent: (ratio, digits = 0) =>
      number(ratio, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
    duration: (durationMs) => writeDuration(durationMs, number, units),
    stopwatch: (durationMs) =>
      Math.abs(durationMs) < dayMs
        ? stopwatch(durationMs)
        : writeDuration(durationMs - (durationMs % dayMs), number, units),
    date: (instant) => date.format(Date.parse(instant)),
    time: (instant) => time.format(Date.parse(instant)),
    dateTime: (instant) => dateTime.format(Date.parse(instant)),
    relative: (instant, now) => writeDistance(Date.parse(instant) - Date.parse(now), relative),
    list: (items) => list.format(items),
  };
}

/** Intl's formatters are dear to make, so each set of options makes one. */
function numberFormats(locale: string): Format['number'] {
  const made = new Map<string, Intl.NumberFormat>();
  return (value, options = {}) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format.format(value);
  };
}

const durationUnits = [
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
  ['second', secondMs],
] as const;

function writeDuration(
  durationMs: number,
  number: Format['number'],
  list: Intl.ListFormat,
): string {
  const step = Math.abs(durationMs) >= hourMs ? minuteMs : secondMs;
  const rounded = Math.round(Math.abs(durationMs) / step) * step;
  const largest = durationUnits.findIndex(([, unitMs]) => rounded >= unitMs);
  const shown = largest < 0 ? durationUnits.slice(-1) : durationUnits.slice(largest, largest + 2);
  let restMs = rounded;
  const parts = shown.flatMap(([unit, unitMs], index) => {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    if (count === 0 && index > 0) return [];
    return [number(count, { style: 'unit', unit, unitDisplay: 'short' })];
  });
  const sign = durationMs < 0 && rounded > 0 ? '−' : '';
  return `${sign}${list.format(parts)}`;
}

function stopwatch(durationMs: number): string {
  const seconds = Math.floor(Math.abs(durationMs) / secondMs);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3_600);
  const tail = parts.map((part) => String(part).padStart(2, '0'));
  const text = hours > 0 ? `${hours}:${tail.join(':')}` : `${parts[0]}:${tail[1]}`;
  return durationMs < 0 && seconds > 0 ? `−${text}` : text;
}

const relativeUnits = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
] as const;

function writeDistance(distanceMs: number, format: Intl.RelativeTimeFormat): string {
  for (const [unit, unitMs] of relativeUnits) {
    const count = Math.round(distanceMs / unitMs);
    if (Math.abs(count) >= 1) return format.format(count, unit);
  }
  return format.format(0, 'second');
}
