import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport } from '../../contract.ts';
import classes from './Report.module.css';
import { ReportTableView } from './ReportTableView.tsx';
import { comparisonTables } from './report-tables.ts';
import type { Names } from './use-names.ts';

/** The same for each channel and language, where each has answers enough. */
export function SegmentsPart({ report, names }: { report: AnalysisReport; names: Names }) {
  const words = useWords();
  const { t, format } = words;
  const tables = comparisonTables(report, names, words);
  const waiting = report.comparisons.filter(({ found }) => !found);
  return (
    <>
      {tables.map((table) => (
        <div key={table.title}>
          <h3>{table.title}</h3>
          <ReportTableView table={table} />
        </div>
      ))}
      {waiting.map(({ by, groups, needed }) => (
        <p key={by} className={classes.few}>
          {t(`drivers.segments.too-few.${by}`, {
            groups: format.list(
              groups.map(({ name, n }) => `${names.segment(name)} (${format.number(n)})`),
            ),
            each: needed.each,
            all: needed.all,
          })}
        </p>
      ))}
    </>
  );
}
