import type { Random } from '#kernel/random.ts';
import { dayMs, hourMs, minuteMs } from '#kernel/time.ts';

/** How many customers come in an hour of the day, relative to the other hours. */
const hourWeights = [
  2, 1, 1, 1, 1, 2, 4, 8, 16, 27, 34, 36, 33, 30, 32, 33, 31, 29, 27, 25, 22, 16, 9, 4,
] as const;

/** Monday is busiest: it gathers what the weekend has left. */
const weekdayWeights = [0.62, 1.25, 1.08, 1, 0.98, 1.02, 0.72] as const;

/** Milliseconds that a zone is ahead of UTC at a moment. */
export function zoneOffsetMs(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(atMs);
  const [day = '', time = ''] = parts.split(', ');
  const local = Date.parse(`${day.split('/').reverse().join('-')}T${time}Z`);
  return local - Math.floor(atMs / 1_000) * 1_000;
}

/** The hour of the day, 0 to below 24, by a clock that is so far ahead of UTC. */
export function hourOf(atMs: number, offsetMs: number): number {
  return ((atMs + offsetMs) % dayMs) / hourMs;
}

/** Moments at which customers turn up: more by day than by night and on Mondays than on Sundays.
 *  In order. */
export function drawArrivals(
  random: Random,
  when: { fromMs: number; untilMs: number; count: number; offsetMs: number },
): number[] {
  const { fromMs, untilMs, count, offsetMs } = when;
  const hours = Math.ceil((untilMs - fromMs) / hourMs);
  const reached: number[] = [];
  let total = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    total += weightAt(fromMs + hour * hourMs, offsetMs);
    reached.push(total);
  }
  const drawn = Array.from({ length: count }, () => {
    const wanted = random() * total;
    const hour = reached.findIndex((sum) => sum > wanted);
    return fromMs + hour * hourMs + random() * hourMs;
  });
  return drawn.filter((atMs) => atMs < untilMs).sort((one, other) => one - other);
}

function weightAt(atMs: number, offsetMs: number): number {
  const local = atMs + offsetMs;
  const weekday = new Date(local).getUTCDay();
  const hour = Math.floor(hourOf(atMs, offsetMs));
  return (weekdayWeights[weekday] ?? 1) * (hourWeights[hour] ?? 1);
}

/** When an agent works: the shifts of one person, in order and apart. */
export interface Shift {
  readonly fromMs: number;
  readonly untilMs: number;
}

const shiftHours = 8;
/** The hours at which shifts begin; one agent of each crew has the night. */
const shiftStarts = [8, 22, 9, 13, 10, 8, 14, 11, 9, 15] as const;
/** However late it is where a project is, most of its people are there when history ends. */
const lastShiftMs = 150 * minuteMs;

/** The shifts of the agents of a crew, by their place in it: five days in seven, and the last
 *  hours before the end. */
export function drawShifts(
  random: Random,
  crew: { place: number; fromMs: number; untilMs: number; offsetMs: number },
): Shift[] {
  const { place, fromMs, untilMs, offsetMs } = crew;
  const startHour = shiftStarts[place % shiftStarts.length] ?? 9;
  const firstDay = Math.floor((fromMs + offsetMs) / dayMs);
  const days = Math.ceil((untilMs - fromMs) / dayMs) + 1;
  const lastFromMs = untilMs - lastShiftMs;
  const shifts: Shift[] = [];
  for (let day = 0; day < days; day += 1) {
    if ((firstDay + day + 2 * place) % 7 < 2) continue;
    const startMs = (firstDay + day) * dayMs - offsetMs + startHour * hourMs;
    const shift = {
      fromMs: startMs + (random() - 0.6) * 10 * minuteMs,
      untilMs: startMs + shiftHours * hourMs + (random() - 0.3) * 12 * minuteMs,
    };
    if (shift.fromMs >= fromMs && shift.untilMs < lastFromMs) shifts.push(shift);
  }
  const isThereAtTheEnd = place % 5 !== 4;
  if (isThereAtTheEnd) {
    const fromMs = lastFromMs + random() * 20 * minuteMs;
    shifts.push({ fromMs, untilMs: untilMs + dayMs });
  }
  return shifts;
}
