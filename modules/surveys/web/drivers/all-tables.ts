import type { Vocabulary } from '#platform/web/words.ts';
import type { AnalysisReport, DriverAnalysis } from '../../contract.ts';
import type { Cell, ReportTable } from './report-table.ts';
import {
  answersTable,
  attributesTable,
  comparisonTables,
  importanceTable,
  measuresTable,
  priorityTable,
  ranksTable,
} from './report-tables.ts';
import type { Names } from './use-names.ts';

/** All figures of a report, the facts about it first. */
export function allTables(
  analysis: DriverAnalysis,
  report: AnalysisReport,
  names: Names,
  words: Vocabulary,
): ReportTable[] {
  const { found } = report;
  const tables = [
    factsTable(analysis, report, words),
    ...(found
      ? [
          importanceTable(found, names, words),
          ...(found.resamples > 0 ? [ranksTable(found, names, words)] : []),
          priorityTable(found, names, words),
        ]
      : []),
    answersTable(report, words),
    attributesTable(report, names, words),
    measuresTable(report, 'duration', words),
    measuresTable(report, 'count', words),
    reasonsTable(report, names, words),
    ...comparisonTables(report, names, words),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function factsTable(
  { wanted, outcomeTitle }: DriverAnalysis,
  { counts, found }: AnalysisReport,
  { t, language }: Vocabulary,
): ReportTable {
  const fact = (label: string, value: Cell): Cell[] => [label, value];
  return {
    title: t('drivers.facts'),
    columns: [
      { label: t('drivers.column.fact'), kind: 'text' },
      { label: t('drivers.column.value'), kind: 'number' },
    ],
    rows: [
      fact(t('drivers.outcome'), outcomeTitle[language]),
      fact(t('drivers.from'), wanted.from),
      fact(t('drivers.until'), wanted.until),
      fact(t('surveys.ended'), counts.ended),
      fact(t('surveys.asked'), counts.asked),
      fact(t('surveys.answered'), counts.answered),
      fact(t('drivers.facts.n'), found?.n ?? null),
      fact(t('drivers.facts.customers'), found?.clusters ?? null),
      fact('R²', found?.r2 ?? null),
      fact(t('drivers.facts.draws'), wanted.resamples),
      fact(t('drivers.seed'), wanted.seed),
      fact(t('drivers.facts.version'), found?.version ?? null),
      fact(t('drivers.facts.fingerprint'), found?.fingerprint ?? null),
    ],
  };
}

function reasonsTable({ reasons }: AnalysisReport, names: Names, { t }: Vocabulary): ReportTable {
  return {
    title: t('drivers.measure.reason'),
    columns: [
      { label: t('drivers.measure.reason'), kind: 'text' },
      { label: t('drivers.column.contacts'), kind: 'count' },
    ],
    rows: reasons.map(({ reasonId, n }) => [names.reason(reasonId), n]),
  };
}
