import { pChart } from '#kernel/control-chart.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import type { WeekPoint } from './loyalty-report.ts';
import { satisfactionOf } from './satisfaction.ts';

const weekMs = 7 * dayMs;
/** A Monday. */
const firstWeekMs = Date.parse('1970-01-05T00:00:00.000Z');

/** The share of satisfied customers by week, from the first rated one to the last, as a p-chart;
 *  null without ratings. rating: 1..5. */
export function satisfactionByWeek(
  rated: readonly { readonly endedAt: Instant; readonly rating: number }[],
): { readonly centre: number; readonly points: WeekPoint[] } | null {
  const weeks = Map.groupBy(rated, ({ endedAt }) => weekOf(endedAt));
  const first = Math.min(...weeks.keys());
  const starts = Array.from(
    { length: weeks.size === 0 ? 0 : Math.max(...weeks.keys()) - first + 1 },
    (_, place) => first + place,
  );
  const chart = pChart(
    starts.map((week) => {
      const members = weeks.get(week) ?? [];
      const hits = members.filter(({ rating }) => satisfactionOf(rating, 'five') === 'satisfied');
      return { hits: hits.length, all: members.length };
    }),
  );
  if (!chart) return null;
  const points = chart.points.map((point, place) => ({
    ...point,
    startsAt: addMs(new Date(firstWeekMs).toISOString(), (starts[place] ?? 0) * weekMs),
  }));
  return { centre: chart.centre, points };
}

function weekOf(instant: Instant): number {
  return Math.floor((Date.parse(instant) - firstWeekMs) / weekMs);
}
