import { analyse } from '../drivers/analyse.ts';
import type { AnalysisOptions, Watch } from '../drivers/analysis.ts';
import type { ScaleQuestion } from '../question.ts';
import { analysisTable } from './analysis-table.ts';
import type { Answered, Measured } from './answered.ts';
import { compareBy } from './compare.ts';
import type { AnalysisReport, Comparison, ReportCounts } from './report.ts';
import { measuredOf, saidOf } from './said.ts';
import type { AnalysisWanted } from './wanted.ts';

/** All that an analysis rests on. */
export interface AnalysisData {
  readonly counts: ReportCounts;
  readonly outcome: ScaleQuestion;
  readonly attributes: readonly ScaleQuestion[];
  readonly answered: readonly Answered[];
  readonly measured: ReadonlyMap<string, Measured>;
}

/** What part of the time the analysis of all takes, before segments are compared. */
const partOfAll = 0.8;

/** Analyses what customers answered. The same data and wishes give the same report. Null: it was
 *  cancelled. */
export function makeReport(
  { counts, outcome, attributes, answered, measured }: AnalysisData,
  wanted: AnalysisWanted,
  watch: Watch = {},
): AnalysisReport | null {
  const { measures, resamples, seed, straightLiners, targetPerformance } = wanted;
  const { table, rows, left } = analysisTable({
    ...{ answered, outcome, attributes, measures },
    measuredOf: (contactId) => measured.get(contactId),
  });
  const options: AnalysisOptions = {
    ...{ resamples, seed, straightLiners, targetPerformance },
    evenIfFew: false,
  };
  const all = analyse(table, options, {
    ...watch,
    onProgress: (share) => watch.onProgress?.(partOfAll * share),
  });
  if (all.kind === 'cancelled') return null;
  const found = all.kind === 'analysed' ? all.analysis : null;
  const comparisons = found ? compareAll({ table, rows }, options, watch) : [];
  const measuredRows = answered.flatMap(({ contactId }) => measured.get(contactId) ?? []);
  const numbers = measures.filter((each) => each !== 'reason');
  const report: AnalysisReport = {
    ...{ counts, left, comparisons },
    outcome: saidOf(outcome, answered),
    attributes: attributes.map((each) => saidOf(each, answered)),
    measures: numbers.map((each) => measuredOf(each, measuredRows)),
    reasons: measures.includes('reason') ? reasonsOf(measuredRows) : [],
    found,
    refusal: all.kind === 'refused' ? all.refusal : null,
  };
  return report;
}

function compareAll(
  data: Parameters<typeof compareBy>[1],
  options: AnalysisOptions,
  { onProgress, ...watch }: Watch,
): Comparison[] {
  onProgress?.(partOfAll);
  return (['channel', 'language'] as const).flatMap(
    (by) => compareBy(by, data, options, watch) ?? [],
  );
}

function reasonsOf(measured: readonly Measured[]): AnalysisReport['reasons'] {
  const byReason = Map.groupBy(measured, ({ reason }) => reason);
  return Array.from(byReason, ([reasonId, of]) => ({ reasonId, n: of.length })).sort(
    (one, other) => other.n - one.n,
  );
}
