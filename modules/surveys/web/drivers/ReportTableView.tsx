import { useWords } from '#platform/web/words.ts';
import classes from './Report.module.css';
import { type ReportTable, writeCell } from './report-table.ts';

/** Figures with their heads; it scrolls by itself when it is wide. */
export function ReportTableView({ table }: { table: ReportTable }) {
  const { format } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className={classes.scroll} aria-label={table.title} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.columns.map(({ label, kind }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
              <th key={index} scope="col" data-number={kind === 'text' ? undefined : true}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, index) => {
                const kind = table.columns[index]?.kind ?? 'text';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={index} data-number={kind === 'text' ? undefined : true}>
                    {writeCell(cell, kind, format)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
