import type { Id } from '#kernel/id.ts';
import {
  type Compared,
  type Comparison,
  type Measure,
  measures,
} from '#modules/routing/core/simulation/compare.ts';
import type { Day } from '#modules/routing/core/simulation/day.ts';
import type { PastDays } from '#modules/routing/core/simulation/days.ts';

const allColumns = [
  { key: 'real', title: 'happened' },
  { key: 'base', title: 'simulated' },
  { key: 'whatIf', title: 'what if' },
  { key: 'difference', title: 'difference' },
  { key: 'interval', title: '95 % of the runs' },
] as const satisfies readonly { key: keyof Compared; title: string }[];

const titles: Readonly<Record<Measure, string>> = {
  contacts: 'contacts',
  answered: 'answered',
  abandoned: 'abandoned',
  waiting: 'waiting at the end',
  meanWaitMs: 'wait, mean',
  medianWaitMs: 'wait, median',
  p90WaitMs: 'wait, 90th percentile',
  serviceLevel: 'service level',
  occupancy: 'occupancy',
};

/** The figures of each queue and channel, one under the other; columns that say nothing are left
 *  out. */
export function tableOf({ groups, runs }: Comparison, { queues }: Pick<Day, 'queues'>): string {
  const nameOf = (id: Id) => queues.find((queue) => queue.id === id)?.names.en ?? id;
  const all = groups.flatMap(({ figures }) => Object.values(figures));
  const columns = allColumns.filter(({ key }) => all.some((figure) => figure[key] !== null));
  return groups
    .map(({ queueId, channel, figures }) => {
      const title =
        queueId === null ? `All queues, ${runs} runs` : `${nameOf(queueId)}, ${channel}`;
      const head = lineOf(
        title,
        columns.map((column) => column.title),
      );
      const shown = measures.filter((measure) => figures[measure].base !== null);
      const lines = shown.map((measure) =>
        lineOf(
          `  ${titles[measure]}`,
          columns.map(({ key }) => cellOf(figures[measure], { key, measure })),
        ),
      );
      return [head, ...lines].join('\n');
    })
    .join('\n\n');
}

/** What the figures mean and what the simulation takes for granted. */
export function notesOf(
  { presence, leftOut, dates }: PastDays,
  { isForecast }: { isForecast: boolean },
): string[] {
  const days = dates[0] === dates[1] ? dates[0] : `${dates[0]} to ${dates[1]}`;
  const absent =
    presence.byWork > 0
      ? `; of ${presence.byWork} without a history, from their first to their last contact of a day`
      : '';
  const what = isForecast ? 'Presence' : 'Contacts, presence';
  return [
    'Waits are those of who was answered. Service level: answered within the threshold of queue',
    'and channel / (answered + abandoned after the limit of short abandons + waiting beyond the',
    'threshold at the end). Occupancy: talk and wrap-up / (talk and wrap-up + available without',
    'any); several at once count once.',
    `${what}, patience and offers of ${days}.`,
    `Presence of ${presence.known} agents by their history${absent};`,
    'skills, capacity and queues as today.',
    'Patience: known of who left; drawn of all others from an exponential with the mean of the',
    'channel. Who was handed on is worked on in one go by who answers first. What is begun by',
    'agents, interruptions, the last agent and the value of customers are left out.',
    ...(leftOut > 0
      ? [`Not played: ${leftOut} contacts that waited on other days, or merged.`]
      : []),
  ];
}

function cellOf(
  figure: Compared,
  { key, measure }: { key: keyof Compared; measure: Measure },
): string {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${worded(measure, value)}`;
  if (key === 'difference') return figure.difference === null ? '' : signed(figure.difference);
  if (key !== 'interval') return worded(measure, figure[key]);
  const { interval } = figure;
  return interval === null ? '' : `${signed(interval[0])} to ${signed(interval[1])}`;
}

function lineOf(title: string, cells: readonly string[]): string {
  const padded = cells.map((cell, place) => cell.padStart(place === 4 ? 24 : 13));
  return `${title.padEnd(26)}${padded.join('')}`.trimEnd();
}

function worded(measure: Measure, value: number | null): string {
  if (value === null) return '';
  if (measure.endsWith('Ms')) return lasting(value);
  if (measure === 'serviceLevel' || measure === 'occupancy') return `${(100 * value).toFixed(1)} %`;
  return String(Number(value.toFixed(1)));
}

function lasting(durationMs: number): string {
  const seconds = durationMs / 1_000;
  if (Math.abs(seconds) >= 3_600) return `${(seconds / 60).toFixed(0)} min`;
  return `${seconds.toFixed(Math.abs(seconds) < 10 ? 1 : 0)} s`;
}
