import { shareOf } from '#kernel/proportion.ts';
import type { Vocabulary } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import type { AnalysisFound } from '../../core/analysis/shapes.ts';
import type { ColumnKind, ReportTable } from './report-table.ts';
import type { Names } from './use-names.ts';

type Words = Pick<Vocabulary, 't'>;
type Columns = ReportTable['columns'];

/** What customers answered, value by value, with Wilson's intervals. */
export function answersTable({ outcome }: AnalysisReport, { t }: Words): ReportTable {
  return {
    title: t('drivers.says.distribution'),
    columns: [
      column(t('drivers.column.answer'), 'count'),
      column(t('drivers.column.answers'), 'count'),
      ...shareColumns(t('drivers.column.share'), t),
    ],
    rows: outcome.distribution.toReversed().map(({ value, answers }) => {
      const share = shareOf({ hits: answers, all: outcome.n });
      return [value, answers, share?.value ?? null, share?.low ?? null, share?.high ?? null];
    }),
  };
}

/** What customers answered to each question, and who did not. */
export function attributesTable(
  { attributes }: AnalysisReport,
  names: Names,
  { t }: Words,
): ReportTable {
  return {
    title: t('drivers.says.attributes'),
    columns: [
      column(t('drivers.column.driver'), 'text'),
      column(t('drivers.column.answers'), 'count'),
      column(t('drivers.column.mean'), 'number'),
      column(t('drivers.column.low'), 'number'),
      column(t('drivers.column.high'), 'number'),
      column(t('drivers.column.not-applicable'), 'count'),
      column(t('drivers.column.blank'), 'count'),
      column(t('drivers.column.not-asked'), 'count'),
    ],
    rows: attributes.map(({ name, n, mean, notApplicable, blank, notAsked }) => [
      ...[names.driver(name), n, mean?.value ?? null, mean?.low ?? null, mean?.high ?? null],
      ...[notApplicable, blank, notAsked],
    ]),
  };
}

/** What was measured of the contacts. */
export function measuresTable(
  { measures }: AnalysisReport,
  kind: 'duration' | 'count',
  { t }: Words,
): ReportTable {
  const isTime = (name: string) => name === 'wait' || name === 'gap';
  return {
    title: t(`drivers.says.measured.${kind}`),
    columns: [
      column(t('drivers.column.driver'), 'text'),
      column(t('drivers.column.contacts'), 'count'),
      column(t('drivers.column.median'), kind),
      column(t('drivers.column.p90'), kind),
      column(t('drivers.column.above'), 'count'),
    ],
    rows: measures
      .filter(({ name }) => isTime(name) === (kind === 'duration'))
      .map(({ name, n, median, p90, above }) => [
        ...[t(`drivers.measure.${name}`), n, median, p90, above],
      ]),
  };
}

/** How much each driver matters, the most first. */
export function importanceTable(found: AnalysisFound, names: Names, { t }: Words): ReportTable {
  return {
    title: t('drivers.matters.chart'),
    columns: [
      column(t('drivers.column.rank'), 'count'),
      column(t('drivers.column.driver'), 'text'),
      ...shareColumns(t('drivers.column.importance'), t),
      column(t('drivers.column.first'), 'share'),
      column(t('drivers.column.coefficient'), 'number'),
      column('p', 'number'),
      column(t('drivers.column.johnson'), 'number'),
      column(t('drivers.column.proven'), 'text'),
    ],
    rows: ranked(found).map(({ name, rank, share, drawn, coefficients, johnson }) => {
      const [coefficient] = coefficients.length === 1 ? coefficients : [null];
      const { low = null, high = null } = drawn?.shareInterval ?? {};
      return [
        ...[rank, names.driver(name), share, low, high, drawn?.rankProbability[0] ?? null],
        ...[coefficient?.value ?? null, coefficient?.p ?? null, johnson],
        drawn ? t(drawn.isProven ? 'drivers.yes' : 'drivers.no') : null,
      ];
    }),
  };
}

/** How likely each driver has each rank. */
export function ranksTable(found: AnalysisFound, names: Names, { t }: Words): ReportTable {
  const drivers = ranked(found);
  return {
    title: t('drivers.matters.ranks'),
    columns: [
      column(t('drivers.column.driver'), 'text'),
      ...drivers.map((_, index) => column(String(index + 1), 'share')),
    ],
    rows: drivers.map(({ name, drawn }) => [
      names.driver(name),
      ...(drawn?.rankProbability ?? drivers.map(() => null)),
    ]),
  };
}

/** Where to act first: the largest index above. */
export function priorityTable(found: AnalysisFound, names: Names, { t }: Words): ReportTable {
  const drivers = found.drivers
    .filter(({ priority }) => priority !== null)
    .toSorted((one, other) => (other.priority?.index ?? 0) - (one.priority?.index ?? 0));
  return {
    title: t('drivers.act.table'),
    columns: [
      column(t('drivers.column.driver'), 'text'),
      column(t('drivers.column.quadrant'), 'text'),
      column(t('drivers.column.index'), 'points'),
      column(t('drivers.column.low'), 'points'),
      column(t('drivers.column.high'), 'points'),
      column(t('drivers.column.performance'), 'points'),
      column(t('drivers.column.importance'), 'share'),
      column(t('drivers.column.best'), 'text'),
      column(t('drivers.column.gain'), 'number'),
      column(t('drivers.column.kind'), 'text'),
    ],
    rows: drivers.map(({ name, share, priority }) => {
      const { low = null, high = null } = priority?.interval ?? {};
      const contrast = found.contrasts.find(({ driver }) => driver === name);
      const best = priority?.best ?? null;
      return [
        names.driver(name),
        priority ? t(`drivers.quadrant.${priority.quadrant}`) : null,
        ...[priority?.index ?? null, low, high, priority?.performance ?? null, share],
        ...[best ? names.segment(best.segment) : null, best?.gain ?? null],
        contrast ? t(`drivers.kind.${contrast.kind}`) : null,
      ];
    }),
  };
}

/** The same analysis by channel or language, side by side. */
export function comparisonTables(
  { comparisons, found }: AnalysisReport,
  names: Names,
  { t }: Words,
): ReportTable[] {
  return comparisons.flatMap(({ by, found: segments }) => {
    if (!segments || !found) return [];
    return {
      title: t(`drivers.segments.${by}`),
      columns: [
        column(t('drivers.column.driver'), 'text'),
        ...segments.flatMap(({ name }) => shareColumns(names.segment(name), t)),
      ],
      rows: ranked(found).map(({ name }) => [
        names.driver(name),
        ...segments.flatMap(({ drivers }) => {
          const its = drivers.find((each) => each.name === name);
          const { low = null, high = null } = its?.shareInterval ?? {};
          return [its?.share ?? null, low, high];
        }),
      ]),
    };
  });
}

/** The drivers, those that matter most first. */
export function ranked(found: AnalysisFound): AnalysisFound['drivers'] {
  return found.drivers.toSorted((one, other) => one.rank - other.rank);
}

function column(label: string, kind: ColumnKind): Columns[number] {
  return { label, kind };
}

function shareColumns(label: string, t: Words['t']): Columns {
  return [
    column(label, 'share'),
    column(t('drivers.column.low'), 'share'),
    column(t('drivers.column.high'), 'share'),
  ];
}
