import { dayMs, type Instant, minuteMs } from '#kernel/time.ts';
import type { Schedule } from './schedule.ts';

/** When the doors are open: a schedule without its name and its project. */
export type OpenTimes = Pick<Schedule, 'timeZone' | 'week' | 'holidays'>;

/** An opening is looked for no further ahead. */
const maximumAheadMs = 400 * dayMs;

/** Whether it is open: the clock on the wall of the schedule's zone shows a minute of one of the
 *  day's periods. An hour that a clock change repeats is open twice, one that it skips not at all.
 *  A holiday takes the place of its weekday. */
export function isOpenAt(times: OpenTimes, instant: Instant): boolean {
  const ms = Date.parse(instant);
  const [first] = openSpans(times, ms, ms + 1);
  return first !== undefined;
}

/** The first instant from then on at which it is open; null when there is none in 400 days. */
export function nextOpening(times: OpenTimes, instant: Instant): Instant | null {
  const ms = Date.parse(instant);
  for (const { startMs } of openSpans(times, ms, ms + maximumAheadMs)) return instantOf(startMs);
  return null;
}

/** When it closes next, after an instant at which it is open. Null when it is closed then, or does
 *  not close in 400 days. */
export function nextClosing(times: OpenTimes, instant: Instant): Instant | null {
  const ms = Date.parse(instant);
  const limitMs = ms + maximumAheadMs;
  let closesMs = ms;
  for (const { startMs, endMs } of openSpans(times, ms, limitMs)) {
    if (startMs > closesMs) break;
    closesMs = endMs;
  }
  return closesMs === ms || closesMs === limitMs ? null : instantOf(closesMs);
}

/** How long it is open from one instant to another, in milliseconds; 0 when `to` is not later. */
export function openMsBetween(times: OpenTimes, from: Instant, to: Instant): number {
  let openMs = 0;
  for (const span of openSpans(times, Date.parse(from), Date.parse(to))) {
    openMs += span.endMs - span.startMs;
  }
  return openMs;
}

/** The first instant by which it has been open for so long since another; null when that takes more
 *  than 400 days. openMs: 0 gives the instant itself. */
export function afterOpenMs(times: OpenTimes, from: Instant, openMs: number): Instant | null {
  if (openMs <= 0) return from;
  const ms = Date.parse(from);
  let leftMs = openMs;
  for (const { startMs, endMs } of openSpans(times, ms, ms + maximumAheadMs)) {
    if (endMs - startMs >= leftMs) return instantOf(startMs + leftMs);
    leftMs -= endMs - startMs;
  }
  return null;
}

/** What the clocks of a zone show at an instant, in milliseconds as if it were in UTC. */
export function wallMsAt(timeZone: string, instant: Instant): number {
  const ms = Date.parse(instant);
  return ms + offsetsOf(timeZone)(ms);
}

/** 1 for Monday to 7 for Sunday. wallMs: what the clocks show. */
export function weekdayOf(wallMs: number): number {
  return ((new Date(wallMs).getUTCDay() + 6) % 7) + 1;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The open spans between two instants, in their order. Those of two days may touch. */
function* openSpans(times: OpenTimes, fromMs: number, toMs: number): Generator<Span, void> {
  for (const { startMs, endMs, offsetMs } of steadySpans(times.timeZone, fromMs, toMs)) {
    const wallEndMs = endMs + offsetMs;
    for (let dayAt = floorTo(startMs + offsetMs, dayMs); dayAt < wallEndMs; dayAt += dayMs) {
      for (const { fromMinute, untilMinute } of periodsOf(times, dayAt)) {
        const opensMs = Math.max(startMs, dayAt + fromMinute * minuteMs - offsetMs);
        const closesMs = Math.min(endMs, dayAt + untilMinute * minuteMs - offsetMs);
        if (opensMs < closesMs) yield { startMs: opensMs, endMs: closesMs };
      }
    }
  }
}

/** The periods of a local day. dayAt: its midnight on the wall, written as if in UTC. */
function periodsOf({ week, holidays }: OpenTimes, dayAt: number) {
  const date = instantOf(dayAt).slice(0, 10);
  const holiday = holidays.find((each) => each.date === date);
  return holiday?.periods ?? week[weekdayOf(dayAt) - 1] ?? [];
}

/** The time between two instants, parted where the zone's distance from UTC changes. A zone changes
 *  it at most once a day, at a full minute. */
function* steadySpans(
  timeZone: string,
  fromMs: number,
  toMs: number,
): Generator<Span & { readonly offsetMs: number }, void> {
  const offsetAt = offsetsOf(timeZone);
  for (let startMs = fromMs; startMs < toMs; ) {
    const dayEndMs = Math.min(startMs + dayMs, toMs);
    const offsetMs = offsetAt(startMs);
    const isSteady = offsetAt(dayEndMs) === offsetMs;
    const endMs = isSteady ? dayEndMs : changeBetween(startMs, dayEndMs, offsetAt);
    yield { startMs, endMs, offsetMs };
    startMs = endMs;
  }
}

/** The full minute at which the offset becomes another than at the start. */
function changeBetween(fromMs: number, toMs: number, offsetAt: (ms: number) => number): number {
  const before = offsetAt(fromMs);
  let steady = Math.floor(fromMs / minuteMs);
  let changed = Math.ceil(toMs / minuteMs);
  while (changed - steady > 1) {
    const middle = Math.floor((steady + changed) / 2);
    if (offsetAt(middle * minuteMs) === before) steady = middle;
    else changed = middle;
  }
  return changed * minuteMs;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetsOf(timeZone: string): (ms: number) => number {
  const format = formats.get(timeZone) ?? wallFormat(timeZone);
  formats.set(timeZone, format);
  return (ms) => {
    const shown = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
    const date = [part('year'), part('month') - 1, part('day')] as const;
    const wallMs = Date.UTC(...date, part('hour'), part('minute'), part('second'));
    return wallMs - floorTo(ms, 1_000);
  };
}

function wallFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
}

function floorTo(ms: number, unitMs: number): number {
  return Math.floor(ms / unitMs) * unitMs;
}

function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}
